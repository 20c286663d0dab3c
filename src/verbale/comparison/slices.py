"""A slice of an archive as numbers: the words of chosen statements, one after the other in order of time.

Every word is a number in the vocabulary, so that repeated wordings are counted with array operations. Words
that nobody of the issuer says (a journalist's question) are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verbale.archive import Archive
from verbale.archive.passages import Heading, Passage, headings, passages
from verbale.comparison.words import BREAK, COMMA, found_words, normal, spans_of, weight_of_word
from verbale.ledger.lines import side_behind

__all__ = ["CAPITAL", "LOWER", "UNKNOWN", "Ints", "Slice", "Use", "load_slice", "make_slice"]

Ints = NDArray[np.int64]

_END = "\n"
_LONGEST_LABEL = 7
LOWER, CAPITAL, UNKNOWN = 0, 1, 2
"""How a word begins; unknown where a sentence begins with it."""


@dataclass(frozen=True, slots=True)
class Use:
    """Where words stand: offsets in the statement's text, half-open, with the quotation itself."""

    statement: str
    date: str
    issuer: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Slice:
    """Statements in order of time, their passages, and their words."""

    statements: tuple[Heading, ...]
    passages: tuple[Passage, ...]
    statement_of_passage: Ints
    vocabulary: tuple[str, ...]
    words: Ints
    """The number of each word in the vocabulary; -1 for a mark that no phrase spans, and after each passage."""
    passage_of: Ints
    """The number of the passage that each word stands in."""
    case: Ints
    closed: NDArray[np.bool_]
    """Whether a comma or another mark follows each word."""

    @cached_property
    def statement_of(self) -> Ints:
        """The number of the statement that each word stands in."""
        return self.statement_of_passage[self.passage_of]

    @cached_property
    def sizes(self) -> Ints:
        """The number of words of each statement."""
        return np.bincount(self.statement_of[self.words >= 0], minlength=len(self.statements))

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The number of each word of the vocabulary."""
        return {word: number for number, word in enumerate(self.vocabulary)}

    @cached_property
    def name_like(self) -> NDArray[np.bool_]:
        """For each word of the vocabulary, whether it is written with a capital nearly always."""
        size = len(self.vocabulary)
        capitals, lower = (
            np.bincount(self.words[(self.words >= 0) & (self.case == case)], minlength=size)
            for case in (CAPITAL, LOWER)
        )
        return (capitals > 0) & (capitals >= 9 * lower)

    @cached_property
    def weights(self) -> Ints:
        """For each word of the vocabulary, what a set phrase gains by it: 0, 1, or 2; a name gives no more than 1."""
        weights = np.array([weight_of_word(word) for word in self.vocabulary], np.int64)
        return np.where(self.name_like, np.minimum(weights, 1), weights)

    @cached_property
    def _places(self) -> tuple[Ints, Ints]:
        """The places of all words, sorted by word, and where those of each word begin there."""
        order = np.argsort(self.words, kind="stable")
        return order, np.searchsorted(self.words[order], np.arange(len(self.vocabulary) + 1))

    def places_of(self, word: int) -> Ints:
        """Where the word with this number stands, in order."""
        order, begins = self._places
        return order[begins[word] : begins[word + 1]]

    def find(self, phrase: Sequence[str]) -> Ints:
        """Where ``phrase``, of words as `normal` gives them, begins, in order."""
        numbers = [self.number_of.get(word, -1) for word in phrase]
        if not numbers or min(numbers) < 0:
            return np.zeros(0, np.int64)
        anchor = min(range(len(numbers)), key=lambda at: len(self.places_of(numbers[at])))
        starts = self.places_of(numbers[anchor]) - anchor
        starts = starts[(starts >= 0) & (starts + len(numbers) <= len(self.words))]
        for at, number in enumerate(numbers):
            starts = starts[self.words[starts + at] == number]
        return starts

    def use(self, start: int, end: int) -> Use:
        """The quotation of the words from ``start`` up to ``end``, which are of one passage."""
        number = int(self.passage_of[start])
        passage, heading = self.passages[number], self.statements[int(self.statement_of_passage[number])]
        first = int(np.searchsorted(self.passage_of, number))
        spans = list(spans_of(passage.quote))
        begin, finish = _with_marks(passage.quote, spans[start - first][0], spans[end - 1 - first][1])
        quote = passage.quote[begin:finish]
        return Use(
            passage.statement,
            heading.date,
            heading.issuer,
            passage.start + begin,
            passage.start + finish,
            quote,
        )

    def wording(self, start: int, end: int) -> tuple[str, ...]:
        """The words from ``start`` up to ``end``."""
        return tuple(self.vocabulary[number] for number in self.words[start:end])


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the quotation mark outside it whose partner is within."""
    within = text[start:end]
    for left, right in (("“", "”"), ('"', '"')):
        alone = within.count(left) % 2 == 1 if left == right else within.count(left) != within.count(right)
        if alone and text[start - 1 : start] == left:
            return start - 1, end
        if alone and text[end : end + 1] == right:
            return start, end + 1
    return start, end


def make_slice(statements: Sequence[Heading], lines: Iterable[Passage]) -> Slice:
    """The slice of ``statements``, of whose passages ``lines`` those of the issuer are kept."""
    known = {heading.id: number for number, heading in enumerate(statements)}
    kept = [line for line in lines if _is_own(line, statements[known[line.statement]])]
    words_of = [[*_without_label(found_words(line.quote)), _END] for line in kept]
    found = list(chain.from_iterable(words_of))
    lengths = [len(several) for several in words_of]
    written: dict[str, int] = {}
    raw = np.fromiter((written.setdefault(word, len(written)) for word in found), np.int64, len(found))
    comma = raw == written.get(COMMA, -1)
    vocabulary: dict[str, int] = {}
    numbers = [
        -1 if word in BREAK or word == COMMA else vocabulary.setdefault(normal(word), len(vocabulary))
        for word in written
    ]
    closed = np.append(comma[1:] | (np.array([*numbers, -1])[raw[1:]] < 0), True)[~comma]
    raw, passage_of = raw[~comma], np.repeat(np.arange(len(kept), dtype=np.int64), lengths)[~comma]
    words = np.array([*numbers, -1], np.int64)[raw]
    case = np.array([int(word[0].isupper()) for word in written] or [0], np.int64)[raw]
    case[np.flatnonzero(words[:-1] < 0) + 1] = UNKNOWN
    case[:1] = UNKNOWN
    return Slice(
        tuple(statements),
        tuple(kept),
        np.array([known[line.statement] for line in kept], np.int64),
        tuple(vocabulary),
        words,
        passage_of,
        case,
        closed,
    )


def _without_label(words: list[str]) -> list[str]:
    """``words`` with marks in place of the name that says who speaks: "Liesel Oberhof:"."""
    head = words[:_LONGEST_LABEL]
    size = head.index(":") if ":" in head else 0
    named = size > 0 and all(word[0].isupper() or word == COMMA for word in words[:size])
    return [_END] * size + words[size:] if named else words


def _is_own(line: Passage, heading: Heading) -> bool:
    """Whether the statement's issuer stands behind the line; where it is not known, anybody but the press."""
    side = side_behind(line.voice, heading.kind, heading.issuer)
    return side == heading.issuer if heading.issuer else side != "PRESS"


def load_slice(archive: Archive, **chosen: Any) -> Slice:
    """The slice of an archive that the keywords choose, which are those of `verbale.archive.passages.headings`."""
    with archive.database.reading() as connection:
        statements = headings(connection, **chosen)
        return make_slice(statements, passages(connection, (heading.id for heading in statements)))
