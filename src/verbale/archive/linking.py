"""Links between statements that are nearly the same, with the passages in which they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from sqlalchemy import Connection, insert, select

from verbale.archive import tables
from verbale.archive.near import similarity

__all__ = ["differences", "link"]

_NEAR = 0.6
"""Texts with this share of their runs of words in common are linked."""
_TOKEN = re.compile(r"\w+|[^\w\s]")

Pair = tuple[tuple[int, int], tuple[int, int]]


def link(connection: Connection, statement: str, text: str, bands: Sequence[int]) -> None:
    """Link a new statement with those that are nearly the same, and let later ones find it."""
    table = tables.bands
    others = select(table.c.statement).where(table.c.band.in_(bands)).distinct()
    for other in list(connection.execute(others).scalars()):
        query = select(tables.statements.c.text).where(tables.statements.c.id == other)
        before = connection.execute(query).scalar_one()
        alike = similarity(before, text)
        if alike >= _NEAR:
            connection.execute(
                insert(tables.links).values(
                    one=other,
                    other=statement,
                    similarity=round(alike, 3),
                    differences=differences(before, text),
                )
            )
    if bands:
        rows = [{"band": band, "statement": statement} for band in sorted(set(bands))]
        connection.execute(insert(table), rows)


def differences(one: str, other: str) -> list[Pair]:
    """Where two texts differ: spans of the first beside spans of the second, in code points.

    A span is empty where the other text has words that this one has not. White space is no difference.
    """
    left, right = list(_TOKEN.finditer(one)), list(_TOKEN.finditer(other))
    matcher = SequenceMatcher(None, [t[0] for t in left], [t[0] for t in right], autojunk=False)
    return [
        (_span(left, i1, i2, one), _span(right, j1, j2, other))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _span(tokens: Sequence[re.Match[str]], first: int, last: int, text: str) -> tuple[int, int]:
    if first < last:
        return tokens[first].start(), tokens[last - 1].end()
    at = tokens[first].start() if first < len(tokens) else len(text)
    return at, at
