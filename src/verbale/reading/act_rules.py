"""What a sentence does, by its wording alone: the cues of ``act_cues.tsv`` over its role text."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.reading.act_cues import Cue, find_cues

__all__ = ["RuleLabel", "intensity_of", "label_by_rules", "secondary_acts"]

DEFAULT = "assert"
MOST_ALSO = 2
NOT_SECONDARY = frozenset({DEFAULT, "report", "other", "decline"})
"""Acts that a part of a sentence does not do beside its chief act, or that go without saying."""


@dataclass(frozen=True, slots=True)
class RuleLabel:
    """What the cues say: the act, the name of the cue that decided ("" if none), and all cues found."""

    act: str
    rule: str
    cues: tuple[Cue, ...]


def label_by_rules(words: str) -> RuleLabel:
    """The label of a sentence whose role text is ``words``: the first cue that is found decides."""
    cues = find_cues(words)
    return RuleLabel(cues[0].act, cues[0].name, cues) if cues else RuleLabel(DEFAULT, "", cues)


def intensity_of(act: str, cues: tuple[Cue, ...]) -> int:
    """The highest step on the ladder of wording among those of ``cues`` that show ``act``; 0 if none does."""
    return max((cue.intensity for cue in cues if cue.act == act), default=0)


def secondary_acts(act: str, cues: tuple[Cue, ...]) -> tuple[str, ...]:
    """The other acts that ``cues`` show beside the chief ``act``, in the order of the cues."""
    others = dict.fromkeys(cue.act for cue in cues if cue.act != act and cue.act not in NOT_SECONDARY)
    return tuple(others)[:MOST_ALSO]
