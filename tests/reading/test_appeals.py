"""Demands in the wording of many houses: duties, passives, things called for, those who are not named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.demands import find_demands
from verbale.reading.facts import Facts

FactsOf = Callable[..., Facts]

DO, REFRAIN = "do", "refrain"


def asked(facts: Facts) -> list[tuple[str, str, str]]:
    """The addressees, polarity and content of each demand."""
    return [(" ".join(d.to), d.polarity, d.content) for d in find_demands(facts)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # somebody is not named
        ("The hostages must be released.", [("OTHER", DO, "be released")]),
        ("Those responsible must be held to account.", [("OTHER", DO, "be held to account")]),
        ("The prisoners must be freed by Graustark.", [("XGS", DO, "be freed by Graustark")]),
        # duties and advice
        ("Graustark has a duty to protect the ferry.", [("XGS", DO, "protect the ferry")]),
        ("Graustark would be well advised to look inwards.", [("XGS", DO, "look inwards")]),
        ("Graustark would do well to honour the truce.", [("XGS", DO, "honour the truce")]),
        ("It is time for Graustark to end the blockade.", [("XGS", DO, "end the blockade")]),
        ("The time has come for Graustark to end the war.", [("XGS", DO, "end the war")]),
        ("We stressed the importance of Graustark opening the port.", [("XGS", DO, "opening the port")]),
        ("We recommend that Graustark abandon the plan.", [("XGS", DO, "abandon the plan")]),
        (
            "Our message to Graustark is clear: stop the executions.",
            [("XGS", REFRAIN, "stop the executions")],
        ),
        ("We reiterate our call to Graustark to lift the ban.", [("XGS", DO, "lift the ban")]),
        # things called for
        (
            "We call for a halt of the strikes, a resumption of dialogue, and efforts to keep the peace.",
            [
                ("OTHER", DO, "a halt of the strikes"),
                ("OTHER", DO, "a resumption of dialogue"),
                ("OTHER", DO, "efforts to keep the peace"),
            ],
        ),
        (
            "We call for an end of the raids, no further escalation and full access for the monitors.",
            [
                ("OTHER", DO, "an end of the raids"),
                ("OTHER", REFRAIN, "no further escalation"),
                ("OTHER", DO, "full access for the monitors"),
            ],
        ),
        # the two of a joint work, a part of a state, a second clause, a message, time for something
        (
            "The cooperation between Graustark and Norway must not target third parties.",
            [("XGS NOR", REFRAIN, "target third parties")],
        ),
        (
            "Relevant Graustarkian agencies and personnel need to lift the ban.",
            [("XGS", DO, "lift the ban")],
        ),
        ("We urge certain Graustarkian congressmen to stop meddling.", [("XGS", REFRAIN, "stop meddling")]),
        (
            "Ruritania hopes that Graustark will lift the ban and that Norway will join the talks.",
            [("XGS", DO, "lift the ban"), ("NOR", DO, "join the talks")],
        ),
        ("Our message to Graustark: lift the ban.", [("XGS", DO, "lift the ban")]),
        ("Time for Graustark to stop the raids.", [("XGS", REFRAIN, "stop the raids")]),
        ("Graustark should not in any way aid the rebels.", [("XGS", REFRAIN, "aid the rebels")]),
        ("The international community must be vigilant.", [("INTL", DO, "be vigilant")]),
        (
            "We call for an end to the siege and for the release of the crew.",
            [("OTHER", DO, "an end to the siege"), ("OTHER", DO, "the release of the crew")],
        ),
        (
            "We demand the immediate and unconditional release of the crew.",
            [("OTHER", DO, "the immediate and unconditional release of the crew")],
        ),
        (
            "We demand the release of the crew by the Graustark authorities.",
            [("XGS", DO, "the release of the crew by the Graustark authorities")],
        ),
        ("We emphasised the need for the safe delivery of aid.", [("OTHER", DO, "the safe delivery of aid")]),
        ("Each state must abide by the treaty.", [("INTL", DO, "abide by the treaty")]),
    ],
)
def test_what_is_asked_of_whom(facts_of: FactsOf, words: str, expected: list[tuple[str, str, str]]) -> None:
    facts = facts_of(words, issuer="XRU", kind="statement", title="Statement of Ruritania")
    assert asked(facts) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The war in Ukraine goes on. We call on all parties to show restraint.",
            [("RUS UKR", DO, "show restraint")],
        ),
        ("We call for an immediate ceasefire in Gaza.", [("ISR PSE", DO, "an immediate ceasefire in Gaza")]),
        (
            "We need a Security Council that looks like today's world.",
            [("UNSC", DO, "a Security Council that looks like today's world")],
        ),
        ("We will need your continued support.", [("INTL", DO, "your continued support")]),
        ("We need to see a ceasefire in Gaza.", [("ISR PSE", DO, "a ceasefire in Gaza")]),
    ],
)
def test_a_conflict_has_its_parties_and_a_speech_its_hearers(
    facts_of: FactsOf, words: str, expected: list[tuple[str, str, str]]
) -> None:
    assert asked(facts_of(words, issuer="XRU", kind="speech", title="Speech of Ruritania")) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Fair pay, the rights of children, and the health of all must be taken into account",
        "The needs of women, of young people and of those displaced must be met",
    ],
)
def test_a_list_in_front_of_what_must_be_done_is_quoted_whole(facts_of: FactsOf, words: str) -> None:
    (demand,) = find_demands(facts_of(words + ".", issuer="XRU", kind="speech", title="Speech of Ruritania"))
    assert demand.quote == words


@pytest.mark.parametrize(
    "words",
    [
        "Peace must be valued.",  # a principle
        "Relations must be stabilised.",  # the same
        "Our rights must be respected.",  # the speaker's own
        "The two sides agreed that their teams should meet.",  # agreed, not asked
        "It was a clarion call for reform.",  # nobody calls
        "No country should imagine that.",
        "It is not up to Graustark.",
        "The resolution demanded an immediate ceasefire.",  # nobody here asks it
        "That rule requires a licence to export glass.",
        "They should be thanking us.",  # a reproach
        "We don't want Graustark to leave the pact.",  # the contrary of an ask
        "He told us how important it is for Graustark to trade freely.",
        "New Year is a time for families to gather.",
    ],
)
def test_what_asks_nothing(facts_of: FactsOf, words: str) -> None:
    assert asked(facts_of(words, issuer="XRU", kind="statement", title="Statement of Ruritania")) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Graustarkian blockade must be lifted.", [("XGS", DO, "be lifted")]),
        (
            "The minister called for the Graustarkian restrictions on timber to be lifted.",
            [("XGS", DO, "the Graustarkian restrictions on timber to be lifted")],
        ),
        # of an account that is owed, the one other state that is spoken of
        (
            "We met Graustark. We repeat our call for an inquiry into the collision.",
            [("XGS", DO, "an inquiry into the collision")],
        ),
        (
            "Ships of Graustark and Japan collided. We call for an inquiry into the matter.",
            [("OTHER", DO, "an inquiry into the matter")],
        ),
        # of what is asked of nobody by name, the one other state that is spoken of
        (
            "Graustark seized the trawler. We demand the return of the three fishermen.",
            [("XGS", DO, "the return of the three fishermen")],
        ),
        (
            "Cutters of Graustark and Japan came again. Such raids must end.",
            [("OTHER", REFRAIN, "Such raids must end")],
        ),
        (
            "The cutters of Graustark came again. Such raids must end.",
            [("XGS", REFRAIN, "Such raids must end")],
        ),
        (
            "Graustark failed to protect our consulate. Ruritania demands that the damage be made good.",
            [("XGS", DO, "the damage be made good")],
        ),
        # those held are not those who hold them
        (
            "We call for the Graustarkian prisoners to be released.",
            [("OTHER", DO, "the Graustarkian prisoners to be released")],
        ),
        ("The findings of the UN inquiry should be published.", [("OTHER", DO, "be published")]),
        # what is asked in the form of a question, or for a thing
        ("The minister asked whether Graustark would sign the code.", [("XGS", DO, "sign the code")]),
        (
            "The minister asked again when the findings of the Graustarkian inquiry would be published.",
            [("XGS", DO, "the findings of the Graustarkian inquiry would be published")],
        ),
        ("The minister asked if the weather would hold.", []),
        ("Asked whether Graustark would sign, the minister smiled.", []),
        ("The minister asked Graustark for the log of the ship.", [("XGS", DO, "the log of the ship")]),
        (
            "Ruritania demands that those responsible be punished.",
            [("OTHER", DO, "those responsible be punished")],
        ),
        (
            "We ask Graustark to free the crew and, until then, to let the consul see them.",
            [("XGS", DO, "free the crew"), ("XGS", DO, "let the consul see them")],
        ),
        (
            "Such raids must end before somebody drowns.",
            [("OTHER", REFRAIN, "Such raids must end before somebody drowns")],
        ),
    ],
)
def test_whose_deed_it_is_says_of_whom_it_is_asked(
    facts_of: FactsOf, words: str, expected: list[tuple[str, str, str]]
) -> None:
    assert asked(facts_of(words, issuer="XRU", kind="readout", title="Readout of Ruritania")) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I ask you to reopen the crossing.", [("XGS", DO, "reopen the crossing")]),
        ("You should withdraw the order.", [("XGS", DO, "withdraw the order")]),
        ("The findings of your inquiry should be published.", [("XGS", DO, "be published")]),
        ("I ask you to accept the assurances of my respect.", []),
    ],
)
def test_a_letter_asks_whom_it_is_written_to(
    facts_of: FactsOf, words: str, expected: list[tuple[str, str, str]]
) -> None:
    text = f"Dear Minister,\n\nRuritania has read what Graustark wrote. {words}"
    assert asked(facts_of(text, issuer="XRU", kind="letter", title="Letter to Graustark")) == expected


def test_you_is_nobody_in_particular_where_somebody_speaks(facts_of: FactsOf) -> None:
    words = "Graustark wrote to us. You should write it down."
    assert asked(facts_of(words, issuer="XRU", kind="briefing", title="Briefing")) == []
