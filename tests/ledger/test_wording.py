"""How alike two wordings are."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.ledger.wording import likeness, share_of, term_of, wording_of

ENDINGS = ("ed", "ing", "ion", "ions", "ational", "ive", "iveness", "es", "able", "ability")
TEXTS = st.lists(
    st.sampled_from(
        [
            "lift",
            "the",
            "duties",
            "on",
            "salmon",
            "remove",
            "tariffs",
            "open",
            "harbour",
            "strait",
            "release",
            "crews",
            "12",
            "2728",
        ]
    ),
    max_size=8,
).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        # inflection does not matter
        ("release the detained fishermen", "releasing the detained fisherman", True),
        # words that can be exchanged for each other do not matter
        ("lift the duties on salmon", "remove the tariffs on salmon", True),
        # nor do those that say nothing by themselves
        ("open the strait", "will continue to firmly open the strait", True),
        # one subject in common is not enough
        ("open the strait to trawlers", "send trawlers home before winter", False),
        # another number is another thing
        ("implement Resolution 2728", "implement Resolution 2735", False),
        ("", "open the strait", False),
    ],
)
def test_wordings_of_one_thing_are_alike(one: str, other: str, alike: bool) -> None:
    assert (likeness(wording_of(one), wording_of(other)) >= 0.6) is alike


@given(TEXTS, TEXTS)
def test_likeness_is_symmetric_and_between_nothing_and_all(one: str, other: str) -> None:
    score = likeness(wording_of(one), wording_of(other))
    assert 0 <= score <= 1
    assert score == likeness(wording_of(other), wording_of(one))


@given(TEXTS, TEXTS)
def test_a_text_holds_all_of_its_part(one: str, other: str) -> None:
    part, whole = wording_of(one), wording_of(f"{other} {one}")
    assert share_of(part, whole) == (1 if part.terms else 0)


def test_several_threads_find_the_same_notions_as_one() -> None:
    words = [f"{stem}{ending}" for stem in ("relat", "impos", "negoti", "withdr") for ending in ENDINGS]
    alone = [term_of.__wrapped__(word) for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # as often as can be, so that what is not safe shows
    try:
        with ThreadPoolExecutor(4) as threads:
            for found in threads.map(lambda _: [term_of.__wrapped__(word) for word in words], range(40)):
                assert found == alone
    finally:
        sys.setswitchinterval(interval)
