"""Numbers of sentences: they follow the dates of the statements, newest first, so that an index gives hits by date.

A day has a range of 2^26 numbers, more than there are sentences in it; the later the day, the lower its range.
Statements without a date have the last range. Within a day, statements are in the order in which they were indexed,
and the sentences of a statement follow each other. Every number is below 2^53, so that a program that knows only
floating point can hold it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from sqlalchemy import Connection, select, text

from verbale.archive import tables

__all__ = ["IN_A_DAY", "first_of", "next_of_days", "next_sentence"]

IN_A_DAY = 1 << 26
"""Numbers that a day has."""
_AFTER_ALL = 100_000_000
"""Above every day, written YYYYMMDD."""
_AT_ONCE = 100
"""Days that are asked for in one query."""


def first_of(day: str) -> int:
    """The number before the first of ``day``, ``YYYY-MM-DD``; "" stands for statements without a date.

    >>> first_of("2024-05-02") < first_of("2024-05-01") < first_of("")
    True
    """
    return (_AFTER_ALL - int(day.replace("-", "") or 0)) * IN_A_DAY


def next_sentence(connection: Connection, statement: str) -> int:
    """The number for the first sentence of ``statement``: nobody else writes while this transaction does."""
    query = select(tables.statements.c.earliest).where(tables.statements.c.id == statement)
    day = str(connection.execute(query).scalar_one())
    return next_of_days(connection, [day])[day]


def next_of_days(connection: Connection, days: Collection[str]) -> dict[str, int]:
    """For each day the number for its next sentence: nobody else writes while this transaction does."""
    found: dict[str, int] = {}
    for some in _batches(days):
        # Written out: of a hundred queries made of objects, making them takes longer than answering them.
        asked = " UNION ALL ".join(_asked(at, first_of(day)) for at, day in enumerate(some))
        found |= {some[at]: following for at, following in connection.execute(text(asked))}
    return found


def _asked(at: int, before: int) -> str:
    last = f"SELECT max(number) FROM sentences WHERE number > {before} AND number < {before + IN_A_DAY}"  # noqa: S608
    return f"SELECT {at}, coalesce(({last}), {before}) + 1"


def _batches(days: Collection[str]) -> Iterator[list[str]]:
    rest = iter(days)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
