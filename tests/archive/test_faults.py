"""Broken files, full disks and foreign databases are said in a line, and lose nothing."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from archive_samples import row, write_table
from verbale import Archive, ArchiveError
from verbale.archive import postgresql

pytestmark = pytest.mark.usefixtures("one_core")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def rows(count: int) -> list[dict[str, str]]:
    return [row(number, text=f"Ruritania will send {number} delegates.") for number in range(count)]


def test_where_nothing_is_the_remedy_is_to_make_one(path: Path) -> None:
    with pytest.raises(
        ArchiveError, match=r"there is no archive; make one with: verbale init -a .*archive\.db"
    ):
        Archive.open(path)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_named(path: Path) -> None:
    with pytest.raises(ArchiveError, match="its folder does not exist"):
        Archive.create(path / "below" / "archive.db")


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_database_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for opening in (Archive.open, Archive.create):
        with pytest.raises(ArchiveError, match="damaged, or no archive"):
            opening(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    for opening in (Archive.open, Archive.create):
        with pytest.raises(ArchiveError, match="the database of another program"):
            opening(path)
    assert path.read_bytes() == before


def test_making_one_that_is_there_changes_nothing(place: str, tmp_path: Path) -> None:
    with Archive.create(place) as archive:
        archive.add(write_table(tmp_path / "table.jsonl", rows(2)))
        before = archive.list()
    with Archive.create(place) as archive:
        assert archive.list() == before


def test_an_empty_file_becomes_an_archive(path: Path) -> None:
    path.touch()
    with pytest.raises(ArchiveError, match="there is no archive in it"):
        Archive.open(path)
    Archive.create(path).close()
    Archive.open(path).close()


@pytest.mark.parametrize(
    ("revision", "words"),
    [("9999", "made by a newer Verbale .*; install a newer Verbale"), ("0000", "made by an older Verbale")],
)
def test_another_version_of_the_schema_is_told(place: str, revision: str, words: str) -> None:
    with Archive.create(place) as archive, archive.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": revision})
    with pytest.raises(ArchiveError, match=words):
        Archive.open(place)


@pytest.mark.parametrize(("first", "step"), [(2, 1), (60, 3)], ids=["all of it", "some of what it holds"])
def test_damaged_pages_are_found_and_said_in_words(path: Path, tmp_path: Path, first: int, step: int) -> None:
    with Archive.create(path) as archive:
        archive.add(write_table(tmp_path / "table.jsonl", rows(30)))
    content = bytearray(path.read_bytes())
    pages = range(first, len(content) // 4096, step)
    assert pages
    for page in pages:
        content[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    path.write_bytes(content)
    try:
        with Archive.open(path) as archive:
            problems = [finding.problem for finding in archive.check()]
    except ArchiveError as error:
        problems = [str(error)]
    assert problems
    assert all("\n" not in problem for problem in problems)


def test_a_full_disk_loses_nothing_that_was_stored(path: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "table.jsonl", rows(40))
    with Archive.create(path) as archive:
        size = archive.database.engine.connect().execute(text("PRAGMA page_count")).scalar_one()

        def fill_up(connection: Any, _: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {size + 12}")

        archive.database.engine.dispose()
        event.listen(archive.database.engine, "connect", fill_up)
        with pytest.raises(ArchiveError, match="the disk is full; nothing was lost"):
            archive.add(table)
        assert archive.check() == ()
    with Archive.open(path) as archive:
        stored = len(archive.list())
        assert 0 < stored < 40
        report = archive.add(table)
        assert (report.unchanged, len(report.added)) == (stored, 40 - stored)
        assert archive.check() == ()


def test_an_archive_that_may_only_be_read_is_read(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = write_table(tmp_path / "table.jsonl", rows(2))
    with Archive.create(path) as archive:
        archive.add(table)
    # The superuser may write everywhere: the folder says that it may not be written to.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Archive.open(path) as archive:
        assert len(archive.list()) == 2
        assert archive.check() == ()
        more = write_table(tmp_path / "more.jsonl", rows(3))
        with pytest.raises(ArchiveError, match="it may not be written to"):
            archive.add(more)
        with pytest.raises(ArchiveError, match="it may not be written to"):
            archive.remove("row-1")


def test_rows_that_cannot_be_right_cost_no_other_of_ten_thousand(archive: Archive, tmp_path: Path) -> None:
    wrong = dict.fromkeys(range(6, 10000, 1000), "{broken")
    # Most rows are one original over and over, because reading ten thousand texts takes minutes.
    lines = [row(number if number % 500 == 0 else 1, url="") for number in range(10_000)]
    table = [wrong.get(number, line) for number, line in enumerate(lines)]
    report = archive.add(write_table(tmp_path / "table.jsonl", table))
    assert [
        f", line {number + 1}: " in problem for number, problem in zip(wrong, report.problems, strict=True)
    ]
    assert len(archive.list()) == len(report.added) == 21
    assert report.done == 10_000


@pytest.mark.parametrize("text", ["It holds \0 a mark that ends strings.", "Half a \ud800 pair."])
def test_characters_that_no_database_takes_are_refused(archive: Archive, tmp_path: Path, text: str) -> None:
    table = write_table(tmp_path / "table.jsonl", [])
    table.write_text(
        f'{{"text": "{text}"}}'.encode("ascii", "backslashreplace").decode().replace("\0", "\\u0000")
    )
    report = archive.add(table)
    assert len(report.problems) == 1
    assert "table.jsonl, line 1: the text holds" in report.problems[0]


@pytest.mark.parametrize("address", ["postgresql://ana:secret@127.0.0.1:1/none", "postgresql://[bad"])
def test_an_unreachable_server_is_told_without_the_password(address: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        Archive.open(address)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


FULL = (
    "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF (SELECT count(*) FROM statements) > 20 THEN RAISE 'no space left' USING ERRCODE = 'disk_full'; END IF; "
    "RETURN NEW; END $$",
    "CREATE TRIGGER full_disk BEFORE INSERT ON readings FOR EACH ROW EXECUTE FUNCTION full_disk()",
)


def test_a_server_whose_disk_is_full_loses_nothing_that_was_stored(schema_url: str, tmp_path: Path) -> None:
    table = write_table(tmp_path / "table.jsonl", rows(40))
    with Archive.create(schema_url) as archive:
        with archive.database.writing() as connection:
            for statement in FULL:
                connection.execute(text(statement))
        with pytest.raises(ArchiveError, match="the disk of the server is full; nothing was lost"):
            archive.add(table)
        stored = len(archive.list())
        assert 0 < stored <= 20
        assert archive.check() == ()
        with archive.database.writing() as connection:
            connection.execute(text("DROP TRIGGER full_disk ON readings"))
        report = archive.add(table)
        assert (report.unchanged, len(report.added)) == (stored, 40 - stored)
        assert archive.check() == ()


@pytest.mark.parametrize("change", [1, 9, 20, 42])
def test_a_connection_that_breaks_leaves_nothing_half_written(
    schema_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: int
) -> None:
    table = write_table(tmp_path / "table.jsonl", rows(40))
    put, seen = postgresql.put, 0

    def cut(connection: Any, *written: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == change:
            connection.connection.dbapi_connection.close()
        put(connection, *written)

    with Archive.create(schema_url) as archive:
        monkeypatch.setattr(postgresql, "put", cut)
        with pytest.raises(ArchiveError, match="the server cannot be reached"):
            archive.add(table)
        stored = len(archive.list())
        assert stored % 16 == 0
        assert archive.check() == ()
        report = archive.add(table)
        assert (report.unchanged, len(report.added)) == (stored, 40 - stored)
        assert archive.check() == ()


def test_a_full_disk_of_the_server_is_told_as_such() -> None:
    class Full(Exception):  # noqa: N818 - named as the driver names it
        sqlstate = "53100"

    assert postgresql.explain(Full()) == (
        "the disk of the server is full",
        "nothing was lost; make room and run the command again",
    )
