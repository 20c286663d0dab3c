"""Engagements of many statements that are one: by date, place, people, kind and the statement's own date.

A mention with a date is placed first; one without ("the summit in San Francisco") then joins the latest
engagement that it fits, at or before its statement's date if it is told as past, after it if as planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.parties import find_parties
from verbale.ledger.edtf import Days, days_of
from verbale.ledger.grouping import Group, Reason
from verbale.ledger.mention import Mention
from verbale.ledger.wording import PACKAGE, WORD, Wording, share_of, term_of, total_weight, wording_of
from verbale.reading.model import Engagement

__all__ = ["group_contacts"]

IN_PERSON = frozenset({"summit", "meeting", "talks", "consultation"})
"""Kinds that one side's word and the other's exchange freely; any other kind is only like itself."""
MOST_DAYS_APART = 3
"""How far two accounts of one engagement may differ in their dates, where place or people agree."""
LONGEST_MEETING = 30
"""Days that an engagement spans at most, in all accounts of it."""
LONGEST_MEMORY = 550
"""Days back that an engagement told without its date is looked for."""
LONG_MEMORY = 60
"""The same, where only the office or body is told: "the foreign ministers met"."""
SHORT_MEMORY = 45
"""The same, where neither place nor office nor body is told: "I spoke to the President"."""
SHORTEST_MEMORY = 10
"""The same, where no account of the other says when or where it was, either."""
DAYS_FOR_A_POINT = 180
"""How many days beyond that make one point less, where one tells neither day nor place."""
SOON = 90
"""Days ahead at most that a contact is planned of which neither day nor place is told."""
LONGEST_PLAN = 200
"""Days ahead that a planned engagement without a date is looked for."""
AGAINST = -9.0
MOST_POINTS = 5.0
TELLING = 0.9
"""The weight of words in common from which they say that one body meets, or one office visits."""
SPOKEN_OF = 0.75
"""The share of what one says that stands around the other, where that one says no more than "the talks"."""
_SEVERAL = re.compile(
    r"\b(?:all|several|many|multiple|numerous|various|previous|past|frequent|two|three|a series of|rounds of)\b.*"
    r"\b(?:calls|letters|visits|meetings|sessions|interactions|exchanges|conversations|rounds)\b"
    r"|\b(?:calls|letters|visits|interactions|conversations) (?:with|between|to|from)\b"
    r"|\b(?:three|four|five|six|seven|eight|nine|ten|\d+) (?:[\w-]+ ){0,3}"
    r"(?:talks|calls|consultations|meetings|letters|visits|rounds|times)\b"
    r"|\b(?:twice|a lot|all the time|constantly|frequently|often|regularly|sometimes)\b"
    r"|\b(?:over|in|during) the (?:past|last) (?:year|(?:\w+ )?(?:months|weeks|years))\b"
    r"|\bsince (?:last|the beginning)\b|\b(?:had|have|held) (?:[\w-]+ ){0,3}(?:meetings|calls|conversations)\b",
    re.IGNORECASE | re.DOTALL,
)
"""That several contacts are told of at once."""
_IN_TURN = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) (?:[\w-]+ ){0,4}?"
    r"(?:meeting|round|session|talks|consultations?|dialogue|time)\b",
    re.IGNORECASE,
)
"""Which of a row of contacts one is: "its first meeting", "met for the first time"."""
_THIS_LETTER = re.compile(r"\b(?:I|we) (?:am |are )?writ(?:e|ing)\b|\bthis letter\b", re.IGNORECASE)
_FRAME = re.compile(
    r"^.*\b(?:announce[sd]?|said|stated?s?|confirm(?:s|ed)?|noted?s?|add(?:s|ed)) that\b",
    re.IGNORECASE | re.DOTALL,
)
"""Who tells of a contact: not who takes part."""
ENOUGH = 1.75
"""The points from which two mentions are the same engagement: agreement in two things, or in one that is telling."""


@dataclass(frozen=True, slots=True)
class _Contact:
    """One mention with what it is compared by."""

    mention: Mention
    record: Engagement
    days: Days | None
    told: int
    """The day the statement was published, as an ordinal; 0 if that is not known."""
    place: Wording
    host: frozenset[str]
    """The parties of the contact in whose country or capital it is; empty where that is not told."""
    people: frozenset[str]
    """The words of the names: one side gives a surname where the other gives the full name."""
    fields: frozenset[str]
    """Its level and field, as far as its words say: "leaders", "trade", …."""
    about: Wording
    """What else its words say: the body that meets, the office of who visits."""
    turn: str
    """Which of a row it is: "first", "15th"; "" where that is not told."""
    around: Wording
    """The words of its sentence and of those before it, for one that says no more than "the talks"."""

    @property
    def family(self) -> str:
        """The kinds that are told of each other's engagements share a family."""
        return "in person" if self.record.kind in IN_PERSON else self.record.kind


@dataclass(slots=True)
class _Meeting:
    """The mentions found to be one engagement."""

    group: Group
    members: list[_Contact]


def group_contacts(mentions: Iterable[Mention]) -> list[Group]:
    """The groups of ``mentions`` of engagements, which are in order of time and among the same parties."""
    contacts = [_contact(mention) for mention in mentions]
    dated = [contact for contact in contacts if contact.days is not None and contact.days.exact]
    vague = [contact for contact in contacts if contact.days is None or not contact.days.exact]
    meetings: list[_Meeting] = []
    for contact in sorted(dated, key=_by_day):
        _place(contact, _near(contact, meetings), meetings)
    for contact in vague:
        _place(contact, sorted(meetings, key=lambda one: _distance(contact, one)), meetings)
    for meeting in meetings:
        meeting.group.mentions.sort(key=lambda mention: mention.order)
    return [meeting.group for meeting in meetings]


def _contact(mention: Mention) -> _Contact:
    record = mention.record
    if not isinstance(record, Engagement):
        raise TypeError(f"expected an engagement, got {type(record).__name__}")
    told = days_of(mention.date)
    fields = frozenset(
        name
        for name, words in _field_words()
        if words & set(WORD.findall(_FRAME.sub("", record.quote).lower()))
    )
    return _Contact(
        mention,
        record,
        told if told and _is_this_letter(mention) else days_of(record.date),
        told.first if told else 0,
        _place_of(record),
        frozenset(
            code
            for found in find_parties(f"in {record.place}")
            for code in found.parties
            if code in record.parties
        ),
        frozenset(
            part.lower() for name in record.participants for part in WORD.findall(name) if len(part) > 1
        ),
        fields | {"leaders"} if record.kind == "summit" else fields,
        _about(record),
        turn[1].lower() if (turn := _IN_TURN.search(record.quote)) else "",
        wording_of(" ".join(one.quote for one in (*mention.before, mention.sentence))),
    )


def _is_this_letter(mention: Mention) -> bool:
    """Whether the contact is the statement itself: "I write to you" in a letter is of its date."""
    record = mention.record
    letter = getattr(record, "kind", "") == mention.document.kind == "letter"
    return letter and not getattr(record, "date", "") and bool(_THIS_LETTER.search(record.quote))


def _place_of(record: Engagement) -> Wording:
    """The place, if it says more than whose guest somebody is: each party's country is where half its contacts are."""
    told = f"in {record.place}"  # behind "in" a capital is a place, and a country still a party
    country = any(
        found.form == "name" and found.end == len(told) and set(found.parties) <= set(record.parties)
        for found in find_parties(told)
    )
    return wording_of("" if country else record.place)


def _about(record: Engagement) -> Wording:
    """The words of the contact, without those of its parties, people, place and date, and of meeting as such."""
    text = _FRAME.sub("", record.quote)
    for found in reversed(find_parties(text)):
        if set(found.parties) <= set(record.parties):
            text = f"{text[: found.start]} {text[found.end :]}"
    said = {term_of(word) for name in (record.place, *record.participants) for word in WORD.findall(name)}
    kept = (word for word in WORD.findall(text) if not word[0].isdigit())
    return wording_of(" ".join(word for word in kept if term_of(word) not in said | _plain_words()))


def _by_day(contact: _Contact) -> tuple[int, tuple[str, str, int, int, str]]:
    return (contact.days.first if contact.days else 0, contact.mention.order)


def _near(contact: _Contact, meetings: Sequence[_Meeting]) -> list[_Meeting]:
    """The meetings whose days come near those of ``contact``, latest first; ``meetings`` are in order of their days."""
    near = []
    for meeting in reversed(meetings):
        if _by_day(contact)[0] - _by_day(meeting.members[0])[0] > LONGEST_MEETING:
            break
        if any(_meet(contact.days, other.days, MOST_DAYS_APART) for other in meeting.members):
            near.append(meeting)
    return near


def _distance(contact: _Contact, meeting: _Meeting) -> tuple[int, tuple[str, str, int, int, str]]:
    """How far, in days, the meeting is from the day ``contact`` is told; on the side that its status says."""
    first = meeting.members[0]
    day = next((one.days.last for one in meeting.members if one.days), first.told)
    if contact.record.status == "cancelled":
        return (abs(day - contact.told), first.mention.order)
    ahead = contact.record.status == "planned"
    away = day - contact.told if ahead else contact.told - day
    if ahead and away < -MOST_DAYS_APART:
        return (LONGEST_PLAN - away, first.mention.order)  # a plan of old, told of again
    return (away if away >= -MOST_DAYS_APART else 2 * LONGEST_MEMORY - away, first.mention.order)


def _place(contact: _Contact, candidates: Iterable[_Meeting], meetings: list[_Meeting]) -> None:
    """Put ``contact`` to the first of ``candidates`` that it fits best, or to a meeting of its own."""
    best: tuple[float, _Contact | None, _Meeting | None] = (0.0, None, None)
    for meeting in candidates:
        if not _fits_in_time(contact, meeting):
            continue
        points = [(_points(contact, other), other) for other in meeting.members]
        if any(score <= AGAINST for score, _ in points):
            continue
        highest, other = max(points, key=lambda pair: pair[0])
        highest -= _far(contact, meeting)
        if highest >= ENOUGH and highest > best[0]:
            best = (highest, other, meeting)
    score, nearest, chosen = best
    if chosen is None or nearest is None:
        meetings.append(_Meeting(Group([contact.mention]), [contact]))
        return
    chosen.members.append(contact)
    chosen.group.mentions.append(contact.mention)
    share = min(1.0, round(score / MOST_POINTS, 3))
    chosen.group.reasons.append(Reason(contact.mention.id, nearest.mention.id, "same-engagement", share))


def _fits_in_time(contact: _Contact, meeting: _Meeting) -> bool:
    if contact.days is not None and contact.days.exact:
        return True
    away, _ = _distance(contact, meeting)
    if away > _memory(contact, meeting):
        return False
    if contact.record.status == "planned" and not contact.days and not contact.place.terms and away > SOON:
        return False
    if contact.record.status == "planned" and _is_over(meeting, contact.told):
        return False
    if contact.record.status == "cancelled" and _was_held(meeting, contact.told):
        return False
    dated = [other.days for other in meeting.members if other.days is not None]
    return contact.days is None or not dated or any(_meet(contact.days, days, 0) for days in dated)


def _memory(contact: _Contact, meeting: _Meeting) -> int:
    """How many days back a contact is looked for: the fewer, the less it says of when, where or who it was."""
    if contact.days is not None or contact.place.terms:
        return LONGEST_MEMORY
    if _of_one_body(contact, meeting):
        return LONG_MEMORY
    known = any(other.place.terms or (other.days and other.days.exact) for other in meeting.members)
    return SHORT_MEMORY if known else SHORTEST_MEMORY


def _of_one_body(contact: _Contact, meeting: _Meeting) -> bool:
    """Whether words that tell which office or body meets are told of the meeting as well."""
    return any(total_weight(contact.about.terms & other.about.terms) >= TELLING for other in meeting.members)


def _far(contact: _Contact, meeting: _Meeting) -> float:
    """The points against a meeting far away in time, for a contact of which neither day nor place is told."""
    if contact.days is not None or contact.place.terms:
        return 0.0
    return max(_distance(contact, meeting)[0] - SHORT_MEMORY, 0) / DAYS_FOR_A_POINT


def _is_over(meeting: _Meeting, told: int) -> bool:
    """Whether the days that the meeting is told to have been on are past by the day ``told``: no plan is for them."""
    last = [one.days.last for one in meeting.members if one.days is not None and one.days.exact]
    return bool(last) and max(last) + MOST_DAYS_APART < told


def _was_held(meeting: _Meeting, told: int) -> bool:
    """Whether the meeting was told as held by the day ``told``: it cannot be called off any more."""
    return any(one.record.status == "held" and one.told <= told for one in meeting.members)


def _points(one: _Contact, other: _Contact) -> float:
    """How much speaks for one engagement; below zero where something speaks plainly against it."""
    if one.family != other.family and not _one_day_of_a_visit(one, other):
        return AGAINST
    if bool(_SEVERAL.search(one.record.quote)) != bool(_SEVERAL.search(other.record.quote)):
        return AGAINST
    if one.turn and other.turn and one.turn != other.turn:
        return AGAINST
    if one.family == other.family == "visit" and one.host and other.host and one.host != other.host:
        return AGAINST
    points = _of_people(one, other) + (1.0 if one.turn and one.turn == other.turn else 0.0)
    if one.days and other.days:
        if not one.days.exact or not other.days.exact:
            points += 0.75 if one.days.meets(other.days) else 0.0
        elif not one.days.meets(other.days, MOST_DAYS_APART):
            return AGAINST
        else:
            points += 2.0 if one.days.meets(other.days) else 0.5
    if one.place.terms and other.place.terms:
        shared = max(share_of(one.place, other.place), share_of(other.place, one.place))
        points += 1.5 if shared else -1.0 if points > 0 else -2.0
    points += _of_level(one, other) + max(_in_context(one, other), _in_context(other, one))
    return points + (0.25 if one.record.kind == other.record.kind else 0.0)


def _of_people(one: _Contact, other: _Contact) -> float:
    """What the people speak for: both leaders alike say much; each side may name the other's guest alone."""
    shared = len(one.people & other.people)
    if one.people and other.people and not shared:
        return -1.0
    both = min(len(one.record.participants), len(other.record.participants)) > 1
    if shared and one.family == other.family == "visit" and one.host and one.host == other.host:
        return 2.0  # one guest comes to one host
    return 2.0 if shared > 1 and both else 1.0 if shared else 0.0


def _of_level(one: _Contact, other: _Contact) -> float:
    """What level, field, office and body speak for."""
    points = 0.75 * len(one.fields & other.fields)
    if one.fields and other.fields and not one.fields & other.fields:
        points -= 1.5
    elif ("leaders" in one.fields) != ("leaders" in other.fields):
        points -= 1.0
    shared = total_weight(one.about.terms & other.about.terms)
    return points + (1.0 if shared >= TELLING else 0.0)


def _one_day_of_a_visit(one: _Contact, other: _Contact) -> bool:
    """Whether one tells as a visit what the other tells as a meeting: on one and the same day, with the same people."""
    return (
        {one.family, other.family} == {"in person", "visit"}
        and one.days is not None
        and one.days == other.days
        and one.days.first == one.days.last
        and len(one.people & other.people) > 1
    )


def _in_context(one: _Contact, other: _Contact) -> float:
    """What stands around ``one``, where it says no more itself than "the talks", of what ``other`` says."""
    if one.people or one.about.weight >= TELLING:
        return 0.0
    points = 0.0
    if other.about.weight >= TELLING and share_of(other.about, one.around) >= SPOKEN_OF:
        points += 1.0
    if not one.place.terms and not one.days:
        named = {term_of(word) for word in other.people}
        points += 1.5 if other.place.terms and share_of(other.place, one.around) == 1 else 0.0
        points += 1.0 if named & one.around.terms else 0.0
    return points


def _meet(one: Days | None, other: Days | None, slack: int) -> bool:
    return one is not None and other is not None and one.meets(other, slack)


@cache
def _plain_words() -> frozenset[str]:
    """What every contact is told in."""
    return frozenset(term_of(word) for (word,) in read_rows("contact_plain_words.tsv", 1, PACKAGE))


@cache
def _field_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (name, frozenset(words.split())) for name, words in read_rows("contact_words.tsv", 2, PACKAGE)
    )
