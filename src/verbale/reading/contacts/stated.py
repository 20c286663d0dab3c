"""Contacts told by words in front of their noun that do not hold it: "is on a visit", "cancelled his trip"."""

from __future__ import annotations

import re
from dataclasses import replace

from verbale.reading.contacts.making import host_parties, made_of
from verbale.reading.contacts.mention import Contact
from verbale.reading.contacts.news import called_off_by, news_of_noun
from verbale.reading.contacts.passage import Passage
from verbale.reading.contacts.told import Told
from verbale.reading.contacts.when import date_of, is_ahead
from verbale.reading.contacts.who import Who, who, with_party

__all__ = ["find_news", "find_stated"]

_ON = re.compile(
    r"\b(?:(?P<was>was|were)|is|are|be|been|being|currently)\s(?:\w+ly\s)?"
    r"(?:(?:leading|heading)\s[^,;]{3,80}?\s)?on\s\Z"
)
_IN = re.compile(
    r"(?:\b(?P<was>was|were|been)|\b(?:is|are|am)|(?<=\w)['’](?:s|re|m))\s(?:(?:\w+ly|also|still|now)\s)?(?:engaged\s)?in\s\Z",
    re.IGNORECASE,
)
_SET = ("meeting", "summit", "visit", "call", "conference", "ceremony", "exercise", "signing")
"""Kinds that a day is set for: talks may be "on track" while they go on."""


def find_stated(passage: Passage, told: Told) -> Contact | None:
    """The contact that somebody is on or in; None where the words tell nothing of the kind."""
    return _ongoing_visit(passage, told) or _in_talks(passage, told)


def find_news(passage: Passage, told: Told) -> Contact | None:
    """News of a contact: that somebody called it off, or how one stands that is only pointed back to."""
    if not told.points_back:
        return _called_off(passage, told)
    news = news_of_noun(passage, told.phrase.start, told.extent.end)
    if news is None or (news.status == "planned" and told.noun.kind not in _SET):
        return None
    contact = made_of(passage, told, news.start, "", news.status, Who(), bare=True)
    return replace(contact, end=news.end)


def _ongoing_visit(passage: Passage, told: Told) -> Contact | None:
    """A visit that somebody "is on", or was, in a main or a relative clause."""
    link = _ON.search(passage.text, passage.start, told.phrase.start)
    if told.noun.kind != "visit" or link is None:
        return None
    subject = passage.subject_start(link.start())
    acting = passage.antecedent(told.phrase.start) or (subject, link.start())
    people = with_party(
        who(passage, acting, (told.phrase.start, told.extent.end)), *host_parties(passage, told)
    )
    if len(people.parties) < 2:
        return None
    related = passage.antecedent(told.phrase.start) is not None
    comma = passage.text.find(",", told.phrase.end, told.extent.end) if related else -1
    if comma > 0:
        told = replace(told, extent=replace(told.extent, end=comma))
    dated = told.dated or not related
    date = date_of(passage, link.start(), told.extent.end, told.phrase.head) if dated else ""
    status = "planned" if is_ahead(passage, date) else "held" if link["was"] else "ongoing"
    start = link.start() - len("who ") if related else passage.quote_start(subject, link.start())
    return made_of(passage, told, start, date, status, people)


def _in_talks(passage: Passage, told: Told) -> Contact | None:
    """Talks that somebody "is in", or was, with others who are named or stood for."""
    link = _IN.search(passage.text, passage.start, told.phrase.start)
    if told.noun.kind not in ("talks", "consultation") or link is None or not told.extent.someone:
        return None
    subject = passage.subject_start(link.start())
    people = who(passage, (subject, link.start()), (told.phrase.start, told.extent.end))
    if not people.parties or told.phrase.determiner:
        return None
    date = date_of(passage, told.phrase.start, told.extent.end, told.phrase.head) if told.dated else ""
    status = "held" if link["was"] else "ongoing"
    return made_of(passage, told, passage.quote_start(subject, link.start()), date, status, people)


def _called_off(passage: Passage, told: Told) -> Contact | None:
    """A contact that somebody called off who was to take part: "the minister cancelled a visit to Strelsau"."""
    phrase, extent = told.phrase, told.extent
    verb = called_off_by(passage, phrase.start, extent.end)
    if verb is None or passage.text.startswith((" of ", " by "), phrase.end) or phrase.determiner == "'s":
        return None
    subject = passage.subject_start(verb)
    people = who(passage, (subject, verb), (phrase.start, extent.end))
    people = with_party(people, *host_parties(passage, told))
    if len(people.parties) < 2:
        return None
    date = date_of(passage, phrase.start, extent.end, phrase.head) if told.dated else ""
    return made_of(passage, told, passage.quote_start(subject, verb), date, "cancelled", people)
