"""How strongly a sentence speaks against something: its step on the ladder of ``ladder.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.ledger.wording import PACKAGE
from verbale.reading.model import Sentence

__all__ = ["Step", "intensity_of", "step_of", "steps"]

MILD_ACTS = frozenset({"praise", "support", "offer", "agree", "express", "ask", "decline", "other"})
"""Acts that stand on no step whatever words they use: "welcomes that the countermeasures were lifted"."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder."""

    number: int
    name: str
    acts: frozenset[str]
    wording: re.Pattern[str] | None


@cache
def steps() -> tuple[Step, ...]:
    """The steps of the ladder, lowest first."""
    return tuple(
        Step(
            int(number),
            name,
            frozenset() if acts == "-" else frozenset(acts.split()),
            None if pattern == "-" else re.compile(pattern),
        )
        for number, name, acts, pattern in read_rows("ladder.tsv", 4, PACKAGE)
    )


def intensity_of(sentence: Sentence) -> int:
    """The highest step whose act or wording ``sentence`` has; 0 if none."""
    return step_of(sentence.act, sentence.quote)


def step_of(act: str, quote: str) -> int:
    """The highest step that a sentence of this act and wording stands on; 0 if none."""
    if act in MILD_ACTS:
        return 0
    words = quote.lower()
    for step in reversed(steps()):
        if act in step.acts or (step.wording is not None and step.wording.search(words)):
            return step.number
    return 0
