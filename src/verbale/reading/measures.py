"""Measures: acts of state that bear on another party, by whomever told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.logistic import load_weights, probability
from verbale.reading.measure_clauses import measures_by_verb
from verbale.reading.measure_mentions import Mention
from verbale.reading.measure_nouns import measures_by_noun
from verbale.reading.measure_words import STATUSES
from verbale.reading.model import Evidence, Measure
from verbale.reading.noun_phrases import words_of
from verbale.statement import Span

__all__ = ["candidates", "find_measures"]

_POINTS_BACK = re.compile(
    r"(?:\w+\s){0,2}(?:the\s)?(?:aforementioned|above-mentioned|abovementioned)\b|(?:these|those|said)\s"
)
_ANOTHER = re.compile(r"\b(?:another|new|second|third|fourth|fresh|further)\b")
_PUT_ON = re.compile(r"\bon\s(?P<what>[^,;.]+)")
_SETTLED = {status: status for status in STATUSES} | {"announced": "in_force"}
"""Statuses by which mentions of one measure may not differ: what is announced is soon in force."""


def find_measures(facts: Facts) -> tuple[Measure, ...]:
    """One measure for each act of state that the statement tells of, with its other mentions."""
    text = facts.statement.text
    groups: list[_Group] = []
    for sentence in facts.sentences:
        for mention in () if sentence.is_question else _in_sentence(facts, sentence):
            meant = _meant(text, groups, mention)
            for group in meant:
                group.others.append(mention)
                group.status = mention.status if _POINTS_BACK.match(text, mention.start) else group.status
            if not meant:
                groups.append(_Group(mention, [], mention.status))
    return tuple(_measure(text, group, _hit(groups, group)) for group in groups)


def _hit(groups: list[_Group], group: _Group) -> tuple[str, ...]:
    """Whom a measure hits: by its first mention, else as all others of its kind and party in the statement do."""
    first = group.first
    if first.on or first.kind in ("military_activity", "arms_transfer", "purchase"):
        return first.on
    alike = {
        g.first.on for g in groups if (g.first.kind, g.first.by) == (first.kind, first.by) and g.first.on
    }
    return next(iter(alike)) if len(alike) == 1 else ()


@dataclass(slots=True)
class _Group:
    """A measure: its first mention, its others, and its status by the last of them that tells."""

    first: Mention
    others: list[Mention]
    status: str


def _meant(text: str, groups: list[_Group], mention: Mention) -> list[_Group]:
    """The measures told of before that ``mention`` means: all of its kind that "the aforementioned" covers."""
    if _POINTS_BACK.search(text, mention.start, mention.end):
        return [g for g in groups if (g.first.kind, g.first.by) == (mention.kind, mention.by)]
    return [group for group in groups if _same(text, group.first, mention)][:1]


def candidates(facts: Facts, sentence: SentenceFacts) -> tuple[Mention, ...]:
    """All that may be mentions of measures in a sentence, those that a noun tells first."""
    return (*measures_by_noun(facts, sentence), *measures_by_verb(facts, sentence))


def _in_sentence(facts: Facts, sentence: SentenceFacts) -> list[Mention]:
    """The mentions of a sentence, in text order, none overlapping another; what a noun tells goes first."""
    kept: list[Mention] = []
    for mention in candidates(facts, sentence):
        free = all(mention.end <= other.start or other.end <= mention.start for other in kept)
        if free and _stands(mention):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def _stands(mention: Mention) -> bool:
    """Whether the signs say that an analyst would note the measure."""
    weights = load_weights("measure_weights.tsv")
    return probability(dict.fromkeys(mention.signs, 1.0), weights) >= weights["threshold"]


def _same(text: str, one: Mention, other: Mention) -> bool:
    """Whether a mention in a later sentence is of the measure that ``one`` is the first mention of."""
    if (
        one.sentence == other.sentence
        or other.rule.endswith("passive")
        or _ANOTHER.search(text, other.start, other.end)
    ):
        return False
    alike = one.kind == other.kind and one.by == other.by and _SETTLED[one.status] == _SETTLED[other.status]
    if (
        not alike
        or not (set(one.on) <= set(other.on) or set(other.on) <= set(one.on))
        or (other.named and not one.named)
    ):
        return False
    words, others = _telling(text, one), _telling(text, other)
    here, there = _burdened(text, one), _burdened(text, other)
    return others <= words and not (here and there and here.isdisjoint(there))


def _burdened(text: str, mention: Mention) -> frozenset[str]:
    """The words for what a measure is put on: "barges" of "the surcharge on barges", not whose they are."""
    put = _PUT_ON.search(text, mention.start, mention.end)
    words = re.findall(r"\b[a-z]{4,}", put["what"]) if put else []
    return frozenset(word.removesuffix("s") for word in words if word not in words_of("goods"))


def _telling(text: str, mention: Mention) -> frozenset[str]:
    """What tells a measure from another of its kind: figures, words in quotation marks, names of products."""
    words = text[mention.start : mention.end]
    quoted = " ".join(re.findall(r"[“\"]([^”\"]+)[”\"]", words))
    return frozenset(re.findall(r"\d+", words)) | frozenset(re.findall(r"[a-z]{3,}", quoted.lower()))


def _measure(text: str, group: _Group, on: tuple[str, ...]) -> Measure:
    first = group.first
    return Measure(
        start=first.start,
        end=first.end,
        quote=text[first.start : first.end],
        also=tuple(Span.of(text, mention.start, mention.end) for mention in group.others),
        evidence=Evidence(first.rule),
        by=first.by,
        on=on,
        kind=first.kind,
        status=group.status,
    )
