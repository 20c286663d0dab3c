"""Measures told by a verb: "Graustark sanctioned two shipyards", "a frigate entered our territorial waters"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.language.verbs import verb_form
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.measure_mentions import Mention, clause_start, hit_by_default, parties_hit
from verbale.reading.measure_status import is_wished, status_of
from verbale.reading.measure_words import verb_phrases
from verbale.reading.noun_phrases import LIST_AHEAD
from verbale.reading.record_parties import nearest_actor, own_party

__all__ = ["measures_by_verb"]

_PASSIVE = re.compile(
    r"(?P<what>[A-Z][^,;:]{2,90}?(?:,\s[^;:]{2,60}?)?)\s(?:is|are|was|were|has\sbeen|have\sbeen)\s"
    r"(?:(?:also|being|previously|today)\s)*\Z"
)
_UNDER_LAW = re.compile(
    r"\s(?:today\s)?(?:(?:pursuant\sto|under)\s(?:[^;,\s]+\s?){1,8}?(?=\sfor\b|[;,]|\.?\Z)|on\s[A-Z]\w+\s\d+(?:,\s\d{4})?)"
)
_LINK = re.compile(r"\b(?:of|for|with|in|on|by|from|and|or|that|which|who|to)\s(?!\w+ly\s\Z|\Z)")
_MAY = re.compile(r"\b(?:to|will|would|shall|may|might|could|should|must|not|never|’ll|'ll)\s(?:\w+ly\s)?\Z")
_DENIED = re.compile(r"\b(?:not|never|n[’']t)\s(?:\w+\s)?\Z")
_END = re.compile(
    r"[,;:](?:\s|\Z)|(?<!\b[A-Z])\.(?:\s|\Z)|\s(?:which|that|in\sorder\sto|to\s[a-z]+|without|who|involved|for\s\w+ing|"
    r"and\s(?:will|has|have|to|strictly|fund)|as\swell\sas|while|so)\b"
)
_SELF = re.compile(r"\b(?:[Ww]e|I|[Tt]he [Dd]epartment|[Tt]he [Mm]inistry)\b(?: of [A-Z]\w+)?")
_NEAR = 60


def measures_by_verb(facts: Facts, sentence: SentenceFacts) -> Iterator[Mention]:
    """The mentions of measures that a verb phrase of the sentence tells of."""
    text = facts.statement.text
    for found, kind in verb_phrases(text, sentence.content, sentence.end):
        before = text[clause_start(text, sentence.content, found.start()) : found.start()]
        if _DENIED.search(before) or is_wished(before):
            continue
        mention = _passive(facts, sentence, found, kind, before) or _active(
            facts, sentence, found, kind, before
        )
        if mention:
            yield mention


def _active(
    facts: Facts, sentence: SentenceFacts, found: re.Match[str], kind: str, before: str
) -> Mention | None:
    text, start = facts.statement.text, found.start()
    if not _is_predicate(found["verb"], before):
        return None
    by = nearest_actor(facts, sentence, start, adjectives=kind == "military_activity")
    if not by or not _follows_subject(facts, sentence, start, by):
        return None
    end = _end(text, found.end(), sentence.end)
    if more := LIST_AHEAD.match(text, end, sentence.end):
        end = more.end()
    on = parties_hit(facts, sentence, start, end, by, places=kind == "military_activity")
    if kind == "sanction" and not on:
        on = parties_hit(facts, sentence, end, sentence.end, by)
    told = bool(on)
    on = on or hit_by_default(facts, sentence, kind, by, text[start:end])
    status = status_of(before, "impose", answers=False)
    start = _subject_start(facts, sentence, start, by)
    return Mention(
        start, end, kind, by, on, status, found[0].lower(), sentence.index, f"measure.{kind}.clause", told
    )


def _is_predicate(verb: str, before: str) -> bool:
    """Whether the form of the verb can tell of an act: "sanctions" and "purchases" are nouns as a rule."""
    form = verb_form(verb)[1]
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
    spans = [(sentence.content, sentence.content)]
    spans += [(m.start, m.end) for m in sentence.parties if m.end <= start and set(m.parties) & set(by)]
    spans += [(p.start, p.end) for p in sentence.people if p.end <= start and p.party in by]
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


def _base_of(facts: Facts, name: str) -> tuple[str, ...]:
    """Where somebody is based, by what the statement says of them elsewhere: "Graustark-based Elphberg Ltd."."""
    text, first = facts.statement.text, name.split(",", maxsplit=1)[0].split(maxsplit=1)[0]
    for sentence in facts.sentences:
        for mention in sentence.parties:
            based = text.startswith("-based", mention.end)
            if based and first in text[mention.end : mention.end + _NEAR].split():
                return mention.parties
    return ()
