"""How alike two groupings of mentions are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.evaluation.merging import b_cubed, ceaf_e, compare_groups

GROUPINGS = st.lists(st.integers(0, 4), min_size=1, max_size=9)
"""For each mention the number of its group."""


def groups(numbers: Sequence[int]) -> list[frozenset[object]]:
    return [
        frozenset(mention for mention, one in enumerate(numbers) if one == number) for number in set(numbers)
    ]


def test_the_same_grouping_is_right() -> None:
    wanted = groups([0, 0, 1, 2])
    assert (b_cubed(wanted, wanted).f1, ceaf_e(wanted, wanted).f1) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("predicted", "precision", "recall"),
    [
        # all in one: of four mentions each finds half of its group to belong with it, and misses nothing
        ([0, 0, 0, 0], 0.5, 1.0),
        # each alone: nothing wrong, half of what belongs together is missed
        ([0, 1, 2, 3], 1.0, 0.5),
    ],
)
def test_b_cubed_counts_for_each_mention(predicted: list[int], precision: float, recall: float) -> None:
    merging = b_cubed(groups([0, 0, 1, 1]), groups(predicted))
    assert (merging.precision, merging.recall) == (precision, recall)


def test_ceaf_e_pairs_each_group_with_one() -> None:
    # the pair {0, 1} is the whole group; {2} shares 2 * 1 / (1 + 2) with {2, 3}, and {3} has no partner left
    merging = ceaf_e(groups([0, 0, 1, 1]), groups([0, 0, 1, 2]))
    assert merging.precision == pytest.approx((1 + 2 / 3) / 3)
    assert merging.recall == pytest.approx((1 + 2 / 3) / 2)


@given(GROUPINGS, st.data())
def test_ceaf_e_finds_the_best_pairing(wanted: list[int], data: st.DataObject) -> None:
    got = data.draw(st.lists(st.integers(0, 4), min_size=len(wanted), max_size=len(wanted)))
    gold, predicted = groups(wanted), groups(got)
    few, many = sorted((gold, predicted), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(few, chosen, strict=True))
        for chosen in permutations(many, len(few))
    )
    assert ceaf_e(gold, predicted).recall == pytest.approx(best / len(gold))


@given(GROUPINGS, st.data())
def test_precision_and_recall_change_places_with_the_groupings(
    wanted: list[int], data: st.DataObject
) -> None:
    got = data.draw(st.lists(st.integers(0, 4), min_size=len(wanted), max_size=len(wanted)))
    for measure in (b_cubed, ceaf_e):
        there, back = measure(groups(wanted), groups(got)), measure(groups(got), groups(wanted))
        assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))


def test_what_only_one_has_is_left_out() -> None:
    gold, predicted = compare_groups([{1, 2, 3}, {4}], [{1, 2}, {5}])
    assert (gold, predicted) == ([frozenset({1, 2})], [frozenset({1, 2})])
