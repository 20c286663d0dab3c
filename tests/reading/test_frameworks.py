"""Frameworks: counted and enumerated sets, and their items wherever the text gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.enumerations import list_items
from verbale.reading.facts import Facts
from verbale.reading.frameworks import find_frameworks
from verbale.reading.model import Framework

FactsOf = Callable[..., Facts]
Told = Callable[[str], list[Framework]]


@pytest.fixture
def frameworks(facts_of: FactsOf) -> Told:
    return lambda text: list(find_frameworks(facts_of(text, issuer="XRU", kind="statement")))


GIVEN = [
    (
        "We follow the three principles of respect, trust and trade while firmly safeguarding our ports, and our law.",
        "three principles",
        3,
        ("respect", "trust", "trade"),
        "what begins with while is beside the list",
    ),
    (
        "We hold to two rules of conduct: no surprises at sea, and no ultimatums on land.",
        "two rules",
        2,
        ("no surprises at sea", "no ultimatums on land"),
        "a name with of, then a colon",
    ),
    (
        "We follow three principles proposed by the King—respect, trust and trade—in all we do.",
        "three principles",
        3,
        ("respect", "trust", "trade"),
        "between dashes",
    ),
    (
        "The four pillars of the plan: (1) ports; (2) rails; (3) law; and (4) people.",
        "four pillars",
        4,
        ("ports", "rails", "law", "people"),
        "numbered within the sentence",
    ),
    (
        "Ruritania pursues a three-pronged strategy: patrols, talks and trade.",
        "three-pronged strategy",
        3,
        ("patrols", "talks", "trade"),
        "prongs",
    ),
    (
        "We made several proposals. First, we should stop the race. Second, we should resume talks.",
        "several proposals",
        None,
        ("stop the race", "resume talks"),
        "no number, but ordinals",
    ),
    (
        "We uphold the principles of respect, trust and trade, forging a new kind of friendship.",
        "principles",
        None,
        ("respect", "trust", "trade"),
        "without what follows from them",
    ),
    (
        "Ruritania follows three principles: respect, trust and trade.",
        "three principles",
        3,
        ("respect", "trust", "trade"),
        "after a colon",
    ),
    (
        "Ruritania upholds the two basic principles of mutual trust and free passage.",
        "two basic principles",
        2,
        ("mutual trust", "free passage"),
        "after of",
    ),
    (
        "We recall the three principles put forward in May, namely respect, trust and trade.",
        "three principles",
        3,
        ("respect", "trust", "trade"),
        "after namely",
    ),
    (
        "We uphold the principles of respect, trust and fair trade, and resolve our differences.",
        "principles",
        None,
        ("respect", "trust", "fair trade"),
        "without a number, up to the next clause",
    ),
    (
        "Ruritania put forward a five-point peace plan.",
        "five-point peace plan",
        5,
        (),
        "the items are not given",
    ),
    (
        "Our policy rests on three pillars: patrols, which we fund; schools; and trade.",
        "three pillars",
        3,
        ("patrols, which we fund", "schools", "trade"),
        "semicolons part items with commas",
    ),
]


@pytest.mark.parametrize(("text", "name", "count", "items", "reason"), GIVEN)
def test_a_framework_has_the_count_and_the_items_that_its_sentence_gives(
    frameworks: Told, text: str, name: str, count: int | None, items: tuple[str, ...], reason: str
) -> None:
    (framework,) = frameworks(text)
    assert (framework.name, framework.count, framework.items) == (name, count, items), reason


LATER = [
    (
        "Ruritania will pursue two goals:\n\nFirst, opening the border. It is shut.\n\nSecond, reviving trade.",
        "in words",
    ),
    ("Ruritania has two goals. One is opening the border. Another is reviving trade.", "one and another"),
    ("Ruritania will pursue two goals:\n\n1. opening the border\n2. reviving trade", "as a list"),
]


@pytest.mark.parametrize(("text", "reason"), LATER)
def test_items_numbered_later_belong_to_the_framework(frameworks: Told, text: str, reason: str) -> None:
    (framework,) = frameworks(text)
    assert framework.items == ("opening the border", "reviving trade"), reason


NONE = [
    ("The two sides reached consensus on trade, fisheries and transit.", "two sides are no set"),
    ("We agreed on three areas last year.", "a number alone"),
    ("We respect the principles of fair competition.", "one principle"),
    ("Think of the two components—first, there are the tariffs.", "words that open an item are none"),
]


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_what_is_no_set_is_left_out(frameworks: Told, text: str, reason: str) -> None:
    assert frameworks(text) == [], reason


def test_a_set_told_twice_is_one(frameworks: Told) -> None:
    first = "We follow three principles: respect, trust and trade."
    text = f"{first} The three principles of respect, trust and trade are sound."
    (framework,) = frameworks(text)
    assert len(framework.also) == 1


def test_a_set_is_of_the_party_that_put_it_forward(frameworks: Told) -> None:
    (framework,) = frameworks(
        "Ruritania respects the three principles of equality, restraint and candour proposed by Graustark."
    )
    assert framework.parties == ("XGS",)


def test_common_understandings_are_of_both_sides(frameworks: Told) -> None:
    text = "Graustark is near. We act on the three-point common understandings: respect, trust and trade."
    (framework,) = frameworks(text)
    assert framework.parties == ("XGS", "XRU")


LISTS = [
    (
        "fisheries, border trade, and the railway",
        None,
        ["fisheries", "border trade", "the railway"],
        "a last comma",
    ),
    (
        "science and technology, trade and law",
        None,
        ["science and technology", "trade", "law"],
        "and within an item",
    ),
    (
        "science and technology, trade, and law",
        None,
        ["science and technology", "trade", "law"],
        "and within an item, with a last comma",
    ),
    (
        "keeping contact and preventing war, sharing data",
        3,
        ["keeping contact", "preventing war", "sharing data"],
        "the count parts two deeds",
    ),
    ("one; two, three; and four", None, ["one", "two, three", "four"], "semicolons first"),
]


@pytest.mark.parametrize(("text", "count", "items", "reason"), LISTS)
def test_an_enumeration_is_split_into_its_items(
    text: str, count: int | None, items: list[str], reason: str
) -> None:
    assert [text[start:end] for start, end in list_items(text, 0, len(text), count)] == items, reason
