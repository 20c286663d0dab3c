"""Putting the mentions of one contact together: one engagement, told at its fullest, with its other mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from verbale.reading.contacts.mention import Contact

__all__ = ["can_mean", "merged"]

_ALIKE = frozenset(["meeting", "summit", "talks", "consultation"])
"""Kinds that one and the same contact may be told as."""

_POINTED_TO = (frozenset(["meeting", "summit"]), frozenset(["talks", "consultation"]))
"""Kinds that "the meeting" or "the talks" may point back to."""
_MANY_ALIKE = frozenset(["signing", "letter", "exercise", "ceremony"])
"""Kinds of which a text may tell several with the same parties."""


@dataclass(slots=True)
class _Group:
    """The mentions of one contact, in text order."""

    contacts: list[Contact] = field(default_factory=list)

    @property
    def fullest(self) -> Contact:
        """The mention that says most; the first of those that say equally much."""
        return max(self.contacts, key=_fullness)


def merged(contacts: Iterable[Contact]) -> list[tuple[Contact, tuple[Contact, ...]]]:
    """Each contact at its fullest mention, what other mentions add filled in, and those other mentions.

    A mention that only points back ("the visit") joins the nearest contact before it that it can mean,
    or is left out.
    """
    groups: list[_Group] = []
    of_kind: dict[str, list[_Group]] = defaultdict(list)
    for contact in contacts:
        alike = of_kind["meeting" if contact.kind in _ALIKE else contact.kind]
        group = _group_of(alike, contact)
        if group is not None:
            group.contacts.append(contact)
        elif not contact.bare:
            groups.append(_Group([contact]))
            alike.append(groups[-1])
    return [(_completed(group), _others(group)) for group in groups]


def _group_of(groups: list[_Group], contact: Contact) -> _Group | None:
    """The group that speaks of the same contact: that with most in common, the nearest among equals."""
    best, most = None, 1
    for group in groups:
        if (evidence := _evidence(group, contact)) >= most:
            best, most = group, evidence
    return best


def _evidence(group: _Group, contact: Contact) -> int:
    """The most that a mention of ``group`` has in common with ``contact``; negative if one contradicts it."""
    most = 0
    for other in group.contacts:
        if (common := _common(other, contact)) < 0:
            return common
        most = max(most, common)
    return most


def _fullness(contact: Contact) -> tuple[bool, int, int, int]:
    said = (
        2 * bool(contact.date)
        + bool(contact.place)
        + bool(contact.who.names)
        + (len(contact.who.parties) > 1)
    )
    return (not contact.bare, said, len(contact.date), len(contact.who.names))


def _common(one: Contact, other: Contact) -> int:
    """How much the two mentions have in common that tells of one contact; negative if they contradict."""
    kinds = {one.kind, other.kind}
    if len(kinds) > 1 and not kinds <= _ALIKE:
        return -1
    if one.bare or other.bare:
        if {one.status, other.status} == {"held", "cancelled"}:
            return -1
        return 2 if len(kinds) == 1 else 1 if can_mean(*kinds) else -1
    if _contradict(one, other):
        return -1
    shared = 3 * (bool(one.place) and bool(other.place)) + 3 * (bool(one.date) and bool(other.date))
    shared += 2 * bool(_surnames(one) & _surnames(other)) + 2 * (one.who.leaders and other.who.leaders)
    little = one.kind not in _MANY_ALIKE and (_says_little(one) or _says_little(other))
    return shared + (one.kind == other.kind and little)


def can_mean(kind: str, other: str) -> bool:
    """Whether a contact of one kind may be pointed back to as one of another."""
    return kind == other or {kind, other} in _POINTED_TO


def _contradict(one: Contact, other: Contact) -> bool:
    return (
        one.several != other.several
        or one.fresh != other.fresh
        or not (one.name <= other.name or other.name <= one.name or not one.name or not other.name)
        or {one.status, other.status} == {"held", "planned"}
        or not (_same_time(one.date, other.date) and _same_place(one.place, other.place))
        or not _same_people(one, other)
    )


def _says_little(contact: Contact) -> bool:
    """Whether the mention says nothing beyond the parties and the kind."""
    return not (contact.date or contact.place or contact.who.names or contact.who.leaders)


def _same_time(one: str, other: str) -> bool:
    """Whether one date is the other or lies in it, as far as the two are written out."""
    first, second = one.rstrip("~"), other.rstrip("~")
    if not first or not second:
        return True
    return (
        first.startswith(second)
        or second.startswith(first)
        or second in first.split("/")
        or first in second.split("/")
    )


def _same_place(one: str, other: str) -> bool:
    first, second = _words(one), _words(other)
    return not first or not second or first <= second or second <= first


def _words(place: str) -> set[str]:
    return {word.strip(",.") for word in place.split()} - {"the", "of"}


def _surnames(contact: Contact) -> set[str]:
    return {name.split()[-1] for name in contact.who.names}


def _same_people(one: Contact, other: Contact) -> bool:
    """Whether the parties of one are among those of the other, and the people named too."""
    first, second = set(one.who.parties), set(other.who.parties)
    if first and second and not (first <= second or second <= first):
        return False
    if one.kind != "visit" and one.who.leaders != other.who.leaders:
        return not (one.who.leaders and other.who.names) and not (other.who.leaders and one.who.names)
    people, others = _surnames(one), _surnames(other)
    return people <= others or others <= people


def _completed(group: _Group) -> Contact:
    best = group.fullest
    parties = dict.fromkeys(code for contact in (best, *group.contacts) for code in contact.who.parties)
    return replace(
        best,
        kind="summit" if any(contact.kind == "summit" for contact in group.contacts) else best.kind,
        who=replace(best.who, parties=best.who.parties if len(best.who.parties) > 1 else tuple(parties)),
        date=best.date or _first(contact.date for contact in group.contacts),
        place=best.place or _first(contact.place for contact in group.contacts),
        status=_news_of(group)
        or best.status
        or _first(contact.status for contact in group.contacts)
        or "held",
    )


def _news_of(group: _Group) -> str:
    """What the last mention that points back says of how a contact stands that has not been held; "" without one."""
    news = [contact.status for contact in group.contacts if contact.bare and contact.status]
    return news[-1] if news and group.fullest.status != "held" else ""


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _others(group: _Group) -> tuple[Contact, ...]:
    fullest = group.fullest
    return tuple(contact for contact in group.contacts if contact is not fullest)
