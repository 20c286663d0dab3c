"""Who acts: the parties that the subject of a clause, or another noun phrase, stands for."""

from __future__ import annotations

import re

from verbale.language.mentions import PartyMention
from verbale.language.subject_spans import subject_span
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.joint import own_parties
from verbale.reading.record_parties import OWN_BODY, is_state
from verbale.reading.stand_ins import (
    correspondent,
    is_general,
    other_before,
    pair_at_hand,
    stands_for_pair,
    unnamed_parties,
)

__all__ = ["head_parties", "phrase_parties", "subject_parties", "subject_phrase"]

_OWN = re.compile(r"\b(?:[Ww]e|I|[Uu]s|me)\b(?![.’']s?\w)")
_OUR = re.compile(r"\b(?:[Oo]ur|[Mm]y)\s")
_THIRD = re.compile(r"(?:[Ii]t|[Tt]hey|[Tt]hem|[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Tt]he\slatter|[Yy]ou)\b")
_YOU = re.compile(r"[Yy]ou")
_THEIR = re.compile(r"(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Yy]our)\s")
_ACTORS = (
    r"(?i:side|sides|governments?|leaders?|leadership|authorit(?:y|ies)|officials?|administration|military|forces|troops|ministers?|"
    r"president|teams?|delegations?|negotiators?|companies|enterprises|firms|businesses|business\scommunity|politicians?|"
    r"media|people|citizens|lawmakers?|congress(?:men|man|women|woman)?|senators?|individuals|parliament|army|navy|regime|"
    r"diplomats?|representatives?|envoys?|counterparts?|neighbou?rs?|partners?|colleagues?|friends?|ambassadors?|premier|chancellor|secretar(?:y|ies)|director|secretariat|generals?|police|courts?|occupation|"
    r"agenc(?:y|ies)|personnel|students|scholars|brothers|brethren|sisters|community|supporters|proxies|members)"
)
_OUR_OWN = re.compile(
    r"\s(?:\w+\s){0,2}?(?!(?:partners?|neighbou?rs?|brothers|brethren|sisters|friends?|colleagues?|counterparts?|allies)\b)"
    + _ACTORS
    + r"\b"
)
_ACTOR = re.compile(rf"\s(?:\w+\s){{0,2}}?{_ACTORS}\b")
_OF_ACTORS = re.compile(rf"\b{_ACTORS}\sof\Z")
_MEMBERS = re.compile(
    r"(?:(?:[Tt]he|[Oo]ur|[Aa]ll)\s)?(?:[A-Z][A-Z0-9]+\s)?[Mm]ember\s(?:[Ss]tates|[Cc]ountries)\b"
)
_HOSTS = frozenset({"UN", "UNGA", "UNSC"})
"""Bodies whose member states are all the world's."""
_RULERS = re.compile(
    r"[Tt]he\s(?:(?:new|current|interim|transitional|de\sfacto|ruling|military|present|local)\s)*"
    r"(?:leadership|regime|junta|authorities|rulers)\b(?!\s(?:of|in)\b)"
)
"""Those who rule a state that was named before."""
_HEAD_END = re.compile(
    r"[,\s]\s?(?:of|in|on|to|with|from|between|among|by|for|at|against|over|who|which|that|whose|involved|concerned|across|"
    r"under|sitting|including|having|holding|whether)\b"
)
_JOINED = re.compile(r"(?:,?\s(?:and|or|as\swell\sas|along\swith)\s|,\s)(?:the\s|all\s|other\s)?\Z")
_ACTING_FORMS = ("name", "demonym", "pair")


_LONGEST_CLAUSE = 1000
"""Where a sentence never ends, a subject is sought no further back."""
_GOVERNED = re.compile(r"\b(?:in|on|to|with|from|of|like|for|by|against)\s(?:the\s)?\Z")
_AFTER_NAME = re.compile(
    r"(?:now|itself|alone|today|immediately|instead|and|or|as|in|to|of|who|which|that|including|along|both|also|\w+ly)\b"
)


def subject_parties(facts: Facts, sentence: SentenceFacts, position: int) -> tuple[str, ...]:
    """The parties that the subject of the verb at ``position`` stands for; () where that is not known."""
    phrase = subject_phrase(facts, sentence, position)
    return head_parties(facts, sentence, *phrase) if phrase else ()


def subject_phrase(facts: Facts, sentence: SentenceFacts, position: int) -> tuple[int, int] | None:
    """The span of the subject of the verb at ``position`` within the words of the innermost voice, or None."""
    floor = max(sentence.content, position - _LONGEST_CLAUSE)
    return subject_span(facts.statement.text, floor, position)


def head_parties(facts: Facts, sentence: SentenceFacts, start: int, end: int) -> tuple[str, ...]:
    """The parties that the noun phrase itself stands for: "the Ruritanian side", not "talks with Ruritania"."""
    text = facts.statement.text
    if stands_for_pair(facts, sentence, start, end):
        return phrase_parties(facts, sentence, start, end)
    found = next((f for f in _HEAD_END.finditer(text, start, end) if not _within_name(sentence, f)), None)
    head_end = found.start() if found else end
    parties = phrase_parties(facts, sentence, start, head_end)
    if parties or not found or not _OF_ACTORS.search(text, start, found.end()):
        return parties
    return phrase_parties(facts, sentence, found.end(), end)


def _within_name(sentence: SentenceFacts, found: re.Match[str]) -> bool:
    """Whether the preposition belongs to a name ("the Republic of Ruritania")."""
    names = [(m.start, m.end) for m in sentence.parties] + [(p.start, p.end) for p in sentence.people]
    return any(start < found.start() < end for start, end in names)


def phrase_parties(facts: Facts, sentence: SentenceFacts, start: int, end: int) -> tuple[str, ...]:
    """The parties that the noun phrase ``[start, end)`` names or stands for, in text order."""
    text = facts.statement.text
    while start < end and text[start].isspace():
        start += 1
    general = is_general(text, start, end)
    named = () if general else _acting_in(facts, sentence, start, end)
    if stands_for_pair(facts, sentence, start, end):
        return named if len(named) > 1 else pair_at_hand(facts, sentence, start)
    if named:
        return (*_joined_before(facts, sentence, start), *named)
    return _stood_for(facts, sentence, start, end)


def _stood_for(facts: Facts, sentence: SentenceFacts, start: int, end: int) -> tuple[str, ...]:
    """The parties that a phrase without a name stands for: "its leaders", "the Ministry", "the new leadership"."""
    text = facts.statement.text
    their = _THEIR.match(text, start, end)
    if _THIRD.match(text, start, end) or (their and _ACTOR.match(text, their.end() - 1, end)):
        reader = correspondent(facts) if _YOU.match(text, start, end) else ""
        return (reader,) if reader else other_before(facts, sentence, start)
    if OWN_BODY.match(text, start, end):
        return own_parties(facts, sentence)
    issuer = facts.statement.document.issuer
    if _MEMBERS.match(text, start, end) and issuer and not is_state(issuer) and issuer not in _HOSTS:
        return (issuer,)
    if _RULERS.match(text, start, end) and len(rulers := other_before(facts, sentence, start)) == 1:
        return rulers
    return unnamed_parties(facts, sentence, start, end)


def _acting_in(facts: Facts, sentence: SentenceFacts, start: int, end: int) -> tuple[str, ...]:
    """The parties named in the phrase as those who act, "we" among them."""
    text = facts.statement.text
    own = own_parties(facts, sentence)
    found = [
        (m.start, m.parties)
        for m in sentence.parties
        if start <= m.start and m.end <= end and _acts(text, m.form, m.end, end)
    ]
    found += [(p.start, (p.party,)) for p in sentence.people if start <= p.start and p.end <= end]
    found += [(m.start(), own) for m in _OWN.finditer(text, start, end)]
    found += [
        (m.start(), own) for m in _OUR.finditer(text, start, end) if _OUR_OWN.match(text, m.end() - 1, end)
    ]
    codes = (code for _, parties in sorted(found) for code in parties)
    return tuple(dict.fromkeys(code for code in codes if code and code != "PRESS"))


def _acts(text: str, form: str, mention_end: int, end: int) -> bool:
    """Whether the mention is itself the noun, or belongs to a noun that acts ("Ruritania's leaders")."""
    if _ACTOR.match(text, mention_end, end):
        return True
    rest = text[mention_end:end].strip(" ,")
    if form == "adjective" and not rest:
        return True
    if form not in _ACTING_FORMS:
        return False
    return not rest or not rest[0].islower() or _AFTER_NAME.match(rest) is not None


def _joined_before(facts: Facts, sentence: SentenceFacts, start: int) -> tuple[str, ...]:
    """The parties that "and" or a comma joins in front of the phrase ("A, B and C": the phrase is "C")."""
    text = facts.statement.text
    joined: tuple[str, ...] = ()
    while found := _JOINED.search(text, sentence.content, start):
        mention = _acting_name_at(sentence, found.start())
        if mention is None or _GOVERNED.search(text, sentence.start, mention.start):
            break
        joined = (*mention.parties, *joined)
        start = mention.start
    return joined


def _acting_name_at(sentence: SentenceFacts, end: int) -> PartyMention | None:
    return next((m for m in sentence.parties if m.end == end and m.form in _ACTING_FORMS), None)
