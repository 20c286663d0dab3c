"""Tables of statements: JSON lines, CSV and Parquet, whatever their columns are called, whatever is wrong in them."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.errors import SourceError
from verbale.sources.tables import COLUMNS, Malformed, Row, is_table, read_table
from verbale.sources.tables import delimited as delimited_tables

TEXT = 'We "object", and\nwill respond; 𝕫.'
FULL = {
    "id": "7",
    "date": "2024-05-01",
    "title": "On the strait",
    "url": "https://mfa.example/7",
    "publisher": "Ministry",
    "issuer": "XRU",
    "text": TEXT,
}
FORMATS = (".jsonl", ".csv", ".tsv", ".parquet")


def table(folder: Path, suffix: str, rows: Iterable[dict[str, Any]]) -> str:
    """A table of these rows, which have the same columns."""
    path = folder / f"table{suffix}"
    found = list(rows)
    if suffix == ".parquet":
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(found), path)
    elif suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    else:
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(found[0]), delimiter="\t" if suffix == ".tsv" else ",")
            writer.writeheader()
            writer.writerows(found)
    return str(path)


def written(folder: Path, content: bytes | str, suffix: str = ".csv") -> str:
    path = folder / f"table{suffix}"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return str(path)


def texts(path: str, **names: str) -> list[str]:
    """The texts of the good rows."""
    return [row.values["text"] for row in read_table(path, names) if isinstance(row, Row)]


def problems(path: str) -> list[tuple[int, str]]:
    return [(row.line, row.problem) for row in read_table(path) if isinstance(row, Malformed)]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_row_is_the_same_in_every_format(tmp_path: Path, suffix: str) -> None:
    rows = list(read_table(table(tmp_path, suffix, [FULL])))
    assert [row.values for row in rows if isinstance(row, Row)] == [FULL]


@pytest.mark.parametrize("suffix", FORMATS)
def test_columns_are_taken_by_the_names_given_and_others_are_left(tmp_path: Path, suffix: str) -> None:
    path = table(tmp_path, suffix, [{"body": TEXT, "day": "2024-05-01", "text": "not this", "length": 3}])
    row = next(read_table(path, {"text": "body", "date": "day"}))
    assert isinstance(row, Row)
    assert row.values == {**dict.fromkeys(COLUMNS, ""), "text": TEXT, "date": "2024-05-01"}


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
@pytest.mark.parametrize(("names", "lacking"), [({}, "text"), ({"text": "body", "date": "Day"}, "Day")])
def test_a_column_that_is_not_there_is_named_with_those_that_are(
    tmp_path: Path, suffix: str, names: dict[str, str], lacking: str
) -> None:
    path = table(tmp_path, suffix, [{"body": TEXT, "day": "2024-05-01"}])
    with pytest.raises(SourceError) as raised:
        list(read_table(path, names))
    assert str(raised.value).startswith(
        f"{path}: there is no column '{lacking}' among 'body', 'day'; say which"
    )


def test_the_suffix_says_what_a_table_is() -> None:
    assert all(is_table(f"statements{suffix}") for suffix in (*FORMATS, ".ndjson", ".CSV"))
    assert not is_table("statements.txt")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("text,id\none,1\n", ["one"]),
        ("text;id\none, and two;1\n", ["one, and two"]),  # as spreadsheets write where the comma is decimal
        ("text\tid\none\t1\n", ["one"]),
        ("\ufefftext,id\r\none,1\r\n", ["one"]),  # a byte order mark is not part of the first name
        ("text,id\n\n\none,1\n\n", ["one"]),  # empty lines are no rows
        ('text,id\n"one\n\ntwo",1', ["one\n\ntwo"]),  # no line break at the end
        (" text , id \none,1\n", ["one"]),
        ("text\nonly\n", ["only"]),
        ('text,id\n"say ""no""",1\n', ['say "no"']),
        ("text,id\n", []),
    ],
)
def test_the_kinds_of_csv(tmp_path: Path, content: str, expected: list[str]) -> None:
    assert texts(written(tmp_path, content)) == expected


def test_the_original_of_a_csv_row_is_its_lines(tmp_path: Path) -> None:
    rows = list(read_table(written(tmp_path, 'text,id\r\n"one\r\ntwo",1\r\nthree,2\r\n')))
    assert [(row.line, row.original) for row in rows if isinstance(row, Row)] == [
        (2, b'"one\r\ntwo",1'),
        (4, b"three,2"),
    ]


def test_a_quotation_mark_too_many_costs_its_row_and_no_other(tmp_path: Path) -> None:
    lines = [f'"text {number}",{number}' for number in range(2, 10_002)]
    lines[4_999] = '"it never ends,5001'
    path = written(tmp_path, "text,id\n" + "\n".join(lines) + "\n")
    assert problems(path) == [(5001, "it is not CSV (',' expected after '\"')")]
    assert len(texts(path)) == 9_999


def test_a_quotation_that_runs_to_the_end_of_the_file_costs_its_row_and_no_other(tmp_path: Path) -> None:
    path = written(tmp_path, 'text,id\none,1\n"two,2\nthree,3\nfour,4\n')
    assert problems(path) == [(3, "it is not CSV (unexpected end of data)")]
    assert texts(path) == ["one", "three", "four"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"text,id\none,1,2\ntwo,2\n", (2, "it has 3 cells, the head has 2")),
        (b"text,id\none\ntwo,2\n", (2, "it has 1 cells, the head has 2")),
        (b"text,id\n\xe9t\xe9,1\ntwo,2\n", (2, "it is not in UTF-8")),
    ],
)
def test_a_bad_row_of_csv_is_told_by_its_line(
    tmp_path: Path, content: bytes, expected: tuple[int, str]
) -> None:
    path = written(tmp_path, content)
    assert problems(path) == [expected]
    assert texts(path) == ["two"]


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited_tables, "MAX_CELL", 100)
    path = written(tmp_path, f"text,id\n{'x' * 1000},1\ntwo,2\n")
    assert [line for line, _ in problems(path)] == [2]
    assert texts(path) == ["two"]


def test_a_quotation_that_is_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited_tables, "MAX_CELL", 100)
    path = written(tmp_path, 'text,id\n"it never ends,1\n' + "two,2\n" * 1000)
    assert problems(path) == [(2, delimited_tables._TOO_LARGE)]
    assert texts(path) == ["two"] * 1000


def test_utf_16_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="the table is in UTF-16; save it as UTF-8"):
        list(read_table(written(tmp_path, "text,id\none,1\n".encode("utf-16"))))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "the line is not JSON ("),
        ('["one"]', "the line is not a JSON object"),
        ('{"text": ["one"]}', "the column text holds neither text nor a number nor a date"),
        ("[" * 100_000, "the line is not JSON ("),  # nested too deeply
    ],
)
def test_a_bad_line_of_json_is_told_by_its_number(tmp_path: Path, line: str, problem: str) -> None:
    path = written(tmp_path, f'{{"text": "one"}}\n{line}\n{{"text": "three"}}\n', ".jsonl")
    assert [(number, words[: len(problem)]) for number, words in problems(path)] == [(2, problem)]
    assert texts(path) == ["one", "three"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 5, 1), "2024-05-01"),
        (datetime(2024, 5, 1, 14, 30), "2024-05-01"),
        ("2024-05", "2024-05"),
        (2024, "2024"),
        (None, ""),
    ],
)
def test_dates_and_numbers_of_parquet_become_text(tmp_path: Path, day: object, expected: str) -> None:
    row = next(read_table(table(tmp_path, ".parquet", [{"text": TEXT, "date": day}])))
    assert isinstance(row, Row)
    assert row.values["date"] == expected
    assert json.loads(row.original)["text"] == TEXT


def test_a_missing_number_is_no_text(tmp_path: Path) -> None:
    row = next(read_table(table(tmp_path, ".parquet", [{"text": TEXT, "id": float("nan")}])))
    assert isinstance(row, Row)
    assert row.values["id"] == ""


@pytest.mark.parametrize("content", [b"PAR1", b"text,id\none,1\n", b"PAR1" + bytes(100) + b"PAR1"])
def test_what_is_no_parquet_is_named(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(
        SourceError, match=r"table\.parquet: the table cannot be read \(.*check that it is a whole"
    ):
        list(read_table(written(tmp_path, content, ".parquet")))


def test_parquet_that_breaks_off_gives_the_rows_before(tmp_path: Path) -> None:
    path = Path(table(tmp_path, ".parquet", [{"text": f"text {number} " * 50} for number in range(400)]))
    content = bytearray(path.read_bytes())
    content[200:260] = bytes(60)
    path.write_bytes(content)
    with pytest.raises(SourceError, match="the table cannot be read"):
        list(read_table(str(path)))


def test_without_pyarrow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(tmp_path, ".parquet", [FULL])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SourceError, match=r"pip install 'verbale\[tables\]'"):
        list(read_table(path))


CELLS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1, max_size=20
)


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_what_is_written_as_csv_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("text", "title"), *rows])
    path = written(tmp_path_factory.mktemp("tables"), out.getvalue())
    found = [(row.values["text"], row.values["title"]) for row in read_table(path) if isinstance(row, Row)]
    assert found == rows
    assert not problems(path)


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=200) | st.text('",;\n\rtext\x00é', max_size=80).map(str.encode))
@pytest.mark.parametrize("suffix", FORMATS)
def test_any_bytes_are_rows_or_a_named_problem(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, content: bytes
) -> None:
    path = written(tmp_path_factory.mktemp("tables"), content, suffix)
    try:
        rows = list(read_table(path))
    except SourceError as error:
        assert str(error).startswith(path)
    else:
        assert all(row.line > 0 for row in rows)
