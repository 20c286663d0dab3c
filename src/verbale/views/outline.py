"""What a view shows of a reading, in its order: findings by type, each with its sentence, and the acts."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from verbale.reading.model import ACTS, Reading, Record, Sentence
from verbale.views.wording import NARRATION, RECORD_WORDS, number_of

__all__ = ["ActCount", "Finding", "count_acts", "findings", "tally"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A record, its number among the records of its type, and the sentence in which it begins."""

    record: Record
    number: int
    sentence: Sentence | None


@dataclass(frozen=True, slots=True)
class ActCount:
    """How many sentences chiefly do one thing, and who says them."""

    act: str
    sentences: int
    speakers: tuple[tuple[str, int], ...]
    """Codes of innermost parties with their number of sentences, the most frequent first."""


def findings(reading: Reading) -> dict[type[Record], list[Finding]]:
    """The records of each type that ``reading`` has, in the order of RECORD_WORDS."""
    sentences = sorted(reading.sentences, key=lambda sentence: sentence.start)
    starts = [sentence.start for sentence in sentences]

    def home(record: Record) -> Sentence | None:
        at = bisect_right(starts, record.start) - 1
        return sentences[at] if at >= 0 and record.start < sentences[at].end else None

    grouped = {
        kind: [
            Finding(record, number, home(record)) for number, record in enumerate(reading.of_type(kind), 1)
        ]
        for kind in RECORD_WORDS
    }
    return {kind: found for kind, found in grouped.items() if found}


def count_acts(reading: Reading) -> list[ActCount]:
    """How often each act occurs and in whose mouth, in the order of the coding guide."""
    counts = []
    for act in ACTS:
        speakers = Counter(_speaker(one) for one in reading.sentences if one.act == act)
        ordered = sorted(speakers.items(), key=lambda item: (-item[1], item[0]))
        if ordered:
            counts.append(ActCount(act, speakers.total(), tuple(ordered)))
    return counts


def tally(reading: Reading) -> list[str]:
    """How much there is: ``78 sentences``, ``2 red lines``, ``9 demands``."""
    sentences = len(reading.sentences)
    parts = [f"{sentences} sentence{'' if sentences == 1 else 's'}"]
    return parts + [number_of(kind, len(found)) for kind, found in findings(reading).items()]


def _speaker(sentence: Sentence) -> str:
    return (sentence.voice[-1].party or "not known") if sentence.voice else NARRATION
