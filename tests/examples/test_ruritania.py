"""The hand-coded statements about Ruritania and Graustark are sound: verbatim, complete, of known codes."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from verbale.reading.model import ACTS, ISSUES, RECORD_TYPES, Commitment, Reading, Sentence, not_verbatim
from verbale.statement import KINDS

FOLDER = Path(__file__).parents[2] / "examples" / "ruritania"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))

PARTIES = {"XRU", "XGS", "PRESS", "UN", "OSCE"}

CODES = {
    "engagements": {
        "kind": "summit meeting visit call letter talks consultation ceremony conference exercise "
        "signing other",
        "status": "planned held ongoing cancelled",
    },
    "commitments": {"polarity": "do refrain"},
    "demands": {"polarity": "do refrain"},
    "red_lines": {"issue": " ".join(ISSUES)},
    "mechanisms": {"status": "exists established restored suspended ended proposed"},
    "measures": {
        "kind": "tariff sanction export_control investment_restriction visa_restriction arms_transfer "
        "military_activity investigation purchase other",
        "status": "announced in_force suspended lifted threatened",
    },
    "cooperation": {"status": "progress ongoing proposed stalled ended"},
}
"""The fields of records that hold a code, and the codes of the coding guide."""

UNCODED = re.compile(r"(\s|\b\d{1,2}\.|\b(?:First|Second|Third|Fourth), [a-z ]+\.)*")
"""What may stand between sentences: white space, ordinals and the catchwords of enumerated paragraphs."""

EDTF = re.compile(r"\d{4}(-\d{2}(-\d{2}(/\d{4}-\d{2}-\d{2})?)?)?")


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_bytes().decode("utf-8")


def data_of(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return data


def reading_of(name: str) -> Reading:
    return Reading.from_dict(data_of(name))


def all_sentences() -> list[Sentence]:
    return [sentence for name in NAMES for sentence in reading_of(name).sentences]


def body_start(text: str) -> int:
    """Where the body begins: after the title's and the source line's paragraphs."""
    return text.index("\n\n", text.index("\n\n") + 2)


def test_there_are_five_coded_statements_and_a_page() -> None:
    assert len(NAMES) == 5
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == NAMES
    assert (FOLDER / "statement-on-trawler.html").is_file()


@pytest.mark.parametrize("name", NAMES)
def test_every_span_is_verbatim(name: str) -> None:
    assert not_verbatim(reading_of(name), text_of(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_model_keeps_everything_the_file_says(name: str) -> None:
    written = reading_of(name).to_dict()
    data = data_of(name)
    for key in ("sentences", *(kind.key for kind in RECORD_TYPES)):
        assert len(written[key]) == len(data[key])
        for kept, given in zip(written[key], data[key], strict=True):
            assert {field: kept[field] for field in given} == given


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_described(name: str) -> None:
    text, document = text_of(name), reading_of(name).document
    assert text.startswith(document.title + "\n\n" + document.publisher + " | ")
    assert document.issuer in PARTIES
    assert document.kind in KINDS
    assert re.fullmatch(r"2024-\d{2}-\d{2}", document.published)


@pytest.mark.parametrize("name", NAMES)
def test_sentences_follow_one_another_without_overlap(name: str) -> None:
    for before, after in pairwise(reading_of(name).sentences):
        assert before.end <= after.start


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_body_is_left_uncoded_but_headings(name: str) -> None:
    text = text_of(name)
    position = body_start(text)
    for sentence in reading_of(name).sentences:
        assert UNCODED.fullmatch(text[position : sentence.start]), text[position : sentence.start]
        position = sentence.end
    assert text[position:].strip() == ""


@pytest.mark.parametrize("name", NAMES)
def test_records_rest_on_coded_sentences_of_one_paragraph(name: str) -> None:
    reading = reading_of(name)
    for record in reading.records:
        for start, quote in [
            (record.start, record.quote),
            *((span.start, span.quote) for span in record.also),
        ]:
            assert "\n" not in quote
            home = [s for s in reading.sentences if s.start <= start < s.end]
            assert len(home) == 1, quote
            assert home[0].act != "ask", f"a journalist's turn gives no record: {quote}"


@pytest.mark.parametrize("name", NAMES)
def test_questions_carry_neither_issues_nor_other_acts(name: str) -> None:
    for sentence in reading_of(name).sentences:
        if sentence.act == "ask":
            assert [source.party for source in sentence.voice] == ["PRESS"]
            assert (sentence.also, sentence.to, sentence.issues) == ((), ("XRU",), ())


@pytest.mark.parametrize("name", NAMES)
def test_codes_of_sentences_are_known(name: str) -> None:
    for sentence in reading_of(name).sentences:
        assert {sentence.act, *sentence.also} <= set(ACTS)
        assert sentence.act not in sentence.also
        assert set(sentence.issues) <= set(ISSUES)
        assert {*sentence.to, *(source.party for source in sentence.voice)} <= PARTIES


@pytest.mark.parametrize("name", NAMES)
def test_codes_of_records_are_known(name: str) -> None:
    data = data_of(name)
    for key, fields in CODES.items():
        for record in data[key]:
            for field, known in fields.items():
                assert record[field] in known.split(), f"{key}: {record['quote']}"


@pytest.mark.parametrize("name", NAMES)
def test_parties_of_records_are_known(name: str) -> None:
    for record in reading_of(name).records:
        for field in ("parties", "holder", "by", "to", "on"):
            assert set(getattr(record, field, ())) <= PARTIES


@pytest.mark.parametrize("name", NAMES)
def test_contents_are_verbatim_and_dates_are_edtf(name: str) -> None:
    text, data = text_of(name), data_of(name)
    for key in ("commitments", "demands", "red_lines"):
        assert all(record["content"] in record["quote"] for record in data[key])
    for framework in data["frameworks"]:
        assert len(framework["items"]) == framework["count"]
        assert all(item in text for item in framework["items"])
    for engagement in data["engagements"]:
        assert engagement["date"] == "" or EDTF.fullmatch(engagement["date"]), engagement


def test_all_nine_record_types_occur() -> None:
    found = {type(record) for name in NAMES for record in reading_of(name).records}
    assert found == set(RECORD_TYPES)


def test_every_act_of_the_guide_occurs() -> None:
    assert {sentence.act for sentence in all_sentences()} == set(ACTS)


def test_commitments_occur_both_of_the_speaker_and_attributed_to_the_other_side() -> None:
    promises = [
        (reading.document.issuer, promise)
        for reading in map(reading_of, NAMES)
        for promise in reading.of_type(Commitment)
    ]
    assert any(promise.holder == promise.by == (issuer,) for issuer, promise in promises)
    assert any(
        promise.holder == promise.by != (issuer,) for issuer, promise in promises if len(promise.by) == 1
    )


def test_the_two_readouts_tell_of_one_meeting() -> None:
    dates = [
        {engagement["date"] for engagement in data_of(name)["engagements"]}
        for name in ("readout-graustark", "readout-ruritania")
    ]
    assert "2024-03-19" in dates[0] & dates[1]
