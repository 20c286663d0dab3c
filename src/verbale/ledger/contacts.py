"""Engagements of many statements that are one: by date, place, people, kind and the statement's own date.

A mention with a date is placed first; one without ("the summit in San Francisco") then joins the latest
engagement that it fits, at or before its statement's date if it is told as past, after it if as planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verbale.ledger.contact import TELLING, Contact, contact_of
from verbale.ledger.edtf import Days, days_of
from verbale.ledger.grouping import Group, Reason
from verbale.ledger.mention import Mention
from verbale.ledger.wording import WORD, share_of, term_of, total_weight

__all__ = ["contact_status", "group_contacts"]

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
SPOKEN_OF = 0.75
"""The share of what one says that stands around the other, where that one says no more than "the talks"."""
ENOUGH = 1.75
"""The points from which two mentions are the same engagement: agreement in two things, or in one that is telling."""

_KNOWN = re.compile(
    r"^(?:\w+ ){0,2}(?:the|this|that|his|her|its|their)\b(?! \w+(?: \w+)?['’]s\b)", re.IGNORECASE
)
"""That a contact is told as something known; not "the official's visit", which is somebody's."""


@dataclass(slots=True)
class _Meeting:
    """The mentions found to be one engagement."""

    group: Group
    members: list[Contact]


def contact_status(mentions: Sequence[Mention]) -> str:
    """Held or cancelled once any statement says so, else as the latest mention has it.

    Before the days that a contact is told to be on, "the visit" does not say that it was held.
    """
    begins = _begins(mentions)
    told = []
    for mention in mentions:
        status = str(getattr(mention.record, "status", ""))
        told.append("planned" if status == "held" and 0 < _day_told(mention) < begins else status)
    if "cancelled" in told and "held" not in told[told.index("cancelled") :]:
        return "cancelled"
    return "held" if "held" in told else told[-1]


def _begins(mentions: Iterable[Mention]) -> int:
    """The first day, as an ordinal, that a contact is told to be on; where only a month or so is told, its last."""
    days = [days for mention in mentions if (days := days_of(str(getattr(mention.record, "date", ""))))]
    exact = [one.first for one in days if one.exact]
    return min(exact) if exact else max((one.last for one in days), default=0)


def _day_told(mention: Mention) -> int:
    told = days_of(mention.date)
    return told.first if told else 0


def group_contacts(mentions: Iterable[Mention]) -> list[Group]:
    """The groups of ``mentions`` of engagements, which are in order of time and among the same parties."""
    contacts = [contact_of(mention) for mention in mentions]
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


def _by_day(contact: Contact) -> tuple[int, tuple[str, str, int, int, str]]:
    return (contact.days.first if contact.days else 0, contact.mention.order)


def _near(contact: Contact, meetings: Sequence[_Meeting]) -> list[_Meeting]:
    """The meetings whose days come near those of ``contact``, latest first; ``meetings`` are in order of their days."""
    near = []
    for meeting in reversed(meetings):
        if _by_day(contact)[0] - _by_day(meeting.members[0])[0] > LONGEST_MEETING:
            break
        if any(_meet(contact.days, other.days, MOST_DAYS_APART) for other in meeting.members):
            near.append(meeting)
    return near


def _distance(contact: Contact, meeting: _Meeting) -> tuple[int, tuple[str, str, int, int, str]]:
    """How far, in days, the meeting is from the day ``contact`` is told; on the side that its status says."""
    first, day = meeting.members[0], _day_of(meeting)
    if contact.record.status == "cancelled" or _may_lie_ahead(contact) or _is_planned(contact, meeting):
        return (abs(day - contact.told), first.mention.order)
    ahead = contact.record.status == "planned"
    away = day - contact.told if ahead else contact.told - day
    if ahead and away < -MOST_DAYS_APART:
        return (LONGEST_PLAN - away, first.mention.order)  # a plan of old, told of again
    return (away if away >= -MOST_DAYS_APART else 2 * LONGEST_MEMORY - away, first.mention.order)


def _may_lie_ahead(contact: Contact) -> bool:
    """Whether the days that it is told to be on, a month or so, are not over: "late in October", said early in it."""
    days = contact.days
    return days is not None and days.last > contact.told and days.last - days.first <= LONG_MEMORY


def _is_planned(contact: Contact, meeting: _Meeting) -> bool:
    """Whether ``contact`` is named without a day while a meeting of the same people was planned for a later one."""
    known = [one for one in meeting.members if one.told <= contact.told]
    return (
        contact.days is None
        and bool(known)
        and all(one.record.status == "planned" for one in known)
        and any(one.people & contact.people and one.days and one.days.last > contact.told for one in known)
    )


def _day_of(meeting: _Meeting) -> int:
    """The day, as an ordinal, that the meeting was on as far as it is told, else that of its first account."""
    return next((one.days.last for one in meeting.members if one.days), meeting.members[0].told)


def _place(contact: Contact, candidates: Iterable[_Meeting], meetings: list[_Meeting]) -> None:
    """Put ``contact`` to the first of ``candidates`` that it fits best, or to a meeting of its own."""
    best: tuple[float, Contact | None, _Meeting | None] = (0.0, None, None)
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
    if chosen is None and (meant := _plainly_meant(contact, meetings)) is not None:
        score, nearest, chosen = ENOUGH, meant.members[0], meant
    if chosen is None or nearest is None:
        meetings.append(_Meeting(Group([contact.mention]), [contact]))
        return
    chosen.members.append(contact)
    chosen.group.mentions.append(contact.mention)
    share = min(1.0, round(score / MOST_POINTS, 3))
    chosen.group.reasons.append(Reason(contact.mention.id, nearest.mention.id, "same-engagement", share))


def _plainly_meant(contact: Contact, meetings: Sequence[_Meeting]) -> _Meeting | None:
    """The only meeting that "the visit" can mean: of its kind, told just before, or the only one planned."""
    if (
        not contact.of_nobody
        or contact.place.terms
        or contact.several
        or not _KNOWN.search(contact.record.quote)
    ):
        return None
    able = [
        meeting
        for meeting in meetings
        if _is_known(contact, meeting)
        and _fits_in_time(contact, meeting)
        and not any(_points(contact, other) <= AGAINST for other in meeting.members)
    ]
    return able[0] if len(able) == 1 else None


def _is_known(contact: Contact, meeting: _Meeting) -> bool:
    """Whether a meeting was told of before ``contact``, and is near it or, where that is of what is ahead, planned."""
    before = [one for one in meeting.members if one.told <= contact.told and not one.of_nobody]
    if not before:
        return False
    if contact.record.status in ("planned", "cancelled"):
        return (
            all(one.record.status == "planned" for one in before) and contact.told - before[-1].told <= SOON
        )
    return abs(_day_of(meeting) - contact.told) <= SHORTEST_MEMORY


def _fits_in_time(contact: Contact, meeting: _Meeting) -> bool:
    if contact.days is not None and contact.days.exact:
        return True
    away, _ = _distance(contact, meeting)
    if away > _memory(contact, meeting):
        return False
    if contact.record.status == "planned" and not _can_be_planned(contact, meeting, away):
        return False
    if contact.record.status == "cancelled" and _was_held(meeting, contact.told):
        return False
    dated = [other.days for other in meeting.members if other.days is not None]
    return contact.days is None or not dated or any(_meet(contact.days, days, 0) for days in dated)


def _can_be_planned(contact: Contact, meeting: _Meeting, away: int) -> bool:
    """Whether ``meeting``, ``away`` days from when ``contact`` is told, can be what that tells as planned."""
    if _is_over(meeting, contact.told):
        return False
    if contact.family == "visit" and _was_held(meeting, contact.told - LONG_MEMORY):
        return False
    if contact.days:
        return True
    ahead = _day_of(meeting) - contact.told
    return ahead <= LONGEST_PLAN and (bool(contact.place.terms) or away <= SOON)


def _memory(contact: Contact, meeting: _Meeting) -> int:
    """How many days back a contact is looked for: the fewer, the less it says of when, where or who it was."""
    known = any(other.place.terms or (other.days and other.days.exact) for other in meeting.members)
    if contact.count and any(other.count == contact.count for other in meeting.members):
        return LONGEST_MEMORY
    if contact.days is not None or contact.place.terms:
        guest = contact.family == "visit" and bool(contact.host)
        return LONGEST_MEMORY if known or guest or _is_dated(meeting) else LONG_MEMORY
    if _of_one_body(contact, meeting) or any(_in_context(contact, one) for one in meeting.members):
        return LONG_MEMORY
    return SHORT_MEMORY if known else SHORTEST_MEMORY


def _is_dated(meeting: _Meeting) -> bool:
    return any(other.days is not None for other in meeting.members)


def _of_one_body(contact: Contact, meeting: _Meeting) -> bool:
    """Whether words that tell which office or body meets are told of the meeting as well."""
    return any(total_weight(contact.about.terms & other.about.terms) >= TELLING for other in meeting.members)


def _far(contact: Contact, meeting: _Meeting) -> float:
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


def _points(one: Contact, other: Contact) -> float:
    """How much speaks for one engagement; below zero where something speaks plainly against it."""
    if _told_apart(one, other):
        return AGAINST
    points = _of_people(one, other) + (1.0 if one.turn and one.turn == other.turn else 0.0)
    points += 2.0 if one.count and one.count == other.count else 0.0
    points += _of_days(one.days, other.days)
    if one.place.terms and other.place.terms:
        shared = max(share_of(one.place, other.place), share_of(other.place, one.place))
        points += 1.5 if shared else -1.0 if points > 0 else -2.0
    points += _of_level(one, other) + max(_in_context(one, other), _in_context(other, one))
    alike = (
        one.family == other.family
        if one.of_nobody or other.of_nobody
        else one.record.kind == other.record.kind
    )
    return points + (0.25 if alike else 0.0)


def _told_apart(one: Contact, other: Contact) -> bool:
    """Whether something that each tells cannot be of one engagement."""
    if one.family != other.family and not (_one_day_of_a_visit(one, other) or _one_plan(one, other)):
        return True
    if one.several != other.several or _with_another(one, other):
        return True
    told = [(one.turn, other.turn), (one.count, other.count)]
    if one.family == other.family == "visit":
        told.append(("".join(sorted(one.host)), "".join(sorted(other.host))))
    if any(mine and theirs and mine != theirs for mine, theirs in told):
        return True
    exact = one.days and other.days and one.days.exact and other.days.exact
    return bool(exact) and not _meet(one.days, other.days, MOST_DAYS_APART)


def _of_days(one: Days | None, other: Days | None) -> float:
    """What the days speak for, of two that can be of one engagement."""
    if one is None or other is None:
        return 0.0
    if one.exact and other.exact:
        return 2.0 if one.meets(other) else 0.5
    return 0.75 if one.meets(other) else 0.0


def _of_people(one: Contact, other: Contact) -> float:
    """What the people speak for: both leaders alike say much; each side may name the other's guest alone."""
    shared = len(one.people & other.people)
    to_one_host = one.family == other.family == "visit" and bool(one.host) and one.host == other.host
    if one.people and other.people and not shared:
        return -1.0
    both = min(len(one.record.participants), len(other.record.participants)) > 1
    if shared and to_one_host:
        return 2.0  # one guest comes to one host
    return 2.0 if shared > 1 and both else 1.0 if shared else 0.0


def _with_another(one: Contact, other: Contact) -> bool:
    """Whether both tell of one person with somebody else each: "Li met Allen", "Li met Pei"."""
    if min(len(one.record.participants), len(other.record.participants)) < 2:
        return False
    mine, theirs = (
        [frozenset(part.lower() for part in WORD.findall(name)) for name in contact.record.participants]
        for contact in (one, other)
    )
    shared = [name for name in mine if name & other.people]
    return len(shared) == 1 and len(mine) > 1 and any(not name & one.people for name in theirs)


def _of_level(one: Contact, other: Contact) -> float:
    """What level, field, office and body speak for."""
    points = 0.75 * len(one.fields & other.fields)
    if one.fields and other.fields and not one.fields & other.fields:
        points -= 1.5
    elif not (one.of_nobody or other.of_nobody) and ("leaders" in one.fields) != ("leaders" in other.fields):
        points -= 1.0
    shared = total_weight(one.about.terms & other.about.terms)
    return points + (1.0 if shared >= TELLING else 0.0)


def _one_day_of_a_visit(one: Contact, other: Contact) -> bool:
    """Whether one tells as a visit what the other tells as a meeting: on one and the same day, with the same people."""
    return (
        {one.family, other.family} == {"in person", "visit"}
        and one.days is not None
        and one.days == other.days
        and one.days.first == one.days.last
        and len(one.people & other.people) > 1
    )


def _one_plan(one: Contact, other: Contact) -> bool:
    """Whether one plans a visit, or calls it off, where the other does a meeting: to one place, at one time."""
    return (
        {one.family, other.family} == {"in person", "visit"}
        and {one.record.status, other.record.status} <= {"planned", "cancelled"}
        and bool(one.place.terms)
        and one.place == other.place
        and one.days is not None
        and other.days is not None
        and one.days.meets(other.days)
    )


def _in_context(one: Contact, other: Contact) -> float:
    """What stands around ``one``, where it says no more itself than "the talks", of what ``other`` says."""
    if one.people or one.about.weight >= TELLING or abs(one.told - other.told) > SOON:
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
