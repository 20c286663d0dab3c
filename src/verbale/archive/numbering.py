"""Numbers of sentences: they follow the dates of the statements, newest first, so that an index gives hits by date.

A day has a range of 2^26 numbers, more than there are sentences in it; the later the day, the lower its range.
Statements without a date have the last range. Within a day, statements are in the order in which they were indexed,
and the sentences of a statement follow each other. Every number is below 2^53, so that a program that knows only
floating point can hold it.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from verbale.archive import tables

__all__ = ["IN_A_DAY", "first_of", "next_of_day", "next_sentence"]

IN_A_DAY = 1 << 26
"""Numbers that a day has."""
_AFTER_ALL = 100_000_000
"""Above every day, written YYYYMMDD."""


def first_of(day: str) -> int:
    """The number before the first of ``day``, ``YYYY-MM-DD``; "" stands for statements without a date.

    >>> first_of("2024-05-02") < first_of("2024-05-01") < first_of("")
    True
    """
    return (_AFTER_ALL - int(day.replace("-", "") or 0)) * IN_A_DAY


def next_sentence(connection: Connection, statement: str) -> int:
    """The number for the first sentence of ``statement``: nobody else writes while this transaction does."""
    day = select(tables.statements.c.earliest).where(tables.statements.c.id == statement)
    return next_of_day(connection, connection.execute(day).scalar_one())


def next_of_day(connection: Connection, day: str) -> int:
    """The number for the next sentence of ``day``: nobody else writes while this transaction does."""
    before = first_of(day)
    number = tables.sentences.c.number
    taken = select(func.max(number)).where(number > before, number < before + IN_A_DAY)
    return int(connection.execute(taken).scalar() or before) + 1
