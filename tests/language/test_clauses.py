"""Coordinated phrases and their items."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.clauses import split_items, verb_phrase_end


def items(text: str) -> list[str]:
    return [text[item.start : item.end] for item in split_items(text, 0, verb_phrase_end(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "respect the border, stop the raids and the threats, and honour its word.",
            ["respect the border", "stop the raids and the threats", "honour its word"],
        ),
        ("lift the ban and pay for the damage", ["lift the ban", "pay for the damage"]),
        ("to lift the ban, and to pay", ["to lift the ban", "pay"]),
        (
            "cease fire; withdraw the troops; and return home",
            ["cease fire", "withdraw the troops", "return home"],
        ),
        (
            "lifting the ban, paying for the damage and leaving",
            ["lifting the ban", "paying for the damage", "leaving"],
        ),
        (
            "join others in lifting the ban, ending the raids, and paying for the damage",
            ["join others in lifting the ban", "ending the raids", "paying for the damage"],
        ),
        # What is no list of things to do stays whole.
        ("protect peace and stability", ["protect peace and stability"]),
        ("support the plan, not just because it is cheap", ["support the plan"]),
        ("view and handle the matter calmly", ["view and handle the matter calmly"]),
        ("say one thing but do the opposite", ["say one thing but do the opposite"]),
        ("take steps to lift the ban and restore trust", ["take steps to lift the ban and restore trust"]),
        ("ensure a comprehensive and complete ban", ["ensure a comprehensive and complete ban"]),
        ("immediately and fully lift the ban", ["immediately and fully lift the ban"]),
        (
            "stop the “divide, rule and punish the weak” policy",
            ["stop the “divide, rule and punish the weak” policy"],
        ),
        (
            "promote trade, investment and support for firms",
            ["promote trade, investment and support for firms"],
        ),
        (
            "punish those who attack ships and finance piracy",
            ["punish those who attack ships and finance piracy"],
        ),
        (
            "hold those who attacked to account and lift the ban",
            ["hold those who attacked to account", "lift the ban"],
        ),
        ("agree to this and lift the ban", ["agree to this", "lift the ban"]),
        # What is to be left undone, told by what it does, does it all.
        (
            "keep calm, and avoid actions that betray trust and disrupt peace",
            ["keep calm", "avoid actions that betray trust and disrupt peace"],
        ),
        ("avoid moves that harm us and hurt trade", ["avoid moves that harm us and hurt trade"]),
        ("stop moves that harm us and lift the ban", ["stop moves that harm us", "lift the ban"]),
        # A reason, an aside or another clause is no part of it.
        ("lift the ban, so as to build trust", ["lift the ban"]),
        ("lift the ban, which harms trade", ["lift the ban"]),
        ("lift the ban, and Ruritania will respond", ["lift the ban"]),
        ("lift the ban and called for talks", ["lift the ban"]),
        ("lift the ban, and by the same token, we’re not going to wait", ["lift the ban"]),
        ("lift the ban, and at the same time will respond", ["lift the ban"]),
        ("lift the ban, the spokesperson said.", ["lift the ban"]),
        # A mark within the quotation that it ends belongs to it.
        ('reject "independence," end the raids', ['reject "independence,"', "end the raids"]),
        ("sell to the U.S.", ["sell to the U.S."]),
    ],
)
def test_items_are_split_at_verbs_of_the_same_form(text: str, expected: list[str]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("keep its word, not raid the border", [False, True]),
        ("keep its word rather than continue to threaten others", [False, True]),
        ("keep its word instead of raiding the border", [False, True]),
        ("raid the border, still less threaten others", [False, True]),
        ("not raid the border or threaten others", [True]),
        ("keep its word and not to raid the border", [False, True]),
    ],
)
def test_what_is_not_to_be_done_is_told_apart(text: str, against: list[bool]) -> None:
    assert [item.against for item in split_items(text, 0, len(text))] == against


def test_the_lead_of_a_contrast_is_quoted_with_it() -> None:
    text = "keep its word rather than continue to threaten others"
    last = split_items(text, 0, len(text))[-1]
    assert text[last.lead : last.end] == "rather than continue to threaten others"


@given(
    st.text(
        st.sampled_from("stop lift and, not to ; rather than “raids” (or) the\n"), min_size=1, max_size=80
    )
)
def test_items_lie_within_the_text_and_do_not_overlap(text: str) -> None:
    end = verb_phrase_end(text, 0, len(text))
    found = split_items(text, 0, end)
    assert found and all(0 <= item.start <= item.end <= len(text) for item in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
