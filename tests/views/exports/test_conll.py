"""Tokens with their offsets and labels, and every record in a comment."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from export_readers import conll_lines, exported
from export_samples import CALL, ENTRY, TEXT, entries, span
from hypothesis import given, settings

from verbale.reading.model import Demand, Reading, Sentence
from verbale.statement import Statement
from verbale.views.exports import Entry
from verbale.views.exports.conll import COLUMNS


def tokens(entry: Entry) -> list[dict[str, str]]:
    rows = [line.split("\t") for line in conll_lines(exported("conll", entry)) if line and line[0] != "#"]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def labelled(entry: Entry, column: str) -> list[tuple[str, str]]:
    """The tokens with a label in a column."""
    return [(token["FORM"], token[column]) for token in tokens(entry) if token[column] != "O"]


def with_records(*records: Any) -> Entry:
    return replace(ENTRY, reading=Reading(sentences=ENTRY.reading.sentences, records=records))


@settings(max_examples=40, deadline=None)
@given(entry=entries())
def test_every_token_is_where_it_says(entry: Entry) -> None:
    text = entry.statement.text
    rest = list(text)
    for token in tokens(entry):
        start, end = int(token["START"]), int(token["END"])
        assert text[start:end] == token["FORM"]
        rest[start:end] = [""] * (end - start)
    covered = [rest[at] for sentence in entry.reading.sentences for at in range(sentence.start, sentence.end)]
    assert "".join(covered).strip() == ""


def test_a_sentence_is_a_block_with_comments_before_it() -> None:
    block = exported("conll", ENTRY).decode("utf-8").split("\n\n")[1].split("\n")
    start = TEXT.index(CALL)
    assert block[:8] == [
        f"# sent_id = Sabcdefghijkl/{start}-{start + len(CALL)}",
        f"# text = {CALL}",
        f"# start = {start}",
        f"# end = {start + len(CALL)}",
        '# voice = [{"name": "President Merrik", "party": "XGS"}]',
        "# act = demand",
        "# also = oppose",
        "# to = XRU",
    ]
    assert block[-1].split("\t")[:4] == ["10", ".", str(start + len(CALL) - 1), str(start + len(CALL))]


def test_records_are_labelled_from_their_first_token_to_their_last() -> None:
    assert labelled(ENTRY, "DEMANDS") == [("lift", "B-demands"), ("the", "I-demands"), ("duty", "I-demands")]
    assert labelled(ENTRY, "MEASURES") == [("the", "B-measures"), ("duty", "I-measures")]


def test_a_record_that_ends_within_a_token_has_the_token() -> None:
    cut = Demand(**span("lift the dut"), content="lift")
    assert labelled(with_records(cut), "DEMANDS")[-1] == ("duty", "I-demands")


def test_of_overlapping_records_the_first_has_the_tokens_and_both_have_a_comment() -> None:
    first = Demand(**span("lift the"), content="lift")
    second = Demand(**span("the duty"), content="duty")
    entry = with_records(first, second)
    assert labelled(entry, "DEMANDS") == [("lift", "B-demands"), ("the", "I-demands"), ("duty", "B-demands")]
    assert exported("conll", entry).count(b"# record = ") == 2


def test_a_record_outside_the_sentences_is_not_lost() -> None:
    entry = replace(ENTRY, reading=Reading(records=(Demand(**span("lift"), content="lift"),)))
    assert b'/demands {"start": ' in exported("conll", entry)


def test_a_line_break_within_a_sentence_does_not_end_its_comment() -> None:
    text = "We\u2028object\nnow."
    entry = replace(
        ENTRY, statement=Statement(text), reading=Reading(sentences=(Sentence(0, len(text), text),))
    )
    lines = conll_lines(exported("conll", entry))
    assert "# text = We object now." in lines
    assert f"# quote = {json.dumps(text)}" in lines
