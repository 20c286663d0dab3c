"""The statement that was coded first: what its reading has to hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from verbale.evaluation.evaluate import compare, load_reading
from verbale.evaluation.records import RecordAgreement
from verbale.reading.model import Commitment, Framework
from verbale.reading.pipeline import read_statement
from verbale.statement import Statement

PATH = Path(__file__).resolve().parents[3] / "shared/gold/dev/xinhua-2024-04-24-briefing.json"


@pytest.fixture(scope="module")
def text() -> str:
    if not PATH.exists():
        pytest.skip("the gold statements are not at ../shared/gold")
    return PATH.with_suffix(".txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def records(text: str) -> Mapping[str, RecordAgreement]:
    gold = load_reading(PATH)
    return compare(PATH.stem, gold, read_statement(Statement(text, gold.document)), text).records


def test_most_demands_are_found(records: Mapping[str, RecordAgreement]) -> None:
    assert records["demands"].found.f1 >= 0.85


@pytest.mark.parametrize(("kind", "number"), [("engagements", 6), ("red_lines", 5), ("frameworks", 4)])
def test_every_contact_line_and_set_is_right_and_none_is_made_up(
    records: Mapping[str, RecordAgreement], kind: str, number: int
) -> None:
    right = records[kind].right
    assert (right.right, right.predicted, right.gold) == (number, number, number)


def test_the_items_of_a_set_are_the_coded_ones(text: str) -> None:
    """An item may begin or end a few words elsewhere; it is the same item where one is in the other."""
    gold = load_reading(PATH)
    read = read_statement(Statement(text, gold.document)).of_type(Framework)
    for wanted, got in zip(gold.of_type(Framework), read, strict=True):
        assert (wanted.count, wanted.parties) == (got.count, got.parties)
        for coded, found in zip(wanted.items, got.items, strict=True):
            assert coded in found or found in coded


def test_the_five_promises_of_the_president_are_in_his_mouth(text: str) -> None:
    reading = read_statement(Statement(text, load_reading(PATH).document))
    theirs = [c for c in reading.of_type(Commitment) if c.holder == ("USA",) and c.polarity == "refrain"]
    voices = [next(s.voice for s in reading.sentences if s.start <= c.start < s.end) for c in theirs]
    assert [tuple(source.party for source in voice) for voice in voices] == [("CHN", "USA")] * 5
    assert all("official" in voice[0].name and "Biden" in voice[1].name for voice in voices)
