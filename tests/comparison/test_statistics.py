"""The statistics of wordings, against values worked out by hand or printed elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.comparison.statistics import (
    benjamini_hochberg,
    bonferroni,
    chance_of,
    deviation,
    fisher,
    keyness,
    log_likelihood,
    log_ratio,
    surprisal,
)


def test_log_likelihood_of_dunnings_own_example() -> None:
    # "the swiss" in Dunning (1993), table 2: 110, 2442, 111, 29114.
    assert log_likelihood(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114) == pytest.approx(
        270.72, abs=0.01
    )


@pytest.mark.parametrize(
    ("likelihood", "chance"), [(3.841, 0.05), (6.635, 0.01), (10.828, 0.001)], ids=["5%", "1%", "0.1%"]
)
def test_the_chance_is_that_of_chi_squared_with_one_degree(likelihood: float, chance: float) -> None:
    assert chance_of(likelihood) == pytest.approx(chance, rel=0.01)


def test_a_wording_at_one_rate_has_no_keyness_and_no_log_ratio() -> None:
    assert keyness(10, 1000, 20, 2000) == pytest.approx(0)
    assert log_ratio(10, 1000, 20, 2000) == pytest.approx(0)


@pytest.mark.parametrize(("here", "there", "ratio"), [(20, 10, 1), (10, 40, -2), (8, 0, 4)])
def test_log_ratio_counts_doublings_and_takes_none_for_half_a_use(
    here: int, there: int, ratio: float
) -> None:
    assert log_ratio(here, 1000, there, 1000) == pytest.approx(ratio)


def test_deviation_is_0_for_an_even_spread_and_1_for_the_smallest_part_alone() -> None:
    sizes = np.array([100, 200, 300])
    assert deviation(np.array([1, 2, 3]), sizes) == pytest.approx(0)
    assert deviation(np.array([5, 0, 0]), sizes) == pytest.approx(1)


@pytest.mark.parametrize(
    ("table", "p"),
    [
        ((3, 4, 1, 4), 0.48571),  # Fisher's tea: 34 of 70 tables are as unlikely
        ((14, 14, 0, 10), 1 / 1961256),  # one of C(24, 10)
        ((5, 10, 5, 10), 1.0),
    ],
)
def test_fishers_exact_test(table: tuple[int, int, int, int], p: float) -> None:
    assert fisher(*table) == pytest.approx(p, rel=1e-4)


def test_corrections_for_many_tests() -> None:
    chances = [0.01, 0.02, 0.03, 0.5]
    assert bonferroni(chances) == pytest.approx([0.04, 0.08, 0.12, 1.0])
    assert benjamini_hochberg(chances) == pytest.approx([0.04, 0.04, 0.04, 0.5])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_a_false_discovery_rate_lies_between_the_chance_and_its_bonferroni_correction(
    chances: list[float],
) -> None:
    rates, corrected = benjamini_hochberg(chances), bonferroni(chances)
    assert all(p - 1e-12 <= q <= r + 1e-12 for p, q, r in zip(chances, rates, corrected, strict=True))


def test_surprisal_is_a_number_of_decimal_places() -> None:
    assert [surprisal(p) for p in (1, 0.1, 0.01)] == pytest.approx([0, 1, 2])
