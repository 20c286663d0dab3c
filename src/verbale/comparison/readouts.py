"""Two statements about one meeting or call: what both say and how it differs, what one says alone."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from verbale.comparison.alignment import align
from verbale.comparison.differences import Difference, differences, relation_of
from verbale.comparison.told import ToldApart, told_apart
from verbale.reading.model import Reading, Sentence
from verbale.statement import Document, Statement

__all__ = ["Comparison", "Passages", "compare", "compare_readings"]


@dataclass(frozen=True, slots=True)
class Passages:
    """Sentences of both statements that tell of the same thing, and in what the two accounts differ."""

    a: tuple[Sentence, ...]
    b: tuple[Sentence, ...]
    score: float
    """The probability that they belong together, 0 to 1."""
    differences: tuple[Difference, ...]

    @property
    def relation(self) -> str:
        """``same`` where only words differ, ``differs`` where what is said does."""
        return relation_of(self.differences)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two statements side by side. Offsets of a refer to the text of a, those of b to the text of b."""

    a: Document
    b: Document
    pairs: tuple[Passages, ...]
    """In the order of a."""
    only_a: tuple[Sentence, ...]
    only_b: tuple[Sentence, ...]
    records: tuple[ToldApart, ...]
    """Records that one side alone has, or that the two tell differently."""
    topics_a: tuple[str, ...]
    """The issues of a in the order in which it takes them up."""
    topics_b: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The comparison in the shape of the JSON output: sentences as ``[start, end]``."""
        return {
            "pairs": [
                {
                    "a": _spans(pair.a),
                    "b": _spans(pair.b),
                    "relation": pair.relation,
                    "differences": [one.to_dict() for one in pair.differences],
                }
                for pair in self.pairs
            ],
            "only_a": _spans(self.only_a),
            "only_b": _spans(self.only_b),
            "records": [record.to_dict() for record in self.records],
        }


def compare(
    a: str | os.PathLike[str] | Statement | Reading, b: str | os.PathLike[str] | Statement | Reading
) -> Comparison:
    """Set two statements side by side: readings, or whatever `verbale.read` takes.

    Raises SourceError where a source cannot be read.
    """
    return compare_readings(*(_reading(one) for one in (a, b)))


def compare_readings(one: Reading, other: Reading) -> Comparison:
    """Set two readings side by side. Pure: the same every time for the same readings."""
    found = align(one, other)
    return Comparison(
        one.document,
        other.document,
        tuple(Passages(pair.a, pair.b, pair.score, differences(pair)) for pair in found.pairs),
        found.only_a,
        found.only_b,
        told_apart(one, other, found.pairs),
        _topics(one.sentences),
        _topics(other.sentences),
    )


def _reading(given: str | os.PathLike[str] | Statement | Reading) -> Reading:
    from verbale import read

    return given if isinstance(given, Reading) else read(given)


def _topics(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(issue for sentence in sentences for issue in sentence.issues))


def _spans(sentences: Iterable[Sentence]) -> list[list[int]]:
    return [[sentence.start, sentence.end] for sentence in sentences]
