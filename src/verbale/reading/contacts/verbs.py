"""Contacts told by a verb: "met with her counterpart in Strelsau", "will visit Ruritania from Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.reading.contacts.bodies import acting_body, meets_as_a_rule, relative_start
from verbale.reading.contacts.extent import trimmed_end
from verbale.reading.contacts.frames import FRAMES, NAME, PHONE, Verb
from verbale.reading.contacts.lexicon import noun_pattern, verb_forms, verb_pattern, word_pattern
from verbale.reading.contacts.mention import Contact
from verbale.reading.contacts.passage import Passage
from verbale.reading.contacts.phrases import noun_phrase
from verbale.reading.contacts.tense import GLAD_TO, status_of_verb
from verbale.reading.contacts.told import is_inverted
from verbale.reading.contacts.when import date_of, place_in
from verbale.reading.contacts.who import Who, is_state, pair_at_hand, who, with_party

__all__ = ["find_verb_contacts"]

_WHILE = re.compile(r"\s(?:while|when|after|before|upon)\s\Z")
_A = re.compile(
    r"\b(?:an?|(?:tele)?phone|video|h[eo]ld(?:s|ing)?|had|having|conduct(?:s|ed|ing)?|joint|round\sof|during|after|before)\s\Z"
)
_PHONE_NOUN = re.compile(
    r"(?:tele)?phone\s(?:contacts?|calls?|conversations?|talks?|discussions?|numbers?|lines?|diplomacy)\b",
    re.IGNORECASE,
)
_SENT = re.compile(r"\b(?:a|our|an)\s(?:[\w-]+\s){0,3}(?:mission|delegation|team|envoy)\b", re.IGNORECASE)
_SELF = re.compile(r"\b(?:I|[Ww]e)\b")
_OWN_HEAD = re.compile(
    r"(?:the|our|my)\s(?:(?:[Vv]ice\s)?[Pp]resident|[Ss]ecretary|[Aa]ttorney\s[Gg]eneral|[Tt]eam|[Bb]oss)\b(?!\s(?:of\b|[A-Z]))"
)
"""Whom an official speaks to within the own house."""
_DATE_LINK = re.compile(r",?\s(?:on|in|from|during|late|earlier)\s(?:the\s)?")
"""What stands between the words about a contact and its date behind them."""
_INVITED_TO = re.compile(r"\binvit(?:e|es|ed|ing)\s(?:(?!to\b)[^\s,;:]+\s){1,6}to\s\Z", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:them|him|her|us|you|each other)\b")
_GUESTS = re.compile(
    r"(?:the|a)\s(?:visiting\s)?(?:[\w-]+\s)?(?:delegation|guests|visitors|senators|lawmakers|mission)\b"
)
_SOMEBODY_ELSE = re.compile(r"\b(?:which|who|some|other|others|it|people|companies)\b", re.IGNORECASE)
_AT_EVENT = re.compile(
    r"\s(?:at|during|on\sthe\s(?:sidelines|margins)\sof)\s(?:the\s)?(?:[A-Z][\w’'-]*\s){1,5}(?:[Ss]ummit|[Mm]eetings?|[Ff]orum|[Cc]onference|[Aa]ssembly)\b"
)
_COUNTERPART = re.compile(r"\bcounterpart\b")
_VAGUE = ("negotiate", "consult", "talk", "confer")
"""Verbs that, without a past tense, stand for talk in general."""
_IN_TURN = re.compile(r"\s(?:again\s)?for\s(?:the|a)\s(?:\w+|\d+\w\w)\stime\b")
"""Which of a row of contacts it is, behind the verb: "for the first time"."""
_BY_PHONE = re.compile(rf"\s{PHONE.pattern}", re.IGNORECASE)


def find_verb_contacts(passage: Passage) -> Iterator[Contact]:
    """The contacts that verbs of the sentence tell of, in text order."""
    for match in verb_pattern().finditer(passage.text, passage.start, passage.end):
        if passage.mention_at(match.start()) is not None or _is_noun(passage, match):
            continue
        if _INVITED_TO.search(passage.text, passage.start, match.start()):
            continue
        for form in verb_forms()[match[0].lower()]:
            if form.frame in FRAMES and (found := _contact(passage, Verb(match.start(), match.end(), form))):
                yield found
                break


def _is_noun(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the word is the noun that it may be too: "a visit", "bilateral talks", "telephone talk"."""
    if _A.search(passage.text, passage.start, match.start()) or _PHONE_NOUN.match(
        passage.text, match.start()
    ):
        return True
    if not noun_pattern().fullmatch(match[0]) or is_inverted(passage, match.start()):
        return False
    phrase = noun_phrase(passage, match.start(), match.end())
    return bool(phrase.determiner or phrase.modifiers)


def _contact(passage: Passage, verb: Verb) -> Contact | None:
    object_start = FRAMES[verb.form.frame](passage, verb)
    if object_start is None:
        return None
    end = _end(passage, verb, object_start)
    body = acting_body(passage, verb.start) if object_start == verb.end else None
    subject = passage.subject_start(_before_while(passage, verb))
    start = (
        verb.start
        if _WHILE.search(passage.text, passage.start, verb.start)
        else passage.quote_start(subject, verb.start)
    )
    acting = passage.antecedent(verb.start) or (subject, passage.subject_end(subject, verb.start))
    people = who(passage, acting, (verb.end, _before_event(passage, verb.end, end)))
    people = _completed(passage, verb, people, object_start, end)
    if body is not None:
        start = relative_start(passage, verb.start, body) or start
        people = with_party(people, *body.parties) if len(people.parties) < 2 else people
    date = date_of(passage, verb.start, end, verb.start)
    status = status_of_verb(passage, verb.start, verb.form, date)
    if status == "held" and _is_invitation(passage, verb, end):
        status = "planned"
    present = verb.form.tense in ("base", "third") and status != "planned"
    if body is not None and meets_as_a_rule(passage, verb.start, present=present, date=date):
        return None
    if not status or not _is_told_of_parties(passage, verb, people, object_start, end):
        return None
    return Contact(
        start=start,
        end=end,
        kind=_kind(passage, verb, people, start, end),
        who=people,
        date=date,
        place=_place(passage, verb, object_start, end),
        status=status,
        rule=f"engagement.verb.{verb.form.base}",
    )


def _before_while(passage: Passage, verb: Verb) -> int:
    """Where the verb stands, or the "while" in front of it: the subject is then that of the main clause."""
    link = _WHILE.search(passage.text, passage.start, verb.start)
    return link.start() if link is not None and verb.form.tense == "ing" else verb.start


def _before_event(passage: Passage, start: int, end: int) -> int:
    """Where an event begins at which people meet ("at the APEC Summit"): whose it is takes no part in the contact."""
    event = _AT_EVENT.search(passage.text, start, end)
    return event.start() if event else end


def _is_invitation(passage: Passage, verb: Verb, end: int) -> bool:
    """ "Invited him to Ruritania", "welcomed her to visit": what they tell of is still to come."""
    to_come = re.search(r"\sto\s(?:visit|pay|come)\b", passage.text[verb.end : min(passage.end, end + 12)])
    return verb.form.frame == "invite" or (verb.form.frame == "host" and to_come is not None)


def _is_told_of_parties(passage: Passage, verb: Verb, people: Who, object_start: int, end: int) -> bool:
    """Whether at least one party and somebody else is told of, and more than that somebody is to be talked to."""
    named = bool(passage.people_in(object_start, end) or passage.dates_in(verb.end, end))
    if verb.form.frame in ("meet", "speak") and not named and _PRONOUN.match(passage.text, object_start):
        return False
    own = passage.sentence.speaker or passage.facts.statement.document.issuer
    if people.parties == (own,) and _OWN_HEAD.match(passage.text, object_start):
        return False
    if verb.form.base in _VAGUE and verb.form.tense in ("base", "third") and not named:
        return False
    if verb.form.frame == "journey":
        region = word_pattern("region").search(passage.text, object_start, end)
        return len(people.parties) > 1 or region is not None
    group = any(not is_state(code) for code in people.parties)
    return len(people.parties) > 1 or (bool(people.parties) and (group or _is_unknown(passage, verb, end)))


def _is_unknown(passage: Passage, verb: Verb, end: int) -> bool:
    """Whether somebody whose party is not known takes part, and nobody known is met."""
    met = passage.people_in(verb.end, end)
    subject = passage.people_in(passage.subject_start(verb.start), verb.start)
    known_met = any(person.party and not person.name[0].islower() for person in met)
    return not known_met and any(not person.party or person.name[0].islower() for person in (*subject, *met))


def _end(passage: Passage, verb: Verb, object_start: int) -> int:
    """The end of the words about the contact: its last participant, place, date or "by phone"."""
    if in_turn := _IN_TURN.match(passage.text, object_start, passage.end):
        object_start = in_turn.end()
    end = trimmed_end(passage, verb.start, passage.object_end(object_start))
    if phone := _BY_PHONE.match(passage.text, end, passage.end):
        return phone.end()
    for date in passage.dates_in(end, passage.end):
        if _DATE_LINK.fullmatch(passage.text, end, date.start):
            return date.end
    return end


def _completed(passage: Passage, verb: Verb, people: Who, object_start: int, end: int) -> Who:
    """``people`` with the state that a journey led to, or with the others of a "we" that met."""
    if verb.form.kind == "visit" and not (
        verb.form.frame == "invite" and _PRONOUN.match(passage.text, object_start)
    ):
        places = passage.parties_in(object_start, end)
        people = with_party(people, *(code for place in places for code in place.parties))
        sent = _SENT.search(passage.text, passage.subject_start(verb.start), verb.start)
        own = passage.sentence.speaker or passage.facts.statement.document.issuer
        return with_party(people, own) if sent and len(people.parties) == 1 else people
    if verb.form.frame in ("summon", "wreath"):
        own = passage.sentence.speaker or passage.facts.statement.document.issuer
        there = [code for party in passage.parties_in(verb.end, passage.end) for code in party.parties]
        others = pair_at_hand(passage) if verb.form.frame == "wreath" else ()
        return with_party(people, own, *(there[:1] or others))
    if GLAD_TO.search(passage.text, passage.start, verb.start):
        return with_party(people, passage.sentence.speaker or passage.facts.statement.document.issuer)
    alone = verb.form.frame == "meet" and object_start == verb.end
    unknown = verb.form.frame in ("meet", "speak") and _meets_stranger(passage, object_start, end)
    guests = verb.form.frame == "meet" and _GUESTS.match(passage.text, object_start)
    if verb.form.frame in ("meet", "speak") and not alone and _lacks_own_side(passage, verb, people):
        return with_party(people, passage.sentence.speaker or passage.facts.statement.document.issuer)
    invited = verb.form.frame == "invite" and _PRONOUN.match(passage.text, object_start)
    if (alone or unknown or invited or guests) and len(people.parties) == 1 and is_state(people.parties[0]):
        return with_party(people, *pair_at_hand(passage))
    return people


def _lacks_own_side(passage: Passage, verb: Verb, people: Who) -> bool:
    """Whether the subject is somebody of whom no party is known ("the delegation") and those met are another's."""
    start = passage.subject_start(verb.start)
    subject = start, passage.subject_end(start, verb.start)
    own = passage.sentence.speaker or passage.facts.statement.document.issuer
    known = who(passage, subject).parties or _SOMEBODY_ELSE.search(passage.text, *subject)
    return len(people.parties) == 1 and own not in people.parties and not known


def _meets_stranger(passage: Passage, start: int, end: int) -> bool:
    """Whether those met are named, and no party of theirs is ("CEO of Elphberg Ltd.")."""
    known = any(person.party for person in passage.people_in(start, end)) or passage.parties_in(start, end)
    return not known and NAME.match(passage.text, start) is not None


def _kind(passage: Passage, verb: Verb, people: Who, start: int, end: int) -> str:
    """The verb's kind; a meeting of leaders is a summit, and speaking by phone, or of others, a call."""
    if verb.form.kind == "meeting" and people.leaders:
        return "summit"
    if verb.form.frame != "speak" or verb.form.kind == "letter":
        return verb.form.kind
    if PHONE.search(passage.text, start, min(passage.end, end + 40)):
        return "call"
    of_others = not _SELF.search(passage.text, passage.subject_start(verb.start), verb.start)
    return "call" if verb.form.kind == "call" and (of_others or _to_one(passage, verb, end)) else "talks"


def _to_one(passage: Passage, verb: Verb, end: int) -> bool:
    """Whether one person is spoken to, and no place says that it was face to face."""
    people = passage.people_in(verb.end, end)
    counterpart = len(people) == 1 or _COUNTERPART.search(passage.text, verb.end, end)
    return bool(counterpart) and not (
        place_in(passage, verb.end, end) or "in person" in passage.text[verb.end : end]
    )


def _place(passage: Passage, verb: Verb, object_start: int, end: int) -> str:
    """Where the journey leads, else the place named with "in" or "at"."""
    if verb.form.frame == "journey":
        name = re.match(
            r"(?:[A-Z][\w.’'-]*)(?:\s(?:of\s(?:the\s)?)?[A-Z][\w.’'-]*)*", passage.text[object_start:end]
        )
        return name[0] if name else ""
    return place_in(passage, verb.end, end)
