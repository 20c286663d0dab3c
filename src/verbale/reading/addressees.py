"""Addressees: the parties at whom a sentence's act is directed.

A question is directed at the party asked. For every other act a logistic model
(``data/addressee_weights.tsv``, made by ``training/addressees/train.py``) weighs
where and how each party is named, for that act (``reading/addressee_signs.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verbale.reading.addressee_signs import addressee_signs
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.logistic import load_weights, probability
from verbale.reading.model import Demand

__all__ = ["addressees_by", "find_addressees", "with_asked"]


def find_addressees(facts: Facts, acts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each sentence, whose act is in ``acts``, the codes of the parties addressed, likeliest first."""
    return addressees_by(load_weights("addressee_weights.tsv"), facts, acts)


def with_asked(
    sentences: Sequence[SentenceFacts],
    acts: Sequence[str],
    addressees: Sequence[tuple[str, ...]],
    demands: Sequence[Demand],
) -> tuple[tuple[str, ...], ...]:
    """``addressees``, where a sentence that demands has none with those of whom its records ask it."""
    return tuple(
        to or (_asked_in(sentence, demands) if act == "demand" else ())
        for sentence, act, to in zip(sentences, acts, addressees, strict=True)
    )


def _asked_in(sentence: SentenceFacts, demands: Sequence[Demand]) -> tuple[str, ...]:
    asked = (demand.to for demand in demands if sentence.start <= demand.start < sentence.end)
    return tuple(dict.fromkeys(party for to in asked for party in to))


def addressees_by(
    weights: Mapping[str, float], facts: Facts, acts: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """The same, by given weights."""
    asked = _asked(facts)
    found: list[tuple[str, ...]] = []
    for index, signs in enumerate(addressee_signs(facts, acts)):
        if facts.sentences[index].is_question:
            found.append((asked[index],) if asked[index] else ())
            continue
        scores = {party: probability(values, weights) for party, values in signs.items()}
        kept = [party for party, score in scores.items() if score >= weights["threshold"]]
        found.append(tuple(sorted(kept, key=lambda party: (-scores[party], party))))
    return tuple(found)


def _asked(facts: Facts) -> list[str]:
    """For each sentence, the party of the next speaker who is no journalist; the issuer after the last one."""
    asked = facts.statement.document.issuer
    found = []
    for sentence in reversed(facts.sentences):
        if not sentence.is_question and sentence.voice:
            asked = sentence.voice[0].party or asked
        found.append(asked)
    return found[::-1]
