"""What each sentence chiefly does: one of the 18 acts, with what decided it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.reading.act_encoder import load_encoder, plain_words
from verbale.reading.act_features import Described, DescribedText, act_features, describe_sentences
from verbale.reading.act_model import LEARNED_ACTS, load_model
from verbale.reading.act_rules import intensity_of, secondary_acts
from verbale.reading.facts import Facts
from verbale.reading.model import Evidence

__all__ = ["ENCODER", "MODEL", "ActLabel", "label_acts"]

MODEL = "acts-model"
"""The name of the evidence where the learned labeller decided against the cues, or without any."""
ENCODER = "acts-encoder"
"""The same where the labeller was in doubt and the encoder decided with it."""

SURE = 0.7
"""The probability from which on the labeller is not in doubt: the encoder changes little there, and costs time."""
ENCODER_WEIGHT = 0.75
"""What the encoder's word counts for beside the labeller's: dev, on which the cues were mended, would have a little
less, sets of other statements a little more (training/acts/pooling.py)."""
TEMPERATURE = 1.45
"""What the logarithms are divided by so that probabilities are as high as the two are often right (pooling.py)."""
LEAST = 1e-9
"""Added to a probability before its logarithm: none is zero."""


@dataclass(frozen=True, slots=True)
class ActLabel:
    """The act of one sentence, other acts plainly in it, and how strong its wording is."""

    act: str
    also: tuple[str, ...]
    evidence: Evidence
    """The cue that shows the act, else MODEL or ENCODER, with the learned probability that the act is right."""
    intensity: int
    """The step on the ladder of wording: 0 none, 1 mild ("is concerned"), 2 plain ("opposes"),
    3 firm ("firmly opposes"), 4 strong ("strongly condemns"), 5 a set formula of warning."""


QUESTION = ActLabel("ask", (), Evidence("question"), 0)


def label_acts(facts: Facts) -> tuple[ActLabel, ...]:
    """The act of every sentence of ``facts``, in order.

    The learned labeller decides; the cues of the rules are the strongest of what it weighs. Where it is not sure,
    the encoder reads the sentence as well, and the two decide together.
    """
    described = describe_sentences(facts)
    return tuple(
        QUESTION if item.sentence.is_question else _labelled(facts, described, index)
        for index, item in enumerate(described)
    )


def _labelled(facts: Facts, described: DescribedText, index: int) -> ActLabel:
    item = described[index]
    score = load_model().probabilities(act_features(facts, described, index))
    if max(score) >= SURE:
        return _label(item, score, MODEL)
    words = plain_words(item, facts.statement.document.kind)
    return _label(item, _pooled(score, load_encoder().log_probabilities(words)), ENCODER)


def _label(item: Described, score: Sequence[float], model: str) -> ActLabel:
    best = max(score)
    act, cues = LEARNED_ACTS[score.index(best)], item.rules.cues
    return ActLabel(
        act,
        secondary_acts(act, cues),
        Evidence(next((cue.name for cue in cues if cue.act == act), model), round(best, 3)),
        intensity_of(act, cues),
    )


def _pooled(score: Sequence[float], log: Sequence[float]) -> list[float]:
    """Probabilities of the labeller and of the encoder multiplied, the latter's to a power (a logarithmic pool)."""
    pooled = [
        (math.log(one + LEAST) + ENCODER_WEIGHT * other) / TEMPERATURE
        for one, other in zip(score, log, strict=True)
    ]
    likely = [math.exp(value - max(pooled)) for value in pooled]
    return [value / sum(likely) for value in likely]
