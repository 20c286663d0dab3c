"""Whatever a text holds, an export that is read back has every span where the text has it."""

from __future__ import annotations

from collections.abc import Callable

import export_readers as readers
import pytest
from export_readers import Spans, spans_of
from export_samples import ENTRY, entries
from hypothesis import HealthCheck, given, settings

from verbale.views.exports import Entry

READERS: dict[str, Callable[[Entry], Spans]] = {
    "csv": readers.spans_in_csv,
    "jsonl": readers.spans_in_jsonl,
    "parquet": readers.spans_in_parquet,
    "webannotation": readers.spans_in_annotations,
    "qdpx": readers.spans_in_qdpx,
    "conll": readers.spans_in_conll,
    "ics": readers.spans_in_calendar,
}


@pytest.mark.parametrize("form", READERS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entry=entries())
def test_spans_come_back_verbatim(form: str, entry: Entry) -> None:
    expected = readers.engagements_of(entry) if form == "ics" else spans_of(entry)
    found = READERS[form](entry)
    assert found == expected
    assert all(entry.statement.text[start:end] == quote for start, end, quote in found.values())


@pytest.mark.parametrize("form", [*READERS, "plover"])
def test_a_selection_gives_the_same_file_every_time(form: str) -> None:
    assert readers.exported(form, ENTRY) == readers.exported(form, ENTRY)


@pytest.mark.parametrize("form", [*READERS, "plover"])
def test_an_empty_selection_is_an_empty_file_of_the_format(form: str) -> None:
    assert len(readers.exported(form)) < len(readers.exported(form, ENTRY))


def test_a_line_of_a_million_characters_is_exported_whole() -> None:
    from dataclasses import replace

    from verbale.reading.model import Reading, Sentence
    from verbale.statement import Statement

    text = "x" * 1_000_000
    long = replace(
        ENTRY, statement=Statement(text), reading=Reading(sentences=(Sentence(0, len(text), text),))
    )
    for form in ("jsonl", "parquet", "webannotation", "qdpx", "conll"):
        assert READERS[form](long) == spans_of(long), form
