"""Engagements: contact between parties, past or planned, as a statement mentions it."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.reading.contacts.mention import Contact
from verbale.reading.contacts.merging import merged
from verbale.reading.contacts.nouns import find_noun_contacts
from verbale.reading.contacts.passage import Passage
from verbale.reading.contacts.verbs import find_verb_contacts
from verbale.reading.facts import Facts
from verbale.reading.model import Engagement, Evidence
from verbale.statement import Span

__all__ = ["find_engagements"]


def find_engagements(facts: Facts) -> tuple[Engagement, ...]:
    """The engagements that the statement mentions, one each, at its fullest mention.

    Nothing is taken from what journalists say, nor from general talk ("dialogue is important").
    """
    return tuple(_engagement(facts, contact, others) for contact, others in merged(_contacts(facts)))


def _contacts(facts: Facts) -> Iterator[Contact]:
    for sentence in facts.sentences:
        if not sentence.is_question:
            passage = Passage(facts, sentence)
            yield from _without_doubles([*find_verb_contacts(passage), *find_noun_contacts(passage)])


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
