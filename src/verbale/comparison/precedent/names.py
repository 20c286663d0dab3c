"""Names in a statement: runs of words written with a capital where they need not be."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from verbale.comparison.slices import CAPITAL, Slice
from verbale.comparison.words import edges

__all__ = ["names_in"]

LONGEST = 6


def names_in(now: Slice, earlier: Slice | None = None) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The names of ``now``, each once, with a place where it stands, half-open.

    A word that a sentence begins with belongs to a name if ``earlier``, or ``now``, writes it with a capital elsewhere.
    """
    capital = now.case == CAPITAL
    known = {word for word, like in zip(now.vocabulary, now.name_like, strict=True) if like}
    if earlier is not None:
        known |= {word for word, like in zip(earlier.vocabulary, earlier.name_like, strict=True) if like}
    seen: set[tuple[str, ...]] = set()
    at = 0
    while at < len(now.words):
        end = at
        while end < len(now.words) and _is_name(now, end, capital, known):
            end += 1
            if now.closed[end - 1]:
                break
        words = now.wording(at, end) if end > at else ()
        if words and words not in seen and end - at <= LONGEST:
            seen.add(words)
            yield words, at, end
        at = max(end, at + 1)


def _is_name(now: Slice, at: int, capital: NDArray[np.bool_], known: set[str]) -> bool:
    if now.words[at] < 0:
        return False
    word = now.vocabulary[now.words[at]]
    return (
        word not in edges()
        and word[0].isalpha()
        and (bool(capital[at]) or (now.case[at] != 0 and word in known))
    )
