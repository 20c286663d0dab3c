"""The encoder that reads a sentence where the labeller of acts is in doubt."""

from __future__ import annotations

import math
from typing import Protocol

import pytest

from verbale.errors import DataFileError
from verbale.reading import act_encoder, acts
from verbale.reading.act_encoder import load_encoder, plain_words
from verbale.reading.act_features import describe_sentences
from verbale.reading.act_model import LEARNED_ACTS
from verbale.reading.acts import ENCODER, label_acts
from verbale.reading.facts import Facts


class FactsOf(Protocol):
    """The fixture: a text as facts."""

    def __call__(self, text: str, **meta: str) -> Facts: ...


def read(facts: Facts) -> list[str]:
    return [plain_words(item, facts.statement.document.kind) for item in describe_sentences(facts)]


def test_it_sees_the_roles_of_parties_and_never_their_names(facts_of: FactsOf) -> None:
    facts = facts_of(
        "Ruritania urges the Graustark side to withdraw its boats.", issuer="XRU", kind="statement"
    )
    assert read(facts) == ["statement speech: our country urges that country to withdraw its boats."]


def test_words_of_attribution_are_in_front(facts_of: FactsOf) -> None:
    facts = facts_of("Spokesperson: He stressed that the bridge will open.", issuer="XRU")
    assert read(facts)[-1].endswith("stressed: the bridge will open.")


def test_every_act_has_a_probability() -> None:
    for text in ("statement speech: we firmly oppose this.", ""):
        found = load_encoder().log_probabilities(text)
        assert len(found) == len(LEARNED_ACTS)
        assert sum(map(math.exp, found)) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("oppose", "statement speech: we are against the plan and reject it in full."),
        ("praise", "statement speech: what they have built together is a magnificent achievement."),
        ("demand", "statement speech: they have to take their boats out of the bay at once."),
    ],
)
def test_it_knows_plain_cases(act: str, text: str) -> None:
    found = load_encoder().log_probabilities(text)
    assert LEARNED_ACTS[found.index(max(found))] == act


def test_it_is_not_asked_where_the_labeller_is_sure(
    facts_of: FactsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise AssertionError("the encoder was loaded")

    monkeypatch.setattr(acts, "load_encoder", refuse)
    facts = facts_of("We urge Graustark to withdraw its patrol boats.", issuer="XRU", kind="statement")
    assert label_acts(facts)[0].act == "demand"


def test_the_evidence_says_that_it_was_asked(facts_of: FactsOf) -> None:
    facts = facts_of("Mountains stand between the two capitals.", issuer="XRU", kind="statement")
    assert label_acts(facts)[0].evidence.rule == ENCODER


def test_the_same_text_is_read_alike_every_time(facts_of: FactsOf) -> None:
    text = (
        "The bay is ours. Mountains stand between us. It may be late. They have built a bridge. We shall see."
    )
    first, second = (label_acts(facts_of(text, issuer="XRU", kind="statement")) for _ in range(2))
    assert first == second


def test_one_made_for_other_acts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(act_encoder, "LEARNED_ACTS", ("assert", "deny"))
    with pytest.raises(DataFileError, match="made for other acts"):
        load_encoder.__wrapped__()
