"""A text cut into paragraphs, sentences and segments, so that marks may overlap and nest.

A segment is a stretch that no mark begins or ends in: every character of the text stands in
exactly one segment, and a segment knows every mark that covers it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from verbale.reading.model import Reading, Record, Sentence
from verbale.views.wording import RECORD_WORDS

__all__ = ["Mark", "Paragraph", "Passage", "Segment", "cut", "marks_of"]

_BREAK = re.compile(r"[\n\r]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention of a record in the text."""

    start: int
    end: int
    kind: type[Record]
    number: int
    """The number of the record among those of its type, from 1."""
    mention: int
    """0 for the record's own span, then 1, 2, … for its other mentions."""
    lane: int = 0
    """Marks that share a character have different lanes; 0 is nearest to the text."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that is marked alike throughout."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: frozenset[Mark] = frozenset()
    """The marks whose first segment this is."""
    ends: tuple[Mark, ...] = ()
    """The marks whose last segment this is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the body, or what stands between sentences (``sentence`` is None)."""

    sentence: Sentence | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text; it belongs to the body where it has a sentence."""

    passages: tuple[Passage, ...]


def marks_of(reading: Reading, text: str) -> list[Mark]:
    """Every mention of every record of ``reading`` that lies within ``text``, each with its lane."""
    marks = []
    for kind in RECORD_WORDS:
        for number, record in enumerate(reading.of_type(kind), 1):
            ends = [(record.start, record.end), *((span.start, span.end) for span in record.also)]
            for mention, (start, end) in enumerate(ends):
                if 0 <= start < end <= len(text):
                    marks.append(Mark(start, end, kind, number, mention))
    return _with_lanes(marks)


def cut(text: str, sentences: Iterable[Sentence], marks: Sequence[Mark]) -> Iterator[Paragraph]:
    """The paragraphs of ``text``. A line break within a sentence ends no paragraph.

    Where sentences overlap, the later one begins where the earlier one ends.
    """
    stretches = list(_sentence_stretches(sentences, len(text)))
    cutter = _Cutter(text, marks)
    for start, end in _paragraphs(text, stretches):
        if not text[start:end].strip():
            continue  # before it is cut: a mark that opens in a blank line begins in the next paragraph
        passages = [
            Passage(sentence, cutter.segments(begin, stop))
            for begin, stop, sentence in _passages(start, end, stretches)
        ]
        yield Paragraph(tuple(passages))


_Stretch = tuple[int, int, Sentence]


def _with_lanes(marks: list[Mark]) -> list[Mark]:
    """``marks`` in text order, each in the first lane that is free where it begins."""
    free_from: list[int] = []
    placed = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        lane = next((lane for lane, end in enumerate(free_from) if end <= mark.start), len(free_from))
        free_from[lane : lane + 1] = [mark.end]
        placed.append(replace(mark, lane=lane))
    return placed


def _sentence_stretches(sentences: Iterable[Sentence], length: int) -> Iterator[_Stretch]:
    at = 0
    for sentence in sorted(sentences, key=lambda sentence: (sentence.start, sentence.end)):
        start, end = max(sentence.start, at), min(sentence.end, length)
        if start < end:
            yield start, end, sentence
            at = end


def _paragraphs(text: str, stretches: Sequence[_Stretch]) -> Iterator[tuple[int, int]]:
    ends = [end for _, end, _ in stretches]
    start = 0
    for match in _BREAK.finditer(text):
        at = bisect_right(ends, match.start())
        if at == len(stretches) or stretches[at][0] > match.start():
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _passages(
    start: int, end: int, stretches: Sequence[_Stretch]
) -> Iterator[tuple[int, int, Sentence | None]]:
    """The sentences between ``start`` and ``end``, and what lies around them."""
    at = start
    index = bisect_left(stretches, start, key=lambda stretch: stretch[1] - 1)
    while index < len(stretches) and stretches[index][0] < end:
        begin, stop, sentence = stretches[index]
        begin, stop = max(begin, at), min(stop, end)
        if at < begin:
            yield at, begin, None
        yield begin, stop, sentence
        at, index = stop, index + 1
    if at < end:
        yield at, end, None


class _Cutter:
    """Cuts stretches of a text, asked for from left to right, where marks begin and end."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        self._coming = sorted(marks, key=lambda mark: mark.start, reverse=True)
        self._bounds = sorted({bound for mark in marks for bound in (mark.start, mark.end)})
        self._open: list[Mark] = []
        self._begun: set[Mark] = set()

    def segments(self, start: int, end: int) -> tuple[Segment, ...]:
        first, last = bisect_right(self._bounds, start), bisect_left(self._bounds, end)
        bounds = [start, *self._bounds[first:last], end]
        return tuple(self._segment(*pair) for pair in pairwise(bounds))

    def _segment(self, start: int, end: int) -> Segment:
        while self._coming and self._coming[-1].start <= start:
            self._open.append(self._coming.pop())
        self._open = [mark for mark in self._open if mark.end > start]
        covering = tuple(sorted(self._open, key=lambda mark: mark.lane))
        begins = frozenset(covering) - self._begun
        self._begun |= begins
        return Segment(
            self._text[start:end], covering, begins, tuple(mark for mark in covering if mark.end <= end)
        )
