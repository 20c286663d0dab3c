"""Keyness: which words and set phrases one slice of an archive uses more than another.

Log-likelihood G² for significance (Dunning 1993; Rayson and Garside 2000), log ratio for the size of the difference
(Hardie 2014), and the p-values of G² corrected for the number of words and phrases compared: Bonferroni, or the
false discovery rate (Benjamini and Hochberg 1995).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from verbale.comparison.formulas import find_formulas
from verbale.comparison.phrases import least_statements
from verbale.comparison.slices import Slice
from verbale.comparison.statistics import benjamini_hochberg, bonferroni, chance_of, keyness, log_ratio
from verbale.comparison.words import weight_of_word

__all__ = ["CORRECTIONS", "Key", "find_keys"]

CORRECTIONS = {"bonferroni": bonferroni, "fdr": benjamini_hochberg}
"""How p-values can be corrected for many tests."""
FEWEST = 5
"""Uses in both slices together that a word has at least, to be compared at all."""


@dataclass(frozen=True, slots=True)
class Key:
    """A word or set phrase that two slices use at different rates."""

    text: str
    here: int
    here_per_10000: float
    there: int
    there_per_10000: float
    g2: float
    log_ratio: float
    """Positive where the first slice uses it more."""
    p: float
    """Corrected for the number of words and phrases compared."""
    statements: int
    """In how many statements of the slice that uses it more it stands."""

    def to_dict(self) -> dict[str, Any]:
        """The word in the shape of the JSON output."""
        digits = {"here_per_10000": 3, "there_per_10000": 3, "g2": 1, "log_ratio": 2}
        return {
            name: round(getattr(self, name), digits[name]) if name in digits else getattr(self, name)
            for name in self.__slots__
        }


def find_keys(
    here: Slice, there: Slice, *, correction: str = "bonferroni", level: float = 0.01, phrases: bool = True
) -> list[Key]:
    """The words, and with ``phrases`` the set phrases, whose use differs at this ``level``, the surest first.

    ``correction`` is one of CORRECTIONS.
    """
    sizes = int(here.sizes.sum()), int(there.sizes.sum())
    if not all(sizes):
        return []
    compared = list(_counted(here, there, phrases))
    tested = [keyness(ours, sizes[0], theirs, sizes[1]) for _, ours, theirs in compared]
    chances = CORRECTIONS[correction]([chance_of(g2) for g2 in tested])
    found = [
        _key(here, there, words, (ours, theirs), g2, p)
        for (words, ours, theirs), g2, p in zip(compared, tested, chances, strict=True)
        if p <= level
    ]
    return sorted(found, key=lambda key: (-key.g2, key.text))


def _counted(here: Slice, there: Slice, phrases: bool) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The words and phrases to compare, with their counts in both."""
    ours, theirs = (
        dict(zip(text.vocabulary, np.bincount(text.words[text.words >= 0], minlength=1), strict=False))
        for text in (here, there)
    )
    for word in ours | theirs:
        counts = int(ours.get(word, 0)), int(theirs.get(word, 0))
        if sum(counts) >= FEWEST and weight_of_word(word):
            yield (word,), *counts
    if phrases:
        wordings = dict.fromkeys(
            formula.words
            for text in (here, there)
            for formula in find_formulas(text, least_statements(len(text.statements)))
        )
        for words in wordings:
            yield words, len(here.find(words)), len(there.find(words))


def _key(
    here: Slice, there: Slice, words: Sequence[str], counts: tuple[int, int], g2: float, p: float
) -> Key:
    sizes = int(here.sizes.sum()), int(there.sizes.sum())
    ratio = log_ratio(counts[0], sizes[0], counts[1], sizes[1])
    more = here if ratio > 0 else there
    starts = more.find(words)
    rates = [10_000 * count / size for count, size in zip(counts, sizes, strict=True)]
    return Key(
        " ".join(words), counts[0], rates[0], counts[1], rates[1], g2, ratio, p,
        len(np.unique(more.statement_of[starts])),
    )  # fmt: skip
