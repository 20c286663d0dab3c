"""Text reuse: which passages of a text stand in earlier ones, word for word or with few words changed.

Words are compared without case, punctuation and kind of apostrophe. Runs of shared words are maximal: no word can be
added at either end on both sides. They are found by their first few words (seed and extend), so that a text is read
once for all the runs of the other, without an index that would have to be kept. Runs that follow each other closely
in both texts are one passage, in which words were replaced, put in or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from verbale.statement import Span

if TYPE_CHECKING:
    from verbale.archive import Archive

__all__ = ["LEAST", "Earlier", "Reused", "Source", "find_reuse", "reuse_in_archive", "shared_runs"]

LEAST = 10
"""Words that a passage shares at least with an earlier text."""
SEED = 5
"""Words of a run at least, of which a passage can have several."""
GAP = 3
"""Words between two runs of a passage at most, in either text."""
MOST_OF_IT = 0.8
"""The share of a passage's words that an earlier text has at least which is named with it."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")

Run = tuple[int, int, int]
"""Words in common: where they begin in the one text and in the other, by number of words, and how many."""
Stretch = tuple[int, int]
"""Offsets in code points, half-open; empty where nothing stands between two words."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a passage stood before, apart from case and punctuation."""

    statement: str
    date: str
    issuer: str
    here: Span
    """What of the later text stood there: the passage, or most of it."""
    span: Span
    """As it stands in the earlier text."""
    words: int
    """How many words the two share."""
    differences: tuple[tuple[Stretch, Stretch], ...] = ()
    """What was changed between the words they share, as offsets in the later and in the earlier text."""

    def to_dict(self) -> dict[str, Any]:
        """The source in the shape of the JSON output."""
        return {
            "statement": self.statement,
            "date": self.date,
            "issuer": self.issuer,
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.span.quote,
            "here": [self.here.start, self.here.end],
            "words": self.words,
            "differences": [{"here": list(here), "there": list(there)} for here, there in self.differences],
        }


@dataclass(frozen=True, slots=True)
class Reused:
    """A passage of a text and where it stood before, earliest first; ``sources`` is never empty."""

    span: Span
    words: int
    """How many words it shares with the source that has most of it."""
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

    Of passages that lie within a longer one only those texts are kept, with the longer one, that have most of it.
    Raises ValueError where ``least``, the number of words that are shared at least, is less than 2.
    """
    if least < 2:
        raise ValueError(f"a passage of {least} words is none; give 2 or more")
    words, places = _words(text), _places(text)
    seed = min(least, SEED)
    seeds = _seeds(words, seed)
    sources: dict[Stretch, list[Source]] = {}
    for source in earlier:
        found = _words(source.text)
        if seeds.keys().isdisjoint(_windows(found, seed)):
            continue
        there = _places(source.text)
        for chain in _chains(_runs(seeds, words, found, seed)):
            if sum(length for _, _, length in chain) >= least:
                one = _source(chain, text, places, source, there)
                sources.setdefault((one.here.start, one.here.end), []).append(one)
    return tuple(_reused(text, stretch, sources) for stretch in _longest(sources))


def _reused(text: str, stretch: Stretch, sources: Mapping[Stretch, Sequence[Source]]) -> Reused:
    """The passage of a stretch of ``text``, with the ``sources`` that have most of it."""
    within = [
        one
        for (start, end), some in sources.items()
        if stretch[0] <= start and end <= stretch[1]
        for one in some
    ]
    words = max(one.words for one in within)
    of_it = [one for one in within if one.words >= MOST_OF_IT * words]
    of_it.sort(key=lambda one: (one.date or "9999", one.statement, one.span.start))
    return Reused(Span.of(text, *stretch), words, tuple(of_it))


def _source(
    chain: Sequence[Run], text: str, places: Sequence[Stretch], source: Earlier, there: Sequence[Stretch]
) -> Source:
    """Where the words of ``chain`` stand in both texts, whose words are at ``places`` and ``there``."""
    (first, before, _), (last, after, length) = chain[0], chain[-1]
    return Source(
        source.statement,
        source.date,
        source.issuer,
        Span.of(text, places[first][0], places[last + length - 1][1]),
        Span.of(source.text, there[before][0], there[after + length - 1][1]),
        sum(length for _, _, length in chain),
        tuple(
            (_between(places, one + size, other), _between(there, its + size, others))
            for (one, its, size), (other, others, _) in pairwise(chain)
        ),
    )


def _between(places: Sequence[Stretch], first: int, next_one: int) -> Stretch:
    """The words from the ``first`` up to the ``next_one``, without; an empty stretch behind what is before if none."""
    if first == next_one:
        return places[first - 1][1], places[first - 1][1]
    return places[first][0], places[next_one - 1][1]


def _chains(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that follow each other closely in both texts, together."""
    chains: list[list[Run]] = []
    still_open: list[list[Run]] = []
    for run in sorted(runs):
        still_open = [chain for chain in still_open if run[0] <= chain[-1][0] + chain[-1][2] + GAP]
        before = min(still_open, key=lambda chain: _gap(chain[-1], run), default=None)
        if before is None or _gap(before[-1], run) > 2 * GAP:
            before = []
            chains.append(before)
            still_open.append(before)
        before.append(run)
    return chains


def _gap(run: Run, following: Run) -> int:
    """The words between two runs in both texts; more than twice ``GAP`` where they are not of one passage."""
    gaps = [following[side] - run[side] - run[2] for side in (0, 1)]
    return sum(gaps) if all(0 <= gap <= GAP for gap in gaps) else 2 * GAP + 1


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


def _places(text: str) -> list[Stretch]:
    """Where each of the words stands."""
    return [found.span() for found in _WORD.finditer(text)]


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


def _longest(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches that lie in no other one, in order."""
    kept: list[Stretch] = []
    last = -1
    for start, end in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
        if end > last:
            kept.append((start, end))
            last = end
    return kept
