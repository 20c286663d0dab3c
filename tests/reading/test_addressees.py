"""Whom an act is directed at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.addressees import find_addressees
from verbale.reading.facts import Facts

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
