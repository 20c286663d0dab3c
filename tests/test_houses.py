"""The hand-coded statements in other houses' styles are sound: verbatim, complete, of known codes.

How well they are read is measured, not tested: see the folder's README.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from verbale.reading.model import ACTS, ISSUES, Reading, not_verbatim
from verbale.statement import KINDS, Span

FOLDER = Path(__file__).parent / "houses"
SETS = {".": 14, "learn": 14, "measure": 14}
"""The folders of statements, and how many each holds."""

NAMES = sorted(str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.txt"))

STATES = (
    "AFG AUS AUT BGD BIH BLR BOL BRA CAN CHN CYP DEU EGY FIN FRA GBR GEO GRC HKG IDN IND IRN IRQ ISR ITA JOR "
    "JPN KAZ KEN KGZ KOR LAO LBN MLI MMR NIC NZL OMN PAK PHL POL PRK PSE QAT RUS RWA SAU SOM SSD SYR TUR TWN "
    "TZA UKR USA"
)
"""The states and territories that the statements speak of, in ISO 3166-1 alpha-3."""

ORGANISATIONS = "ASEAN AU BRICS EU G7 IAEA IGAD NATO OIC SCO UN UNSC WTO"
COLLECTIVES = "PRESS INTL OTHER"
PARTIES = set(f"{STATES} {ORGANISATIONS} {COLLECTIVES}".split())

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

ORDINAL = re.compile(r"\d{1,2}\.|\([ivx]+\)|")
HEADING_WORDS = 14
"""The longest heading, table of contents or pointer to another statement, in words."""

DAY_MONTH_OR_YEAR = r"\d{4}(-\d{2}(-\d{2})?)?"
EDTF = re.compile(f"{DAY_MONTH_OR_YEAR}(/{DAY_MONTH_OR_YEAR})?")


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_bytes().decode("utf-8")


def data_of(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return data


def reading_of(name: str) -> Reading:
    return Reading.from_dict(data_of(name))


def uncoded(text: str, start: int, end: int) -> list[str]:
    """What no sentence covers between two offsets, but for ordinals and paragraphs that are headings."""
    found = []
    for piece in re.finditer(r"[^\n]+", text[start:end]):
        lone = text[start + piece.start() - 1] == "\n" and text[start + piece.end()] == "\n"
        heading = lone and len(piece[0].split()) <= HEADING_WORDS
        if not heading and not ORDINAL.fullmatch(piece[0].strip()):
            found.append(piece[0])
    return found


@pytest.mark.parametrize("folder", SETS)
def test_every_statement_is_coded(folder: str) -> None:
    texts = sorted(path.stem for path in (FOLDER / folder).glob("*.txt"))
    assert len(texts) == SETS[folder]
    assert sorted(path.stem for path in (FOLDER / folder).glob("*.json")) == texts


@pytest.mark.parametrize("name", NAMES)
def test_every_span_is_verbatim(name: str) -> None:
    assert not_verbatim(reading_of(name), text_of(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_described_and_of_the_length_of_such_texts(name: str) -> None:
    text, document = text_of(name), reading_of(name).document
    assert text.startswith(f"{document.title}\n\n{document.publisher} | ")
    assert document.issuer in PARTIES
    assert document.kind in KINDS
    assert document.language == "en"
    assert re.fullmatch(r"202[345]-\d{2}-\d{2}", document.published)
    assert 190 <= len(text.split()) <= 450


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_of_the_body_is_coded_once(name: str) -> None:
    text, sentences = text_of(name), reading_of(name).sentences
    for before, after in pairwise(sentences):
        assert before.end <= after.start
    position = text.index("\n\n", text.index("\n\n") + 2)
    for sentence in sentences:
        assert uncoded(text, position, sentence.start) == []
        position = sentence.end
    assert uncoded(text, position, len(text)) == []


@pytest.mark.parametrize("name", NAMES)
def test_records_rest_on_one_paragraph_and_never_on_a_journalists_turn(name: str) -> None:
    reading = reading_of(name)
    asked = [sentence for sentence in reading.sentences if sentence.act == "ask"]
    for record in reading.records:
        for span in (Span(record.start, record.end, record.quote), *record.also):
            assert "\n" not in span.quote
            assert not [s for s in asked if s.start < span.end and span.start < s.end], span.quote


@pytest.mark.parametrize("name", NAMES)
def test_journalists_ask_and_do_nothing_else(name: str) -> None:
    for sentence in reading_of(name).sentences:
        by_the_press = [source.party for source in sentence.voice] == ["PRESS"]
        assert by_the_press == (sentence.act == "ask")
        if by_the_press:
            assert (sentence.also, sentence.issues) == ((), ())
            assert sentence.to


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
    for record in reading_of(name).records:
        for field in ("parties", "holder", "by", "to", "on"):
            assert set(getattr(record, field, ())) <= PARTIES, record.quote


@pytest.mark.parametrize("name", NAMES)
def test_contents_are_verbatim_and_dates_are_edtf(name: str) -> None:
    data = data_of(name)
    for key in ("commitments", "demands", "red_lines"):
        for record in data[key]:
            assert record["content"] in record["quote"]
    for engagement in data["engagements"]:
        assert engagement["date"] == "" or EDTF.fullmatch(engagement["date"]), engagement
