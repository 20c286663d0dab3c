"""Measures told by a verb: "Graustark sanctioned two shipyards", "a frigate entered our territorial waters"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from verbale.language.mentions import PartyMention
from verbale.language.verbs import verb_form
from verbale.reading.facts import Facts, SentenceFacts, once_per_statement
from verbale.reading.measure_actors import decision_of
from verbale.reading.measure_mentions import (
    Mention,
    clause_start,
    hit_by_default,
    is_against_unnamed,
    is_complaint,
    parties_hit,
)
from verbale.reading.measure_signs import mention_signs
from verbale.reading.measure_status import is_wished, status_of
from verbale.reading.measure_words import passive_patterns, verb_phrases
from verbale.reading.noun_phrases import LIST_AHEAD, phrase_start
from verbale.reading.record_parties import is_state, named, nearest_actor, opposite, own_party
from verbale.reading.subjects import subject_parties

__all__ = ["measures_by_verb"]

_PASSIVE = re.compile(
    r"(?P<what>[A-Z][^,;:]{2,90}?(?:,\s[^;:]{2,60}?)?)\s(?:is|are|was|were|has\sbeen|have\sbeen)\s"
    r"(?:(?:also|being|previously|today)\s)*\Z"
)
_UNDER_LAW = re.compile(
    r"\s(?:today\s)?(?:(?:pursuant\sto|under)\s(?:[^;,\s]+\s?){1,8}?(?=\sfor\b|[;,]|\.?\Z)|on\s[A-Z]\w+\s\d+(?:,\s\d{4})?)"
)
_LINK = re.compile(r"\b(?:of|for|with|in|on|by|from|and|or|that|which|who|to)\s(?!\w+ly\s\Z|\Z)")
_MAY = re.compile(
    r"\b(?:to|will|would|shall|may|might|could|should|must|not|never|’ll|'ll|and)\s(?:(?:\w+ly|further|also|again|now)\s)?\Z"
)
_DENIED = re.compile(
    r"\b(?:not|never|cannot|n[’']t)\s(?:\w+\s)?\Z|\b(?:[Nn]o\sone|[Nn]obody)(?:[’']s|\s(?:has|have|is|was|will))?\s(?:\w+\s)?\Z|"
    r"\b(?:right|power|authority|ability|entitled|allow(?:s|ed)?|enable[sd]?|permit(?:s|ted)?|empower(?:s|ed)?|authori[sz]e[sd]?)\s"
    r"(?:[\w’'.-]+\s){0,5}?to\s(?:\w+\s)?\Z|\binvite[sd]?\s[^,;]{2,60}?\sto\s[^;]{0,80}\Z"
)
"""What was not done, what somebody may do, or is invited to."""
_ENVOYS = re.compile(
    r"\s(?:an?\s|the\s|its\s|their\s|senior\s|special\s|new\s|high-level\s)*(?:representatives?|envoys?|coordinators?|contact|focal|points?|negotiators?|ambassadors?)\b"
)
_NOT_DONE = re.compile(r"\b(?:not|never|cannot|can|could|may|might|n[’']t)\b")
_ATTRIBUTE = re.compile(
    r"\b(?:a|an|the|these|those|certain|such|other|all|any|some|its|their|following|newly|of|previously)\s\Z"
)
_NONE = re.compile(r"\s(?:no|any)\s")
_END = re.compile(
    r"[,;:](?:\s|\Z)|(?<!\b[A-Z])\.(?:\s|\Z)|\s(?:which|that|in\sorder\sto|to\s[a-z]+|without|who|involved|for\s\w+ing|"
    r"and\s(?:will|has|have|to|strictly|fund|[a-z]+ed\b)|as\swell\sas|while|so)\b"
)
_SELF = re.compile(r"\b(?:[Ww]e|I|[Tt]he [Dd]epartment|[Tt]he [Mm]inistry)\b(?: of [A-Z]\w+)?")
_BASED_BEFORE = re.compile(
    r"\b(?:based|located|registered|incorporated|headquartered|operating)\s(?:in|out\sof)\s(?:\w+,\s)?(?:the\s)?\Z"
)
_BASED_AFTER = re.compile(r"-based\b|\s(?:national|citizen|company|firm)\b")
_LEAVES = re.compile(r"(?:withdr|pull)", re.IGNORECASE)
"""Who leaves a body hits nobody but the states that are named."""
_AGAINST = re.compile(r"\bagainst\b")
_NEAR = 60
_BY = re.compile(r"\bby\s(?:the\s)?(?=[A-Z])")
_TO_COME = re.compile(r"\b(?:will|shall|would|is to be|are to be|being|from \d)\b")


def measures_by_verb(facts: Facts, sentence: SentenceFacts) -> Iterator[Mention]:
    """The mentions of measures that a verb phrase of the sentence tells of."""
    text = facts.statement.text
    for found, kind in verb_phrases(text, sentence.content, sentence.end):
        before = text[clause_start(text, sentence.content, found.start()) : found.start()]
        named_for = kind == "sanction" and _ENVOYS.match(text, found.end())
        if named_for or _DENIED.search(before) or is_wished(before) or _NONE.search(found[0]):
            continue
        mention = _passive(facts, sentence, found, kind, before) or _active(
            facts, sentence, found, kind, before
        )
        if mention:
            yield _with_signs(facts, sentence, mention, found["verb"])
    for found, kind in passive_patterns().finditer(text, sentence.content, sentence.end):
        if mention := _hit(facts, sentence, found, kind):
            yield _with_signs(facts, sentence, mention, "passive")


def _with_signs(facts: Facts, sentence: SentenceFacts, mention: Mention, verb: str) -> Mention:
    form = verb_form(verb)[1] if verb != "passive" else "passive"
    signs = mention_signs(facts, sentence, mention)
    return replace(mention, signs=("clause", f"clause {form}", f"clause {mention.kind}", *signs))


def _hit(facts: Facts, sentence: SentenceFacts, found: re.Match[str], kind: str) -> Mention | None:
    """A clause in the passive ("all crossings have been closed"), by whom it names, or who is most likely."""
    text, own = facts.statement.text, own_party(facts, sentence)
    start, end = phrase_start(text, found.start(), sentence.content), _end(text, found.end(), sentence.end)
    before = text[clause_start(text, sentence.content, found.start()) : found.end()]
    if is_wished(before[: found.start() - found.end()]) or _NOT_DONE.search(found[0]):
        return None
    agent = _BY.search(text, found.end(), end)
    by = named(facts, sentence, agent.end(), end) if agent else ()
    hit = parties_hit(facts, sentence, start, agent.start() if agent else end, by)
    others = tuple(code for code in hit if code != own)
    if not by:
        by = (own,) if own and (others or not is_complaint(sentence.text)) else ()
    if not by:
        other = opposite(facts, own)
        by = (other,) if other else ()
    on = tuple(code for code in hit if code not in by)
    told = bool(on)
    on = on or hit_by_default(facts, sentence, kind, by, text[start:end])
    status = "announced" if _TO_COME.search(before) else "in_force"
    if not by:
        return None
    return Mention(
        start, end, kind, by, on, status, found[0].lower(), sentence.index, f"measure.{kind}.hit", told
    )


def _active(
    facts: Facts, sentence: SentenceFacts, found: re.Match[str], kind: str, before: str
) -> Mention | None:
    text, start = facts.statement.text, found.start()
    if not _is_predicate(found["verb"], before):
        return None
    by = decision_of(facts, sentence, start)
    if not by:
        by = nearest_actor(facts, sentence, start, adjectives=kind == "military_activity")
        if not by or not _follows_subject(facts, sentence, start, by):
            by = subject_parties(facts, sentence, start)
    if not by:
        return None
    end = _end(text, found.end(), sentence.end)
    if more := LIST_AHEAD.match(text, end, sentence.end):
        end = more.end()
    on = parties_hit(facts, sentence, start, end, by, places=kind in ("military_activity", "other"))
    if kind == "arms_transfer" and not _AGAINST.search(text, start, end):
        on = ()
    leaves = _LEAVES.match(found["verb"]) is not None
    if leaves:
        on = tuple(code for code in on if is_state(code))
    if kind == "sanction" and not on and not is_against_unnamed(text[start:end]):
        on = parties_hit(facts, sentence, end, sentence.end, by)
    told = bool(on)
    on = on or (() if leaves else hit_by_default(facts, sentence, kind, by, text[start:end]))
    status = status_of(before, "impose", answers=False)
    start = _subject_start(facts, sentence, start, by)
    return Mention(
        start, end, kind, by, on, status, found[0].lower(), sentence.index, f"measure.{kind}.clause", told
    )


def _is_predicate(verb: str, before: str) -> bool:
    """Whether the form of the verb can tell of an act: "sanctions" and "purchases" are nouns as a rule."""
    form = verb_form(verb)[1]
    if _ATTRIBUTE.search(before):
        return False
    return form in ("past", "ing") or (form == "base" and bool(_MAY.search(before)))


def _follows_subject(facts: Facts, sentence: SentenceFacts, start: int, by: tuple[str, ...]) -> bool:
    """Whether nothing stands between the party that acts and the verb but what belongs to the verb."""
    between = facts.statement.text[max(_subjects(facts, sentence, start, by))[1] : start]
    return len(between) < _NEAR and not _LINK.search(between)


def _subject_start(facts: Facts, sentence: SentenceFacts, start: int, by: tuple[str, ...]) -> int:
    return max(_subjects(facts, sentence, start, by))[0]


def _subjects(
    facts: Facts, sentence: SentenceFacts, start: int, by: tuple[str, ...]
) -> list[tuple[int, int]]:
    """The spans before ``start`` that name the parties ``by``, and the beginning of the sentence."""
    text = facts.statement.text
    begin = clause_start(text, sentence.content, start)
    spans = [(begin, begin)]
    spans += [
        (m.start, m.end)
        for m in sentence.parties
        if begin <= m.start and m.end <= start and set(m.parties) & set(by)
    ]
    spans += [
        (p.start, p.end) for p in sentence.people if begin <= p.start and p.end <= start and p.party in by
    ]
    spans += [m.span() for m in _SELF.finditer(text, sentence.content, start)]
    return spans


def _end(text: str, at: int, limit: int) -> int:
    found = _END.search(text, at, limit)
    end = found.start() if found else limit
    return end - 1 if text[end - 1] in ".;," else end


def _passive(
    facts: Facts, sentence: SentenceFacts, found: re.Match[str], kind: str, before: str
) -> Mention | None:
    """A designation in the passive, "X is being designated pursuant to …", by the party that tells of it."""
    text, own = facts.statement.text, own_party(facts, sentence)
    hit = _PASSIVE.search(text, sentence.content, found.start())
    law = _UNDER_LAW.match(text, found.end(), sentence.end)
    if kind != "sanction" or not hit or not law or not own or verb_form(found["verb"])[1] != "past":
        return None
    status = "announced" if " being " in before[-12:] else "in_force"
    start, end = hit.start(), law.end()
    on = parties_hit(facts, sentence, start, found.start(), (own,)) or _base_of(facts, hit["what"])
    return Mention(
        start,
        end,
        kind,
        (own,),
        on,
        status,
        hit["what"].lower(),
        sentence.index,
        "measure.sanction.passive",
        True,
    )


def _base_of(facts: Facts, names: str) -> tuple[str, ...]:
    """Where those named are based, by what the statement says of them ("Graustark-based Elphberg Ltd.")."""
    found: list[str] = []
    for name in re.split(r",\s(?:and\s)?|\sand\s", names):
        first = name.split(maxsplit=1)[0] if name.strip() else ""
        if first[:1].isupper() and first not in ("The", "All", "These"):
            called = re.compile(rf"\b{re.escape(first)}\b")
            found += next((codes for told in _bases(facts) if (codes := _base_in(*told, called))), ())
    return tuple(dict.fromkeys(found))


@once_per_statement
def _bases(facts: Facts) -> tuple[tuple[SentenceFacts, tuple[PartyMention, ...]], ...]:
    """The sentences that say where somebody is based, each with the parties there."""
    told = ((sentence, tuple(_places_of_bases(sentence))) for sentence in facts.sentences)
    return tuple((sentence, places) for sentence, places in told if places)


def _places_of_bases(sentence: SentenceFacts) -> Iterator[PartyMention]:
    for mention in sentence.parties:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        before, after = sentence.text[max(0, start - 40) : start], sentence.text[end : end + 20]
        if _BASED_BEFORE.search(before) or _BASED_AFTER.match(after):
            yield mention


def _base_in(
    sentence: SentenceFacts, places: tuple[PartyMention, ...], called: re.Pattern[str]
) -> tuple[str, ...]:
    """The party where a sentence says that the one is based whose name is ``called`` so."""
    if (named_at := called.search(sentence.text)) is None:
        return ()
    distances = ((abs(place.start - sentence.start - named_at.end()), place) for place in places)
    return next((place.parties for distance, place in distances if distance < _NEAR * 2), ())
