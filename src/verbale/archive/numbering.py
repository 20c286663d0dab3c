"""Numbers of sentences: they follow the dates of the statements, newest first, so that an index gives hits by date.

A day has a range of 2^26 numbers, more than there are sentences in it; the later the day, the lower its range.
Statements without a date have the last range. Within a day, statements are in the order in which they were indexed,
and the sentences of a statement follow each other. Every number is below 2^53, so that a program that knows only
floating point can hold it.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select, text

from verbale.archive import tables

__all__ = ["IN_A_DAY", "first_of", "next_of_days", "next_sentence"]

IN_A_DAY = 1 << 26
"""Numbers that a day has."""
_AFTER_ALL = 100_000_000
"""Above every day, written YYYYMMDD."""
_LAST = f"SELECT max(number) FROM sentences WHERE number > before AND number < before + {IN_A_DAY}"  # noqa: S608


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
    if not days:
        return {}
    before = {first_of(day): day for day in days}
    # Written out, as a table that is joined: the query is planned once, not for every day.
    listed = ", ".join(f"({number})" for number in before)
    asked = (
        f"WITH days (before) AS (VALUES {listed}) SELECT before, coalesce(({_LAST}), before) + 1 FROM days"  # noqa: S608
    )
    return {before[number]: following for number, following in connection.execute(text(asked))}
