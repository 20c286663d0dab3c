"""Standing bodies of two parties that meet: who takes part is told by whose body it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.engagements import find_engagements
from verbale.reading.facts import Facts
from verbale.reading.model import Engagement

FactsOf = Callable[..., Facts]
Told = Callable[[str], list[Engagement]]

TALKING = "Ruritania and Graustark speak about fish."
BOTH = {"XRU", "XGS"}


@pytest.fixture
def told(facts_of: FactsOf) -> Told:
    return lambda text: list(find_engagements(facts_of(f"{TALKING} {text}", published="2024-04-24")))


MEETINGS = [
    (
        "The Joint Fisheries Commission met in Zenda on 4 March.",
        ("The Joint Fisheries Commission met in Zenda on 4 March", "2024-03-04", "Zenda", "held"),
        "a body meets, and nobody is named",
    ),
    (
        "The Tessen Contact Group meets for the second time on Friday.",
        ("The Tessen Contact Group meets for the second time on Friday", "2024-04-26", "", "planned"),
        "which time it is belongs to it; the present tells of a day ahead",
    ),
    (
        "Second, the working group on eels will meet next month.",
        ("the working group on eels will meet next month", "2024-05", "", "planned"),
        "a number that orders sentences is no part of it",
    ),
    (
        "The joint working group with Graustark will convene in Zenda on 4 May.",
        (
            "The joint working group with Graustark will convene in Zenda on 4 May",
            "2024-05-04",
            "Zenda",
            "planned",
        ),
        "with whom it is stands between",
    ),
    (
        "The Joint Fisheries Commission, which was set up in 2003, met in Zenda on 4 March.",
        (
            "The Joint Fisheries Commission, which was set up in 2003, met in Zenda on 4 March",
            "2024-03-04",
            "Zenda",
            "held",
        ),
        "so may more about it",
    ),
    (
        "Both welcomed the work of the Tessen Contact Group, which met for the first time on 6 March.",
        ("which met for the first time on 6 March", "2024-03-06", "", "held"),
        "the body that “which” stands for",
    ),
    (
        "Both praised the working group on eels, which held its first meeting in February.",
        ("which held its first meeting in February", "2024-02", "", "held"),
        "a meeting that it held",
    ),
    (
        "The Contact Group was set up in March, and it will meet in Zenda on 6 May.",
        ("it will meet in Zenda on 6 May", "2024-05-06", "Zenda", "planned"),
        "the body that “it” stands for, in the clause before",
    ),
    (
        "The working group on eels was set up in March. It is to meet on 6 May.",
        ("It is to meet on 6 May", "2024-05-06", "", "planned"),
        "in the sentence before",
    ),
    (
        "The Joint Commission has two rooms. Nobody uses them. The commission met in Zenda on 4 March.",
        ("The commission met in Zenda on 4 March", "2024-03-04", "Zenda", "held"),
        "a body told of before, by the last word of its name",
    ),
    (
        "The Joint Fisheries Commission held its ninth session in Zenda on 4 March.",
        (
            "The Joint Fisheries Commission held its ninth session in Zenda on 4 March",
            "2024-03-04",
            "Zenda",
            "held",
        ),
        "a session of a body is a meeting",
    ),
    (
        "The 8th session of the Joint Fisheries Commission commenced in Zenda on Monday.",
        (
            "The 8th session of the Joint Fisheries Commission commenced in Zenda on Monday",
            "2024-04-22",
            "Zenda",
            "held",
        ),
        "and so is one with a number",
    ),
    (
        "Anglers await the next session of the Joint Fisheries Commission, which is expected to be held in May.",
        (
            "the next session of the Joint Fisheries Commission, which is expected to be held in May",
            "2024-05",
            "",
            "planned",
        ),
        "a relative clause says when it is to be",
    ),
    (
        "It was decided that the Joint Fisheries Commission would meet soon in Zenda.",
        ("the Joint Fisheries Commission would meet soon in Zenda", "", "Zenda", "planned"),
        "“soon” stands between",
    ),
    (
        "The third meeting of the working group on eels, which was to be held in Zenda on 9 April, did not take place.",
        (
            "The third meeting of the working group on eels, which was to be held in Zenda on 9 April",
            "2024-04-09",
            "Zenda",
            "cancelled",
        ),
        "a meeting of the body, called off",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), MEETINGS)
def test_a_body_meets_for_its_parties(
    told: Told, text: str, expected: tuple[str, str, str, str], reason: str
) -> None:
    (meeting,) = told(text)
    assert (meeting.quote, meeting.date, meeting.place, meeting.status) == expected, reason
    assert set(meeting.parties) == BOTH, reason


NO_MEETING = [
    ("The working group on eels meets every month.", "how often it meets"),
    ("The Joint Commission will meet at least twice a year.", "how often it is to meet"),
    ("The Joint Commission meets in Zenda.", "where it meets"),
    ("The working group on eels has not met since 2021.", "that it does not meet"),
    ("The working group on eels met the expectations of anglers.", "nobody is met"),
    ("The Security Council met on Monday.", "an organ of an organisation"),
    ("The session of the parliament in Zenda ended on Monday.", "a session of another"),
    ("The hotline is open. It meets a need on 6 May.", "a hotline does not meet"),
    ("The chairman of the working group on eels met in Zenda with anglers on 6 May.", "another meets"),
    (
        "There is a working group on eels. Anglers like it. It met with applause in May.",
        "what “it” is, is not told",
    ),
]


@pytest.mark.parametrize(("text", "reason"), NO_MEETING)
def test_what_is_no_meeting_of_a_body_is_left_out(told: Told, text: str, reason: str) -> None:
    assert told(text) == [], reason
