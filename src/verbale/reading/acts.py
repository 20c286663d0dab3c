"""What each sentence chiefly does: one of the 18 acts, with what decided it."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.reading.act_roles import role_text
from verbale.reading.act_rules import intensity_of, label_by_rules, secondary_acts
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.model import Evidence

__all__ = ["ActLabel", "label_acts"]


@dataclass(frozen=True, slots=True)
class ActLabel:
    """The act of one sentence, other acts plainly in it, and how strong its wording is."""

    act: str
    also: tuple[str, ...]
    evidence: Evidence
    intensity: int
    """The step on the ladder of wording: 0 none, 1 mild ("is concerned"), 2 plain ("opposes"),
    3 firm ("firmly opposes"), 4 strong ("strongly condemns"), 5 a set formula of warning."""


QUESTION = ActLabel("ask", (), Evidence("question"), 0)


def label_acts(facts: Facts) -> tuple[ActLabel, ...]:
    """The act of every sentence of ``facts``, in order."""
    return tuple(_label(facts, sentence) for sentence in facts.sentences)


def _label(facts: Facts, sentence: SentenceFacts) -> ActLabel:
    if sentence.is_question:
        return QUESTION
    found = label_by_rules(role_text(facts, sentence).words)
    return ActLabel(
        found.act,
        secondary_acts(found.act, found.cues),
        Evidence(found.rule or "no-cue"),
        intensity_of(found.act, found.cues),
    )
