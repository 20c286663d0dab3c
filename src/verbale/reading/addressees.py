"""Addressees: the parties at whom a sentence's act is directed.

A question is directed at the party asked. For every other act a logistic model
(``data/addressee_weights.tsv``, made by ``training/addressees/train.py``) weighs
where and how each party is named, for that act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.logistic import Signs, load_weights, probability

__all__ = ["addressee_signs", "addressees_by", "find_addressees"]


def find_addressees(facts: Facts, acts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each sentence, whose act is in ``acts``, the codes of the parties addressed, likeliest first."""
    return addressees_by(load_weights("addressee_weights.tsv"), facts, acts)


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


def addressee_signs(facts: Facts, acts: Sequence[str]) -> list[dict[str, Signs]]:
    """For each sentence, the signs for every party it could address: named in it, or before it, or the other side."""
    signs = []
    for index, (sentence, act) in enumerate(zip(facts.sentences, acts, strict=True)):
        before = _before(facts.sentences, index)
        own = sentence.speaker or facts.statement.document.issuer
        signs.append(_sentence_signs(sentence, before, act, own, facts.relationship))
    return signs


def _sentence_signs(
    sentence: SentenceFacts, before: SentenceFacts | None, act: str, own: str, relationship: tuple[str, ...]
) -> dict[str, Signs]:
    here = _ways(sentence)
    there = _ways(before) if before else {}
    others = [party for party in here if party != own]
    candidates = dict.fromkeys([*others, *(party for party in there if party != own)])
    candidates.update(dict.fromkeys(party for party in relationship if party != own))
    signs: dict[str, Signs] = {}
    for party in candidates:
        names = [f"here {way}" for way in here.get(party, ())] or ["not here"]
        names += [f"before {way}" for way in there.get(party, ())] if party not in here else []
        if party in relationship:
            names.append("other side")
        if others == [party]:
            names.append("alone here")
        if others and party not in here:
            names.append("others here")
        if len(others) > 2:
            names.append("many here")
        signs[party] = {name: 1.0 for way in names for name in (way, f"{act}: {way}")} | {f"act {act}": 1.0}
    return signs


def _ways(sentence: SentenceFacts) -> dict[str, list[str]]:
    """How each party is named in the words of the sentence, after its label or attribution."""
    ways: dict[str, list[str]] = {}
    for mention in sentence.parties:
        if mention.start < sentence.content:
            continue
        early = mention.start - sentence.content < 25
        way = f"{'early ' if early and mention.form == 'name' else ''}{mention.form}"
        for party in mention.parties:
            ways.setdefault(party, [])
            if way not in ways[party]:
                ways[party].append(way)
    for person in sentence.people:
        if person.party and person.start >= sentence.content and person.party not in ways:
            ways[person.party] = ["person"]
    return ways


def _before(sentences: Sequence[SentenceFacts], index: int) -> SentenceFacts | None:
    if index == 0:
        return None
    one, other = sentences[index - 1], sentences[index]
    return one if one.turn == other.turn and not one.is_question else None


def _asked(facts: Facts) -> list[str]:
    """For each sentence, the party of the next speaker who is no journalist; the issuer after the last one."""
    asked = facts.statement.document.issuer
    found = []
    for sentence in reversed(facts.sentences):
        if not sentence.is_question and sentence.voice:
            asked = sentence.voice[0].party or asked
        found.append(asked)
    return found[::-1]
