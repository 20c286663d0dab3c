"""A contact made of the noun that tells of it: its kind, its place, and who takes part beside those named."""

from __future__ import annotations

import re

from verbale.reading.contacts.mention import Contact
from verbale.reading.contacts.passage import Passage
from verbale.reading.contacts.told import Told
from verbale.reading.contacts.who import Who, is_state, pair_at_hand, with_party

__all__ = ["BETWEEN_TWO", "host_parties", "made_of"]

_OF_OTHERS = re.compile(
    r"[Mm]inisterial|[Mm]inisters[’']|[Oo]fficials|[Ww]orking[- ][Ll]evel|[Cc]ommission|[Cc]ommittee|[Dd]ialogue"
)
"""A meeting that leaders speak of and that is not theirs."""
_WITH = re.compile(r"\swith\s")
_SEVERAL = 3
_FRESH = ("next", "another")
BETWEEN_TWO = ("meeting", "summit", "talks", "consultation", "call", "letter")
"""Kinds of contact that take two, of which one may go without saying."""


def made_of(
    passage: Passage, told: Told, start: int, date: str, status: str, people: Who, bare: bool = False
) -> Contact:
    """The contact that ``told`` tells of, quoted from ``start``, with the other side where it goes without saying."""
    phrase, noun = told.phrase, told.noun
    kind = _kind(told, people)
    if kind in BETWEEN_TWO and not bare:
        people = _with_other_side(passage, told, people)
    return Contact(
        start=start,
        end=told.extent.end,
        kind=kind,
        who=people,
        date=date,
        place=told.place,
        status=status,
        rule=f"engagement.noun.{noun.kind}" + (f".{told.form.base}" if told.form else ""),
        bare=bare,
        several=told.several,
        fresh=any(word.lower() in _FRESH for word in (*phrase.modifiers, phrase.determiner)),
        name=told.name,
    )


def _kind(told: Told, people: Who) -> str:
    """The noun's kind; a meeting of leaders is a summit, a named meeting of an organisation a conference."""
    if told.noun.kind != "meeting":
        return told.noun.kind
    if people.leaders and not _OF_OTHERS.search(told.passage.text, told.phrase.start, told.phrase.end):
        return "summit"
    codes = [code for mention in told.phrase.mentions for code in getattr(mention, "parties", ())]
    return "conference" if told.phrase.named and any(not is_state(code) for code in codes) else "meeting"


def _with_other_side(passage: Passage, told: Told, people: Who) -> Who:
    """``people`` with the relationship at hand where nobody is named, the speaker where the others are."""
    own = passage.sentence.speaker or passage.facts.statement.document.issuer
    if not people.parties and told.matter:
        return with_party(people, own) if own else people
    if not people.parties:
        pair = pair_at_hand(passage, told.phrase.start)
        # Before a body of many, a summit that is only named is nobody's in particular but the speaker's.
        states = [code for code in pair if is_state(code)]
        return with_party(people, *(states or pair))
    with_others = _WITH.match(passage.text, told.phrase.end) and told.extent.someone
    many = len(people.parties) > _SEVERAL and told.noun.kind != "call"
    if not with_others or own in people.parties or many:
        return people
    return with_party(people, own)


def host_parties(passage: Passage, told: Told) -> tuple[str, ...]:
    """The state where a visit leads or an exercise takes place, and the party that speaks of its own exercise."""
    if told.noun.kind not in ("exercise", "visit"):
        return ()
    host = [
        code
        for party in passage.sentence.parties
        if told.phrase.head <= party.start and party.end <= told.extent.end
        for code in party.parties
    ]
    if told.noun.kind == "visit" or told.by_verb or len(host) > 1:
        return tuple(host)
    return (*host, passage.sentence.speaker or passage.facts.statement.document.issuer)
