"""Demands: what one party wants another to do, to stop or to leave undone; one record for each thing asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verbale.language.clauses import REFRAINING, split_items, verb_phrase_end
from verbale.reading.demand_frames import Ask, find_asks
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.joint import own_parties
from verbale.reading.model import Demand, Evidence
from verbale.reading.obligations import Obligation, find_obligations, is_pronoun
from verbale.reading.record_parties import opposite, own_party
from verbale.reading.subjects import head_parties, phrase_parties, subject_parties, subject_phrase

__all__ = ["find_demands"]

_NEAR = 3
_SHORT = 30
_NOBODY = frozenset({"INTL", "OTHER"})
_SOMEBODY = re.compile(
    r"\s?(?!(?:our|my|us|you|it|them|him|her|itself|themselves|me|peace|people\sto\s)\b)[\w’'“-]"
)
_IT_IS = re.compile(r"\b(?:[Ii]t|[Tt]his)\s(?:[\w-]+\s){1,4}\Z|\b[Ii]t[’']s\s(?:[\w-]+\s){0,3}\Z")
_NAMED_ONLY = ("demand.need-for", "demand.right-thing", "demand.hope", "demand.important")


def find_demands(facts: Facts) -> tuple[Demand, ...]:
    """The demands of a statement, in text order. None is taken from a journalist's words."""
    found: list[Demand] = []
    for sentence in facts.sentences:
        if not sentence.is_question:
            found += _in_sentence(facts, sentence)
    return tuple(found)


def _in_sentence(facts: Facts, sentence: SentenceFacts) -> list[Demand]:
    demands: list[Demand] = []
    for ask in find_asks(facts, sentence):
        demands += _from_ask(facts, sentence, ask)
    for obligation in find_obligations(facts, sentence):
        if not any(demand.start <= obligation.verb < demand.end for demand in demands):
            demands += _from_obligation(facts, sentence, obligation)
    return _without_overlaps(demands)


def _without_overlaps(demands: Iterable[Demand]) -> list[Demand]:
    kept: list[Demand] = []
    for demand in sorted(demands, key=lambda record: (record.start, record.end)):
        if not kept or demand.start >= kept[-1].end:
            kept.append(demand)
    return kept


def _from_ask(facts: Facts, sentence: SentenceFacts, ask: Ask) -> list[Demand]:
    own = own_parties(facts, sentence)
    by = own if ask.frame == "passive" else _asking(facts, sentence, ask.start) or own
    to = _asked(facts, sentence, ask)
    if not to or set(to) & set(by):
        return []
    if ask.weak and (
        not set(own) & set(by) or set(to) & {*own, *_NOBODY} or is_pronoun(facts, ask.addressee)
    ):
        return []
    start = _quote_start(facts, sentence, ask)
    return list(_records(facts, ask.rule, (start, ask.body, ask.limit), ask.against, by, to))


def _asked(facts: Facts, sentence: SentenceFacts, ask: Ask) -> tuple[str, ...]:
    """The parties of whom it is asked; OTHER for somebody who is not named."""
    if ask.frame == "passive":
        return subject_parties(facts, sentence, ask.start)
    if ask.addressee is None:
        facing = facts.statement.document.kind == "readout" and ask.rule == "demand.demand-thing"
        other = opposite(facts, own_party(facts, sentence)) if facing else ""
        return (other or "OTHER",)
    to = phrase_parties(facts, sentence, *ask.addressee)
    unnamed = (
        not ask.weak
        and ask.rule not in _NAMED_ONLY
        and _SOMEBODY.match(facts.statement.text, ask.addressee[0])
    )
    return to or (("OTHER",) if unnamed else ())


def _asking(facts: Facts, sentence: SentenceFacts, position: int) -> tuple[str, ...]:
    """The parties of the subject of the verb at ``position``, unless that is a pronoun for the speaker."""
    phrase = subject_phrase(facts, sentence, position)
    if phrase is None or is_pronoun(facts, phrase):
        return ()
    return tuple(code for code in head_parties(facts, sentence, *phrase) if code not in _NOBODY)


def _quote_start(facts: Facts, sentence: SentenceFacts, ask: Ask) -> int:
    """Where the quotation of the whole demand begins: with its subject if that stands next to the verb."""
    if it := _IT_IS.search(facts.statement.text, sentence.content, ask.start):
        return it.start()
    phrase = subject_phrase(facts, sentence, ask.start)
    return (
        phrase[0]
        if phrase and ask.start - phrase[1] < _NEAR and phrase[1] - phrase[0] < _SHORT
        else ask.start
    )


def _from_obligation(facts: Facts, sentence: SentenceFacts, duty: Obligation) -> list[Demand]:
    by = own_parties(facts, sentence)
    place = (duty.start, duty.body, sentence.end)
    return list(_records(facts, duty.rule, place, duty.against, by, duty.to))


def _records(
    facts: Facts,
    rule: str,
    place: tuple[int, int, int],
    against: bool,
    by: tuple[str, ...],
    to: tuple[str, ...],
) -> Iterator[Demand]:
    """A record for each thing asked in ``place``: where the whole begins, where what is asked does, and its limit."""
    text = facts.statement.text
    start, body, limit = place
    items = split_items(text, body, verb_phrase_end(text, body, limit))
    for item in items:
        begin = item.lead if len(items) > 1 else start
        if item.end <= item.start:
            continue
        refrain = item.against or against or REFRAINING.match(text, item.verb) is not None
        yield Demand(
            start=begin,
            end=item.end,
            quote=text[begin : item.end],
            evidence=Evidence(rule),
            by=by,
            to=to,
            content=text[item.start : item.end],
            polarity="refrain" if refrain else "do",
        )
