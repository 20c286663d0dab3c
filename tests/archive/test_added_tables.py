"""Tables of every format go into the archive, whatever their columns are called."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from click.testing import CliRunner

from archive_samples import row
from verbale import Archive
from verbale.archive.gathering import count_originals
from verbale.cli import main

ROWS = [row(number) for number in range(3)]
RENAMED = [
    {"body": item["text"], "day": item["date"], "key": item["id"], "url": item["url"]} for item in ROWS
]
NAMES = {"text": "body", "date": "day", "id": "key"}


def written(folder: Path, suffix: str, rows: list[dict[str, str]]) -> Path:
    path = folder / f"statements{suffix}"
    if suffix == ".parquet":
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path)
        return path
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_rows_become_statements_once(archive: Archive, tmp_path: Path, suffix: str) -> None:
    table = written(tmp_path, suffix, RENAMED)
    report = archive.add(table, names=NAMES)
    assert (len(report.added), report.problems) == (3, [])
    assert {item.document.source for item in archive.list()} == {item["url"] for item in ROWS}
    first = archive.get("row-1")
    assert first.text == ROWS[1]["text"]
    assert first.summary.document.published == "2024-05-01"
    assert archive.add(table, names=NAMES).unchanged == 3


def test_the_lines_of_a_row_are_its_original(archive: Archive, tmp_path: Path) -> None:
    archive.add(written(tmp_path, ".csv", ROWS))
    kept = archive.get("row-0")
    assert archive.original(kept.original).startswith(b"row-0,2024-05-01,Statement 0,")


def test_a_table_that_cannot_be_read_is_one_problem_and_stops_nothing_else(
    archive: Archive, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1")
    report = archive.add([broken, written(tmp_path, ".csv", ROWS)])
    assert len(report.added) == 3
    assert [problem.startswith(f"{broken}: the table cannot be read") for problem in report.problems] == [
        True
    ]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_an_empty_table_is_named_whatever_its_format(archive: Archive, tmp_path: Path, suffix: str) -> None:
    empty = tmp_path / f"empty{suffix}"
    empty.touch()
    assert count_originals([str(empty)]) is not None
    report = archive.add(empty)
    assert report.problems == [f"{empty}: the table is empty; give a table that has a row for each statement"]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("body=text", "body=text is not NAME=COLUMN"),
        ("text", "text= is not NAME=COLUMN"),
        ("text=", "text= is not"),
    ],
)
def test_a_map_that_is_none_is_wrong_usage(tmp_path: Path, given: str, problem: str) -> None:
    result = CliRunner().invoke(main, ["add", "-a", str(tmp_path / "a.db"), "x.csv", "--map", given])
    assert result.exit_code == 2
    assert problem in result.output


def test_the_command_takes_names_of_columns(tmp_path: Path) -> None:
    place = str(tmp_path / "a.db")
    table = str(written(tmp_path, ".csv", RENAMED))
    CliRunner().invoke(main, ["init", "-a", place])
    result = CliRunner().invoke(main, ["add", "-a", place, table, "--map", "text=body, date=day,id=key"])
    assert (result.exit_code, result.output) == (0, "3 added\n")
