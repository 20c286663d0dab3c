"""``verbale export``: the archive and searches, to files and standard output."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pyarrow.parquet
import pytest
from cli_runs import RURITANIA, run, start
from icalendar import Calendar

from verbale import Archive
from verbale.cli.export import FORMATS, TABLES
from verbale.views import exports


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exports") / "archive.db"
    with Archive.create(path) as archive:
        archive.add(RURITANIA)
    return path


def test_the_command_has_every_format_and_table() -> None:
    assert exports.FORMATS == FORMATS
    assert tuple(exports.TABLES) == TABLES


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_to_a_file_and_to_a_pipe(place: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / "out"
    result = run("export", "-a", place, "--to", form, "-o", path)
    assert (result.exit_code, result.output) == (0, f"wrote {path} with 6 statements\n")
    process = start("export", "-a", place, "--to", form)
    output, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert output == path.read_bytes()
    assert [item.name for item in tmp_path.iterdir()] == ["out"]


def test_files_are_what_they_say(place: Path, tmp_path: Path) -> None:
    for form in ("qdpx", "parquet", "ics"):
        run("export", "-a", place, "--to", form, "-o", tmp_path / form)
    with zipfile.ZipFile(tmp_path / "qdpx") as archive:
        assert sum(name.startswith("sources/") for name in archive.namelist()) == 6
    assert pyarrow.parquet.read_table(tmp_path / "parquet").num_rows > 50
    assert Calendar.from_ical((tmp_path / "ics").read_bytes()).subcomponents


def test_a_search_is_exported_with_its_table(place: Path) -> None:
    whole = run("export", "-a", place, "--to", "csv", "--table", "demands", "-q").stdout
    result = run("export", "-a", place, "--to", "csv", "--table", "demands", "missiles", "--speaker", "XRU")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert 0 < len(rows) < len(list(csv.DictReader(io.StringIO(whole))))
    assert all("XRU" in {voice["party"] for voice in json.loads(row["voice"])} for row in rows)


def test_the_addressee_has_a_name_that_is_not_the_formats(place: Path) -> None:
    result = run("export", "-a", place, "--to", "jsonl", "--addressed", "XGS")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    assert all("XGS" in row["to"] for row in rows)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--to", "xlsx"], "'xlsx' is not one of"),
        (["--to", "ics", "--table", "demands"], "ics has no tables; leave 'demands' out"),
        (["--to", "csv", "--table", "promises"], "'promises' is not one of"),
        ([], "Missing option '--to'"),
        (["--to", "csv", '"open'], "error: "),
    ],
)
def test_what_cannot_be_exported_is_named(place: Path, arguments: list[str], problem: str) -> None:
    result = run("export", "-a", place, *arguments)
    assert result.exit_code in (1, 2)
    assert problem in result.output
    assert "Traceback" not in result.output


def test_a_file_that_cannot_be_written_is_named_and_the_old_one_stays(place: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    result = run("export", "-a", place, "--to", "ics", "--table", "demands", "-o", path)
    assert result.exit_code == 1
    assert path.read_text() == "old"
    missing = run("export", "-a", place, "--to", "csv", "-o", tmp_path / "nowhere" / "out.csv")
    assert missing.exit_code == 1
    assert missing.output.startswith("error: the result cannot be written (")
    assert [item.name for item in tmp_path.iterdir()] == ["out.csv"]
