"""A better reader reads again what an older one has read; nothing else is touched."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from archive_copies import Fill
from archive_samples import row, write_table
from verbale import Archive
from verbale.archive.reader import reader_version


def three(archive: Archive, folder: Path) -> None:
    archive.add(write_table(folder / "table.jsonl", [row(number) for number in range(3)]))


@pytest.fixture
def filled(filled_by: Callable[[Fill], Archive]) -> Archive:
    return filled_by(three)


def test_what_this_reader_has_read_is_left_alone(filled: Archive) -> None:
    assert filled.reread().done == 0


def test_a_new_reader_that_says_the_same_changes_only_its_name(filled: Archive) -> None:
    with filled.database.writing() as connection:
        connection.execute(text("UPDATE readings SET reader = 'older'"))
    before = filled.log()
    report = filled.reread()
    assert (report.changed, report.same) == ([], 3)
    assert filled.log() == before
    assert filled.reread().done == 0


def test_a_reading_that_changes_is_kept_beside_the_new_one(filled: Archive) -> None:
    identity = filled.get("row-1").id
    right = filled.reading(identity)
    with filled.database.writing() as connection:
        # As a reader that knew of another issuer would have left it.
        connection.execute(text("UPDATE readings SET reader = 'older'"))
        connection.execute(text("UPDATE statements SET issuer = 'XGS' WHERE id = :id"), {"id": identity})
    report = filled.reread()
    assert (report.changed, report.same) == ([identity], 2)
    assert filled.reading(identity) != right
    assert filled.check() == ()
    with filled.database.reading() as connection:
        kept = connection.execute(
            text("SELECT reader, current FROM readings WHERE statement = :id ORDER BY number"),
            {"id": identity},
        )
        assert [tuple(line) for line in kept] == [("older", False), (reader_version(), True)]
    assert [event.action for event in filled.log(identity)] == ["add", "reread"]


def test_reading_again_tells_how_far_it_is_and_goes_on_where_it_was_stopped(filled: Archive) -> None:
    with filled.database.writing() as connection:
        connection.execute(text("UPDATE readings SET reader = 'older'"))
    stop = threading.Event()
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        stop.set()

    report = filled.reread(progress=progress, stop=stop)
    assert (report.stopped, report.same, told) == (True, 1, [(1, 3)])
    assert filled.reread().same == 2


def test_a_removed_statement_is_read_when_it_is_back(filled: Archive) -> None:
    filled.remove("row-1")
    with filled.database.writing() as connection:
        connection.execute(text("UPDATE readings SET reader = 'older'"))
    assert filled.reread().done == 2
    filled.restore("row-1")
    assert filled.reread().done == 1


def test_a_fault_of_the_reader_is_told_and_stops_nothing(
    filled: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    from verbale.reading import pipeline

    broken = filled.get("row-1").text
    read = pipeline.read_statement
    monkeypatch.setattr(
        pipeline, "read_statement", lambda statement: 1 / 0 if statement.text == broken else read(statement)
    )
    with filled.database.writing() as connection:
        connection.execute(text("UPDATE readings SET reader = 'older'"))
    report = filled.reread()
    assert (report.same, len(report.problems)) == (2, 1)
    assert "ZeroDivisionError" in report.problems[0]
    assert "\n" not in report.problems[0]


def test_the_version_of_the_reader_is_that_of_its_rules() -> None:
    from verbale import __version__

    version, _, rules = reader_version().partition("+")
    assert version == __version__
    assert len(rules) == 12
