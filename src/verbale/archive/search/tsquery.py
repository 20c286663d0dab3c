"""Searching with PostgreSQL's text search: queries as it takes them, and its own order.

What is written holds the words of the query, which are letters and digits, in quotation marks, and operators that
this module writes itself (PostgreSQL 15 manual, section 8.11.2).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, cast, column, func, table, text

from verbale.archive.search.query import And, Near, Not, Query, Words

__all__ = ["expression", "having", "matching"]

_INDEXED = table("sentences", column("number"), column("words")).alias("indexed")


def expression(query: Query) -> str:
    """The text of a ``tsquery``; where words are at a distance, either order is written out."""
    if isinstance(query, Words):
        last = f"'{query.words[-1]}'" + (":*" if query.prefix else "")
        return "(" + " <-> ".join([*(f"'{word}'" for word in query.words[:-1]), last]) + ")"
    if isinstance(query, Near):
        return _near(expression(query.one), expression(query.other), query.distance)
    if isinstance(query, Not):
        return f"({expression(query.wanted)} & !{expression(query.unwanted)})"
    joint = " & " if isinstance(query, And) else " | "
    return f"({joint.join(expression(part) for part in query.parts)})"


def having(query: Query) -> tuple[ColumnElement[int], ColumnElement[bool], ColumnElement[Any]]:
    """The number of a sentence, the condition that ``query`` matches it, and its relevance, best first.

    That is ``ts_rank``, long sentences counting less.
    """
    from sqlalchemy.dialects.postgresql import TSQUERY  # loads much that SQLite has no use for

    words, asked = _INDEXED.c.words, cast(expression(query), TSQUERY)
    return _INDEXED.c.number, words.op("@@")(asked), -func.ts_rank(words, asked, 1)


def matching(found: Select[Any], query: Query, _: int | None = None) -> Select[Any]:
    """``found``, which selects from sentences and knows up to which number, for those that ``query`` matches."""
    condition = text("sentences.words @@ CAST(:words AS tsquery)")
    return found.where(condition.bindparams(bindparam("words", expression(query))))


def _near(one: str, other: str, distance: int) -> str:
    """``a <n> b`` counts from the last word of a to the first of b, so that n - 1 words lie between them."""
    apart = range(1, distance + 2)
    options = [f"({left} <{n}> {right})" for left, right in ((one, other), (other, one)) for n in apart]
    return "(" + " | ".join(options) + ")"
