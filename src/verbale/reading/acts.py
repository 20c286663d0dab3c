"""What each sentence chiefly does: one of the 18 acts, with what decided it."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.reading.act_features import DescribedText, act_features, describe_sentences
from verbale.reading.act_model import LEARNED_ACTS, Features, load_model
from verbale.reading.act_rules import intensity_of, secondary_acts
from verbale.reading.facts import Facts
from verbale.reading.model import Evidence

__all__ = ["MODEL", "ActLabel", "label_acts"]

MODEL = "acts-model"
"""The name of the evidence where the learned labeller decided against the cues, or without any."""


@dataclass(frozen=True, slots=True)
class ActLabel:
    """The act of one sentence, other acts plainly in it, and how strong its wording is."""

    act: str
    also: tuple[str, ...]
    evidence: Evidence
    """The cue that shows the act, else MODEL, with the learned probability that the act is right."""
    intensity: int
    """The step on the ladder of wording: 0 none, 1 mild ("is concerned"), 2 plain ("opposes"),
    3 firm ("firmly opposes"), 4 strong ("strongly condemns"), 5 a set formula of warning."""


QUESTION = ActLabel("ask", (), Evidence("question"), 0)


def label_acts(facts: Facts) -> tuple[ActLabel, ...]:
    """The act of every sentence of ``facts``, in order.

    The learned labeller decides; the cues of the rules are the strongest of what it weighs.
    """
    described = describe_sentences(facts)
    return tuple(_label(facts, described, index) for index in range(len(described)))


def _label(facts: Facts, described: DescribedText, index: int) -> ActLabel:
    item = described[index]
    if item.sentence.is_question:
        return QUESTION
    act, score = _likeliest(act_features(facts, described, index))
    rules = item.rules
    return ActLabel(
        act,
        secondary_acts(act, rules.cues),
        Evidence(next((cue.name for cue in rules.cues if cue.act == act), MODEL), score),
        intensity_of(act, rules.cues),
    )


def _likeliest(features: Features) -> tuple[str, float]:
    probabilities = load_model().probabilities(features)
    best = max(probabilities)
    return LEARNED_ACTS[probabilities.index(best)], round(best, 3)
