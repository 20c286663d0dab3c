"""Contacts told by a noun: "their meeting in Strelsau", "held talks with his counterpart on Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from verbale.reading.contacts.bodies import acting_body, body_in, relative_start
from verbale.reading.contacts.leaders import are_leaders
from verbale.reading.contacts.lexicon import noun_pattern, word_pattern
from verbale.reading.contacts.making import BETWEEN_TWO, host_parties, made_of
from verbale.reading.contacts.mention import Contact
from verbale.reading.contacts.passage import Passage
from verbale.reading.contacts.specificity import is_specific, is_told_of_parties, points_back
from verbale.reading.contacts.stated import find_news, find_stated
from verbale.reading.contacts.tense import status_of_noun, status_of_verb
from verbale.reading.contacts.told import Told, is_contact, tell
from verbale.reading.contacts.when import date_of
from verbale.reading.contacts.who import Who, pair_at_hand, who, with_party

__all__ = ["find_noun_contacts"]

_IN_WHICH = re.compile(r"\b(?:in|at|during|from|since|through|following|after)\s\Z", re.IGNORECASE)
_ATTENDED_BY = re.compile(r"\b(?:\w+['’]s|his|her|their|our)\s(?:attendance at|participation in)\s\Z")
_WE = re.compile(r"\bwe\b", re.IGNORECASE)
_TO = re.compile(r"\bto\s\Z")
_NEAR = re.compile(r"\s(?:(?:have\s|had\s)?\w+\s){0,2}")
"""What may stand between leaders and the "during" of their contact: "reached", "have agreed"."""
_ARTICLE = re.compile(r"\b(?:the|both|our|two|the two|our two)\s\Z")


def find_noun_contacts(passage: Passage) -> Iterator[Contact]:
    """The contacts that nouns of the sentence tell of, in text order."""
    told, end = None, passage.start
    for match in noun_pattern().finditer(passage.text, passage.start, passage.end):
        if match.start() < end or not is_contact(passage, match):
            continue
        told = tell(passage, match, told)
        contact = find_news(passage, told)
        if contact is None:
            contact = _by_verb(passage, told) if told.by_verb else _by_name(passage, told)
        if contact is None and told.form is not None and told.form.tense == "ing":
            contact = _by_name(passage, replace(told, verb=None, form=None))
        if contact is not None:
            end = contact.end
            yield contact


def _by_verb(passage: Passage, told: Told) -> Contact | None:
    """A contact that is said to take place, if the sentence says it as a fact and of whom."""
    phrase, extent = told.phrase, told.extent
    trigger = phrase.start if told.verb is None else told.verb
    subject = phrase.start if told.verb is None else passage.subject_start(trigger)
    if points_back(told, passage.text[subject:trigger]):
        return made_of(passage, told, phrase.start, "", "", Who(), bare=True)
    date = date_of(passage, trigger, extent.end, phrase.head)
    if told.verb is None or told.form is None:
        status = status_of_noun(passage, phrase.start, extent.end, date, extent.tense)
    else:
        status = status_of_verb(passage, told.verb, told.form, date)
    people = with_party(_who_by_verb(passage, told, subject, trigger), *host_parties(passage, told))
    if _is_habit(told, people):
        return None
    if not status or not is_told_of_parties(told, people):
        return None
    purpose = told.attended and _TO.search(passage.text, subject, trigger)
    start = phrase.start if told.shared or purpose else passage.quote_start(subject, trigger)
    if start == subject and (body := acting_body(passage, trigger)):
        start = relative_start(passage, trigger, body) or start
    return made_of(passage, told, start, date, status, people)


def _is_habit(told: Told, people: Who) -> bool:
    """Whether the present tense tells of what is done as a rule ("engages in dialogue with its neighbours")."""
    present = told.form is not None and told.form.tense in ("base", "third")
    talk = told.noun.kind in ("talks", "consultation", "exercise")
    before = told.passage.text[max(told.passage.start, (told.verb or 0) - 20) : told.verb or 0]
    led_up_to = re.search(r"\b(?:to|will|would|shall|did)\s(?:\w+ly\s)?\Z|[’']ll\s\Z", before)
    return present and talk and not (told.dated or people.names or led_up_to)


def _who_by_verb(passage: Passage, told: Told, subject: int, trigger: int) -> Who:
    """Those named in front of the verb and behind the noun; the speaking party where none is in front."""
    visitor = (trigger, told.phrase.start) if told.form is not None else (trigger, trigger)
    those = (subject, passage.subject_end(subject, trigger))
    people = who(passage, those, visitor, (told.phrase.start, told.extent.end))
    if told.form is None:
        alone = told.extent.happened and not people.parties and told.noun.kind in BETWEEN_TWO
        return with_party(people, *pair_at_hand(passage, told.phrase.start)) if alone else people
    ours = _WE.search(passage.text, subject, trigger) is not None and not told.extent.someone
    if ours and told.noun.kind in BETWEEN_TWO and len(people.parties) == 1:
        return with_party(people, *pair_at_hand(passage))
    if who(passage, those).parties:
        return people
    if body := acting_body(passage, trigger):
        return with_party(people, *body.parties)
    return with_party(people, passage.sentence.speaker or passage.facts.statement.document.issuer)


def _by_name(passage: Passage, told: Told) -> Contact | None:
    """A contact that is only named, if the words say which one; or a mention that points back to one."""
    phrase, extent = told.phrase, told.extent
    if stated := find_stated(passage, told):
        return stated
    start = _attendant_start(passage, phrase.start) or _leaders_start(passage, told)
    date = date_of(passage, phrase.start, extent.end, phrase.head) if told.dated else ""
    people = who(passage, (start, phrase.start), (phrase.start, extent.end))
    people = with_party(people, *host_parties(passage, told))
    if phrase.determiner == "our":
        people = with_party(people, *pair_at_hand(passage))
    if len(people.parties) < 2 and (body := body_in(passage, phrase.head, extent.end)):
        people = with_party(people, *body.parties)
    if told.is_bare and start == phrase.start:
        return made_of(passage, told, start, date, "", people, bare=True) if phrase.anaphoric else None
    if start == phrase.start and not is_specific(told, people, date):
        return None
    words = next((use for use in ("future", "past") if phrase.has(use)), "")
    status = status_of_noun(passage, phrase.start, extent.end, date, words)
    return made_of(passage, told, start, date, status, people)


def _attendant_start(passage: Passage, position: int) -> int | None:
    """Where those are named who attend, in "the minister's attendance at the forum"."""
    link = _ATTENDED_BY.search(passage.text, passage.start, position)
    if link is None:
        return None
    mention = passage.mention_at(link.start())
    return mention.start if mention is not None else link.start()


def _leaders_start(passage: Passage, told: Told) -> int:
    """Where those are named whose contact it is, in "the two presidents during their call"; else the phrase."""
    phrase = told.phrase
    link = _IN_WHICH.search(passage.text, passage.start, phrase.start)
    if link is None or told.noun.kind not in BETWEEN_TWO or told.extent.someone:
        return phrase.start
    clause = passage.clause_start(phrase.start)
    people = passage.people_in(clause, link.start())
    found = [
        (match.start(), match.end())
        for match in word_pattern("leaders").finditer(passage.text, clause, link.start())
    ]
    if len(people) > 1 and are_leaders(passage, people[-2:], []):
        found.append((people[-2].start, people[-1].end))
    near = [start for start, end in found if _NEAR.fullmatch(passage.text, end, link.start())]
    return _with_article(passage, max(near)) if near else phrase.start


def _with_article(passage: Passage, start: int) -> int:
    article = _ARTICLE.search(passage.text, max(passage.start, start - 8), start)
    return article.start() if article else start
