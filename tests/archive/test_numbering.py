"""Sentences are numbered by the days of their statements."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from archive_samples import row
from verbale import Archive
from verbale.archive import tables
from verbale.archive.numbering import first_of, next_of_days
from verbale.sources import Overrides


def test_the_next_number_of_each_of_many_days_follows_the_last_that_is_there(archive: Archive) -> None:
    text = row(0)["text"].encode()
    archive.add_original("a.txt", text, overrides=Overrides(published="2024-05-01"))
    days = ["", *(str(date(2023, 1, 1) + timedelta(days=at)) for at in range(1000))]
    with archive.database.reading() as connection:
        there = list(connection.execute(select(tables.sentences.c.number)).scalars())
        found = next_of_days(connection, days)
        assert next_of_days(connection, []) == {}
    assert found.pop("2024-05-01") == max(there) + 1
    assert found == {day: first_of(day) + 1 for day in days if day != "2024-05-01"}
