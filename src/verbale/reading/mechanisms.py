"""Mechanisms: the standing channels and consultations between parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.mechanism_status import mechanism_status
from verbale.reading.model import Evidence, Mechanism
from verbale.reading.noun_phrases import complement_end, phrase_start
from verbale.reading.record_parties import named
from verbale.reading.stand_ins import pair_at_hand
from verbale.statement import Span

__all__ = ["find_mechanisms"]

_CAPITALS = r"(?:\d\+\d\s)?(?:[A-Z0-9][\w&.’'‑–-]*\s(?:(?:and|on|of|for|&)\s)?){1,8}?"
_AFTER_NAME = (
    r"(?:\son\s[A-Z][\w-]*(?:\s(?:and\s)?[A-Z][\w-]*)*)?(?:\s\([A-Z&]{2,}\))?(?!\s?[A-Z][a-z])(?![\w-])"
)
_SHARED = re.compile(r"Joint|Intergovernmental|Bilateral|Trilateral|Inter-|[A-Z][\w.]*[-–][A-Z]")
_ARTICLE = re.compile(r"(?:the|an?|their|our|its|this|these)\s", re.IGNORECASE)
_EMPTY = frozenset(["the", "and", "mechanism", "mechanisms", "consultation", "for", "with"])


@cache
def _words(kind: str) -> str:
    return "|".join(
        words for cls, words in read_rows("mechanism_words.tsv", 2, "verbale.reading") if cls == kind
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns that find a mechanism, each with the name of its rule, the surest first."""
    return (
        ("mechanism.known", re.compile(rf"(?<![\w-])(?:{_words('known')})(?![\w-])")),
        ("mechanism.named", re.compile(rf"(?<![\w-]){_CAPITALS}(?:{_words('head')}){_AFTER_NAME}")),
        ("mechanism.joint", re.compile(rf"(?<![\w-]){_CAPITALS}(?:{_words('joint')}){_AFTER_NAME}")),
        ("mechanism.channel", re.compile(rf"(?<![\w-])(?:{_words('channel')})(?![\w-])", re.IGNORECASE)),
        ("mechanism.dialogue", re.compile(rf"(?<![\w-])(?:{_words('dialogue')})(?=\s(?:between|with)\s)")),
    )


@cache
def _never() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('never')})\b")


def find_mechanisms(facts: Facts) -> tuple[Mechanism, ...]:
    """One mechanism for each standing channel or consultation, with its other mentions."""
    kept: list[Mechanism] = []
    for sentence in facts.sentences:
        for mechanism in () if sentence.is_question else _in_sentence(facts, sentence):
            place = next((at for at, other in enumerate(kept) if _same(other, mechanism)), None)
            if place is None:
                kept.append(mechanism)
            else:
                also = Span(mechanism.start, mechanism.end, mechanism.quote)
                kept[place] = replace(kept[place], also=(*kept[place].also, also))
    return tuple(kept)


def _same(one: Mechanism, other: Mechanism) -> bool:
    """Whether two mentions are of one mechanism: one name says no more than the other, or says the same."""
    words, others = _telling(one.name), _telling(other.name)
    return one.parties == other.parties and (words <= others or others <= words)


def _telling(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{3,}", name.lower())) - _EMPTY


def _in_sentence(facts: Facts, sentence: SentenceFacts) -> Iterator[Mechanism]:
    text = facts.statement.text
    taken: list[tuple[int, int]] = []
    for rule, pattern in _patterns():
        for found in pattern.finditer(text, sentence.content, sentence.end):
            start, end = _extent(text, found, rule, sentence)
            free = all(end <= other[0] or other[1] <= start for other in taken)
            if free and _is_between_parties(text[start:end], rule):
                taken.append((start, end))
                yield _mechanism(facts, sentence, (start, end), rule)


def _extent(text: str, found: re.Match[str], rule: str, sentence: SentenceFacts) -> tuple[int, int]:
    if rule in ("mechanism.channel", "mechanism.dialogue"):
        start = phrase_start(text, found.start(), sentence.content)
        return start, complement_end(text, found.end(), sentence.end)
    article = _ARTICLE.search(text, max(sentence.content, found.start() - 4), found.start())
    return (article.start() if article and article.end() == found.start() else found.start()), found.end()


def _is_between_parties(name: str, rule: str) -> bool:
    if rule == "mechanism.joint" and not _SHARED.search(name):
        return False
    return not _never().search(name)


def _mechanism(facts: Facts, sentence: SentenceFacts, span: tuple[int, int], rule: str) -> Mechanism:
    text = facts.statement.text
    start, end = span
    article = _ARTICLE.match(text, start, end)
    return Mechanism(
        start=start,
        end=end,
        quote=text[start:end],
        evidence=Evidence(rule),
        name=text[article.end() if article else start : end],
        parties=_parties(facts, sentence, span),
        status=mechanism_status(text, sentence, span),
    )


def _parties(facts: Facts, sentence: SentenceFacts, span: tuple[int, int]) -> tuple[str, ...]:
    """The parties that the name gives, else the two that the sentence names, else the pair at hand."""
    within = tuple(sorted(named(facts, sentence, *span)))
    if len(within) > 1:
        return within
    around = named(facts, sentence, sentence.content, sentence.end)
    sides = tuple(sorted(pair_at_hand(facts, sentence, span[0])))
    states = tuple(sorted(code for code in around if code != "OTHER"))
    return states if len(states) == 2 and not set(sides) <= set(states) else sides
