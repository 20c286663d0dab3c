"""What names a party, and what only contains the name of one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.parties import find_parties, party_of


def found(text: str) -> list[tuple[str, str, str]]:
    """Each mention as its words, its codes and its form."""
    return [(text[m.start : m.end], "+".join(m.parties), m.form) for m in find_parties(text)]


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("Ruritania hopes for peace.", ("Ruritania", "XRU", "name"), "a state that acts"),
        ("The Ruritanian side balked.", ("The Ruritanian side", "XRU", "name"), "the body belongs to it"),
        ("Ruritania's position is known.", ("Ruritania's", "XRU", "possessive"), "a possessive"),
        ("Ruritania’s Foreign Ministry.", ("Ruritania’s Foreign Ministry", "XRU", "name"), "its ministry"),
        ("The Government of Ruritania said.", ("The Government of Ruritania", "XRU", "name"), "the government"),
        ("A Ruritanian ship sank.", ("Ruritanian", "XRU", "adjective"), "an adjective"),
        ("The Ruritanian people rejoice.", ("The Ruritanian people", "XRU", "demonym"), "the people"),
        ("The Ruritanians are hospitable.", ("The Ruritanians", "XRU", "demonym"), "a demonym"),
        ("Ruritania-Graustark relations grew.", ("Ruritania-Graustark", "XRU+XGS", "pair"), "a pair"),
        ("the US–Ruritania–Japan talks", ("US–Ruritania–Japan", "USA+XRU+JPN", "pair"), "three parties"),
        ("Strelsau rejects the offer.", ("Strelsau", "XRU", "name"), "a capital that acts"),
        ("They met in Strelsau.", ("Strelsau", "XRU", "place"), "a capital where something happens"),
        ("The U.S. will reply.", ("The U.S.", "USA", "name"), "an abbreviation that acts"),
        ("The U.S. tariffs rose.", ("U.S.", "USA", "adjective"), "an abbreviation before a noun"),
        ("Tell us what the DPRK wants.", ("the DPRK", "PRK", "name"), "case tells US from us"),
        ("They met in Geneva and Strelsau.", ("Strelsau", "XRU", "place"), "a second place"),
        ("STRELSAU (Agency) - It rained.", ("STRELSAU", "XRU", "place"), "a dateline"),
        ("The Dutch agreed.", ("The Dutch", "NLD", "demonym"), "an adjective for the people"),
        ("an anti-Ruritania bill", ("Ruritania", "XRU", "adjective"), "a part of a word"),
        ("the Starmer government", ("the Starmer government", "GBR", "name"), "a government by its head"),
        ("Certain countries misuse it.", ("Certain countries", "OTHER", "name"), "unnamed parties"),
        ("The international community knows.", ("The international community", "INTL", "name"), "everybody"),
        ("The Group of Seven condemned it.", ("The Group of Seven", "G7", "name"), "a group of states"),
    ],
)  # fmt: skip
def test_finds_a_mention(text: str, expected: tuple[str, str, str], reason: str) -> None:
    assert found(text) == [expected], reason


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan retired.",
        "A plant in Atlanta, Georgia was opened.",
        "Ships crossed the South China Sea.",
        "Peace across the Taiwan Strait matters.",
        "It adheres to the one-China principle.",
        "It costs US$3.",
        "They travelled to New Mexico.",
        "Let us talk.",
    ],
)
def test_passes_over_names_that_only_look_like_a_party(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("the Chinese side", ("CHN",)),
        ("Washington", ("USA",)),
        ("Ministry of Foreign Affairs of China", ("CHN",)),
        ("U.S. Department of State", ("USA",)),
        ("The members of the Security Council", ("UNSC",)),
        ("the G7 Foreign Ministers", ("G7",)),
        ("both Ruritania and Graustark", ("XRU", "XGS")),
        ("a spokesperson", ()),
        ("Ministry of Commerce", ()),
    ],
)
def test_names_the_parties_of_a_bare_phrase(phrase: str, codes: tuple[str, ...]) -> None:
    assert party_of(phrase) == codes


WORDS = st.sampled_from(
    [
        "the",
        "The",
        "U.S.",
        "China",
        "-",
        "’s",
        "Ruritania",
        "side",
        "of",
        "Ministry",
        "in",
        "Strelsau",
        ",",
        "a",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join) | st.lists(WORDS, max_size=25).map("".join))
def test_mentions_are_in_order_and_do_not_overlap(text: str) -> None:
    mentions = find_parties(text)
    assert all(0 <= m.start < m.end <= len(text) and m.parties for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_a_capital_that_talks_are_named_after_is_a_place() -> None:
    for words in ("the Kuala Lumpur trade consultations", "the Madrid framework", "the Geneva round"):
        assert {found.form for found in find_parties(words)} <= {"place"}


def test_a_region_of_several_names_is_no_party() -> None:
    assert not find_parties("a city of the Guangdong-Hong Kong-Macao Greater Bay Area")
