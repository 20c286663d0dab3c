"""Counting, overlapping and pairing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.evaluation.agreement import Agreement, mean, overlap, pair_off

ENDS = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (5, 15), 1 / 3),
        ((0, 10), (2, 7), 0.5),
        ((0, 10), (10, 20), 0.0),  # half-open: they touch, they do not overlap
        ((0, 10), (30, 40), 0.0),
    ],
)
def test_overlap_is_what_both_cover_by_what_they_stretch_over(
    one: tuple[int, int], other: tuple[int, int], expected: float
) -> None:
    assert overlap(one, other) == pytest.approx(expected)


@given(ENDS, ENDS)
def test_overlap_is_the_same_both_ways_and_within_0_and_1(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert 0 <= overlap(one, other) <= 1


def test_shares_follow_from_the_counts() -> None:
    agreement = Agreement(right=2, predicted=4, gold=8)
    assert (agreement.precision, agreement.recall) == (0.5, 0.25)
    assert agreement.f1 == pytest.approx(1 / 3)


def test_nothing_gives_shares_of_nothing() -> None:
    assert (Agreement().precision, Agreement().recall, Agreement().f1, mean([])) == (0, 0, 0, 0)


def test_counts_add_up() -> None:
    assert Agreement(1, 2, 3) + Agreement(4, 5, 6) == Agreement(5, 7, 9)


def test_the_likest_are_paired_first_and_each_once() -> None:
    likeness = [[0.5, 0.9], [0.4, 0.8]]
    assert pair_off("ab", "xy", likeness, 0.3) == [("a", "y"), ("b", "x")]


def test_what_is_too_unlike_is_not_paired() -> None:
    assert pair_off("ab", "xy", [[0.5, 0.2], [0.2, 0.1]], 0.3) == [("a", "x")]


def test_of_equally_alike_the_first_in_the_gold_is_paired_first() -> None:
    assert pair_off("ab", "x", [[0.5], [0.5]], 0.3) == [("a", "x")]
