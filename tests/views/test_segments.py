"""Cutting a text where sentences and marks begin and end."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.model import Demand, Reading, Reference, Sentence
from verbale.statement import Span
from verbale.views.segments import Mark, Paragraph, cut, marks_of

TEXT = "Title\n\nRuritania urges Graustark to keep the treaty. It will.\n\nFooter"


def sentence(quote: str, text: str = TEXT) -> Sentence:
    start = text.index(quote)
    return Sentence(start, start + len(quote), quote)


def demand(quote: str) -> Demand:
    start = TEXT.index(quote)
    return Demand(start=start, end=start + len(quote), quote=quote, content=quote)


def shown(paragraphs: list[Paragraph]) -> str:
    """The text of ``paragraphs``, sentences in braces, segments with the numbers of their marks."""
    lines = []
    for paragraph in paragraphs:
        line = ""
        for passage in paragraph.passages:
            inner = "".join(
                f"[{segment.text}|{','.join(str(mark.number) for mark in segment.marks)}]"
                if segment.marks
                else segment.text
                for segment in passage.segments
            )
            line += f"{{{inner}}}" if passage.sentence else inner
        lines.append(line)
    return "\n".join(lines)


def test_sentences_and_nested_marks_are_cut_out() -> None:
    records = (demand("Ruritania urges Graustark to keep the treaty"), demand("keep the treaty"))
    reading = Reading(
        sentences=(sentence("Ruritania urges Graustark to keep the treaty."), sentence("It will.")),
        records=records,
    )
    paragraphs = list(cut(TEXT, reading.sentences, marks_of(reading, TEXT)))
    assert shown(paragraphs) == (
        "Title\n{[Ruritania urges Graustark to |1][keep the treaty|1,2].} {It will.}\nFooter"
    )


def test_overlapping_marks_share_a_segment() -> None:
    records = (demand("urges Graustark to keep"), demand("keep the treaty. It"))
    marks = marks_of(Reading(records=records), TEXT)
    assert "[urges Graustark to |1][keep|1,2][ the treaty. It|2]" in shown(list(cut(TEXT, (), marks)))
    assert [mark.lane for mark in marks] == [0, 1]


def test_a_lane_is_used_again_once_it_is_free() -> None:
    records = (demand("Ruritania urges"), demand("keep the treaty"))
    assert [mark.lane for mark in marks_of(Reading(records=records), TEXT)] == [0, 0]


def test_other_mentions_are_marked_too() -> None:
    also = (Span.of(TEXT, TEXT.index("It"), TEXT.index("It") + 2),)
    start = TEXT.index("treaty")
    record = Reference(start=start, end=start + 6, quote="treaty", instrument="treaty", also=also)
    marks = marks_of(Reading(records=(record,)), TEXT)
    assert [(mark.number, mark.mention) for mark in marks] == [(1, 0), (1, 1)]


def test_spans_outside_the_text_are_left_out() -> None:
    record = Reference(start=5, end=500, quote="x", instrument="x")
    assert marks_of(Reading(records=(record,)), TEXT) == []


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("One\ntwo.\nThree.", ["One\ntwo.", "Three."], "{One\ntwo.}\n{Three.}"),  # a break within a sentence
        ("One.\n\n\nTwo.", ["One.", "Two."], "{One.}\n{Two.}"),  # empty lines make no paragraph
        ("\n One. \n", ["One."], " {One.} "),
        ("", [], ""),
        ("One two three.", ["One two", "two three."], "{One two}{ three.}"),  # overlapping sentences
    ],
)
def test_paragraphs_end_at_line_breaks_between_sentences(text: str, quotes: list[str], expected: str) -> None:
    sentences = [sentence(quote, text) for quote in quotes]
    assert shown(list(cut(text, sentences, ()))) == expected


WORDS = st.text(alphabet="ab \n.", min_size=1, max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Sentence], Reading]:
    text = draw(WORDS)

    def spans(most: int) -> list[Span]:
        pairs = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=most))
        return [Span.of(text, min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]

    sentences = [Sentence(span.start, span.end, span.quote) for span in spans(4)]
    records = tuple(Demand(start=span.start, end=span.end, quote=span.quote, content="") for span in spans(6))
    return text, sentences, Reading(records=records)


@given(marked_texts())
def test_every_character_is_in_one_segment_under_its_marks(
    example: tuple[str, list[Sentence], Reading],
) -> None:
    text, sentences, reading = example
    marks = marks_of(reading, text)
    paragraphs = list(cut(text, sentences, marks))
    segments = [s for paragraph in paragraphs for passage in paragraph.passages for s in passage.segments]
    assert "".join("".join(s.text for s in segments).split()) == "".join(text.split())
    begun = [mark for segment in segments for mark in segment.begins]
    assert len(begun) == len(set(begun)) == len({m for segment in segments for m in segment.marks})


@given(marked_texts())
def test_marks_that_share_a_character_have_different_lanes(
    example: tuple[str, list[Sentence], Reading],
) -> None:
    text, _, reading = example

    def clash(one: Mark, other: Mark) -> bool:
        return one.lane == other.lane and one.start < other.end and other.start < one.end

    assert not any(clash(*pair) for pair in combinations(marks_of(reading, text), 2))
