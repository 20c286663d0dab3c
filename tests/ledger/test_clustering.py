"""Clusters by the average of their links."""

from __future__ import annotations

import random

import pytest

from verbale.ledger.clustering import clusters


def test_things_that_belong_together_are_one_cluster() -> None:
    links = {(0, 1): 2.0, (0, 2): 1.0, (1, 2): 1.5}
    assert clusters(4, links, -1.0) == [[0, 1, 2], [3]]


def test_no_chain_joins_what_does_not_belong_together() -> None:
    assert clusters(3, {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -3.0}, -1.0) == [[0, 1], [2]]


def test_a_pair_that_is_not_linked_speaks_against() -> None:
    assert clusters(3, {(0, 1): 2.0, (1, 2): 1.0}, -2.0) == [[0, 1], [2]]
    assert clusters(3, {(0, 1): 2.0, (1, 2): 1.0}, -0.5) == [[0, 1, 2]]


@pytest.mark.parametrize("apart", [(0, 2), (1, 2)])
def test_what_cannot_be_one_is_in_no_cluster_together(apart: tuple[int, int]) -> None:
    links = {(0, 1): 2.0, (0, 2): 1.0, (1, 2): 1.5}
    found = clusters(3, links, -1.0, lambda some, others: set(apart) <= {*some, *others})
    assert not any(set(apart) <= set(cluster) for cluster in found)


def test_the_order_of_links_does_not_matter() -> None:
    chance = random.Random(4)
    links = {
        (one, other): round(chance.uniform(-2, 2), 1) for one in range(20) for other in range(one + 1, 20)
    }
    shuffled = dict(chance.sample(list(links.items()), len(links)))
    assert clusters(20, links, -1.0) == clusters(20, shuffled, -1.0)
