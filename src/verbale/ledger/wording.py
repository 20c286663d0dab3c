"""How alike two wordings are: weighed words in common, the same on every machine and in every archive.

Words are reduced to stems (Porter 2, the Snowball project) and, where ``concepts.tsv`` knows them, to the notion that
they stand for, so that "lift the duties" and "remove the tariffs" share two words. A word weighs more the
rarer it is in official statements (inverse document frequency, Spärck Jones 1972), after the fixed counts
of ``word_counts.tsv``: fixed, so that a statement added to an archive changes no comparison of others.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from verbale.language.lexicon import read_rows
from verbale.language.parties import find_parties

__all__ = [
    "Wording",
    "alike",
    "leading",
    "likeness",
    "rarest",
    "share_of",
    "total_weight",
    "weight_of",
    "without_parties",
    "wording_of",
]

PACKAGE = "verbale.ledger"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_COUNTED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: str(number) for number, word in enumerate(_COUNTED, 2)}
ENOUGH = 1.5
"""The weight that two wordings share at least where one may count as contained in the other."""
_STEMMING = threading.Lock()
ROUNDING = 1e-9
CONTAINED = 0.9
"""What being wholly contained counts for, beside being the same."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The notions of a text, and what they weigh together."""

    terms: frozenset[str]
    weight: float


@lru_cache(maxsize=200_000)
def wording_of(text: str) -> Wording:
    """The notions that ``text`` is made of, without words that say nothing by themselves."""
    terms = frozenset(map(_telling, WORD.findall(text))) - {""}
    return Wording(terms, total_weight(terms))


@lru_cache(maxsize=200_000)
def _telling(word: str) -> str:
    """The notion that a word stands for; "" for one that says nothing by itself."""
    term = term_of(word)
    return term if weight_of(term) > 0 else ""


def without_parties(text: str, parties: Collection[str] | None = None) -> str:
    """``text`` without what names ``parties`` and nobody else; without all parties where none are given."""
    for found in reversed(find_parties(text)):
        if parties is None or set(found.parties) <= set(parties):
            text = f"{text[: found.start]} {text[found.end :]}"
    return text


def likeness(one: Wording, other: Wording) -> float:
    """How alike two wordings are, 0 to 1: their weighed overlap (Dice 1945), or how far one holds the other."""
    shared = total_weight(one.terms & other.terms)
    if not shared or _numbers_differ(one, other):
        return 0.0
    dice = 2 * shared / (one.weight + other.weight)
    if shared < ENOUGH:
        return dice
    return max(dice, CONTAINED * shared / min(one.weight, other.weight))


def alike(one: Wording, other: Wording) -> float:
    """Dice's coefficient of two wordings by weight: 0 to 1."""
    total = one.weight + other.weight
    return 2 * total_weight(one.terms & other.terms) / total if total else 0.0


def _numbers_differ(one: Wording, other: Wording) -> bool:
    """Whether each names numbers and they have none in common: resolution 12 is not resolution 13."""
    mine, theirs = ({term for term in wording.terms if term[0].isdigit()} for wording in (one, other))
    return bool(mine and theirs and not mine & theirs)


def share_of(part: Wording, whole: Wording) -> float:
    """How much of ``part``, by weight, stands in ``whole`` as well: 0 to 1."""
    return total_weight(part.terms & whole.terms) / part.weight if part.weight else 0.0


def rarest(wording: Wording, weight: float) -> list[str]:
    """The rarest terms of ``wording``, so many that the others weigh less than ``weight`` together.

    Two wordings that have this much in common have one of these terms of each in common: the rarest that they
    share (prefix filtering, Chaudhuri, Ganti and Kaushik 2006).
    """
    chosen: list[str] = []
    rest = wording.weight
    for term in sorted(wording.terms, key=lambda term: (-weight_of(term), term)):
        if rest < weight * (1 - ROUNDING):
            break
        chosen.append(term)
        rest -= weight_of(term)
    return chosen


def leading(wording: Wording, least: float) -> list[str]:
    """The terms of which any wording has one that is like ``wording`` by at least ``least``, as `likeness` says."""
    # Dice's coefficient is at least t only where t / (2 - t) of either weight is shared.
    return rarest(wording, min(least / (2 - least) * wording.weight, ENOUGH))


def total_weight(terms: Iterable[str]) -> float:
    """What ``terms`` weigh together; the sum does not depend on their order."""
    return math.fsum(map(weight_of, terms))


@cache
def weight_of(term: str) -> float:
    """0 for a word that says nothing by itself, up to 1 for one that is rare in official statements."""
    counts, sentences = _counts()
    if term in _silent():
        return 0.0
    return math.log(sentences / counts.get(term, 1)) / math.log(sentences)


@lru_cache(maxsize=200_000)
def term_of(word: str) -> str:
    """The notion that a word stands for: its stem, or what ``concepts.tsv`` makes of it."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word in _NUMBERS:
        return _NUMBERS[word]
    if word[:1].isdigit():
        return word  # has no stem, and there are as many as there are numbers
    stem = _stem(word)
    return _concepts().get(stem, stem)


@cache
def _concepts() -> dict[str, str]:
    return {
        _stem(word): _stem(concept)
        for concept, words in read_rows("concepts.tsv", 2, PACKAGE)
        for word in words.split()
    }


@cache
def _silent() -> frozenset[str]:
    return frozenset(_stem(word) for (word,) in read_rows("silent_words.tsv", 1, PACKAGE))


@cache
def _counts() -> tuple[dict[str, int], int]:
    rows = read_rows("word_counts.tsv", 2, PACKAGE)
    counts = {word: int(count) for word, count in rows}
    return counts, counts.pop("*")


def _stem(word: str) -> str:
    """The stem of a word; one word at a time, since the stemmer keeps the word that it works on in itself."""
    with _STEMMING:
        return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
