"""The numbers of the sentences that a query finds, in the order asked for, quickly even for common words.

A rare query is answered by the index of words alone, and what it finds is sorted. Sorting all that a common word
is found in would take seconds in a large archive: there, statements are asked one after the other, by date,
until there are enough hits; only if a while of that finds too few is everything sorted after all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from verbale.archive import tables
from verbale.archive.search import fts5, tsquery
from verbale.archive.search.filters import Filters
from verbale.archive.search.query import Query

__all__ = ["MOST_COUNTED", "Matches", "hits", "matches"]

MOST_COUNTED = 5000
"""Hits up to which their number is exact."""
_FIRST = 32
"""Statements that are asked at first; then twice as many each time."""
_MOST_WALKED = 4064
"""Statements that are asked, at most."""
_S, _T = tables.sentences.c, tables.statements.c


@dataclass(frozen=True, slots=True)
class Matches:
    """The numbers of the sentences of one page of hits, and how many hits there are in all."""

    numbers: tuple[int, ...]
    total: int
    exact: bool
    """Whether ``total`` is all there are; else there are more."""


def matches(
    connection: Connection, query: Query | None, filters: Filters, *, order: str, limit: int, offset: int
) -> Matches:
    """The hits from ``offset``, at most ``limit``; ``order`` is "newest", "oldest" or "relevance" (best first).

    Without a query, every sentence that the filters let through is a hit, and relevance is the newest first.
    """
    if query is not None and order != "relevance" and _is_common(connection, query):
        walked = _walked(connection, query, filters, order=order, wanted=offset + limit)
        if walked is not None:
            return Matches(tuple(walked[offset : offset + limit]), len(walked), exact=False)
    most = hits(connection, query, filters, _S.number).limit(MOST_COUNTED + 1).subquery()
    total = int(connection.execute(select(func.count()).select_from(most)).scalar_one())
    ordered = hits(connection, query, filters, _S.number).order_by(*_order(connection, query, order))
    numbers = tuple(connection.execute(ordered.limit(limit).offset(offset)).scalars())
    return Matches(numbers, min(total, MOST_COUNTED), total <= MOST_COUNTED)


def hits(connection: Connection, query: Query | None, filters: Filters, *columns: Any) -> Select[Any]:
    """A query for ``columns`` of the sentences that are hits, each joined with its statement."""
    found = select(*columns).select_from(tables.sentences.join(tables.statements, _T.id == _S.statement))
    found = found.where(*filters.of_statements(), *filters.of_sentences())
    return found if query is None else _engine(connection).matching(found, query)


def _is_common(connection: Connection, query: Query) -> bool:
    """Whether more sentences hold the words than are worth sorting; only SQLite has to be asked."""
    return _engine(connection) is fts5 and fts5.number_of(connection, query, MOST_COUNTED + 1) > MOST_COUNTED


def _engine(connection: Connection) -> ModuleType:
    return fts5 if connection.dialect.name == "sqlite" else tsquery


def _order(connection: Connection, query: Query | None, order: str) -> list[ColumnElement[Any]]:
    by_date = [*_by_date(order), _S.position]
    if order == "relevance" and query is not None:
        return [_engine(connection).RELEVANCE, *by_date]
    return by_date


def _by_date(order: str) -> list[ColumnElement[Any]]:
    if order == "oldest":
        return [_T.earliest == "", _T.earliest, _T.id]
    return [_T.earliest.desc(), _T.id]


def _walked(
    connection: Connection, query: Query, filters: Filters, *, order: str, wanted: int
) -> list[int] | None:
    """The first ``wanted`` hits by date, from the first statements by date; None if these have too few."""
    found: list[int] = []
    conditions = filters.of_sentences()
    for ranges in _sentence_ranges(connection, filters, order):
        most = -1 if conditions else wanted - len(found)
        numbers = fts5.numbers_within(connection, query, ranges, most)
        if numbers and conditions:
            let_through = select(_S.number).where(_S.number.in_(numbers), *conditions)
            passing = set(connection.execute(let_through).scalars())
            numbers = [number for number in numbers if number in passing]
        found += numbers
        if len(found) >= wanted:
            return found
    return None


def _sentence_ranges(connection: Connection, filters: Filters, order: str) -> Iterator[list[tuple[int, int]]]:
    """The numbers of the first and last sentence of the statements, by date, more at once each time.

    The numbers of a statement's sentences are consecutive.
    """
    statements = select(_T.id).where(*filters.of_statements()).order_by(*_by_date(order))
    identities = list(connection.execute(statements.limit(_MOST_WALKED)).scalars())
    start, count = 0, _FIRST
    while start < len(identities):
        some = identities[start : start + count]
        ranges = select(_S.statement, func.min(_S.number), func.max(_S.number))
        rows = connection.execute(ranges.where(_S.statement.in_(some)).group_by(_S.statement)).all()
        known = {identity: (first, last) for identity, first, last in rows}
        yield [known[identity] for identity in some if identity in known]
        start, count = start + count, 2 * count
