"""Readings that were made on Ray come into an archive without being read again."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fsspec
import pyarrow
import pyarrow.parquet
import pytest
from click.testing import CliRunner
from corpora import lines
from sqlalchemy import select

from verbale import Archive
from verbale.archive import tables
from verbale.archive.gathering import count_originals
from verbale.archive.reader import reader_version
from verbale.cli import main
from verbale.scale import Job
from verbale.scale.planning import plan, planned
from verbale.scale.task import read_part
from verbale.sources import Overrides

NUMBERS = range(5)


@pytest.fixture
def output(tmp_path: Path) -> str:
    """A folder of readings, in two tables: of the statements of a table, and of one file."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(lines(NUMBERS))
    (tmp_path / "in" / "b.html").write_text(
        "<html><head><title>On the trawler</title></head><body><p>Graustark will release the trawler Meerstern "
        "on 4 May 2024. The ministry thanks Ruritania for its patience.</p></body></html>"
    )
    return read_into(str(tmp_path / "in"), str(tmp_path / "out"))


def read_into(source: str, output: str) -> str:
    job = Job((source,), output)
    plan(job)
    for part in planned(job):
        read_part(part, job)
    return output


@pytest.fixture
def no_reader(output: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a text fails."""

    def fail(*_: object) -> None:
        raise AssertionError("a text was read")

    monkeypatch.setattr("verbale.reading.pipeline.read_statement", fail)


def changed(output: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Let every row of the readings in ``output`` be what ``change`` makes of it."""
    for path in Path(output, "readings").iterdir():
        table = pyarrow.parquet.read_table(path)
        rows = [row | change(row) for row in table.to_pylist()]
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, table.schema), path)


def readers(archive: Archive) -> set[str]:
    with archive.database.reading() as connection:
        return set(connection.execute(select(tables.readings.c.reader)).scalars())


def contents(archive: Archive) -> set[bytes]:
    with archive.database.reading() as connection:
        return set(connection.execute(select(tables.readings.c.content)).scalars())


@pytest.mark.usefixtures("one_core")
def test_an_archive_is_the_same_as_if_it_had_read_the_statements(
    archive: Archive, output: str, tmp_path: Path
) -> None:
    with Archive.create(tmp_path / "other.db") as other:
        other.add([str(tmp_path / "in" / "a.jsonl"), str(tmp_path / "in" / "b.html")])
        report = archive.add(output)
        assert len(report.added) == 6
        for item in other.list():
            kept = archive.get(item.id)
            assert kept.statement == other.get(item.id).statement
            assert archive.reading(item.id) == other.reading(item.id)
            (here,), (there,) = kept.versions, other.get(item.id).versions
            assert (here.source_id, here.original) == (there.source_id, there.original)
            assert archive.original(here.original) == other.original(there.original)
        assert archive.search("trawler").total == other.search("trawler").total == 1
    assert [event.action for event in archive.log()].count("add") == 6
    assert archive.check() == ()


@pytest.mark.usefixtures("no_reader")
def test_nothing_is_read_again_nor_stored_twice(archive: Archive, output: str) -> None:
    assert len(archive.add(output).added) == 6
    again = archive.add([output, f"{output}/readings/part-*.parquet"])
    assert (again.unchanged, again.added, again.versions, again.problems) == (6, [], [], [])
    assert readers(archive) == {reader_version()}


@pytest.mark.usefixtures("no_reader")
def test_a_reading_is_kept_in_one_form_however_its_json_is_written(
    archive: Archive, output: str, tmp_path: Path
) -> None:
    archive.add(output)
    changed(output, lambda row: {"reading": json.dumps(json.loads(row["reading"]), indent=1)})
    with Archive.create(tmp_path / "other.db") as other:
        assert len(other.add(output).added) == 6
        assert contents(other) == contents(archive)


@pytest.mark.usefixtures("one_core")
def test_what_another_version_has_read_is_read_again(archive: Archive, output: str) -> None:
    changed(output, lambda _: {"reader": "0.0.1+older", "reading": "{}"})
    report = archive.add(output)
    assert (len(report.added), report.problems) == (6, [])
    assert readers(archive) == {reader_version()}
    assert all(archive.reading(identity).sentences for identity in report.added)


@pytest.mark.usefixtures("one_core")
def test_other_metadata_count_for_more_and_are_read_with(archive: Archive, output: str) -> None:
    report = archive.add(f"{output}/readings/part-0000000.parquet", overrides=Overrides(issuer="XGS"))
    assert {archive.reading(identity).document.issuer for identity in report.added} == {"XGS"}
    assert archive.check() == ()


@pytest.mark.usefixtures("no_reader")
@pytest.mark.parametrize(
    ("reading", "problem"),
    [
        ("{", "its reading is damaged"),
        ('{"schema": "verbale.reading/1"}', "its reading is of another statement; read it again"),
        ("", "its reading quotes at 0 what its text does not say there; read it again"),
    ],
)
def test_a_reading_that_does_not_fit_its_text_is_refused(
    archive: Archive, output: str, reading: str, problem: str
) -> None:
    def shifted(row: dict[str, Any]) -> dict[str, Any]:
        data = json.loads(row["reading"])
        data["sentences"][0]["quote"] = "Another text."
        return {"reading": reading or json.dumps(data)}

    changed(output, shifted)
    report = archive.add(output)
    assert report.added == []
    assert len(report.problems) == 6
    assert all(problem in told and ".parquet, S" in told for told in report.problems)


def test_a_table_that_is_cut_off_is_named(archive: Archive, output: str) -> None:
    path = Path(output, "readings", "part-0000000.parquet")
    path.write_bytes(path.read_bytes()[:-20])
    report = archive.add(str(path))
    assert "check that it is a whole Parquet file" in report.problems[0]


def test_readings_in_an_object_store_are_added_by_their_url(archive: Archive) -> None:
    with fsspec.open("memory://corpus/a.jsonl", "wb") as file:
        file.write(lines(NUMBERS))
    output = read_into("memory://corpus/a.jsonl", "memory://corpus/out")
    assert len(archive.add(output).added) == len(NUMBERS)
    assert archive.add(output).unchanged == len(NUMBERS)


def test_several_that_add_the_same_readings_at_once_store_each_once(place: str, output: str) -> None:
    Archive.create(place).close()
    command = [sys.executable, "-m", "verbale", "add", output, "-a", place, "--json"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    told = [json.loads(process.communicate()[0]) for process in running]
    added = [identity for one in told for identity in one["added"]]
    assert len(added) == len(set(added)) == 6
    assert all(len(one["added"]) + one["unchanged"] == 6 for one in told)
    with Archive.open(place) as archive:
        assert archive.check() == ()


def test_rows_are_counted_before_they_are_added(output: str) -> None:
    assert count_originals([output]) == 6


def test_the_command_adds_a_folder_of_readings(output: str, tmp_path: Path) -> None:
    place = str(tmp_path / "own.db")
    run = CliRunner().invoke
    assert run(main, ["init", "-a", place]).exit_code == 0
    result = run(main, ["add", output, "-a", place])
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "6 added")
    assert run(main, ["add", output, "-a", place]).output.splitlines()[-1] == "6 there already"
