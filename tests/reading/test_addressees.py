"""Whom an act is directed at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.addressee_signs import addressee_signs
from verbale.reading.addressees import find_addressees
from verbale.reading.facts import Facts
from verbale.reading.model import Demand
from verbale.reading.pipeline import read_statement
from verbale.statement import Document, Statement

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("sentence", "act", "to"),
    [
        ("China urges the U.S. side to lift the sanctions.", "demand", ("USA",)),
        ("China urges the Japanese side to reflect on its history.", "demand", ("JPN",)),
        ("The United States keeps containing China.", "accuse", ("USA",)),
        ("China is committed to peace.", "commit", ()),
    ],
)
def test_the_party_named_in_the_act_is_addressed(
    facts_of: FactsOf, sentence: str, act: str, to: tuple[str, ...]
) -> None:
    facts = facts_of(f"Lin Jian: {sentence}", issuer="CHN", title="Spokesperson Lin Jian on the matter")
    assert find_addressees(facts, [act]) == (to,)


def test_a_question_is_directed_at_the_party_that_answers(facts_of: FactsOf) -> None:
    facts = facts_of("Reuters: Does the U.S. know?\n\nLin Jian: I have no comment.", issuer="CHN")
    assert find_addressees(facts, ["ask", "decline"])[0] == ("CHN",)


def test_nobody_is_at_the_receiving_end_of_his_own_act(facts_of: FactsOf) -> None:
    facts = facts_of("Reuters: Is it so?\n\nLin Jian: China thanks China.", issuer="CHN")
    assert "CHN" not in find_addressees(facts, ["ask", "express"])[1]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        # A body named only in the name of an instrument is no addressee.
        ("This runs counter to the UN Charter and must be opposed.", "oppose"),
        ("The UN Charter binds us all.", "assert"),
    ],
)
def test_a_body_in_the_name_of_an_instrument_is_not_addressed(
    facts_of: FactsOf, sentence: str, act: str
) -> None:
    facts = facts_of(f"Lin Jian: {sentence}", issuer="CHN", title="Spokesperson Lin Jian on the matter")
    assert "UN" not in find_addressees(facts, [act])[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Those responsible must be held to account.",
        "We urge all parties to the conflict to lay down their arms.",
    ],
)
def test_a_demand_on_somebody_without_a_name_is_on_others(facts_of: FactsOf, sentence: str) -> None:
    facts = facts_of(f"Lin Jian: {sentence}", issuer="CHN", title="Spokesperson Lin Jian on the matter")
    assert find_addressees(facts, ["demand"]) == (("OTHER",),)


def test_the_word_in_front_tells_a_place_from_an_addressee(facts_of: FactsOf) -> None:
    facts = facts_of(
        "Lin Jian: We condemn the attack in Graustark and thank the United States.",
        issuer="CHN",
        title="Spokesperson Lin Jian on the matter",
    )
    (signs,) = addressee_signs(facts, ["oppose"])
    assert "after in" in signs["XGS"]
    assert "after thank" in signs["USA"]


def test_a_demand_is_addressed_to_whom_its_record_asks() -> None:
    told = Statement(
        "We call on the parties to the conflict to cease fire at once.",
        Document(issuer="XRU", kind="statement"),
    )
    reading = read_statement(told)
    (demand,) = reading.of_type(Demand)
    assert reading.sentences[0].act == "demand"
    assert reading.sentences[0].to == demand.to == ("OTHER",)
