"""Set phrases found without a list: repeated runs of words that hold together and are whole.

A run counts where it stands in enough statements, rests on two weighty words, begins and ends with a word that belongs
to it, is no name, and holds together: the weakest of the places where it can be cut still has a significant G² (Dunning
1993; the weakest cut after Silva and Lopes 1999). Longer runs come first; a shorter one is kept only as far as
it stands by itself, outside the longer ones (the idea of the C-value: Frantzi, Ananiadou and Mima 2000).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verbale.comparison.runs import Level, repeated_runs
from verbale.comparison.slices import CAPITAL, UNKNOWN, Ints, Slice
from verbale.comparison.statistics import log_likelihood
from verbale.comparison.words import articles, calls, edges, legal, openings

__all__ = ["JOINING", "Formula", "find_formulas"]

FULL = 2
"""What a full word weighs."""
WEIGHT = 4
"""What the words of a phrase weigh at least: two full ones; 1 more where there is only one full one."""
LONG = 5
"""Words that spare a phrase with one full word the rest."""
NEAR = 6
"""How many words away a legal word tells of a clause that every order ends with."""
UNFINISHED = 0.6
"""The share of uses followed at once by another word of weight from which a phrase is a piece of others."""
LONGEST = 18
"""Words of the longest set phrase; a longer run is a passage used again, and covers the phrases in it."""
ALONE = 0.25
"""The share of its uses that a phrase must have outside longer ones."""
SHORT_ALONE = 0.5
"""The same for a phrase of three words at most: "golden age" is a piece of "golden age of America"."""
SHORT = 3
SIGNIFICANT = 10.83
"""G² for p = 0.001 with one degree of freedom."""
JOINING = frozenset({"and", "or"})
ALWAYS = 0.9
"""The share of uses before which an opening word must stand to belong to the phrase."""
NAMED = 0.6
"""The share of words with a capital above which a phrase is a name."""


@dataclass(frozen=True)
class Formula:
    """One wording and where it is used: places in the slice, half-open, in order."""

    words: tuple[str, ...]
    starts: Ints
    ends: Ints
    weight: int
    """What its words weigh: 2 for each full one, 1 for each light one or name."""
    association: float
    """G² at its weakest cut."""
    alone: int
    """In how many statements it stands outside longer phrases."""

    @property
    def text(self) -> str:
        """The words with spaces between."""
        return " ".join(self.words)


def find_formulas(text: Slice, least: int) -> list[Formula]:
    """The set phrases that stand in at least ``least`` statements of ``text``, longest first."""
    levels = repeated_runs(text, least)
    covered = _Cover(len(text.words))
    tests = _Shapes(text)
    found: list[Formula] = []
    for level in reversed(levels[1:]):
        chosen = list(_chosen(text, levels, level, tests, covered, least))
        for formula in chosen:
            covered.add(formula.starts, formula.starts + level.length)
        found += (_opened(text, formula) for formula in chosen if level.length <= LONGEST)
    return found


class _Cover:
    """The places that phrases already chosen take up."""

    def __init__(self, size: int) -> None:
        self._ends = np.zeros(size + 1, np.int64)

    def add(self, starts: Ints, ends: Ints) -> None:
        np.maximum.at(self._ends, starts, ends)

    def free(self) -> Callable[[Ints, int], NDArray[np.bool_]]:
        """A function that says of runs by their starts and length which share no word with a chosen phrase."""
        reach = np.maximum.accumulate(self._ends)
        begun = _sums(self._ends > 0)
        return lambda starts, length: (reach[starts] <= starts) & (begun[starts + length] == begun[starts])


class _Shapes:
    """What can be asked of all runs of one length at once."""

    def __init__(self, text: Slice) -> None:
        edge = np.array([*(word in edges() or not word[0].isalpha() for word in text.vocabulary), True], bool)
        legal_words = np.array([*(word in legal() for word in text.vocabulary), False], bool)
        self._text = text
        self._edge = edge[text.words]
        weights = np.append(text.weights, 0)[text.words]
        self._weights = _sums(weights)
        self._full = _sums(weights == FULL)
        self._legal = _sums(legal_words[text.words])
        calling = np.array([*(word in calls() for word in text.vocabulary), False], bool)
        self._calls = calling[text.words] & text.closed
        self._goes_on = ~text.closed & ~np.append(self._edge[1:], True)
        known = ~self._edge & (text.case != UNKNOWN)
        self._bearing = _sums(known)
        self._capitals = _sums(known & (text.case == CAPITAL))

    def weight(self, starts: Ints, length: int) -> Ints:
        return self._weights[starts + length] - self._weights[starts]

    def is_weighty(self, starts: Ints, length: int) -> NDArray[np.bool_]:
        """Whether the runs rest on two full words, or on one and light ones: more of them, or in a longer run."""
        full = self._full[starts + length] - self._full[starts]
        enough = WEIGHT if length >= LONG else WEIGHT + 1
        weight = self.weight(starts, length)
        found: NDArray[np.bool_] = (weight >= np.where(full > 1, WEIGHT, enough)) & (full > 0)
        return found

    def legal(self, starts: Ints, length: int) -> float:
        """The share of these uses with a legal word near them."""
        last = len(self._legal) - 1
        near = (
            self._legal[np.minimum(starts + length + NEAR, last)] - self._legal[np.maximum(starts - NEAR, 0)]
        )
        return float(np.mean(near > 0))

    def whole(self, starts: Ints, length: int) -> NDArray[np.bool_]:
        """Whether the runs begin and end with words of their own: no "Look, …" and no "Well, …" before them."""
        ends = starts + length
        found: NDArray[np.bool_] = ~self._edge[starts] & ~self._edge[ends - 1]
        found &= self._legal[ends] == self._legal[starts]
        found &= ~self._calls[starts]
        return found

    def goes_on(self, starts: Ints, length: int) -> float:
        """The share of these uses after which a word follows that may belong to them: "of global" chains, markets."""
        return float(np.mean(self._goes_on[starts + length - 1]))

    def within_list(self, starts: Ints) -> float:
        """The share of these uses that a comma stands before."""
        before = np.maximum(starts - 1, 0)
        listed = self._text.closed[before] & (self._text.words[before] >= 0) & ~self._calls[before]
        return float(np.mean(listed))

    def capitals(self, starts: Ints, length: int) -> float:
        """The share of the words in these uses, edge words aside, that are written with a capital."""
        bearing, capitals = (
            sums[starts + length].sum() - sums[starts].sum() for sums in (self._bearing, self._capitals)
        )
        return float(capitals / bearing) if bearing else 1.0


def _sums(values: NDArray[Any]) -> Ints:
    """The sums of ``values`` up to each place."""
    return np.concatenate([[0], np.cumsum(values)])


def _chosen(
    text: Slice, levels: Sequence[Level], level: Level, tests: _Shapes, covered: _Cover, least: int
) -> Iterator[Formula]:
    """The phrases of one length."""
    length = level.length
    places = np.flatnonzero(level.run_at >= 0)
    places = places[tests.whole(places, length) & tests.is_weighty(places, length)]
    runs = level.run_at[places]
    order = np.argsort(runs, kind="stable")
    is_free = covered.free()
    for starts in np.split(places[order], np.flatnonzero(np.diff(runs[order])) + 1):
        free = starts[is_free(starts, length)]
        if not len(free) or len(free) < (SHORT_ALONE if length <= SHORT else ALONE) * len(starts):
            continue
        first = int(starts[0])
        words = text.wording(first, first + length)
        alone = len(np.unique(text.statement_of[free]))
        if alone >= least and _is_whole(tests, words, free) and tests.capitals(starts, length) <= NAMED:
            association = _association(levels, first, length, len(text.words))
            if association >= SIGNIFICANT:
                weight = int(tests.weight(starts[:1], length)[0])
                yield Formula(words, starts, starts + length, weight, association, alone)


def _is_whole(tests: _Shapes, words: Sequence[str], free: Ints) -> bool:
    """Whether the words are no piece of what goes on, or of a list that began before."""
    listed = not JOINING.isdisjoint(words) and tests.within_list(free) >= UNFINISHED
    return not listed and max(tests.goes_on(free, len(words)), tests.legal(free, len(words))) < UNFINISHED


def _association(levels: Sequence[Level], start: int, length: int, total: int) -> float:
    """The least G² of the two parts that the run at ``start`` can be cut into."""
    whole = levels[length - 1].count_at(start)
    return min(
        log_likelihood(
            whole, levels[cut - 1].count_at(start), levels[length - cut - 1].count_at(start + cut), total
        )
        for cut in range(1, length)
    )


def _opened(text: Slice, formula: Formula) -> Formula:
    """``formula`` with the words before it that always stand there: "on the basis of …"."""
    starts, longest = formula.starts, 0
    for extra in range(1, 4):
        before = text.words[np.maximum(starts - extra, 0)]
        common = int(np.bincount(before[before >= 0]).argmax()) if (before >= 0).any() else -1
        same = before == common
        if common < 0 or same.mean() < ALWAYS or text.vocabulary[common] not in edges():
            break
        starts_there = text.vocabulary[common]
        if starts_there in openings() or (starts_there in articles() and len(formula.words) >= 4):
            longest = extra
    if not longest:
        return formula
    typical = text.wording(int(starts[0]) - longest, int(starts[0]))
    opening = _commonest_opening(text, starts, longest) or typical
    full = text.find((*opening, *formula.words)) + longest
    opened = np.where(np.isin(starts, full), starts - longest, starts)
    return Formula(
        (*opening, *formula.words), opened, formula.ends, formula.weight, formula.association, formula.alone
    )


def _commonest_opening(text: Slice, starts: Ints, length: int) -> tuple[str, ...]:
    """The ``length`` words that stand most often before ``starts``."""
    openings_found = [text.wording(int(start) - length, int(start)) for start in starts if start >= length]
    whole = [words for words in openings_found if len(words) == length]
    return max(whole, key=whole.count) if whole else ()
