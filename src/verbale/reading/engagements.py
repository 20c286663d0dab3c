"""Engagements: contact between parties, past or planned, as a statement mentions it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from verbale.reading.contacts.mention import Contact
from verbale.reading.contacts.merging import merged
from verbale.reading.contacts.nouns import find_noun_contacts
from verbale.reading.contacts.passage import Passage
from verbale.reading.contacts.pointing import news_told, with_question
from verbale.reading.contacts.verbs import find_verb_contacts
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.model import Engagement, Evidence
from verbale.statement import Span

__all__ = ["find_engagements"]

_SAME_DAY = re.compile(
    r"\b(?:(?:the\ssame|that)\s(?:day|morning|afternoon|evening)|(?:on\sthe\soccasion\sof|prior\sto|after|following|before|during|at\sthe\send\sof)\s"
    r"(?:the|their|these)\s(?:talks|meeting|summit|ceremony|consultations))\b",
    re.IGNORECASE,
)
"""How a text says that something took place on the day of what it told before."""
_GATHERED = ("engagement.verb.meet", "engagement.verb.gather", "engagement.verb.convene")
_EVENT = re.compile(r",?\s(?:for|at|during|on\sthe\soccasion\sof|as\spart\sof|within)\s(?:the\s)?")
_DAY = len("2025-06-11")


def find_engagements(facts: Facts) -> tuple[Engagement, ...]:
    """The engagements that the statement mentions, one each, at its fullest mention.

    Nothing is taken from what journalists say, nor from general talk ("dialogue is important").
    """
    return tuple(_engagement(facts, contact, others) for contact, others in merged(_contacts(facts)))


def _contacts(facts: Facts) -> Iterator[Contact]:
    day = ""
    before: list[Contact] = []
    for sentence in facts.sentences:
        if sentence.is_question:
            before = []
            continue
        passage = Passage(facts, sentence)
        told = [*_told_in(passage), *news_told(passage, before, _told_in)]
        before = []
        for contact in told:
            dated = _on_the_same_day(sentence, with_question(passage, contact, _told_in), day)
            day = dated.date if dated.status == "held" and len(dated.date) == _DAY else day
            before.append(dated)
            yield dated


def _told_in(passage: Passage) -> list[Contact]:
    """The contacts that one sentence tells of, in text order."""
    found = _without_doubles([*find_verb_contacts(passage), *find_noun_contacts(passage)])
    return _joined(passage.text, found)


def _on_the_same_day(sentence: SentenceFacts, contact: Contact, day: str) -> Contact:
    """``contact``, dated to ``day``, that of the contact told before, if the sentence says "on the same day"."""
    undated = contact.status == "held" and not (contact.bare or contact.date)
    same = undated and _SAME_DAY.search(sentence.text[: contact.end - sentence.start])
    return replace(contact, date=day) if same else contact


def _without_doubles(contacts: list[Contact]) -> list[Contact]:
    """The contacts in text order; of two of one kind that overlap, the longer."""
    kept: list[Contact] = []
    for contact in sorted(contacts, key=lambda found: found.start - found.end):
        if not any(
            other.kind == contact.kind and other.start < contact.end and contact.start < other.end
            for other in kept
        ):
            kept.append(contact)
    return sorted(kept, key=lambda found: (found.start, found.end))


def _joined(text: str, contacts: list[Contact]) -> list[Contact]:
    """``contacts``, "met in Strelsau" and "for the Nth Summit" behind it made one: the summit, with that date."""
    kept: list[Contact] = []
    for contact in contacts:
        before = kept[-1] if kept else None
        if before and before.rule in _GATHERED and _EVENT.fullmatch(text, before.end, contact.start):
            event = contact.kind in ("summit", "conference", "meeting", "talks") and not contact.bare
            if event and set(contact.who.parties) <= set(before.who.parties):
                kind = before.kind if contact.kind in ("meeting", "talks") else contact.kind
                kept[-1] = replace(before, end=contact.end, kind=kind, date=before.date or contact.date)
                continue
        kept.append(contact)
    return kept


def _engagement(facts: Facts, contact: Contact, others: tuple[Contact, ...]) -> Engagement:
    text = facts.statement.text
    return Engagement(
        start=contact.start,
        end=contact.end,
        quote=text[contact.start : contact.end],
        kind=contact.kind,
        parties=contact.who.parties,
        participants=contact.who.names,
        date=contact.date,
        place=contact.place,
        status=contact.status,
        also=tuple(Span.of(text, other.start, other.end) for other in others),
        evidence=Evidence(contact.rule),
    )
