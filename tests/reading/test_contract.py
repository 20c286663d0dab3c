"""Readings go to JSON and back, and what is not of the contract's shape is refused by its place."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import ReadingError
from verbale.reading.model import (
    ACTS,
    ISSUES,
    RECORD_TYPES,
    SCHEMA,
    Demand,
    Evidence,
    Measure,
    Reading,
    Record,
    Sentence,
    Voice,
)
from verbale.statement import Document, Span

WORDS = st.text(max_size=12)
CODES = st.sampled_from(["CHN", "USA", "XRU", "EU"])
PARTIES = st.lists(CODES, max_size=3).map(tuple)
EVIDENCE = st.builds(Evidence, st.text(min_size=1, max_size=8), st.none() | st.floats(0, 1)) | st.just(
    Evidence("")
)
SPANS = st.builds(
    lambda start, quote: Span(start, start + len(quote), quote),
    st.integers(0, 10_000),
    st.text(min_size=1, max_size=20),
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "count": st.none() | st.integers(0, 99),
    "items": st.lists(WORDS, max_size=3).map(tuple),
    "participants": st.lists(WORDS, max_size=3).map(tuple),
    "parties": PARTIES,
    "on": PARTIES,
    "by": PARTIES,
    "to": PARTIES,
    "holder": PARTIES,
}


def records_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    common = {"start", "end", "quote", "also", "evidence"}
    own = {item.name: FIELDS.get(item.name, WORDS) for item in fields(kind) if item.name not in common}
    return st.builds(
        lambda span, also, evidence, values: kind(
            start=span.start, end=span.end, quote=span.quote, also=also, evidence=evidence, **values
        ),
        SPANS,
        st.lists(SPANS, max_size=2).map(tuple),
        EVIDENCE,
        st.fixed_dictionaries(own),
    )


SENTENCES = st.builds(
    lambda span, voice, act, also, to, issues, evidence: Sentence(
        span.start, span.end, span.quote, voice, act, also, to, issues, evidence
    ),
    SPANS,
    st.lists(st.builds(Voice, WORDS, CODES | st.just("")), max_size=3).map(tuple),
    st.sampled_from(ACTS),
    st.lists(st.sampled_from(ACTS), max_size=2).map(tuple),
    PARTIES,
    st.lists(st.sampled_from(ISSUES), max_size=2).map(tuple),
    EVIDENCE,
)
DOCUMENTS = st.builds(Document, *[WORDS] * len(fields(Document)))
READINGS = st.builds(
    lambda document, sentences, groups: Reading(
        document, tuple(sentences), tuple(record for group in groups for record in group)
    ),
    DOCUMENTS,
    st.lists(SENTENCES, max_size=3),
    st.tuples(*(st.lists(records_of(kind), max_size=2) for kind in RECORD_TYPES)),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@given(READINGS)
def test_a_reading_comes_back_from_json_as_it_was(reading: Reading) -> None:
    written = json.loads(json.dumps(reading.to_dict()))
    assert Reading.from_dict(written) == reading


@given(READINGS)
def test_writing_what_was_read_changes_nothing(reading: Reading) -> None:
    data = reading.to_dict()
    assert Reading.from_dict(data).to_dict() == data


@given(READINGS)
def test_every_list_of_the_contract_is_there(reading: Reading) -> None:
    assert list(reading.to_dict()) == [
        "schema",
        "document",
        "sentences",
        *(kind.key for kind in RECORD_TYPES),
    ]


@given(JSON)
def test_anything_else_is_refused_or_read_but_never_crashes(data: Any) -> None:
    try:
        Reading.from_dict(data)
    except ReadingError as error:
        assert "\n" not in str(error).replace("\\n", "")


@given(READINGS, st.data())
def test_a_reading_with_one_value_changed_is_refused_or_read(reading: Reading, data: st.DataObject) -> None:
    written = reading.to_dict()
    holder: Any = written
    while isinstance(holder, (dict, list)) and holder:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = data.draw(st.sampled_from(keys))
        inner = holder[key]
        if not (isinstance(inner, (dict, list)) and inner) or data.draw(st.booleans()):
            holder[key] = data.draw(JSON)
            break
        holder = inner
    try:
        assert isinstance(Reading.from_dict(written), Reading)
    except ReadingError as error:
        assert str(error)


def test_one_party_is_written_alone_and_several_as_a_list() -> None:
    span: dict[str, Any] = {"start": 0, "end": 1, "quote": "a", "content": "a"}
    one = Reading(records=(Demand(**span, by=("XRU",), to=()),)).to_dict()["demands"][0]
    two = Reading(records=(Demand(**span, by=("XGS", "XRU"), to=("USA",)),)).to_dict()["demands"][0]
    assert (one["by"], one["to"]) == ("XRU", "")
    assert (two["by"], two["to"]) == (["XGS", "XRU"], "USA")


def test_the_parties_that_a_measure_hits_are_always_a_list() -> None:
    measure = Measure(start=0, end=1, quote="a", by=("XRU",), on=("XGS",), kind="tariff")
    assert Reading(records=(measure,)).to_dict()["measures"][0]["on"] == ["XGS"]


def test_what_is_absent_is_empty_and_what_is_added_is_ignored() -> None:
    data = {
        "document": {"title": None, "pages": 3},
        "sentences": [{"start": 0, "end": 1, "quote": "a", "voice": None, "mood": "calm"}],
        "red_lines": None,
        "appendix": [],
    }
    reading = Reading.from_dict(data)
    assert reading == Reading(Document(), (Sentence(0, 1, "a"),))


SPAN = {"start": 0, "end": 1, "quote": "a"}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ([], "a reading"),
        ({"schema": "verbale.reading/2"}, "schema"),
        ({"document": "x"}, "document"),
        ({"document": {"title": 3}}, "document.title"),
        ({"sentences": {}}, None),  # an empty object is taken for an empty list
        ({"sentences": "x"}, "sentences"),
        ({"sentences": ["x"]}, r"sentences\[0\]"),
        ({"sentences": [{"start": 0, "end": 1}]}, "'quote' is missing"),
        ({"sentences": [{**SPAN, "start": "0"}]}, r"sentences\[0\].start"),
        ({"sentences": [{**SPAN, "start": True}]}, r"sentences\[0\].start"),
        ({"sentences": [{**SPAN, "end": 1.5}]}, r"sentences\[0\].end"),
        ({"sentences": [{**SPAN, "end": -1}]}, "is not a span"),
        ({"sentences": [{**SPAN, "start": 2}]}, "is not a span"),
        ({"sentences": [{**SPAN, "act": "shout"}]}, "'shout' is not a known act"),
        ({"sentences": [{**SPAN, "also": ["shout"]}]}, "'shout' is not a known act"),
        ({"sentences": [{**SPAN, "issues": ["weather"]}]}, "'weather' is not a known issue"),
        ({"sentences": [{**SPAN, "voice": ["x"]}]}, r"sentences\[0\].voice\[0\]"),
        ({"sentences": [{**SPAN, "to": [1]}]}, r"sentences\[0\].to"),
        ({"sentences": [{**SPAN, "found_by": "x"}]}, r"sentences\[0\].found_by"),
        ({"sentences": [{**SPAN, "found_by": {"rule": "x", "score": "1"}}]}, "score"),
        ({"demands": [SPAN]}, r"demands\[0\]: the field 'content' is missing"),
        ({"demands": [{**SPAN, "content": "a", "also": ["x"]}]}, r"demands\[0\].also\[0\]"),
        ({"frameworks": [{**SPAN, "name": "a", "count": "two"}]}, r"frameworks\[0\].count"),
    ],
)
def test_what_is_not_of_the_shape_is_refused_by_its_place(data: Any, place: str | None) -> None:
    if place is None:
        assert Reading.from_dict(data) == Reading()
        return
    with pytest.raises(ReadingError, match=place):
        Reading.from_dict(data)


def test_the_schema_is_the_projects() -> None:
    assert Reading().to_dict()["schema"] == SCHEMA == "verbale.reading/1"
