"""Two statements side by side, for a page: each text with the passages in it that face one of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verbale.comparison.differences import Difference
from verbale.comparison.readouts import Comparison
from verbale.comparison.told import ToldApart
from verbale.reading.model import Record, Sentence
from verbale.views.date_words import date_in_words
from verbale.views.wording import chain_in_words, code_in_words

__all__ = ["FacingRow", "Quoted", "SideBySide", "ToldRow", "side_by_side"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence or a record, with where it stands and who says it."""

    statement: str
    start: int
    end: int
    quote: str
    voice: str


@dataclass(frozen=True, slots=True)
class FacingRow:
    """What both say: a number, the sentences of either side, and in what they differ."""

    number: int
    a: tuple[Quoted, ...]
    b: tuple[Quoted, ...]
    relation: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A record that one side alone has, or that the two tell differently."""

    type: str
    told: str
    a: Quoted | None
    b: Quoted | None
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A comparison as a template shows it."""

    rows: tuple[FacingRow, ...]
    alone: tuple[tuple[Quoted, ...], tuple[Quoted, ...]]
    told: tuple[ToldRow, ...]
    topics: tuple[tuple[str, ...], tuple[str, ...]]
    numbers: tuple[Mapping[str, int], Mapping[str, int]]
    """For either text the span of each sentence in a row, ``120-180``, and the number of that row."""


def side_by_side(comparison: Comparison, a: str, b: str) -> SideBySide:
    """``comparison`` of the statements with the ids ``a`` and ``b``, for a template."""
    rows = tuple(
        FacingRow(number, _quoted(pair.a, a), _quoted(pair.b, b), pair.relation, pair.differences)
        for number, pair in enumerate(comparison.pairs, 1)
    )
    return SideBySide(
        rows,
        (_quoted(comparison.only_a, a), _quoted(comparison.only_b, b)),
        tuple(_told(one, a, b) for one in comparison.records),
        (comparison.topics_a, comparison.topics_b),
        (dict(_numbers(rows, "a")), dict(_numbers(rows, "b"))),
    )


def _quoted(sentences: Sequence[Sentence], statement: str) -> tuple[Quoted, ...]:
    return tuple(
        Quoted(statement, one.start, one.end, one.quote, chain_in_words(one.voice)) for one in sentences
    )


def _told(one: ToldApart, a: str, b: str) -> ToldRow:
    fields = tuple((name, _value(mine), _value(theirs)) for name, mine, theirs in one.fields)
    return ToldRow(one.type, one.told, _record(one.a, a), _record(one.b, b), fields)


def _record(record: Record | None, statement: str) -> Quoted | None:
    return None if record is None else Quoted(statement, record.start, record.end, record.quote, "")


def _value(value: object) -> str:
    return (
        ", ".join(map(str, value)) if isinstance(value, tuple) else code_in_words(date_in_words(str(value)))
    )


def _numbers(rows: Sequence[FacingRow], side: str) -> Iterator[tuple[str, int]]:
    for row in rows:
        for one in getattr(row, side):
            yield f"{one.start}-{one.end}", row.number
