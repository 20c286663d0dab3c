"""How many hits there are by issuer, month, act, issue, …."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, func

from verbale.archive import tables
from verbale.archive.search.filters import Filters
from verbale.archive.search.numbers import bound_of, hits
from verbale.archive.search.query import Query

__all__ = ["GROUPINGS", "Count", "count"]

_S, _T = tables.sentences.c, tables.statements.c


@dataclass(frozen=True, slots=True)
class Count:
    """How many sentences are hits, for one value of what was counted by; "" stands for those without one."""

    value: str
    hits: int
    statements: int
    """In how many statements they stand."""


_COLUMNS: Mapping[str, tuple[ColumnElement[Any], Table | None]] = {
    "issuer": (_T.issuer, None),
    "publisher": (_T.publisher, None),
    "kind": (_T.kind, None),
    "year": (func.substr(_T.published, 1, 4), None),
    "month": (func.substr(_T.published, 1, 7), None),
    "statement": (_T.id, None),
    "act": (_S.act, None),
    "issue": (tables.sentence_issues.c.issue, tables.sentence_issues),
    "speaker": (tables.sentence_voices.c.name, tables.sentence_voices),
    "party": (tables.sentence_voices.c.party, tables.sentence_voices),
    "to": (tables.sentence_to.c.party, tables.sentence_to),
    "record": (tables.records.c.type, tables.records),
}
GROUPINGS = tuple(_COLUMNS)
"""What hits can be counted by. A sentence with several issues, voices, addressees or records counts for each."""
IN_TIME = frozenset({"year", "month"})
"""Groupings that are shown in order of time, not by number."""


def count(
    connection: Connection, query: Query | None, filters: Filters, by: str, newest: int | None = None
) -> tuple[Count, ...]:
    """The hits counted ``by`` one of GROUPINGS: the most frequent first, months and years in order.

    With ``newest``, those among so many of the newest sentences with the words.
    """
    column, table = _COLUMNS[by]
    value = func.coalesce(column, "").label("value")
    sentences = func.count(_S.number.distinct()).label("hits")
    statements = func.count(_S.statement.distinct())
    last = None if newest is None else bound_of(connection, query, filters, newest)
    found = hits(connection, query, filters, value, sentences, statements, last=last)
    if table is not None:
        found = found.outerjoin(table, and_(table.c.sentence == _S.number))
    order = [value] if by in IN_TIME else [sentences.desc(), value]
    return tuple(Count(*row) for row in connection.execute(found.group_by(value).order_by(*order)))
