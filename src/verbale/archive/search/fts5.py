"""Searching with SQLite's FTS5: queries as it takes them, and its own order.

What is written holds the words of the query, which are letters and digits, in quotation marks, and operators that
this module writes itself (https://www.sqlite.org/fts5.html, section 3).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, column, func, select, table, text

from verbale.archive import tables
from verbale.archive.search.query import And, Near, Not, Query, Words

__all__ = ["RELEVANCE", "expression", "matching", "number_of", "numbers_within"]

_INDEX = table("sentence_search", column("rowid"), column("rank"), column("sentence_search"))
RELEVANCE: ColumnElement[Any] = _INDEX.c.rank
"""The order of relevance, best first: BM25, as FTS5 computes it."""


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


def matching(found: Select[Any], query: Query) -> Select[Any]:
    """``found``, which selects from sentences, for those that ``query`` matches."""
    joined = found.join(_INDEX, _INDEX.c.rowid == tables.sentences.c.number)
    return joined.where(_INDEX.c.sentence_search.op("MATCH")(expression(query)))


def number_of(connection: Connection, query: Query, most: int) -> int:
    """How many sentences ``query`` matches, counted up to ``most``."""
    some = select(_INDEX.c.rowid).where(_INDEX.c.sentence_search.op("MATCH")(expression(query))).limit(most)
    return int(connection.execute(select(func.count()).select_from(some.subquery())).scalar_one())


def numbers_within(
    connection: Connection, query: Query, ranges: Sequence[tuple[int, int]], most: int
) -> list[int]:
    """The numbers of the sentences that ``query`` matches, range by range, in order; at most ``most``, -1 for all."""
    # CROSS JOIN keeps SQLite from looking at the words first: in a large archive they are found too often.
    asked = text(
        "SELECT found.rowid FROM json_each(:ranges) AS span CROSS JOIN sentence_search AS found "
        "WHERE found.sentence_search MATCH :words AND found.rowid BETWEEN "
        "json_extract(span.value, '$[0]') AND json_extract(span.value, '$[1]') LIMIT :most"
    )
    values = {"ranges": json.dumps(ranges), "words": expression(query), "most": most}
    return list(connection.execute(asked, values).scalars())
