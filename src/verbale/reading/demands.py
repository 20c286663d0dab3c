"""Demands: what one party wants another to do, to stop or to leave undone; one record for each thing asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from verbale.language.clauses import REFRAINING, split_items, trimmed, verb_phrase_end
from verbale.language.verbs import verb_phrase
from verbale.reading.answerers import answerable, one_other
from verbale.reading.demand_frames import PASSIVE, Ask, find_asks, opened_list
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.joint import own_parties
from verbale.reading.list_items import is_item, item_start
from verbale.reading.model import Demand, Evidence
from verbale.reading.obligations import Obligation, find_obligations, is_pronoun
from verbale.reading.record_parties import is_state, opposite, own_party
from verbale.reading.stand_ins import (
    conflict_at_hand,
    correspondent,
    others_at_hand,
    pair_at_hand,
    stands_for_pair,
)
from verbale.reading.subjects import head_parties, phrase_parties, subject_parties, subject_phrase

__all__ = ["find_demands"]

_OF_OTHERS = re.compile(
    r"\s?(?:both|the\stwo|all)\s(?:sides|parties|countries|nations|governments)\b", re.IGNORECASE
)
"""Those whom a party that speaks alone asks something of: not itself among them."""
_ACTS = (
    r"(?:release|withdrawals?|cessation|end|halt|pause|cease-?\s?fires?|truce|lifting|removal|return|stop|repeal|implementation|access|"
    r"investigations?|respect|protection|resumption|compliance|accountability|disarmament|suspension|provision|delivery|opening|"
    r"reopening|restoration|de-?escalation|(?<=no\sfurther\s)escalation|reforms?|restraint|dialogue|efforts)"
)
_NEXT_THING = re.compile(
    rf"(?:,?\s(?:and|as\swell\sas)\s|,\s)(?:(?:also\s)?for\s|(?=(?:the|an?|no\s(?:further|more))\s(?:[\w-]+,?\s){{0,5}}?{_ACTS}\b)|"
    rf"(?=(?:[a-z]+(?:ate|ional|ful|ed|ull|ree|pid)\s(?:and\s[a-z]+\s)?)?{_ACTS}\s(?:of|to|for|in|from)\b))"
)
_ACT = re.compile(rf"\b{_ACTS}\b")
_FOR = re.compile(r"\bfor\s\Z")
_NO_MORE = re.compile(r"no\s(?:further|more)\s")
_CEASEFIRE = re.compile(r"\b(?:cease-?\s?fire|truce|cessation|end\sto\sthe|de-?escalation|hostilities)\b")
"""What the parties to a conflict alone can bring about."""
_ANOTHER = re.compile(
    r",?\s(?:and|but|while)\s(?:(?:also|further|again|once\sagain|\w+ly)\s)*(?P<its>(?:its|their|our|his|her)\s(?:\w+\s)?)?\Z"
)
_FINITE = re.compile(r"\w+(?:s|ed)\b")
_OWN_CALL = re.compile(r"\b(?:[Ii]ts|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er|[Mm]y)\s(?:\w+\s)?\Z")
_THEY = re.compile(r"[Tt]hey\b")
_OF_FORCES = re.compile(
    r"\b(?:withdrawal|pull-?out|redeployment)\sof\s(?=[^.;]{2,40}?\s(?:forces|troops|army|military)\b)"
)
_IT_LEADS = re.compile(
    r"\s?(?:it|this|that)\s(?:will|would|can|could|may|might)\s(?:\w+ly\s|also\s|help\s)?"
    r"(?:lead|result|bring|contribute|pave|produce|yield|mark|enable|serve|be\s(?:an?|the|followed))\b"
)
"""What an outcome is hoped to bring is asked of nobody."""
_COURTESY = re.compile(
    r"(?:kindly\s|please\s)?(?:accept|convey|receive|pass\son|transmit|give)\s(?:[\w’']+\s){0,4}?"
    r"(?:assurances?|greetings|regards|respects|thanks|gratitude|(?:best\s|good\s|warm\s)wishes|congratulations|condolences)\b"
)
"""What is asked out of courtesy alone."""
_ITEM_END = re.compile(r"[;,.]?(?:\s(?:and|or))?\s*\Z")
_BOTH_OF_THEM = re.compile(r"\s?both\Z")
_NEAR = 3
_SHORT = 30
_TEXT = re.compile(
    r"\b(?:resolutions?|reports?|courts?|panel|charter|treaty|convention|declaration|articles?|laws?|bill|petition|protest(?:er|or)s|"
    r"demonstrators|voices|critics)\b",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(r"\sby\s")
_RIGHTED = re.compile(
    r"(?:\w+ly\s)?be\s(?:\w+ly\s)?(?:brought\s(?:\w+ly\s)?to\s(?:justice|book|account)|held\s(?:fully\s)?(?:accountable|to\saccount|responsible)|released|freed|punished|prosecuted|lifted)\b"
)
"""What must be done to set a wrong right, whoever is to do it."""
_NOBODY = frozenset({"INTL", "OTHER"})
_SOMEBODY = re.compile(
    r"\s?(?!(?:our|my|us|you|it|them|him|her|itself|themselves|me|peace|people\sto\s)\b)[\w’'“-]"
)
_IT_IS = re.compile(r"\b(?:[Ii]t|[Tt]his)\s(?:[\w-]+\s){1,4}\Z|\b[Ii]t[’']s\s(?:[\w-]+\s){0,3}\Z")
_NEEDED = ("demand.need-see", "demand.need-better")
_FACING = ("demand.demand-thing", "demand.press-removal")
"""What is asked for to somebody's face, where one meets or writes to another."""
_NAMED_ONLY = tuple(
    f"demand.{how}"
    for how in ("need-for", "right-thing", "hope", "important", "need-them", "recommend", "require")
)


def find_demands(facts: Facts) -> tuple[Demand, ...]:
    """The demands of a statement, in text order. None is taken from a journalist's words."""
    found: list[Demand] = []
    opening: _Opening | None = None
    for sentence in facts.sentences:
        if sentence.is_question:
            opening = None
        elif opening and is_item(facts, sentence):
            found += _in_item(facts, sentence, opening)
        else:
            opening = _opening(facts, sentence)
            found += _in_sentence(facts, sentence)
    return tuple(found)


_Opening = tuple[Ask, tuple[str, ...], tuple[str, ...]]
"""The ask of a list, by whom and of whom it is asked."""


def _opening(facts: Facts, sentence: SentenceFacts) -> _Opening | None:
    ask = opened_list(facts, sentence)
    parties = ask and _parties_of(facts, sentence, ask)
    return (ask, *parties) if ask and parties else None


def _in_item(facts: Facts, sentence: SentenceFacts, opening: _Opening) -> Iterator[Demand]:
    """What an item of a list asks, which ends before ";", "; and" or the full stop."""
    ask, by, to = opening
    start = item_start(facts, sentence)
    end = _ITEM_END.search(facts.statement.text, start, sentence.end)
    limit = end.start() if end else sentence.end
    yield from _records(facts, ask.rule, (start, start, limit), ask.against, by, to)


def _in_sentence(facts: Facts, sentence: SentenceFacts) -> list[Demand]:
    demands: list[Demand] = []
    asks = find_asks(facts, sentence)
    for number, ask in enumerate(asks):
        demands += _from_ask(facts, sentence, _before_next(facts, ask, asks[number + 1 :]))
    for obligation in find_obligations(facts, sentence):
        if not any(demand.start <= obligation.verb < demand.end for demand in demands):
            demands += _from_obligation(facts, sentence, obligation)
    return _without_overlaps(demands)


def _before_next(facts: Facts, ask: Ask, later: Iterable[Ask]) -> Ask:
    """The ask up to the next one of the same subject: "urges X to stop, and strongly calls on Y to talk"."""
    text = facts.statement.text
    for other in later:
        joined = _ANOTHER.search(text, ask.body, other.start)
        if joined and (joined["its"] or _FINITE.match(text, other.start)):
            return replace(ask, limit=joined.start())
    return ask


def _without_overlaps(demands: Iterable[Demand]) -> list[Demand]:
    kept: list[Demand] = []
    for demand in sorted(demands, key=lambda record: (record.start, record.end)):
        if not kept or demand.start >= kept[-1].end:
            kept.append(demand)
    return kept


def _from_ask(facts: Facts, sentence: SentenceFacts, ask: Ask) -> list[Demand]:
    parties = _parties_of(facts, sentence, ask)
    if parties is None:
        return []
    by, to = parties
    start = _quote_start(facts, sentence, ask)
    if ask.addressee is None and ask.frame == "call" and not _names_act(facts, ask):
        return list(_things(facts, ask, start, (by, to)))
    asked = _records(facts, ask.rule, (start, ask.body, ask.limit), ask.against, by, to)
    return list(_with_its_thing(facts, ask, asked))


def _with_its_thing(facts: Facts, ask: Ask, asked: Iterable[Demand]) -> Iterator[Demand]:
    """What is to be done to a thing, with the thing: "that the damage be made good", not "be made good"."""
    text = facts.statement.text
    for demand in asked:
        first = demand.content and text.startswith(demand.content, ask.body)
        if first and ask.addressee and ask.frame in ("will", "for") and PASSIVE.match(demand.content):
            start, end = ask.addressee[0], ask.body + len(demand.content)
            yield replace(demand, content=text[start:end].strip())
        else:
            yield demand


def _parties_of(
    facts: Facts, sentence: SentenceFacts, ask: Ask
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """By whom and of whom it is asked; None where it is no demand that somebody here makes of another."""
    own = own_parties(facts, sentence)
    to = _asked(facts, sentence, ask)
    it_is = ask.frame == "for" and _IT_IS.search(facts.statement.text, sentence.content, ask.start)
    by = own if ask.frame == "passive" or it_is else _asking(facts, sentence, ask.asked_at) or own
    by = own if set(to) & set(by) else by
    if (
        not to
        or set(to) & set(by)
        or _COURTESY.match(facts.statement.text, ask.body)
        or (by == own and _is_told_by_a_text(facts, sentence, ask))
    ):
        return None
    if ask.weak and (
        not set(own) & set(by)
        or set(to) & {*own, *_NOBODY}
        or (is_pronoun(facts, ask.addressee) and (correspondent(facts),) != to)
    ):
        return None
    return by, to


def _is_told_by_a_text(facts: Facts, sentence: SentenceFacts, ask: Ask) -> bool:
    """Whether a resolution, a court or the like asks it, for which nobody here speaks."""
    phrase = subject_phrase(facts, sentence, ask.start) if ask.frame != "passive" else None
    return phrase is not None and _TEXT.search(facts.statement.text, *phrase) is not None


def _asked(facts: Facts, sentence: SentenceFacts, ask: Ask) -> tuple[str, ...]:
    """The parties of whom it is asked; OTHER for somebody who is not named."""
    if ask.frame == "passive":
        return subject_parties(facts, sentence, ask.start)
    if ask.addressee is None:
        facing = facts.statement.document.kind in ("readout", "letter") and ask.rule in _FACING
        own, asking = own_party(facts, sentence), _asking(facts, sentence, ask.asked_at)
        is_asked = bool(asking) and own not in asking and is_state(own)
        other = (own if is_asked else opposite(facts, own)) if facing else ""
        fighting = _CEASEFIRE.search(facts.statement.text, ask.body, ask.limit) is not None
        between = conflict_at_hand(facts, sentence) if fighting else ()
        return (
            _agents(facts, sentence, ask)
            or answerable(facts, sentence, ask.body, ask.limit)
            or between
            or (_needed_of(facts, sentence, ask) if ask.rule in _NEEDED else ())
            or ((other,) if other else () if fighting else one_other(facts, sentence, (ask.body, ask.limit)))
            or (("OTHER",) if ask.rule != "demand.request-of" else ())
        )
    to = phrase_parties(facts, sentence, *ask.addressee)
    if _IT_LEADS.match(facts.statement.text, ask.addressee[0]):
        return ()
    if _BOTH_OF_THEM.match(facts.statement.text, *ask.addressee):
        to = others_at_hand(facts, sentence) or to
    if set(to) & set(own_parties(facts, sentence)) and _OF_OTHERS.match(facts.statement.text, *ask.addressee):
        return others_at_hand(facts, sentence) or (
            ("OTHER",) if ask.frame == "to" and not ask.weak and ask.rule != "demand.require" else to
        )
    unnamed = (
        not ask.weak
        and (ask.rule not in _NAMED_ONLY or _RIGHTED.match(facts.statement.text, ask.body))
        and _SOMEBODY.match(facts.statement.text, ask.addressee[0])
    )
    if to or not unnamed:
        return to
    return (
        PASSIVE.match(facts.statement.text, ask.body)
        and one_other(facts, sentence, (ask.addressee[0], ask.limit))
    ) or ("OTHER",)


def _needed_of(facts: Facts, sentence: SentenceFacts, ask: Ask) -> tuple[str, ...]:
    """Of whom it is that a speaker needs something: a body that is to be otherwise; in a speech all who hear it."""
    own = own_parties(facts, sentence)
    bodies = head_parties(facts, sentence, ask.body, ask.limit)
    return tuple(code for code in bodies if code not in own) or (
        ("INTL",) if facts.statement.document.kind == "speech" else ()
    )


def _agents(facts: Facts, sentence: SentenceFacts, ask: Ask) -> tuple[str, ...]:
    """Those by whom the thing asked for is to be done ("the release of X by Ruritania")."""
    by = _BY_WHOM.search(facts.statement.text, ask.body, ask.limit)
    found = phrase_parties(facts, sentence, by.end(), ask.limit) if by else ()
    if forces := _OF_FORCES.search(facts.statement.text, ask.body, ask.limit):
        found = found or phrase_parties(facts, sentence, forces.end(), ask.limit)
    owner = next((m for m in sentence.parties if m.form == "possessive" and m.end > ask.body), None)
    if owner and owner.start <= ask.body + len("the "):
        found = owner.parties
    return tuple(code for code in found if code not in (*own_parties(facts, sentence), *_NOBODY))


def _asking(facts: Facts, sentence: SentenceFacts, position: int) -> tuple[str, ...]:
    """The parties of the subject of the verb at ``position``, unless that is a pronoun for the speaker."""
    text = facts.statement.text
    if _OWN_CALL.search(text, sentence.content, position) or text.endswith(
        " to ", sentence.content, position
    ):
        return ()
    phrase = subject_phrase(facts, sentence, position)
    if phrase is not None and _THEY.match(facts.statement.text, *phrase):
        return _they(facts, sentence)
    if phrase is None or is_pronoun(facts, phrase):
        return ()
    return tuple(code for code in head_parties(facts, sentence, *phrase) if code not in _NOBODY)


def _they(facts: Facts, sentence: SentenceFacts) -> tuple[str, ...]:
    """Both sides of a readout, where "they" follows on "the ministers"; else nobody but the speaker."""
    if facts.statement.document.kind != "readout" or not is_state(facts.statement.document.issuer):
        return ()
    before = facts.sentences[max(0, sentence.index - 1)]
    if before.paragraph == sentence.paragraph and stands_for_pair(facts, before, before.start, before.end):
        return pair_at_hand(facts, sentence, sentence.start)
    return ()


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
    asked = _records(facts, duty.rule, place, duty.against, by, duty.to)
    if duty.rule != "demand.ends":
        return list(asked)
    return [replace(demand, content=demand.quote) for demand in asked]  # "this must stop", not "stop"


def _names_act(facts: Facts, ask: Ask) -> bool:
    return verb_phrase(facts.statement.text, ask.body, ask.limit, "ing") is not None


def _things(
    facts: Facts, ask: Ask, start: int, parties: tuple[tuple[str, ...], tuple[str, ...]]
) -> Iterator[Demand]:
    """A record for each thing called for: "an end to X, and for the release of Y"."""
    text = facts.statement.text
    end = verb_phrase_end(text, ask.body, ask.limit)
    breaks: list[re.Match[str]] = []
    for found in _NEXT_THING.finditer(text, ask.body, end):
        if _ACT.search(text, breaks[-1].end() if breaks else ask.body, found.start()) or _FOR.search(
            found[0]
        ):
            breaks.append(found)
    begins = [ask.body, *(found.end() for found in breaks)]
    ends = [*(found.start() for found in breaks), end]
    for first, limit in zip(begins, ends, strict=True):
        last = trimmed(text, first, limit)
        begin = first if len(begins) > 1 else start
        if last > first:
            against = ask.against or _NO_MORE.match(text, first) is not None
            yield _demand(facts, ask.rule, (begin, first, last), against, *parties)


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
        yield _demand(facts, rule, (begin, item.start, item.end), refrain, by, to)


def _demand(
    facts: Facts,
    rule: str,
    place: tuple[int, int, int],
    against: bool,
    by: tuple[str, ...],
    to: tuple[str, ...],
) -> Demand:
    """The record of which the whole begins and what is asked begins and ends at ``place``."""
    text, (begin, start, end) = facts.statement.text, place
    return Demand(
        start=begin,
        end=end,
        quote=text[begin:end],
        evidence=Evidence(rule),
        by=by,
        to=to,
        content=text[start:end],
        polarity="refrain" if against else "do",
    )
