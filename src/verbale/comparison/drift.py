"""How a wording's use changes over time: by month, and where its rate changes for good.

A change is the cut of the statements, in order of time, at which the likelihood ratio of two rates against one is
greatest (whether a statement has the wording or not); its p-value is Fisher's exact one, times the number of cuts
that were tried and the number of phrases looked at (Bonferroni). The two parts are then cut in the same way (binary
segmentation, Scott and Knott 1974).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verbale.comparison.slices import Ints, Slice
from verbale.comparison.statistics import fisher

__all__ = ["Change", "Month", "changes", "months"]

SIGNIFICANT = 0.05


@dataclass(frozen=True, slots=True)
class Month:
    """The use of a wording in one month."""

    month: str
    uses: int
    words: int
    """Of all statements of the month."""
    statements_with: int
    statements: int

    @property
    def per_10000_words(self) -> float:
        """Uses per ten thousand words; 0 for a month without words."""
        return 10_000 * self.uses / self.words if self.words else 0.0

    @property
    def per_statement(self) -> float:
        """The share of statements that have it; 0 for a month without statements."""
        return self.statements_with / self.statements if self.statements else 0.0

    def to_dict(self) -> dict[str, Any]:
        """The month in the shape of the JSON output."""
        return {
            "month": self.month,
            "uses": self.uses,
            "words": self.words,
            "statements_with": self.statements_with,
            "statements": self.statements,
            "per_10000_words": round(self.per_10000_words, 3),
            "per_statement": round(self.per_statement, 3),
        }


@dataclass(frozen=True, slots=True)
class Change:
    """A change of rate: from the statement of ``date`` on."""

    date: str
    statement: str
    with_before: int
    before: int
    with_after: int
    after: int
    p: float
    """Corrected for the cuts tried and the phrases looked at."""

    def to_dict(self) -> dict[str, Any]:
        """The change in the shape of the JSON output."""
        return {name: getattr(self, name) for name in self.__slots__}


def months(text: Slice, uses: Ints) -> tuple[Month, ...]:
    """``uses`` of each statement, month by month, without a gap from the first month of the slice to the last.

    Statements without a month are left out.
    """
    found: dict[str, list[int]] = {}
    for heading, used, size in zip(text.statements, uses, text.sizes, strict=True):
        if len(heading.date) >= 7:
            row = found.setdefault(heading.date[:7], [0, 0, 0, 0])
            for at, value in enumerate((used, size, used > 0, 1)):
                row[at] += int(value)
    every = _every_month(min(found), max(found)) if found else ()
    return tuple(Month(month, *found.get(month, (0, 0, 0, 0))) for month in every)


def _every_month(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:7])
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def changes(text: Slice, uses: Ints, tests: int = 1) -> tuple[Change, ...]:
    """The significant changes of rate, in order of time, of a wording that is one of ``tests`` looked at."""
    dated = [at for at, heading in enumerate(text.statements) if heading.date]
    has = (uses[dated] > 0).astype(np.int64)
    days = [text.statements[at].date for at in dated]
    found = _cut(has, days, 0, len(has), tests)
    return tuple(
        Change(days[at], text.statements[dated[at]].id, *numbers, p)
        for at, numbers, p in sorted(found, key=lambda one: one[0])
    )


def _cut(
    has: Ints, days: list[str], first: int, last: int, tests: int
) -> list[tuple[int, tuple[int, int, int, int], float]]:
    """The significant cuts of the statements from ``first`` up to ``last``: where, counts around it, p."""
    cuts = [at for at in range(first + 1, last) if days[at] != days[at - 1]]
    if not cuts:
        return []
    sums = np.concatenate([[0], np.cumsum(has[first:last])])
    at = np.array(cuts)
    before, after = at - first, last - at
    with_before = sums[before]
    with_after = sums[-1] - with_before
    gain = _log_likelihood(with_before, before) + _log_likelihood(with_after, after)
    best = int(np.argmax(gain))
    numbers = (int(with_before[best]), int(before[best]), int(with_after[best]), int(after[best]))
    p = min(1.0, fisher(*numbers) * len(cuts) * tests)
    if p > SIGNIFICANT:
        return []
    middle = cuts[best]
    left, right = (_cut(has, days, a, b, tests) for a, b in ((first, middle), (middle, last)))
    return [*left, (middle, numbers, p), *right]


def _log_likelihood(with_it: Ints, total: Ints) -> NDArray[np.float64]:
    """The log-likelihood of ``with_it`` of ``total`` statements at the rate that fits best."""
    rate = with_it / total
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = with_it * np.log(rate), (total - with_it) * np.log1p(-rate)
    found: NDArray[np.float64] = np.nan_to_num(terms[0]) + np.nan_to_num(terms[1])
    return found
