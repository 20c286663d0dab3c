"""Mechanisms: the standing channels and consultations between parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.sieve import Expression, Sieve
from verbale.reading.contacts.lexicon import word_pattern
from verbale.reading.facts import Facts, SentenceFacts, once_per_statement
from verbale.reading.mechanism_status import mechanism_status
from verbale.reading.model import Evidence, Mechanism
from verbale.reading.noun_phrases import complement_end, phrase_start
from verbale.reading.record_parties import named, own_party
from verbale.reading.stand_ins import pair_at_hand
from verbale.statement import Span

__all__ = ["find_mechanisms"]

_CAPITALS = r"(?:\d\+\d\s)?(?:[A-Z0-9][\w&.’'‑–-]*\s(?:(?:and|on|of|for|&)\s)?){1,8}?"
_AFTER_NAME = (
    r"(?:\son\s[A-Z][\w-]*(?:\s(?:and\s)?[A-Z][\w-]*)*)?(?:\s\([A-Z&]{2,}\))?(?!\s?[A-Z][a-z])(?![\w-])"
)
_SHARED = re.compile(r"Joint|Intergovernmental|Bilateral|Trilateral|Inter-|[A-Z][\w.]*[-–][A-Z]")
_ARTICLE = re.compile(r"(?:the|an?|their|our|its|this|these)\s", re.IGNORECASE)
_BEFORE_STANDING = (
    r"(?:(?<=[Tt]he\s)|(?<=[Tt]heir\s)|(?<=[Oo]ur\s)|(?<=[Ii]ts\s)|(?<=[Tt]his\s)|(?<=\d(?:st|nd|rd|th)\s))"
)
_SET_UP = re.compile(
    r"\b(?:establish\w*|set(?:ting)?\sup|creat(?:e|es|ed|ing)|launch\w*|form(?:ed|ing)?|inaugurat\w+|reviv\w+|restor\w+|resum\w+)\s"
    r"(?:an?|the|their|its)\s(?:\w+\s)?\Z"
)
_BY_THEN = re.compile(r"\s(?:by|before|in|from|since)\s(?:the\s)?(?:end\b|start\b|\d)")
_AMONG = re.compile(
    r"\s(?:between|among)(?:\s(?!(?:has|have|had|was|were|is|are|be|been|will|would|can|should|which|that|who|to|in|at|on|proved|resumed|met|held)\b)[\w’'&.-]*[\w’'])+"
)
_BETWEEN = re.compile(r"\s(?:between|of|with)\s(?P<who>[^,.;]{3,90})")
_NOT_IT = re.compile(r"\s(?:members?|countries|partners|states|meetings?\sroom|membership)\b")
_EMPTY = frozenset(["the", "and", "mechanism", "mechanisms", "consultation", "for", "with"])


@cache
def _words(kind: str) -> str:
    return "|".join(
        words for cls, words in read_rows("mechanism_words.tsv", 2, "verbale.reading") if cls == kind
    )


def _held_by() -> str:
    """What stands behind a dialogue and says who holds it: "between Ruritania and Graustark", "of river mayors"."""
    return rf"\s(?:between|with)\s|\s(?:of|among|for)\s(?:[\w’'-]+\s){{0,3}}(?:{_words('holder')})\b"


@cache
def _patterns() -> Sieve[str]:
    """The patterns that find a mechanism, each with the name of its rule, the surest first."""
    rows = (
        ("mechanism.known", Expression(rf"(?<![\w-])(?:{_words('known')})(?![\w-])")),
        ("mechanism.named", Expression(rf"(?<![\w-]){_CAPITALS}(?:{_words('head')}){_AFTER_NAME}")),
        ("mechanism.joint", Expression(rf"(?<![\w-]){_CAPITALS}(?:{_words('joint')}){_AFTER_NAME}")),
        ("mechanism.channel", Expression(rf"(?<![\w-])(?:{_words('channel')})(?![\w-])", re.IGNORECASE)),
        ("mechanism.standing", Expression(rf"{_BEFORE_STANDING}(?:{_words('standing')})(?![\w-])")),
        ("mechanism.dialogue", Expression(rf"(?<![\w-])(?:{_words('dialogue')})(?={_held_by()})")),
    )
    return Sieve((expression, rule) for rule, expression in rows)


@cache
def _never() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('never')})\b")


@once_per_statement
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
    for found, rule in _patterns().finditer(text, sentence.content, sentence.end):
        start, end = _extent(text, found, rule, sentence)
        free = all(end <= other[0] or other[1] <= start for other in taken)
        if free and _is_between_parties(text, sentence, (start, end), rule):
            taken.append((start, end))
            mechanism = _mechanism(facts, sentence, (start, end), rule)
            if mechanism.parties:
                yield mechanism


def _extent(text: str, found: re.Match[str], rule: str, sentence: SentenceFacts) -> tuple[int, int]:
    if rule in ("mechanism.channel", "mechanism.dialogue", "mechanism.standing"):
        start = phrase_start(text, found.start(), sentence.content)
        end = complement_end(text, found.end(), sentence.end)
        by_then = _BY_THEN.search(text, found.end(), end)
        end = by_then.start() if by_then else end
        among = _AMONG.match(text, end, sentence.end)
        return start, among.end() if among else end
    article = _ARTICLE.search(text, max(sentence.content, found.start() - 4), found.start())
    return (article.start() if article and article.end() == found.start() else found.start()), found.end()


def _is_between_parties(text: str, sentence: SentenceFacts, span: tuple[int, int], rule: str) -> bool:
    name = text[slice(*span)]
    if rule == "mechanism.joint" and not _SHARED.search(name):
        start = span[1] if not _ARTICLE.match(name) else span[0] + len(name.split()[0]) + 1
        both = word_pattern("both").search(sentence.text)
        if not both or not _SET_UP.search(text, sentence.content, start):
            return False
    return not _never().search(name) and not _NOT_IT.match(text, span[1])


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
        status=mechanism_status(facts, sentence, span),
    )


def _parties(facts: Facts, sentence: SentenceFacts, span: tuple[int, int]) -> tuple[str, ...]:
    """The parties that the name gives, else the two that the sentence names, else the pair at hand."""
    within = tuple(sorted(named(facts, sentence, *span)))
    if len(within) > 1:
        return within
    if told := _told_behind(facts, sentence, span, within):
        return told
    around = named(facts, sentence, sentence.content, sentence.end)
    sides = tuple(sorted(pair_at_hand(facts, sentence, span[0])))
    states = tuple(sorted(code for code in around if code != "OTHER"))
    return states if len(states) == 2 and not set(sides) <= set(states) else sides


def _told_behind(
    facts: Facts, sentence: SentenceFacts, span: tuple[int, int], within: tuple[str, ...]
) -> tuple[str, ...]:
    """The parties named behind the mechanism: "between A and B", or "with B", who shares it with the owner."""
    found = _BETWEEN.search(facts.statement.text, span[0], sentence.end)
    if found is None or found.start() > span[1]:
        return ()
    codes = {code for code in named(facts, sentence, *found.span("who")) if code != "OTHER"}
    if codes and found[0].startswith(" with"):
        codes |= set(within or [own_party(facts, sentence)])
    return tuple(sorted(codes)) if len(codes) > 1 and "" not in codes else ()
