"""Permanent links to quotations, and answers short enough for a conversation.

A link is ``verbale://statement/ID#char=START,END``: the statement's text and, after RFC 5147, the
range of characters in it, counted in code points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = ["latest", "link", "linked", "shortened"]

Row = dict[str, Any]


def link(statement: str, start: int, end: int) -> str:
    """The permanent link to the characters ``[start, end)`` of a statement's text."""
    return f"verbale://statement/{statement}#char={start},{end}"


def linked(value: Any) -> Any:
    """``value`` with a ``link`` beside every quotation in it that says where it stands."""
    if isinstance(value, list | tuple):
        return [linked(item) for item in value]
    if not isinstance(value, dict):
        return value
    row = {name: linked(item) for name, item in value.items()}
    if {"statement", "start", "end", "quote"} <= row.keys():
        row["link"] = link(row["statement"], row["start"], row["end"])
    return row


def latest(rows: Sequence[Row], most: int) -> list[Row]:
    """The ``most`` rows last spoken of, the latest first."""
    return sorted(rows, key=lambda row: str(row.get("latest", "")), reverse=True)[:most]


def shortened(row: Row, most: int) -> Row:
    """``row`` with its ``most`` latest mentions, and how many there are in all."""
    mentions = row.get("mentions")
    if mentions is None:
        return row
    return {**row, "mentions_in_all": len(mentions), "mentions": list(mentions)[-most:]}
