"""Cooperation: the areas in which parties work together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from verbale.language.parties import find_parties
from verbale.reading.cooperation_areas import find_areas
from verbale.reading.cooperation_status import cooperation_status
from verbale.reading.cooperation_words import Area
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.model import Cooperation, Evidence
from verbale.reading.record_parties import is_state, listed_together, named, nearest_actor, own_party
from verbale.reading.stand_ins import pair_at_hand
from verbale.statement import Span

__all__ = ["find_cooperation"]

_BETWEEN = re.compile(r"(?:\s\S+){0,3}?\sbetween\s(?P<who>[^,;]{3,80})|\swith\s(?P<partner>[^,;]{3,60})")
_PAIR_WITH = re.compile(
    r"(?:it|us|them|each\sother|one\sanother|(?:the|both)\s(?:two\s|other\s)?(?:sides?|countr(?:y|ies)))\b"
)
_GROUP = re.compile(
    r"\b(?:leaders|[Mm]inisters|[Ss]ecretaries|[Tt]hey|(?:three|four|five|six|seven)\s(?:countries|nations|sides))\b"
)
_WITH_ALL = re.compile(
    r"\b(?:all|other|various|relevant)\s(?:\w+\s)?(?:parties|countries|sides|nations|states)\b"
)
_MET = re.compile(r"\b(?:met|meet|meeting|convened|hosted|gathered|talks|[Mm]inisters|[Ss]ecretaries)\b")
_HEAD = 1500
"""How many characters at the head of a statement may tell who met."""


def find_cooperation(facts: Facts) -> tuple[Cooperation, ...]:
    """One record for each area of joint work, with its other mentions."""
    kept: dict[tuple[str, tuple[str, ...]], Cooperation] = {}
    for sentence in facts.sentences:
        for found in () if sentence.is_question else _in_sentence(facts, sentence):
            known = (found.area.lower(), found.parties)
            if known in kept:
                also = Span(found.start, found.end, found.quote)
                kept[known] = replace(kept[known], also=(*kept[known].also, also))
            else:
                kept[known] = found
    return tuple(kept.values())


def _in_sentence(facts: Facts, sentence: SentenceFacts) -> Iterator[Cooperation]:
    text = facts.statement.text
    for area in find_areas(text, sentence.content, sentence.end):
        parties = _parties(facts, sentence, area)
        if not parties or (len(parties) < 2 and all(is_state(party) for party in parties)):
            continue
        yield Cooperation(
            start=area.quote_start,
            end=area.quote_end,
            quote=text[area.quote_start : area.quote_end],
            evidence=Evidence(area.rule),
            area=text[area.start : area.end],
            parties=parties,
            status=_status(text, sentence, area),
        )


def _status(text: str, sentence: SentenceFacts, area: Area) -> str:
    """How the work stands; where progress in it is told of, that is it, unless what follows says otherwise."""
    told = cooperation_status(text, sentence.content, area.quote_start, area.quote_end, sentence.end)
    if area.rule in ("cooperation.deserves", "cooperation.named"):
        return "proposed"
    reviewed = area.rule == "cooperation.progress" and told not in ("stalled", "ended")
    return "progress" if reviewed else told


def _parties(facts: Facts, sentence: SentenceFacts, area: Area) -> tuple[str, ...]:
    """The parties that work together: those named with the work, those that met, or the pair at hand."""
    text, own = facts.statement.text, own_party(facts, sentence)
    stated = {code for code in named(facts, sentence, area.quote_start, area.start) if code != "OTHER"}
    if stated and own:
        return tuple(sorted(stated if len(stated) > 1 else {*stated, own}))
    found = _BETWEEN.match(text, area.quote_end, sentence.end)
    elsewhere = False
    if found:
        group = "who" if found["who"] else "partner"
        with_it = named(facts, sentence, *found.span(group))
        other = nearest_actor(facts, sentence, area.quote_start) if own in with_it else (own,)
        if len(with_it) > 1 or (with_it and group == "partner" and own):
            return tuple(sorted({*with_it, *(other if group == "partner" else ())}))
        # With a region, a firm or the world: with no party.
        elsewhere = group == "partner" and not _PAIR_WITH.match(found["partner"])
    if _GROUP.search(sentence.text) and (group_met := _who_met(facts)):
        return group_met
    codes = {code for code in named(facts, sentence, sentence.content, sentence.end) if code != "OTHER"}
    if len(codes) == 1 and own:
        codes.add(own)
    if len(codes) < 2 and (elsewhere or _WITH_ALL.search(sentence.text)):
        return ()
    if len(codes) > 1:
        return tuple(sorted(codes))
    pair = pair_at_hand(facts, sentence, area.start)
    # An organisation that a speech is held before is no partner of the state that speaks.
    return tuple(sorted(pair)) if len(pair) < 2 or all(is_state(code) for code in pair) else ()


def _who_met(facts: Facts) -> tuple[str, ...]:
    """The three or more states that a sentence at the head of the statement says have met; () if none does."""
    head = facts.statement.text[:_HEAD]
    sentences = [words for words in re.split(r"\n|(?<=[a-z]{3}\.)\s", head) if _MET.search(words)]
    lists = [listed_together(words, find_parties(words)) for words in sentences]
    longest = max(lists, key=len, default=())
    return tuple(sorted(longest)) if len(longest) > 2 else ()
