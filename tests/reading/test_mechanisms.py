"""Mechanisms: standing channels between parties, and how they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.facts import Facts
from verbale.reading.mechanisms import find_mechanisms
from verbale.reading.model import Mechanism

FactsOf = Callable[..., Facts]
Told = Callable[[str], list[Mechanism]]


@pytest.fixture
def mechanisms(facts_of: FactsOf) -> Told:
    return lambda text: list(find_mechanisms(facts_of(text, issuer="XRU", kind="statement")))


STANDING = [
    (
        "Ruritania proposed a Border Contact Group to Graustark.",
        "Border Contact Group",
        "proposed",
        "the thing itself is proposed",
    ),
    (
        "Ruritania suspends its participation in the Border Contact Group with Graustark.",
        "Border Contact Group",
        "suspended",
        "so is it without one of the two",
    ),
    (
        "The border consultation mechanism of Ruritania and Graustark will meet again in May.",
        "border consultation mechanism of Ruritania and Graustark",
        "restored",
        "used again",
    ),
    (
        "Ruritania and Graustark use the border consultation mechanism.",
        "border consultation mechanism",
        "exists",
        "used",
    ),
    (
        "Ruritania and Graustark have established consultation mechanisms on river affairs.",
        "consultation mechanisms on river affairs",
        "established",
        "the verb before",
    ),
    (
        "Military-to-military communication between Ruritania and Graustark was restored.",
        "Military-to-military communication between Ruritania and Graustark",
        "restored",
        "the verb after",
    ),
    (
        "Ruritania and Graustark agreed to establish a crisis hotline.",
        "crisis hotline",
        "established",
        "agreed is set up",
    ),
    (
        "Ruritania and Graustark agreed to establish a crisis hotline by the end of 2025.",
        "crisis hotline",
        "proposed",
        "unless a day is set by which it is to be",
    ),
    (
        "Ruritania proposed to set up a joint committee with Graustark.",
        "joint committee",
        "proposed",
        "one side's wish",
    ),
    (
        "Ruritania stands ready to revive the annual defence dialogue with Graustark, suspended since 2022.",
        "annual defence dialogue",
        "suspended",
        "readiness restores nothing",
    ),
    (
        "The annual defence dialogue, suspended since 2022, will resume, Ruritania and Graustark announced.",
        "annual defence dialogue",
        "restored",
        "what is announced does",
    ),
    (
        "The hotline between Ruritania and Graustark has been in service since May.",
        "hotline between Ruritania and Graustark",
        "established",
        "a line that serves",
    ),
    (
        "The next Ruritania-Graustark Foreign and Defence Ministerial Meeting (2+2) would be held in Zenda.",
        "Ruritania-Graustark Foreign and Defence Ministerial Meeting (2+2)",
        "exists",
        "a named format",
    ),
    (
        "Ruritania welcomes the resumption of the Ruritania-Graustark Security Dialogue.",
        "Ruritania-Graustark Security Dialogue",
        "restored",
        "a name",
    ),
    (
        "Graustark has suspended the Joint Fisheries Commission with Ruritania.",
        "Joint Fisheries Commission",
        "suspended",
        "a shared body",
    ),
    (
        "Ruritania and Graustark convene the Ruritania–Graustark Joint Economic and Trade Commission.",
        "Ruritania–Graustark Joint Economic and Trade Commission",
        "exists",
        "a joint commission is no organ of one state",
    ),
    (
        "Ruritania and Graustark hold a standing dialogue of chambers of commerce.",
        "standing dialogue of chambers of commerce",
        "exists",
        "a dialogue of bodies below the governments",
    ),
    (
        "A yearly dialogue among the governors of the border provinces has been proposed to Graustark.",
        "yearly dialogue among the governors of the border provinces",
        "proposed",
        "a dialogue of those who govern a part of a state; the verb behind",
    ),
    (
        "Ruritania and Graustark convene the 5+5 Joint Military Commission.",
        "5+5 Joint Military Commission",
        "exists",
        "a number in front",
    ),
]


@pytest.mark.parametrize(("text", "name", "status", "reason"), STANDING)
def test_a_mechanism_has_a_name_and_a_status(
    mechanisms: Told, text: str, name: str, status: str, reason: str
) -> None:
    (mechanism,) = mechanisms(text)
    assert (mechanism.name, mechanism.status, set(mechanism.parties)) == (name, status, {"XRU", "XGS"}), (
        reason
    )


LISTED = [
    ("What we propose", "a hotline", "proposed", "the heading proposes it"),
    ("Our suggestions:", "a joint commission on locks", "proposed", "so may a line"),
    ("The two sides agreed on:", "a joint working group on eels", "established", "what is agreed is set up"),
    ("What we propose", "the hotline", "exists", "what is known is there already"),
    ("How we work", "a hotline", "exists", "a heading that tells nothing"),
]


@pytest.mark.parametrize(("line", "item", "status", "reason"), LISTED)
@pytest.mark.parametrize("bullet", ["• ", "- ", "2. "])
def test_the_line_above_a_list_says_how_its_items_stand(
    mechanisms: Told, line: str, item: str, status: str, reason: str, bullet: str
) -> None:
    known = "This is where the relations of Ruritania and Graustark stand at the turn of the year."
    listed = f"• Fewer inspections on the river.\n{bullet}{item[0].upper()}{item[1:]}, open day and night."
    text = f"{known}\n\n{line}\n{listed}"
    (mechanism,) = mechanisms(text)
    assert mechanism.status == status, reason


NONE = [
    ("Ruritania and Graustark have a dialogue of the deaf.", "nobody that holds one"),
    ("Ruritania and Graustark spoke of a dialogue of mayors once.", "nothing says that it is a standing one"),
    ("The Security Council met.", "an organ of an organisation"),
    ("The Central Committee of the party met.", "an organ of a party"),
    ("Ruritania and Graustark held talks in Strelsau.", "one contact, no channel"),
    ("The Ruritania-Graustark Business Council invited us.", "no channel between governments"),
    ("Ruritania engages in political dialogue with Graustark.", "an attitude"),
    ("The National Export Control Coordination Mechanism met with Graustark's envoy.", "a body of one state"),
    ("The dates will be settled through diplomatic channels.", "how states write to each other"),
    (
        "Ruritania and Graustark held a new round of economic and trade consultations.",
        "one contact, no channel",
    ),
]


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_what_is_no_channel_is_left_out(mechanisms: Told, text: str, reason: str) -> None:
    assert mechanisms(text) == [], reason


def test_a_mention_that_says_less_joins_the_first(mechanisms: Told) -> None:
    text = "Ruritania and Graustark use the border trade consultation mechanism. The consultation mechanism works."
    (mechanism,) = mechanisms(text)
    assert [mention.quote for mention in mechanism.also] == ["The consultation mechanism"]
