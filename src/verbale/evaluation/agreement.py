"""Agreement as counts: how many there are, how many were predicted, how many of these are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["NOTHING", "Agreement", "mean", "overlap", "pair_off"]

T = TypeVar("T")

_Ends = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts that add up over documents, and the shares that follow from them (0 where nothing is)."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of the predicted that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was predicted."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


NOTHING = Agreement()
"""Agreement where there is nothing to agree on."""


def mean(values: Sequence[float]) -> float:
    """The mean of ``values``; 0 where there are none."""
    return sum(values) / len(values) if values else 0.0


def overlap(one: _Ends, other: _Ends) -> float:
    """How much two spans share, from 0 (nothing) to 1 (all): what both cover by what they stretch over."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def pair_off(
    gold: Sequence[T], predicted: Sequence[T], likeness: Sequence[Sequence[float]], floor: float
) -> list[tuple[T, T]]:
    """Pairs of a gold and a predicted item, each item in one pair at most, the likest first.

    ``likeness[i][j]`` says how alike gold item i and predicted item j are; pairs below ``floor``
    are none. Of pairs that are equally alike, the one that comes first in gold is made first.
    """
    ranked = sorted(
        (-likeness[i][j], i, j)
        for i in range(len(gold))
        for j in range(len(predicted))
        if likeness[i][j] >= floor
    )
    free_gold, free_predicted = set(range(len(gold))), set(range(len(predicted)))
    pairs = []
    for _, i, j in ranked:
        if i in free_gold and j in free_predicted:
            free_gold.remove(i)
            free_predicted.remove(j)
            pairs.append((gold[i], predicted[j]))
    return pairs
