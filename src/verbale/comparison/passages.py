"""What is known of each sentence of two statements before they are aligned.

The terms of a sentence are those of `verbale.ledger.wording`, each weighed by how rare it is in official statements and
again by how rare it is in the two statements at hand: the names of those who met stand in every other
sentence and tell none from another.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.ledger.wording import WORD, term_of, weight_of
from verbale.reading.model import Reading, Sentence

__all__ = ["PACKAGE", "Passage", "passages_of"]

PACKAGE = "verbale.comparison"
DAMPING = 6.0
"""How fast a term loses weight with the share of a statement's sentences that it stands in."""
FEWEST = 6
"""A statement with fewer sentences is taken to have as many, for that share."""
BEFORE, AFTER = 0.5, 0.25
"""What the terms of the sentence before, and of the one after, count for in the context of a sentence."""

Terms = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, with what speaks for or against its being told in another statement as well."""

    sentence: Sentence
    number: int
    """Its number in the statement, from 0."""
    place: float
    """Where it stands in the statement: 0 for the first sentence, 1 for the last."""
    terms: Terms
    """Its terms with their weights."""
    context: Terms
    """Its terms, and with less weight those of the sentences beside it."""
    says: frozenset[str]
    """What ``readout_words.tsv`` finds in it: that the two met, how it went, something said together."""
    records: frozenset[str]
    """The types of the records that begin in it."""


def passages_of(one: Reading, other: Reading) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The sentences of two readings that are to be compared."""
    counts = [[_counts(sentence) for sentence in reading.sentences] for reading in (one, other)]
    spread = [Counter(term for found in side for term in found) for side in counts]
    sizes = [max(len(side), FEWEST) for side in counts]

    def telling(term: str) -> float:
        share = max(found[term] / size for found, size in zip(spread, sizes, strict=True))
        return weight_of(term) / (1 + DAMPING * share)

    weighed = [
        [{term: (1 + math.log(n)) * telling(term) for term, n in found.items()} for found in side]
        for side in counts
    ]
    mine, theirs = (tuple(_passages(*pair)) for pair in zip((one, other), weighed, strict=True))
    return mine, theirs


def _counts(sentence: Sentence) -> Counter[str]:
    terms = (term_of(word) for word in WORD.findall(sentence.quote))
    return Counter(term for term in terms if weight_of(term) > 0)


def _passages(reading: Reading, weighed: Sequence[Terms]) -> list[Passage]:
    last = max(1, len(weighed) - 1)
    return [
        Passage(
            sentence,
            number,
            number / last,
            weighed[number],
            _context(weighed, number),
            frozenset(what for what, pattern in _patterns() if pattern.search(sentence.quote.lower())),
            frozenset(
                record.key for record in reading.records if sentence.start <= record.start < sentence.end
            ),
        )
        for number, sentence in enumerate(reading.sentences)
    ]


def _context(weighed: Sequence[Terms], number: int) -> Terms:
    context = dict(weighed[number])
    for beside, share in ((number - 1, BEFORE), (number + 1, AFTER)):
        if 0 <= beside < len(weighed):
            for term, weight in weighed[beside].items():
                context[term] = max(context.get(term, 0.0), share * weight)
    return context


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_rows("readout_words.tsv", 2, PACKAGE)
    return tuple((what, re.compile(pattern)) for what, pattern in rows)
