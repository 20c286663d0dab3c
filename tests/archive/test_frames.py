"""What is found in an archive, for tables and exports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from archive_copies import Fill
from archive_samples import RURITANIA
from verbale import Archive, VerbaleError
from verbale.archive.search import Filters


def the_examples(archive: Archive, folder: Path) -> None:
    archive.add(RURITANIA)


@pytest.fixture
def filled(filled_by: Callable[[Fill], Archive]) -> Archive:
    return filled_by(the_examples)


def test_the_whole_archive_is_its_statements_by_date_with_their_readings(filled: Archive) -> None:
    found = list(filled.entries())
    assert [entry.id for entry in found] == [item.id for item in filled.list()]
    for entry in found:
        assert entry.reading == filled.reading(entry.id)
        assert entry.statement == filled.get(entry.id).statement


def test_filters_on_statements_leave_readings_whole(filled: Archive) -> None:
    found = list(filled.entries(filters=Filters(issuer=("XGS",), kind=("readout",))))
    assert [entry.statement.document.kind for entry in found] == ["readout"]
    assert found[0].reading == filled.reading(found[0].id)


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("islands", Filters()),
        ('"Sarn Islands" OR trawler', Filters()),
        ("", Filters(act=("demand",))),
        ("", Filters(speaker=("XGS",), issue=("maritime_territory",))),
    ],
)
def test_a_search_gives_the_sentences_that_are_hits_and_the_records_in_them(
    filled: Archive, query: str, filters: Filters
) -> None:
    hits = filled.search(query, filters, limit=1000)
    found = list(filled.entries(query, filters))
    spans = {(entry.id, one.start, one.end) for entry in found for one in entry.reading.sentences}
    assert spans == {(hit.statement, hit.start, hit.end) for hit in hits.hits}
    assert spans
    for entry in found:
        for record in entry.reading.records:
            assert any(one.start <= record.start < one.end for one in entry.reading.sentences)


def test_a_filter_for_a_type_of_record_leaves_the_others_out(filled: Archive) -> None:
    found = list(filled.entries(filters=Filters(record=("demands",))))
    assert {record.key for entry in found for record in entry.reading.records} == {"demands"}
    whole = [record for entry in filled.entries() for record in entry.reading.records]
    demands = [record for entry in found for record in entry.reading.records]
    assert demands == [record for record in whole if record.key == "demands"]


def test_what_is_removed_is_in_no_selection(filled: Archive) -> None:
    first = filled.list()[0].id
    filled.remove(first)
    assert first not in {entry.id for entry in filled.entries()}
    assert first not in {entry.id for entry in filled.entries("the")}


def test_what_is_removed_while_entries_are_read_is_left_out(filled: Archive) -> None:
    entries = filled.entries()
    next(entries)
    filled.remove(filled.list()[-1].id)
    assert len(list(entries)) == 4


def test_a_frame_is_a_table_in_arrow(filled: Archive) -> None:
    table = filled.frame("commitments")
    expected = [record for entry in filled.entries() for record in entry.reading.records]
    assert table.num_rows == sum(record.key == "commitments" for record in expected)
    assert {"id", "statement", "published", "quote", "voice", "holder", "content"} <= set(table.column_names)
    narrowed = filled.frame("sentences", "islands")
    assert narrowed.num_rows == filled.search("islands", limit=1).total
    assert all("islands" in quote.lower() for quote in narrowed.column("quote").to_pylist())


def test_ids_of_a_frame_lead_back_to_the_archive(filled: Archive, tmp_path: Path) -> None:
    for row in filled.frame("demands").to_pylist():
        text = filled.get(row["id"]).text
        assert text[row["start"] : row["end"]] == row["quote"]


def test_an_unknown_table_is_named(filled: Archive) -> None:
    with pytest.raises(VerbaleError, match="promises: there is no such table; take one of sentences"):
        filled.frame("promises")
