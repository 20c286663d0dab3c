"""What is known of each sentence of two statements before they are aligned.

The terms of a sentence are those of `verbale.ledger.wording`, each weighed by how rare it is in official statements and
again by how rare it is in the two statements at hand: the names of those who met stand in every other
sentence and tell none from another. Its pieces are runs of four letters of its words, weighed by the second alone: they
see "restrict" in "restriction", and a common word where it is seldom said here.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from verbale.comparison.doers import doer_of
from verbale.language.lexicon import read_rows
from verbale.ledger.wording import WORD, term_of, weight_of
from verbale.reading.model import Reading, Sentence

__all__ = ["PACKAGE", "Passage", "Terms", "issue_term", "meeting_words", "passages_of"]

PACKAGE = "verbale.comparison"
DAMPING = 6.0
"""How fast a term loses weight with the share of a statement's sentences that it stands in."""
FEWEST = 6
"""A statement with fewer sentences is taken to have as many, for that share."""
EARLY = 5
"""Sentences in which an account says that the two met."""
ENDS = frozenset('.!?:…"”’)')
"""What a sentence ends with, and a heading does not."""
LETTERS = 4
"""Letters of a piece of a word."""
SHORTEST = 3
"""Letters of a word that has pieces; numbers are words."""
JOINTS = re.compile(r",|;|/|\band\b")
"""What stands between the subjects of a list."""
FEWEST_JOINTS = 2
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
    pieces: Terms
    """The pieces of its words with their weights: a vector of length 1."""
    context: Terms
    """Its terms, and with less weight those of the sentences beside it."""
    says: frozenset[str]
    """What ``readout_words.tsv`` finds in it: that the two met, how it went, something said together, subjects."""
    records: frozenset[str]
    """The types of the records that begin in it."""
    opens: bool
    """Whether it is the sentence that says first that the two met or spoke."""
    lists: bool
    """Whether it names several subjects in passing: "They discussed rail, rye and the strait"."""
    first: frozenset[str]
    """The terms and issues that its speaker has not used before it."""
    alone: Mapping[str, float]
    """Its issues, each with one over the number of sentences of the statement that have it."""
    doer: str
    """Whom it is about, as `doer_of` says."""
    asks: bool
    """Whether a journalist says it to somebody who answers: no account of the side whose statement it is."""

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does; a heading or a signature does not."""
        return self.sentence.quote[-1] in ENDS


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
    pieces = _pieces_of(one, other)
    mine, theirs = (tuple(_passages(*given)) for given in zip((one, other), weighed, pieces, strict=True))
    return mine, theirs


def _counts(sentence: Sentence) -> Counter[str]:
    terms = (term_of(word) for word in WORD.findall(sentence.quote))
    return Counter(term for term in terms if weight_of(term) > 0)


def _pieces_of(one: Reading, other: Reading) -> list[list[Terms]]:
    """The weighed pieces of each sentence of two readings."""
    cut = [[_pieces(sentence.quote) for sentence in reading.sentences] for reading in (one, other)]
    spread = [Counter(piece for found in side for piece in found) for side in cut]
    sizes = [max(len(side), FEWEST) for side in cut]
    return [[_weighed(found, spread, sizes) for found in side] for side in cut]


def _pieces(quote: str) -> frozenset[str]:
    words = (
        f"^{word}$" for word in WORD.findall(quote.lower()) if len(word) >= SHORTEST or word[0].isdigit()
    )
    return frozenset(
        word[at : at + LETTERS] for word in words for at in range(max(1, len(word) - LETTERS + 1))
    )


def _weighed(pieces: frozenset[str], spread: Sequence[Counter[str]], sizes: Sequence[int]) -> Terms:
    found = {
        piece: 1
        / (1 + DAMPING * max(counts[piece] / size for counts, size in zip(spread, sizes, strict=True)))
        for piece in sorted(pieces)
    }
    length = math.sqrt(math.fsum(weight * weight for weight in found.values()))
    return {piece: weight / length for piece, weight in found.items()}


def _passages(reading: Reading, weighed: Sequence[Terms], pieces: Sequence[Terms]) -> list[Passage]:
    last = max(1, len(weighed) - 1)
    says = [
        frozenset(what for what, pattern in _patterns() if pattern.search(sentence.quote.lower()))
        for sentence in reading.sentences
    ]
    opening = next(
        (
            number
            for number, sentence in enumerate(reading.sentences[:EARLY])
            if "meets" in says[number] and sentence.quote[-1] in ENDS
        ),
        None,
    )
    firsts = _firsts(reading, weighed)
    issues = Counter(issue for sentence in reading.sentences for issue in set(sentence.issues))
    answered = any(_is_somebody(sentence) for sentence in reading.sentences)
    return [
        Passage(
            sentence,
            number,
            number / last,
            weighed[number],
            pieces[number],
            _context(weighed, number),
            says[number],
            frozenset(
                record.key for record in reading.records if sentence.start <= record.start < sentence.end
            ),
            number == opening,
            "subjects" in says[number] and len(JOINTS.findall(sentence.quote)) >= FEWEST_JOINTS,
            firsts[number],
            {issue: 1 / issues[issue] for issue in sentence.issues},
            doer_of(sentence),
            answered and _is_press(sentence),
        )
        for number, sentence in enumerate(reading.sentences)
    ]


def _is_press(sentence: Sentence) -> bool:
    return bool(sentence.voice) and sentence.voice[0].party == "PRESS"


def _is_somebody(sentence: Sentence) -> bool:
    """Whether a person who is named says it, and not the press."""
    outermost = sentence.voice[0] if sentence.voice else None
    return outermost is not None and outermost.party not in ("PRESS", outermost.name)


def _firsts(reading: Reading, weighed: Sequence[Terms]) -> list[frozenset[str]]:
    """For each sentence the terms and issues that whoever speaks there had not used before."""
    used: set[tuple[str, str]] = set()
    found = []
    for sentence, terms in zip(reading.sentences, weighed, strict=True):
        speaker = sentence.voice[-1].party if sentence.voice else ""
        new = {name for name in (*terms, *map(issue_term, sentence.issues)) if (speaker, name) not in used}
        used |= {(speaker, name) for name in new}
        found.append(frozenset(new))
    return found


def issue_term(issue: str) -> str:
    """An issue as it stands among terms."""
    return f"#{issue}"


def _context(weighed: Sequence[Terms], number: int) -> Terms:
    context = dict(weighed[number])
    for beside, share in ((number - 1, BEFORE), (number + 1, AFTER)):
        if 0 <= beside < len(weighed):
            for term, weight in weighed[beside].items():
                context[term] = max(context.get(term, 0.0), share * weight)
    return context


def meeting_words() -> re.Pattern[str]:
    """The words by which an account says that the two met or spoke, in lower case."""
    return dict(_patterns())["meets"]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_rows("readout_words.tsv", 2, PACKAGE)
    return tuple((what, re.compile(pattern)) for what, pattern in rows)
