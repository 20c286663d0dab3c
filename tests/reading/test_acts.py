"""What each sentence does: the act, what decided it, and how strong its wording is."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.act_features import act_features, describe_sentences
from verbale.reading.act_model import LEARNED_ACTS, feature_code, load_model
from verbale.reading.acts import ENCODER, MODEL, ActLabel, label_acts
from verbale.reading.facts import Facts
from verbale.reading.model import ACTS

FactsOf = Callable[..., Facts]

PLAIN = [
    ("We urge Graustark to withdraw its patrol boats.", "demand", "urging somebody"),
    ("Graustark should stop arming the separatists.", "demand", "'should' of another party"),
    ("Ruritania firmly opposes the sale of these missiles.", "oppose", "firm opposition"),
    ("We condemn in the strongest terms the shelling of the village.", "oppose", "condemnation"),
    ("We are deeply concerned by the fighting along the border.", "concern", "worry"),
    ("These allegations are groundless.", "deny", "rejection of an allegation"),
    ("Ruritania will continue to provide aid to the refugees.", "commit", "a promise about oneself"),
    ("We stand ready to work with Graustark on flood control.", "offer", "readiness (guide, section 7)"),
    ("We welcome the release of the fishermen.", "praise", "a welcome"),
    ("We fully support the mediation of the United Nations.", "support", "backing"),
    ("Any attempt to split our country is doomed to fail.", "warn", "'doomed to fail' (section 7)"),
    ("I have no comment on that.", "decline", "refusal to answer"),
    ("I thank you, Mr. President.", "express", "courtesy at the end of a speech"),
    ("We offer our condolences to the families of the victims.", "express", "courtesy"),
    ("Good afternoon, everyone.", "other", "greeting"),
    (
        "Ruritania firmly opposes the sale of these missiles, the spokesperson said during a briefing on Monday.",
        "oppose",
        "where something was said is not what was said",
    ),
    (
        "Ruritania strongly condemns the shelling of the village, Minister Rassendyll told reporters on Monday.",
        "oppose",
        "nor who heard it",
    ),
]


@pytest.mark.parametrize(("sentence", "act", "reason"), PLAIN)
def test_plain_wording_shows_the_act(facts_of: FactsOf, sentence: str, act: str, reason: str) -> None:
    assert _last(facts_of, sentence).act == act, reason


OTHER_HOUSES = [
    ("Those who gave the orders must be held accountable.", "demand", "TUR", "statement"),
    ("Such blows are incompatible with international law.", "accuse", "SCO", "statement"),
    ("We consider it inadmissible to sanction third countries.", "oppose", "SCO", "statement"),
    ("The violence along the coast is shocking.", "concern", "EU", "statement"),
    ("The sovereignty of our country is not up for discussion.", "warn", "BRA", "statement"),
    ("The two ministers concurred on deepening cooperation in agriculture.", "agree", "JPN", "readout"),
    (
        "The members of the Security Council demanded that all parties cease hostilities.",
        "demand",
        "UNSC",
        "statement",
    ),
    ("The EU deplores the loss of civilian life.", "oppose", "EU", "statement"),
    (
        "Ministers reiterated their serious concern about the detention of journalists.",
        "concern",
        "AUS",
        "communique",
    ),
]


@pytest.mark.parametrize(("sentence", "act", "issuer", "kind"), OTHER_HOUSES)
def test_houses_word_the_same_act_differently(
    facts_of: FactsOf, sentence: str, act: str, issuer: str, kind: str
) -> None:
    assert label_acts(facts_of(sentence, issuer=issuer, kind=kind))[-1].act == act


def test_a_question_is_told_by_the_voice(facts_of: FactsOf) -> None:
    text = "Zenda Daily: Will you urge Graustark to withdraw?\n\nSpokesperson: We urge Graustark to withdraw."
    asked, answered = label_acts(facts_of(text, issuer="XRU", kind="briefing"))
    assert (asked.act, asked.also, asked.evidence.rule) == ("ask", (), "question")
    assert answered.act == "demand"


LADDER = [
    "We are concerned about the exercise.",
    "We oppose the exercise.",
    "We firmly oppose the exercise.",
    "We strongly condemn the exercise.",
]


def test_the_ladder_of_wording_rises(facts_of: FactsOf) -> None:
    steps = [_last(facts_of, sentence).intensity for sentence in LADDER]
    assert steps == sorted(set(steps))
    assert steps[0] > 0


def test_an_act_shown_by_a_cue_names_it(facts_of: FactsOf) -> None:
    label = _last(facts_of, "We urge Graustark to withdraw its patrol boats.")
    assert label.evidence.rule == "urge"
    assert label.evidence.score is not None
    assert label.evidence.score > 0.5


def test_an_act_without_a_cue_is_a_model_s(facts_of: FactsOf) -> None:
    label = _last(facts_of, "Mountains stand between the two capitals.")
    assert label.evidence.rule in {MODEL, ENCODER}


def test_a_second_act_stands_beside_the_first(facts_of: FactsOf) -> None:
    label = _last(
        facts_of, "We urge Graustark to withdraw its boats and will take firm measures in response."
    )
    assert {label.act, *label.also} >= {"demand", "warn"}


def test_the_packaged_weights_fit_the_code(facts_of: FactsOf) -> None:
    model = load_model()
    assert model.weights.shape == (len(model.codes), len(LEARNED_ACTS))
    facts = facts_of("We urge Graustark to withdraw its patrol boats.", issuer="XRU")
    features = act_features(facts, describe_sentences(facts), 0)
    for group, names in features.items():
        known = [feature_code(group, name) in model.codes for name in names]
        assert sum(known) > len(known) / 2, f"{group}: the weights were made with other features"


def test_probabilities_sum_to_one(facts_of: FactsOf) -> None:
    facts = facts_of("We urge Graustark to withdraw its patrol boats.", issuer="XRU")
    features = act_features(facts, describe_sentences(facts), 0)
    assert sum(load_model().probabilities(features)) == pytest.approx(1.0)
    assert sum(load_model().probabilities({"words": []})) == pytest.approx(1.0)


def test_the_packaged_weights_are_small() -> None:
    data = resources.files("verbale.reading").joinpath("weights", "acts.bin").read_bytes()
    assert len(data) < 5_000_000


@given(st.text(max_size=200))
def test_any_text_gets_an_act_and_a_probability(text: str) -> None:
    from verbale.reading.facts import find_facts
    from verbale.statement import Document, Statement

    facts = find_facts(Statement(text, Document(issuer="XRU")))
    for label in label_acts(facts):
        assert label.act in ACTS
        assert label.evidence.score is None or 0 < label.evidence.score <= 1


def _last(facts_of: FactsOf, sentence: str) -> ActLabel:
    return label_acts(facts_of(sentence, issuer="XRU", kind="statement"))[-1]
