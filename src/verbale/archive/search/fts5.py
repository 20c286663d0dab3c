"""Searching with SQLite's FTS5: queries as it takes them, and its own order.

What is written holds the words of the query, which are letters and digits, in quotation marks, and operators that
this module writes itself (https://www.sqlite.org/fts5.html, section 3).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, column, table

from verbale.archive import tables
from verbale.archive.search.query import And, Near, Not, Query, Words

__all__ = ["expression", "having", "matching"]

_INDEX = table("sentence_search", column("rowid"), column("rank"), column("sentence_search"))


def expression(query: Query) -> str:
    """The expression for ``MATCH``."""
    if isinstance(query, Words):
        return f'"{" ".join(query.words)}"' + ("*" if query.prefix else "")
    if isinstance(query, Near):
        return f"NEAR({expression(query.one)} {expression(query.other)}, {query.distance})"
    if isinstance(query, Not):
        return f"({expression(query.wanted)} NOT {expression(query.unwanted)})"
    joint = " AND " if isinstance(query, And) else " OR "
    return f"({joint.join(expression(part) for part in query.parts)})"


def having(query: Query) -> tuple[ColumnElement[int], ColumnElement[bool], ColumnElement[Any]]:
    """The number of a sentence, the condition that ``query`` matches it, and its relevance (BM25), best first."""
    return _INDEX.c.rowid, _INDEX.c.sentence_search.op("MATCH")(expression(query)), _INDEX.c.rank


def matching(found: Select[Any], query: Query, last: int | None = None) -> Select[Any]:
    """``found``, which selects from sentences, for those that ``query`` matches, up to number ``last``."""
    joined = found.join(_INDEX, _INDEX.c.rowid == tables.sentences.c.number)
    if last is not None:
        joined = joined.where(_INDEX.c.rowid <= last)
    return joined.where(_INDEX.c.sentence_search.op("MATCH")(expression(query)))
