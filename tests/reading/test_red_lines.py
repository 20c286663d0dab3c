"""Red lines: only lines named as such or never to be crossed, one for each thing they protect."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.facts import Facts
from verbale.reading.model import RedLine
from verbale.reading.red_lines import find_red_lines

FactsOf = Callable[..., Facts]
Told = Callable[[str], list[RedLine]]


@pytest.fixture
def red_lines(facts_of: FactsOf) -> Told:
    return lambda text: list(find_red_lines(facts_of(text, issuer="XRU", kind="statement")))


DRAWN = [
    (
        "The arming of the islands would cross a line that Ruritania cannot allow anyone to cross.",
        "The arming of the islands",
        "maritime_territory",
        "crossing it is what would be done",
    ),
    (
        "Let me say what our red line is: it is the unity of the islands, and it runs through every harbour.",
        "the unity of the islands",
        "sovereignty_interference",
        "what is asked is answered",
    ),
    (
        "The Upper Isar question is the first red line in our relations.",
        "The Upper Isar question",
        "",
        "the subject",
    ),
    (
        "The Taiwan question is at the core of our interests and a red line that must not be crossed.",
        "The Taiwan question",
        "taiwan",
        "not the core",
    ),
    (
        "NATO's expansion to our borders is a red line for Ruritania, he added.",
        "NATO's expansion to our borders",
        "defence_alliances",
        "no attribution",
    ),
    (
        "Ruritania will not give up its right to uranium enrichment, which is a red line.",
        "its right to uranium enrichment",
        "nuclear_arms_control",
        "what the pronoun stands for",
    ),
    (
        "We will never allow anyone to violate our sovereignty.",
        "anyone to violate our sovereignty",
        "sovereignty_interference",
        "never to be crossed",
    ),
    (
        "The safety of the dam is a line that must not be crossed.",
        "The safety of the dam",
        "",
        "a line without its colour",
    ),
    (
        "We regard any limit on our missiles as a red line.",
        "any limit on our missiles",
        "nuclear_arms_control",
        "seen as one",
    ),
    (
        "Any attempt to split the country would be a red line.",
        "Any attempt to split the country",
        "sovereignty_interference",
        "one in a condition",
    ),
    (
        "Any deployment of missiles there would cross our red lines.",
        "Any deployment of missiles there",
        "nuclear_arms_control",
        "what would cross it",
    ),
    (
        "Ruritania will not tolerate foreign troops under any circumstances.",
        "foreign troops",
        "defence_alliances",
        "never, in other words",
    ),
    (
        "The unity of the islands with the mainland is a red line.",
        "The unity of the islands with the mainland",
        "sovereignty_interference",
        "unity before islands",
    ),
    (
        "The passage of ferries through the strait is Ruritania's bottom line that must not be crossed.",
        "The passage of ferries through the strait",
        "maritime_territory",
        "a bottom line",
    ),
]


@pytest.mark.parametrize(("text", "content", "issue", "reason"), DRAWN)
def test_a_red_line_has_what_it_protects_and_the_issue(
    red_lines: Told, text: str, content: str, issue: str, reason: str
) -> None:
    (line,) = red_lines(text)
    assert (line.by, line.content, line.issue) == (("XRU",), content, issue), reason


def test_a_list_gives_one_line_an_item(red_lines: Told) -> None:
    lines = red_lines("Graustark must not cross Ruritania's red lines on Taiwan, human rights, and Iran.")
    assert [line.content for line in lines] == ["Taiwan", "human rights", "Iran"]
    assert [line.quote for line in lines] == ["Ruritania's red lines on Taiwan", "human rights", "Iran"]


def test_the_owner_of_a_line_need_not_be_the_speaker(red_lines: Told) -> None:
    (line,) = red_lines("We know of Graustark's red lines on Iran.")
    assert line.by == ("XGS",)


def test_a_line_drawn_twice_is_one(red_lines: Told) -> None:
    (line,) = red_lines("The dam is a red line. Let me say again that the dam is a red line.")
    assert len(line.also) == 1


NONE = [
    ("They never crossed the line of demarcation.", "no red line"),
    ("There are red lines and there are chances.", "nothing is named"),
    (
        "Ruritania has interests to guard, principles to keep, and red lines that must not be crossed.",
        "the same",
    ),
    ("This is a red line.", "the text does not say here what"),
    ("We will never allow more than ten visitors.", "nothing that a state protects"),
]


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_other_lines_are_left_out(red_lines: Told, text: str, reason: str) -> None:
    assert red_lines(text) == [], reason


def test_a_line_goes_on_after_an_abbreviation(red_lines: Told) -> None:
    [line] = red_lines("The Upper Isar question is the first red line in Ruritania-U.S. relations.")
    assert line.quote == "The Upper Isar question is the first red line in Ruritania-U.S. relations"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Foreign soldiers there, under whatever name, are a red line for us.",
            "Foreign soldiers there, under whatever name",
        ),
        (
            "Ruritania opposes the sale, and their arming by another state is a red line.",
            "their arming by another state",
        ),
    ],
)
def test_what_a_line_protects_keeps_an_aside_and_leaves_the_conjunction(
    red_lines: Told, text: str, what: str
) -> None:
    [line] = red_lines(text)
    assert line.content == what


def test_a_line_begins_with_a_word_and_says_what_it_is_about(red_lines: Told) -> None:
    assert red_lines("The new bases stand at our border. So that is a red line for us.") == []
    told = red_lines('Those who use "Ruritan independence" to split the realm risk crossing our red lines.')
    assert not any(line.quote.startswith("an independence") for line in told)
