"""Pairs of statements of the archive that are worth comparing: two issuers, one engagement, days apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verbale.ledger.contact import IN_PERSON
from verbale.ledger.edtf import Days, days_of
from verbale.ledger.wording import WORD, likeness, wording_of
from verbale.reading.model import Engagement, Reading
from verbale.statement import Document

if TYPE_CHECKING:
    from verbale.archive import Archive

__all__ = ["Proposal", "propose_pairs"]

APART = 5
"""Days between two accounts of one engagement, and between it and each of them, at most."""
HEAD = 0.25
"""The share of a text in which an account of an engagement names it."""
LONG_HEAD = 400
"""Characters that are the head of a text in any case."""
OPENING = 200
"""Characters in which an account that is about nothing else names it."""
HAPPENED = frozenset({"held", "ongoing", ""})
TOLD_OF = frozenset({*IN_PERSON, "call", "visit", "conference"})
"""Kinds of engagement of which each side gives an account."""
ASIDE = frozenset({"briefing", "interview", "transcript", "speech"})
"""Kinds of statement that tell of an engagement among other things."""
ENOUGH = 1.5
"""The points from which two statements are proposed."""
_SEVERAL = re.compile(
    r"\b(?:calls|meetings|visits|rounds|sessions|conversations|several|previous|last)\b", re.IGNORECASE
)
"""That several engagements are told of, or an earlier one."""
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two statements of two issuers that open with one engagement; the ids, and what is said of it."""

    a: str
    b: str
    issuers: tuple[str, str]
    published: tuple[str, str]
    titles: tuple[str, str]
    engagement: str
    """The engagement in the words of a."""
    points: float
    """How much speaks for it: people, place, day and kind in common, and that both are about it."""

    def to_dict(self) -> dict[str, Any]:
        """The proposal in the shape of the JSON output."""
        return {
            "a": self.a,
            "b": self.b,
            "issuer_a": self.issuers[0],
            "issuer_b": self.issuers[1],
            "published_a": self.published[0],
            "published_b": self.published[1],
            "engagement": self.engagement,
            "title_a": self.titles[0],
            "title_b": self.titles[1],
            "points": self.points,
        }


@dataclass(frozen=True, slots=True)
class _Account:
    """One engagement that the head of a statement tells of."""

    statement: str
    document: Document
    record: Engagement
    told: Days
    """When the statement was published."""
    day: Days | None
    people: frozenset[str]
    """The words of the names of those who took part, in lower case."""

    @property
    def family(self) -> str:
        """One side's word for it and the other's share a family."""
        return "in person" if self.record.kind in IN_PERSON else self.record.kind


def propose_pairs(archive: Archive) -> tuple[Proposal, ...]:
    """The pairs of statements in ``archive`` that two issuers made about one engagement, the surest first."""
    accounts = sorted(
        (account for entry in archive.entries() for account in _accounts(entry.id, entry.reading)),
        key=lambda account: (account.told.first, account.statement, account.record.start),
    )
    found: dict[tuple[str, str], Proposal] = {}
    for number, one in enumerate(accounts):
        for other in accounts[number + 1 :]:
            if other.told.first - one.told.last > APART:
                break
            points = _points(one, other)
            known = found.get((one.statement, other.statement))
            if points >= ENOUGH and (known is None or points > known.points):
                found[one.statement, other.statement] = _proposal(one, other, points)
    return tuple(sorted(found.values(), key=lambda pair: (-pair.points, *pair.published, pair.a, pair.b)))


def _accounts(statement: str, reading: Reading) -> Iterator[_Account]:
    told = days_of(reading.document.published)
    if told is None or not reading.document.issuer:
        return
    ends = max((sentence.end for sentence in reading.sentences), default=0)
    for record in reading.of_type(Engagement):
        day = days_of(record.date)
        if (
            record.kind in TOLD_OF
            and record.status in HAPPENED
            and record.start < max(LONG_HEAD, HEAD * ends)
            and (day is None or day.meets(told, APART))
            and not _SEVERAL.search(record.quote)
        ):
            yield _Account(statement, reading.document, record, told, day, _people(record))


def _people(record: Engagement) -> frozenset[str]:
    words = (word for name in record.participants for word in WORD.findall(name) if len(word) > 1)
    return frozenset(_POSSESSIVE.sub("", word.lower()) for word in words)


def _points(one: _Account, other: _Account) -> float:
    """What speaks for two accounts being of one engagement; 0 where something speaks against it."""
    issuers = {one.document.issuer, other.document.issuer}
    if len(issuers) < 2 or not all(issuers <= set(account.record.parties) for account in (one, other)):
        return 0.0
    people = one.people & other.people
    if one.people and other.people and not people:
        return 0.0
    if one.family != other.family and "talks" not in (one.record.kind, other.record.kind):
        return 0.0
    same_day = one.day is not None and other.day is not None and one.day.meets(other.day, 1)
    if one.day is not None and other.day is not None and not same_day:
        return 0.0
    apart = max(one.told.first, other.told.first) - min(one.told.last, other.told.last)
    same_place = bool(likeness(wording_of(one.record.place), wording_of(other.record.place)))
    if one.record.place and other.record.place and not same_place:
        return 0.0
    aside = sum(account.document.kind in ASIDE for account in (one, other))
    opening = sum(account.record.start < OPENING for account in (one, other))
    points = 2.0 * bool(people) + 0.5 * min(2, max(0, len(people) - 1)) + 1.0 * same_place + 1.0 * same_day
    points += 1.0 * (one.family == other.family) + 0.5 * opening - 0.75 * aside - 0.25 * max(0, apart)
    return points


def _proposal(a: _Account, b: _Account, points: float) -> Proposal:
    return Proposal(
        a.statement,
        b.statement,
        (a.document.issuer, b.document.issuer),
        (a.document.published, b.document.published),
        (a.document.title, b.document.title),
        a.record.quote,
        points,
    )
