"""Whom a subject or another noun phrase stands for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.facts import Facts
from verbale.reading.subjects import subject_parties

FactsOf = Callable[..., Facts]

BRIEFING = {"issuer": "CHN", "kind": "briefing"}


def parties(facts: Facts, verb: str) -> tuple[str, ...]:
    position = facts.statement.text.rindex(verb)
    sentence = next(one for one in facts.sentences if one.start <= position < one.end)
    return subject_parties(facts, sentence, position)


@pytest.mark.parametrize(
    ("words", "verb", "expected"),
    [
        ("The Japanese side should act.", "should", ("JPN",)),
        ("We will act.", "will", ("CHN",)),
        ("Our government will act.", "will", ("CHN",)),
        ("Japan and Australia should act.", "should", ("JPN", "AUS")),
        ("Japan, Australia and India should act.", "should", ("JPN", "AUS", "IND")),
        ("Japan has its views, and should act.", "should", ("JPN",)),
        ("Japan spoke of peace. It should act.", "should", ("JPN",)),
        ("The teams of Japan and India will act.", "will", ("JPN", "IND")),
        ("Talks with Japan should go on.", "should", ()),  # the talks act, not Japan
        ("The Japan question should be left alone.", "should", ()),
        ("Certain countries should act.", "should", ("OTHER",)),
        ("All countries should act.", "should", ("INTL",)),
        ("The international community should act.", "should", ("INTL",)),
        ("All parties to the conflict in Sudan should act.", "should", ("OTHER",)),
        ("Council members should act.", "should", ("UNSC",)),
        ("Our Western partners should act.", "should", ("OTHER",)),
        ("Peace should come.", "should", ()),
    ],
)
def test_the_subject_stands_for_parties(
    facts_of: FactsOf, words: str, verb: str, expected: tuple[str, ...]
) -> None:
    facts = facts_of(f"Lin Jian: {words}", title="Spokesperson Lin Jian's press conference", **BRIEFING)
    assert parties(facts, verb) == expected


def test_the_title_tells_the_relationship_and_a_place_does_not(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The update follows meetings in London and London again. The ministers will go on.",
        issuer="XRU",
        title="Ruritania and Graustark finalise the details",
    )
    assert facts.relationship == ("XGS", "XRU")


def test_both_sides_of_a_readout_are_its_relationship(facts_of: FactsOf) -> None:
    facts = facts_of(
        "Minister Sato met the Minister of Kenya in Nairobi. The two ministers agreed to act.",
        issuer="JPN",
        kind="readout",
    )
    assert parties(facts, "agreed") == ("JPN", "KEN")


def test_both_sides_in_a_briefing_are_the_two_named_last(facts_of: FactsOf) -> None:
    facts = facts_of(
        "Lin Jian: We follow the tension between Thailand and Cambodia. Both sides should act.",
        title="Spokesperson Lin Jian's press conference",
        **BRIEFING,
    )
    assert parties(facts, "should") == ("KHM", "THA")


@pytest.mark.parametrize("subject", ["The two sides", "The Ministers", "They", "The Parties"])
def test_in_a_joint_statement_all_that_issue_it_act_together(facts_of: FactsOf, subject: str) -> None:
    facts = facts_of(
        f"The ministers met in Canberra. {subject} agreed to act.",
        title="Joint Statement of Australia, Japan and India",
        issuer="AUS",
        kind="communique",
    )
    assert parties(facts, "agreed") == ("AUS", "IND", "JPN")
