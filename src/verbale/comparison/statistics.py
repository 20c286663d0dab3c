"""The statistics of wordings: how strongly, how evenly, how differently they are used.

Log-likelihood G² (Dunning 1993), log ratio (Hardie 2014), deviation of proportions DP (Gries 2008, normalised after
Lijffijt and Gries 2012), Fisher's exact test, and corrections for many tests (Bonferroni; Benjamini and Hochberg 1995).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from verbale.comparison.slices import Ints

__all__ = [
    "benjamini_hochberg",
    "bonferroni",
    "chance_of",
    "deviation",
    "fisher",
    "keyness",
    "log_likelihood",
    "log_ratio",
    "surprisal",
]


def log_likelihood(both: float, first: float, second: float, total: float) -> float:
    """G² of two events that occur ``first`` and ``second`` times in ``total`` places, and ``both`` times together."""
    observed = (both, first - both, second - both, total - first - second + both)
    rows, columns = (first, total - first), (second, total - second)
    expected = (rows[0] * columns[0], rows[0] * columns[1], rows[1] * columns[0], rows[1] * columns[1])
    terms = zip(observed, expected, strict=True)
    return max(0.0, 2 * sum(seen * math.log(seen * total / product) for seen, product in terms if seen > 0))


def keyness(here: float, size_here: float, there: float, size_there: float) -> float:
    """G² of a wording used ``here`` times in ``size_here`` words, ``there`` times in ``size_there`` (Rayson 2000)."""
    rate = (here + there) / (size_here + size_there)
    pairs = ((here, size_here * rate), (there, size_there * rate))
    return max(0.0, 2 * sum(seen * math.log(seen / expected) for seen, expected in pairs if seen > 0))


def log_ratio(here: float, size_here: float, there: float, size_there: float) -> float:
    """The binary logarithm of the ratio of two rates: 1 is twice as often, -1 half as often.

    A count of none is taken for half a use.
    """
    return math.log2((max(here, 0.5) / size_here) / (max(there, 0.5) / size_there))


def chance_of(likelihood: float) -> float:
    """The p-value of a G² with one degree of freedom."""
    return math.erfc(math.sqrt(likelihood / 2))


def deviation(uses: Ints, sizes: Ints) -> float:
    """DP: 0 where ``uses`` are spread over parts as their ``sizes`` are, 1 where all are in the smallest part."""
    if not uses.sum() or not sizes.sum():
        return 0.0
    shares = sizes / sizes.sum()
    most = 1 - shares[shares > 0].min()
    return float(np.abs(uses / uses.sum() - shares).sum() / 2 / most) if most > 0 else 0.0


def fisher(with_before: int, before: int, with_after: int, after: int) -> float:
    """The two-sided p-value that ``with_before`` of ``before`` and ``with_after`` of ``after`` are one rate."""
    used, total = with_before + with_after, before + after
    lowest, highest = max(0, used - after), min(used, before)
    logs = [_log_choose(before, k) + _log_choose(after, used - k) for k in range(lowest, highest + 1)]
    own = logs[with_before - lowest]
    whole = _log_choose(total, used)
    return min(1.0, math.fsum(math.exp(log - whole) for log in logs if log <= own + 1e-9))


def _log_choose(whole: int, part: int) -> float:
    return math.lgamma(whole + 1) - math.lgamma(part + 1) - math.lgamma(whole - part + 1)


def bonferroni(chances: Sequence[float], tests: int | None = None) -> list[float]:
    """``chances`` corrected for as many tests, or for ``tests``: the chance of one such result among all."""
    number = len(chances) if tests is None else tests
    return [min(1.0, chance * number) for chance in chances]


def benjamini_hochberg(chances: Sequence[float], tests: int | None = None) -> list[float]:
    """``chances`` as false discovery rates: the share of false ones among those that are as low."""
    number = len(chances) if tests is None else tests
    order = sorted(range(len(chances)), key=lambda at: chances[at])
    adjusted = [1.0] * len(chances)
    lowest = 1.0
    for rank, at in reversed(list(enumerate(order, 1))):
        lowest = min(lowest, chances[at] * number / rank)
        adjusted[at] = lowest
    return adjusted


def surprisal(chance: float) -> float:
    """How unusual what has this ``chance`` is: -log10 p; 1 is one in ten, 2 one in a hundred."""
    return -math.log10(max(chance, 1e-300)) or 0.0  # no "-0.00" of what is certain
