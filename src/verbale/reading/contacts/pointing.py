"""Which contact news is of: the one that the question asked about, or the one told in the sentence before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from verbale.language.utterances import PRESS
from verbale.reading.contacts.mention import Contact
from verbale.reading.contacts.merging import can_mean
from verbale.reading.contacts.news import news_of_it
from verbale.reading.contacts.passage import Passage
from verbale.reading.facts import Facts, SentenceFacts

__all__ = ["news_told", "with_question"]

Find = Callable[[Passage], list[Contact]]
_SOON = 2
"""How many sentences into an answer "the visit" still means the one that was asked about."""


def with_question(passage: Passage, contact: Contact, find: Find) -> Contact:
    """``contact``, if it is news in an answer, with what the question tells of the only contact it can mean."""
    if not (contact.bare and contact.status):
        return contact
    meant = [asked for asked in _asked(passage, find) if can_mean(contact.kind, asked.kind)]
    return _of(meant[0], contact) if len(meant) == 1 else contact


def _of(meant: Contact, news: Contact) -> Contact:
    return replace(meant, start=news.start, end=news.end, status=news.status, rule=news.rule)


def news_told(passage: Passage, before: Iterable[Contact], find: Find) -> Iterator[Contact]:
    """News of "it": of the only contact told in the sentence before, or of the only one that the question is about."""
    known = [contact for contact in before if not contact.bare and contact.status != "held"]
    if not known and not _question(passage.facts, passage.sentence):
        return
    for news in news_of_it(passage):
        rule = f"engagement.news.{news.status}"
        if len(known) == 1:
            yield replace(known[0], start=news.start, end=news.end, status=news.status, rule=rule, bare=True)
        elif not known and news.status == "cancelled" and len(asked := _asked(passage, find)) == 1:
            yield replace(asked[0], start=news.start, end=news.end, status=news.status, rule=rule)


def _asked(passage: Passage, find: Find) -> list[Contact]:
    """The contacts that the question tells of to which the passage belongs to the answer's beginning."""
    facts = passage.facts
    return [
        _without_press(facts, contact)
        for sentence in _question(facts, passage.sentence)
        for contact in find(Passage(facts, sentence, asked=True))
        if not contact.bare
    ]


def _question(facts: Facts, sentence: SentenceFacts) -> list[SentenceFacts]:
    """The sentences of the question right in front of the first sentences of an answer."""
    at = sentence.index
    while at > max(0, sentence.index - _SOON) and not facts.sentences[at].is_question:
        at -= 1
    question: list[SentenceFacts] = []
    while at >= 0 and facts.sentences[at].is_question:
        question.append(facts.sentences[at])
        at -= 1
    return question


def _without_press(facts: Facts, contact: Contact) -> Contact:
    """``contact`` as the one that answers tells it, not as a journalist's own."""
    issuer = facts.statement.document.issuer
    parties = (issuer if code == PRESS else code for code in contact.who.parties)
    return replace(contact, who=replace(contact.who, parties=tuple(dict.fromkeys(filter(None, parties)))))
