"""How well a grouping of mentions agrees with one made by hand: B-cubed and CEAF-e.

B-cubed (Bagga and Baldwin 1998) asks of each mention how much of its group belongs with it, and how much of
what belongs with it is in its group. CEAF-e (Luo 2005, with the entity-based similarity) pairs each group with
at most one made by hand, the best way, and asks how much of each pair is shared.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Merging", "b_cubed", "ceaf_e", "compare_groups"]

Groups = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Merging:
    """Precision and recall of a grouping, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def compare_groups(
    gold: Iterable[Iterable[Hashable]], predicted: Iterable[Iterable[Hashable]]
) -> tuple[Groups, Groups]:
    """Both groupings, cut down to the mentions that both have: what was not found cannot be grouped."""
    wanted, got = [frozenset(group) for group in gold], [frozenset(group) for group in predicted]
    common = frozenset().union(*wanted) & frozenset().union(*got)
    return _within(wanted, common), _within(got, common)


def b_cubed(gold: Groups, predicted: Groups) -> Merging:
    """B-cubed of two groupings of the same mentions."""
    return Merging(_mean_purity(predicted, gold), _mean_purity(gold, predicted))


def ceaf_e(gold: Groups, predicted: Groups) -> Merging:
    """CEAF-e of two groupings: the similarity of two groups is 2 |both| / (|one| + |other|)."""
    if not gold or not predicted:
        return Merging(0.0, 0.0)
    shared = [[2 * len(one & other) / (len(one) + len(other)) for other in predicted] for one in gold]
    best = _best_pairing(shared)
    return Merging(best / len(predicted), best / len(gold))


def _within(groups: Groups, mentions: frozenset[Hashable]) -> Groups:
    return [group & mentions for group in groups if group & mentions]


def _mean_purity(groups: Groups, other: Groups) -> float:
    """How much of its group in ``groups`` stands with a mention in ``other``, on average."""
    home = {mention: group for group in other for mention in group}
    shares = [len(group & home[mention]) / len(group) for group in groups for mention in group]
    return math.fsum(shares) / len(shares) if shares else 0.0


def _best_pairing(gain: Sequence[Sequence[float]]) -> float:
    """The most that pairs of a row and a column can add up to, each in one pair at most (Kuhn 1955, Munkres 1957).

    The algorithm is that of shortest augmenting paths with potentials, over costs ``-gain``.
    """
    rows = [list(row) for row in (gain if len(gain) <= len(gain[0]) else zip(*gain, strict=True))]
    width = len(rows[0])
    of_row, of_column = [0.0] * len(rows), [0.0] * width
    taken = [-1] * width
    for start in range(len(rows)):
        reached_from, slack, closed = [-1] * width, [math.inf] * width, [False] * width
        row, column, last = start, -1, -1
        while row >= 0:
            for other in range(width):
                cost = -rows[row][other] - of_row[row] - of_column[other]
                if not closed[other] and cost < slack[other]:
                    slack[other], reached_from[other] = cost, last
            column = min((other for other in range(width) if not closed[other]), key=slack.__getitem__)
            step = slack[column]
            of_row[start] += step
            for other in range(width):
                if closed[other]:
                    of_row[taken[other]] += step
                    of_column[other] -= step
                else:
                    slack[other] -= step
            closed[column], last, row = True, column, taken[column]
        while last >= 0:
            before = reached_from[last]
            taken[last] = taken[before] if before >= 0 else start
            last = before
    return math.fsum(rows[row][column] for column, row in enumerate(taken) if row >= 0)
