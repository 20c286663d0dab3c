"""Every use of a wording that somebody asks for, and of its variants.

Variants are those of `verbale.comparison.variants`: the same stems without articles and the like, one word more or
less, another word in one place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verbale.comparison.formulas import Formula
from verbale.comparison.phrases import Phrase
from verbale.comparison.slices import Ints, Slice
from verbale.comparison.variants import FEWEST_INSERTED, FEWEST_REPLACED
from verbale.comparison.words import edges, weight_of_word, words_of
from verbale.ledger.wording import term_of

__all__ = ["Stems", "find_phrase"]


def find_phrase(text: Slice, wording: str) -> Phrase | None:
    """The phrase that has ``wording`` as its first variant, with every use in ``text``; None where there is none."""
    words = words_of(wording)
    places = dict.fromkeys((int(start), int(start) + len(words)) for start in text.find(words))
    for start, end in Stems(text).near(words):
        if not any(start < b and a < end for a, b in _around(places, start, end)):
            places[(start, end)] = None
    if not places:
        return None
    wordings: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for place in sorted(places):
        wordings[text.wording(*place)].append(place)
    order = sorted(wordings, key=lambda one: (one != words, -len(wordings[one]), one))
    return Phrase(text, tuple(_formula(one, wordings[one]) for one in order))


def _around(places: dict[tuple[int, int], None], start: int, end: int) -> list[tuple[int, int]]:
    """Those of ``places`` that may overlap a span: the ones that begin near it."""
    reach = max(end - start, 1) + 40
    return [place for place in places if abs(place[0] - start) <= reach]


def _formula(words: Sequence[str], places: Sequence[tuple[int, int]]) -> Formula:
    starts, ends = (np.array([place[at] for place in places], np.int64) for at in (0, 1))
    return Formula(tuple(words), starts, ends, sum(map(weight_of_word, words)), 0.0, len(places))


@dataclass(frozen=True)
class Stems:
    """The stems of a slice's words, edge words left out, in which one word more or less is found at once."""

    text: Slice

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {stem: number for number, stem in enumerate(dict.fromkeys(self._of_vocabulary))}

    @cached_property
    def _of_vocabulary(self) -> list[str]:
        """The stem of each word; "" for an edge word."""
        return ["" if word in edges() else term_of(word) for word in self.text.vocabulary]

    @cached_property
    def _kept(self) -> tuple[Ints, Ints]:
        """The places of the words that are no edge words, with marks among them, and the numbers of their stems."""
        table = np.array(
            [*(self._numbers[stem] if stem else -2 for stem in self._of_vocabulary), -1], np.int64
        )
        numbers = table[self.text.words]
        places = np.flatnonzero(numbers != -2)
        return places, numbers[places]

    def near(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where ``words`` or a variant of them stands: places in the slice, half-open, without overlaps."""
        query = [self._numbers.get(term_of(word), -3) for word in words if word not in edges()]
        if not query:
            return
        before = next(at for at, word in enumerate(words) if word not in edges())
        taken = 0
        for start, end in sorted(self._windows(query)):
            opened = self._opened(start, words[:before])
            if opened >= taken:
                taken = end
                yield opened, end

    def _opened(self, start: int, opening: Sequence[str]) -> int:
        """``start``, or where the words before it that the wording begins with stand."""
        size = len(opening)
        return (
            start - size
            if size and start >= size and self.text.wording(start - size, start) == tuple(opening)
            else start
        )

    def _windows(self, query: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Where the stems of ``query`` stand, with a word more, less or other where they are enough for that."""
        size = len(query)
        if size >= FEWEST_REPLACED:
            yield from self._places(self._matching(query).sum(axis=0) >= size - 1, size)
        else:
            yield from self._places(self._matching(query).all(axis=0), size)
        if size >= FEWEST_INSERTED:
            for cut in range(1, size):
                parts = np.vstack(
                    [self._matching(query[:cut], 0, size + 1), self._matching(query[cut:], cut + 1, size + 1)]
                )
                yield from self._places(parts.all(axis=0), size + 1)
        if size > FEWEST_INSERTED:
            for gone in range(1, size - 1):
                yield from self._places(
                    self._matching([*query[:gone], *query[gone + 1 :]]).all(axis=0), size - 1
                )

    def _matching(self, query: Sequence[int], shift: int = 0, size: int = 0) -> NDArray[np.bool_]:
        """For each stem of ``query``, whether it stands where it should in the window that begins at each place."""
        _, numbers = self._kept
        windows = max(len(numbers) - (size or len(query)) + 1, 0)
        rows = [numbers[at + shift : at + shift + windows] == number for at, number in enumerate(query)]
        return np.array(rows, bool).reshape(len(query), windows)

    def _places(self, windows: Any, size: int) -> Iterator[tuple[int, int]]:
        """The places of windows of ``size`` stems without a mark in them."""
        places, numbers = self._kept
        for at in np.flatnonzero(windows):
            if (numbers[at : at + size] >= 0).all():
                yield int(places[at]), int(places[at + size - 1]) + 1
