"""Text reuse: which passages of a text stand word for word in earlier ones.

Words are compared without case, punctuation and kind of apostrophe. A shared passage is maximal: no word can be
added at either end on both sides. It is found by its first run of as many words as it must have (seed and extend), so
that a text is read once for all the runs of the other, without an index that would have to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verbale.statement import Span

if TYPE_CHECKING:
    from verbale.archive import Archive

__all__ = ["LEAST", "Earlier", "Reused", "Source", "find_reuse", "reuse_in_archive", "shared_runs"]

LEAST = 10
"""Words that a passage has at least."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")

Run = tuple[int, int, int]
"""Words in common: where they begin in the one text and in the other, by number of words, and how many."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a passage stood before: verbatim in that statement, apart from case and punctuation."""

    statement: str
    date: str
    issuer: str
    span: Span

    def to_dict(self) -> dict[str, Any]:
        """The source in the shape of the JSON output."""
        span = {"start": self.span.start, "end": self.span.end, "quote": self.span.quote}
        return {"statement": self.statement, "date": self.date, "issuer": self.issuer, **span}


@dataclass(frozen=True, slots=True)
class Reused:
    """A passage of a text and where it stood before, earliest first; ``sources`` is never empty."""

    span: Span
    words: int
    sources: tuple[Source, ...]

    def to_dict(self) -> dict[str, Any]:
        """The passage in the shape of the JSON output."""
        return {
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.span.quote,
            "words": self.words,
            "sources": [source.to_dict() for source in self.sources],
        }


@dataclass(frozen=True, slots=True)
class Earlier:
    """A statement that may have been drawn on."""

    statement: str
    date: str
    issuer: str
    text: str


def shared_runs(one: Sequence[str], other: Sequence[str], least: int) -> set[Run]:
    """The maximal runs of at least ``least`` words that two sequences of words share."""
    return _runs(_seeds(one, least), one, other, least)


def find_reuse(text: str, earlier: Iterable[Earlier], least: int = LEAST) -> tuple[Reused, ...]:
    """The passages of ``text`` that stand in ``earlier`` texts, in the order of ``text``.

    A passage that lies within a longer one is left out. Raises ValueError where ``least`` is less than 2.
    """
    if least < 2:
        raise ValueError(f"a passage of {least} words is none; give 2 or more")
    places = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    words = _words(text)
    seeds = _seeds(words, least)
    sources: dict[tuple[int, int], list[Source]] = {}
    for source in earlier:
        found = _words(source.text)
        if seeds.keys().isdisjoint(_windows(found, least)):
            continue
        begins = [(match.start(), match.end()) for match in _WORD.finditer(source.text)]
        for at, there, length in sorted(_runs(seeds, words, found, least)):
            span = Span.of(source.text, begins[there][0], begins[there + length - 1][1])
            where = Source(source.statement, source.date, source.issuer, span)
            sources.setdefault((at, length), []).append(where)
    return tuple(
        Reused(
            Span.of(text, places[at][0], places[at + length - 1][1]),
            length,
            tuple(
                sorted(
                    sources[at, length], key=lambda one: (one.date or "9999", one.statement, one.span.start)
                )
            ),
        )
        for at, length in _longest(sources)
    )


def reuse_in_archive(archive: Archive, name: str, least: int = LEAST) -> tuple[Reused, ...]:
    """The passages of a statement of ``archive`` that stand in those published before it.

    ``name`` is as in `Archive.get`. Without a date, it is set against all the others.
    """
    found = archive.get(name)
    day = found.summary.document.published[:10]
    earlier = (
        Earlier(summary.id, summary.document.published, summary.document.issuer, text)
        for summary, text in archive.texts()
        if summary.id != found.id and (not day or "" < summary.document.published[:10] < day)
    )
    return find_reuse(found.text, earlier, least)


def _words(text: str) -> list[str]:
    """The words as they are compared, one for each match of the pattern: case is folded after the cutting."""
    return [word.replace("’", "'").lower() for word in _WORD.findall(text)]


def _windows(words: Sequence[str], least: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[shift:] for shift in range(least)), strict=False)


def _seeds(words: Sequence[str], least: int) -> dict[tuple[str, ...], list[int]]:
    seeds: dict[tuple[str, ...], list[int]] = {}
    for at, run in enumerate(_windows(words, least)):
        seeds.setdefault(run, []).append(at)
    return seeds


def _runs(
    seeds: dict[tuple[str, ...], list[int]], one: Sequence[str], other: Sequence[str], least: int
) -> set[Run]:
    found: set[Run] = set()
    for there, run in enumerate(_windows(other, least)):
        for at in seeds.get(run, ()):
            if not (at and there and one[at - 1] == other[there - 1]):
                found.add((at, there, _length(one, other, at, there, least)))
    return found


def _length(one: Sequence[str], other: Sequence[str], at: int, there: int, known: int) -> int:
    length = known
    most = min(len(one) - at, len(other) - there)
    while length < most and one[at + length] == other[there + length]:
        length += 1
    return length


def _longest(passages: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches (beginning, length) that lie in no other one, in order."""
    kept: list[tuple[int, int]] = []
    end = -1
    for at, length in sorted(passages, key=lambda stretch: (stretch[0], -stretch[1])):
        if at + length > end:
            kept.append((at, length))
            end = at + length
    return kept
