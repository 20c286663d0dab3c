"""The numbers of the sentences that a query finds, in the order asked for, quickly even for common words.

The numbers of sentences follow the dates of their statements (`verbale.archive.numbering`), and so does what the index
of words gives: the newest hits are the first that it gives, and the others need not be looked at. Filters are
tried on the newest sentences with the words; only where too few of these pass is everything looked at. Relevance is
computed for the newest hits alone: that of a common word would take seconds in a large archive.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from verbale.archive import tables
from verbale.archive.numbering import IN_A_DAY, first_of
from verbale.archive.search import fts5, tsquery
from verbale.archive.search.filters import Filters
from verbale.archive.search.query import Query

__all__ = ["MOST_COUNTED", "MOST_EXAMINED", "Matches", "bound_of", "hits", "matches"]

MOST_COUNTED = 5000
"""Hits up to which their number is exact."""
MOST_EXAMINED = 5000
"""Sentences with the words that filters are tried on at first, and that are ranked by relevance."""
_S, _T = tables.sentences.c, tables.statements.c
_OF_ONE = 100
"""Hits in one statement that are usual."""
_DATED = first_of("")
"""Up to this number, sentences are of statements with a date."""
_NEVER = "9999-99-99"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Matches:
    """The numbers of the sentences of one page of hits, and how many hits there are in all."""

    numbers: tuple[int, ...]
    total: int
    exact: bool
    """Whether ``total`` is all there are; else there are at least so many."""
    ranked: int | None = None
    """By relevance: of how many of the newest sentences with the words these are the best; None for all."""


def matches(
    connection: Connection, query: Query | None, filters: Filters, *, order: str, limit: int, offset: int
) -> Matches:
    """The hits from ``offset``, at most ``limit``; ``order`` is "newest", "oldest" or "relevance" (best first).

    Without a query, every sentence that the filters let through is a hit, and relevance is the newest first.
    """
    search = _Search.of(connection, query, filters, order)
    if order == "relevance" and query is not None:
        return search.best(limit, offset)
    return search.first(limit, offset)


def bound_of(connection: Connection, query: Query | None, filters: Filters, newest: int) -> int | None:
    """The number up to which the ``newest`` sentences with the words go; None if there are not so many."""
    return _Search.of(connection, query, filters, "newest")._bound(newest)


def hits(
    connection: Connection, query: Query | None, filters: Filters, *columns: Any, last: int | None = None
) -> Select[Any]:
    """A query for ``columns`` of the sentences that are hits, up to number ``last``, each joined with its statement."""
    found = select(*columns).select_from(tables.sentences.join(tables.statements, _T.id == _S.statement))
    found = found.where(*filters.of_statements(), *filters.of_sentences())
    if last is not None:
        found = found.where(_S.number <= last)
    return found if query is None else _engine(connection).matching(found, query, last)


def _engine(connection: Connection) -> ModuleType:
    return fts5 if connection.dialect.name == "sqlite" else tsquery


@dataclass(frozen=True, slots=True)
class _Search:
    """One search: which sentences have the words, which of them are hits, and what comes first."""

    connection: Connection
    number: ColumnElement[int]
    """The number of a sentence, in whatever has the words."""
    words: tuple[ColumnElement[bool], ...]
    """The conditions that are quickly tried: the words, and the range of numbers that the filters leave."""
    passing: tuple[ColumnElement[bool], ...]
    """The other conditions that a hit has to meet."""
    relevance: ColumnElement[Any]
    """What to sort by to have the best first."""
    oldest_first: bool

    @classmethod
    def of(cls, connection: Connection, query: Query | None, filters: Filters, order: str) -> _Search:
        """The search for ``query`` and ``filters``."""
        number, words, relevance = _having(connection, query)
        words += [number.between(*_range(connection, filters))]
        return cls(connection, number, tuple(words), _passing(number, filters), relevance, order == "oldest")

    def first(self, limit: int, offset: int) -> Matches:
        """A page of the hits by date."""
        wanted = offset + limit
        if self.passing and (bound := self._bound(max(MOST_EXAMINED, wanted))) is not None:
            some = self._up_to(bound)._page(limit, offset)
            if len(some.numbers) == limit:
                return replace(some, exact=False)
        return self._page(limit, offset)

    def best(self, limit: int, offset: int) -> Matches:
        """A page of the hits by relevance: of all, or of those among the newest with the words if these fill a page.

        Which it is does not depend on the page, so that the pages are of one order.
        """
        examined = max(MOST_EXAMINED, limit)
        with_words = replace(self, passing=())._newest(examined + 1)
        if len(with_words) > examined:
            some = self._up_to(with_words[examined - 1])._ranked(limit, offset, with_words)
            if some.total >= min(limit, MOST_COUNTED):
                return replace(some, exact=False, ranked=examined)
        return self._ranked(limit, offset, with_words)

    def _up_to(self, bound: int) -> _Search:
        """The same among the sentences up to the one with this number."""
        within = self.number.between(bound, _DATED) if self.oldest_first else self.number <= bound
        return replace(self, words=(*self.words, within))

    def _bound(self, n: int) -> int | None:
        """The number of the ``n``-th sentence with the words; None if fewer have them.

        With the oldest first, only statements with a date count, and it is the first number of the last of them.
        """
        found = select(self.number).where(*self.words).limit(1).offset(n - 1)
        if not self.oldest_first:
            return self.connection.execute(found.order_by(self.number)).scalar()
        found = found.where(self.number <= _DATED).order_by(self.number.desc())
        last = select(_S.number - _S.position).where(_S.number == found.scalar_subquery())
        return self.connection.execute(last).scalar()

    def _ranked(self, limit: int, offset: int, with_words: Sequence[int]) -> Matches:
        total = self._number() if self.passing else len(with_words)
        ordered = select(self.number).where(*self.words, *self.passing).order_by(self.relevance, self.number)
        numbers = tuple(self.connection.execute(ordered.limit(limit).offset(offset)).scalars())
        return Matches(numbers, min(total, MOST_COUNTED), total <= MOST_COUNTED)

    def _number(self) -> int:
        """How many hits there are, counted up to one more than is exact."""
        some = select(self.number).where(*self.words, *self.passing).limit(MOST_COUNTED + 1).subquery()
        return int(self.connection.execute(select(func.count()).select_from(some)).scalar_one())

    def _page(self, limit: int, offset: int) -> Matches:
        most = max(MOST_COUNTED + 1, offset + limit)
        numbers = self._oldest(most) if self.oldest_first else self._newest(most)
        total = len(numbers)
        page = tuple(numbers[offset : offset + limit])
        return Matches(page, min(total, MOST_COUNTED), total <= MOST_COUNTED)

    def _newest(self, most: int) -> list[int]:
        """The numbers of the newest hits, at most so many."""
        found = select(self.number).where(*self.words, *self.passing).order_by(self.number)
        return list(self.connection.execute(found.limit(most)).scalars())

    def _oldest(self, least: int) -> list[int]:
        """The numbers of the oldest hits, at least so many if there are; those without a date last."""
        dated = self._backwards(self.number <= _DATED, least)
        return dated if len(dated) >= least else dated + self._backwards(self.number > _DATED, least)

    def _backwards(self, within: ColumnElement[bool], least: int) -> list[int]:
        """The numbers of the last hits, at least so many if there are; those of a statement in its own order."""
        position = select(_S.position).where(_S.number == self.number)
        found = select(self.number, position.correlate_except(tables.sentences).scalar_subquery())
        found = found.where(*self.words, within, *self.passing).order_by(self.number.desc())
        most = least + _OF_ONE
        while True:
            rows = self.connection.execute(found.limit(most))
            firsts = [(number - position, number) for number, position in rows]
            if len(firsts) < most or firsts[least - 1][0] != firsts[-1][0]:
                break
            most *= 2  # more of the last statement are wanted than were asked for
        return [number for _, number in sorted(firsts, key=lambda pair: (-pair[0], pair[1]))]


def _having(
    connection: Connection, query: Query | None
) -> tuple[ColumnElement[int], list[ColumnElement[bool]], ColumnElement[Any]]:
    """The number of a sentence that has the words, the conditions that it has them, and what sorts the best first."""
    if query is None:
        number = tables.sentences.alias("every").c.number
        return number, [], number
    number, words, relevance = _engine(connection).having(query)
    return number, [words], relevance


def _passing(number: ColumnElement[int], filters: Filters) -> tuple[ColumnElement[bool], ...]:
    """What the sentence with this number has to meet; nothing without filters, as removed statements have none."""
    if filters == Filters():
        return ()
    sentence = select(_S.number).join(tables.statements, _T.id == _S.statement)
    sentence = sentence.where(_S.number == number, *filters.of_statements(), *filters.of_sentences())
    return (exists(sentence.correlate_except(tables.sentences, tables.statements)),)


def _range(connection: Connection, filters: Filters) -> tuple[int, int]:
    """The first and the last number that a sentence can have that the filters let through."""
    first, last = 0, first_of("") + IN_A_DAY
    if _DAY.fullmatch(filters.until):
        first, last = first_of(filters.until), _DATED
    if filters.since:
        # Counted as well, so that SQLite goes by the index of the last days and not by that of the first.
        reaching = select(func.min(_T.earliest), func.count()).where(_T.latest >= filters.since)
        earliest, _ = connection.execute(reaching).one()
        last = min(last, first_of(earliest or _NEVER) + IN_A_DAY)
    if filters.statement:
        numbers = select(func.min(_S.number), func.max(_S.number)).where(_S.statement.in_(filters.statement))
        lowest, highest = connection.execute(numbers).one()
        first, last = max(first, lowest or last), min(last, highest or first)
    return first, last
