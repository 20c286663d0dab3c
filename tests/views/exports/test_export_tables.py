"""Tables as CSV, JSON lines, Parquet and Arrow say the same thing."""

from __future__ import annotations

import json
import sys
from dataclasses import fields

import pytest
from export_readers import csv_rows, exported, json_lines, parquet_table
from export_samples import CALL, ENTRY, TEXT, entries, sentence, span
from hypothesis import given, settings

from verbale.errors import VerbaleError
from verbale.reading.model import RECORD_TYPES, Framework, Reading, Record
from verbale.statement import Document, Statement
from verbale.views.exports import FORMATS, TABLE_FORMATS, TABLES, Entry, frame

TABLE_NAMES = tuple(TABLES)


def test_there_is_a_table_of_sentences_and_one_of_each_type_of_record() -> None:
    assert ("sentences", *(kind.key for kind in RECORD_TYPES)) == TABLE_NAMES


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.key)
def test_every_field_of_a_record_is_a_column(kind: type[Record]) -> None:
    columns = {column.name for column in TABLES[kind.key].columns}
    assert {field.name for field in fields(kind)} - columns == {"evidence"}
    assert {"rule", "score"} <= columns


@pytest.mark.parametrize("table", TABLE_NAMES)
@settings(max_examples=20, deadline=None)
@given(entry=entries())
def test_the_formats_agree(table: str, entry: Entry) -> None:
    rows = json_lines(exported("jsonl", entry, table=table))
    assert parquet_table(exported("parquet", entry, table=table)).to_pylist() == rows
    assert frame([entry], table).to_pylist() == rows
    read = [
        {name: _value(rows[at][name], cell) for name, cell in row.items()}
        for at, row in enumerate(csv_rows(exported("csv", entry, table=table)))
    ]
    assert read == rows


def _value(like: object, cell: str) -> object:
    """What a cell of CSV stands for, where the column holds values like that."""
    if like is None:
        assert cell == ""
        return None
    return cell if isinstance(like, str) else json.loads(cell)


def test_a_row_can_be_used_without_the_archive() -> None:
    row = json_lines(exported("jsonl", ENTRY, table="demands"))[0]
    assert row == {
        "id": f"Sabcdefghijkl/{TEXT.index('lift')}-{TEXT.index('lift') + 13}/demands",
        "statement": "Sabcdefghijkl",
        "published": "2024-05-01",
        "issuer": "XRU",
        "publisher": "Ministry of Foreign Affairs of Ruritania",
        "title": "Readout of the call",
        "source": "https://mfa.example/readout?id=7",
        **span("lift the duty"),
        "voice": [{"name": "President Merrik", "party": "XGS"}],
        "by": ["XGS"],
        "to": ["XRU"],
        "content": "lift the duty",
        "polarity": "do",
        "also": [],
        "rule": "",
        "score": None,
    }


def test_a_second_record_of_one_span_has_a_number_to_its_id() -> None:
    twice = Reading(records=tuple(Framework(**span("the duty"), name=name) for name in "ab"))
    rows = json_lines(exported("jsonl", Entry("S1", Statement(TEXT), twice), table="frameworks"))
    start = TEXT.index("the duty")
    assert [row["id"] for row in rows] == [f"S1/{start}-{start + 8}/frameworks{end}" for end in ("", "~2")]


def test_a_record_outside_the_selected_sentences_has_no_voice() -> None:
    alone = Reading(records=ENTRY.reading.records)
    rows = json_lines(exported("jsonl", Entry("S1", Statement(TEXT), alone), table="demands"))
    assert rows[0]["voice"] == []


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t=", "|"])
def test_a_cell_that_a_spreadsheet_could_take_for_a_formula_stays_verbatim(beginning: str) -> None:
    text = f"{beginning}HYPERLINK(1) {CALL}"
    document = Document(title=text)
    reading = Reading(sentences=(sentence(CALL).__class__(0, len(text), text),))
    row = csv_rows(exported("csv", Entry("S1", Statement(text, document), reading)))[0]
    assert (row["quote"], row["title"]) == (text, text)


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_a_table_without_rows_has_its_columns(form: str) -> None:
    content = exported(form, table="measures")
    names = [column.name for column in TABLES["measures"].columns]
    if form == "csv":
        assert content.decode() == ",".join(names) + "\r\n"
    elif form == "parquet":
        assert parquet_table(content).column_names == names
    else:
        assert content == b""


@pytest.mark.parametrize(
    ("form", "table", "problem"),
    [
        ("xlsx", "", "xlsx: there is no such format; take one of csv, jsonl, parquet, "),
        ("csv", "promises", "promises: there is no such table; take one of sentences, engagements, "),
        ("ics", "sentences", "ics has no tables; leave 'sentences' out, or take csv or jsonl or parquet"),
    ],
)
def test_what_there_is_not_is_named_with_what_there_is(form: str, table: str, problem: str) -> None:
    with pytest.raises(VerbaleError) as raised:
        exported(form, ENTRY, table=table)
    assert str(raised.value).startswith(problem)


def test_an_unknown_table_has_no_frame() -> None:
    with pytest.raises(VerbaleError, match="promises: there is no such table"):
        frame([ENTRY], "promises")


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(VerbaleError, match=r"pip install 'verbale\[tables\]'"):
        exported("parquet", ENTRY)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "ics"])
def test_half_a_character_is_refused_and_not_written_as_something_else(form: str) -> None:
    text = CALL + "\ud800"
    whole = sentence(CALL).__class__(0, len(text), text, act="demand", to=("XGS",))
    entry = Entry("S1", Statement(text, ENTRY.statement.document), Reading(sentences=(whole,)))
    with pytest.raises(VerbaleError, match=r"U\+D800"):
        exported(form, entry)
