"""Pairs of statements of the archive that are worth comparing: two issuers, the same engagement, days apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from verbale.ledger.edtf import days_of
from verbale.reading.model import Engagement

if TYPE_CHECKING:
    from verbale.archive import Archive
    from verbale.ledger.mention import Mention

__all__ = ["Proposal", "propose_pairs"]

APART = 5
"""Days between two accounts of one engagement, and between it and each of them, at most."""
HEAD = 0.25
"""The share of a text in which an account of an engagement names it."""
LONG_HEAD = 400
"""Characters that are the head of a text in any case."""
HAPPENED = frozenset({"held", "ongoing", ""})


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
        }


def propose_pairs(archive: Archive) -> tuple[Proposal, ...]:
    """The pairs of statements in ``archive`` that two issuers made about one engagement, by date."""
    lengths = {summary.id: len(text) for summary, text in archive.texts()}
    found: dict[tuple[str, str], Proposal] = {}
    for entry in archive.ledger().entries(Engagement):
        heads = [mention for mention in entry.mentions if _heads(mention, lengths)]
        for a, b in combinations(heads, 2):
            if a.issuer != b.issuer and "" not in (a.issuer, b.issuer) and _near(a.date, b.date):
                found.setdefault((a.statement, b.statement), _proposal(a, b))
    return tuple(sorted(found.values(), key=lambda pair: (*pair.published, pair.a, pair.b)))


def _heads(mention: Mention, lengths: dict[str, int]) -> bool:
    status = getattr(mention.record, "status", "")
    limit = max(LONG_HEAD, HEAD * lengths.get(mention.statement, 0))
    day = str(getattr(mention.record, "date", ""))
    fresh = days_of(day) is None or _near(day, mention.date)
    return status in HAPPENED and fresh and mention.record.start < limit


def _near(one: str, other: str) -> bool:
    mine, theirs = days_of(one), days_of(other)
    return mine is not None and theirs is not None and mine.meets(theirs, APART)


def _proposal(a: Mention, b: Mention) -> Proposal:
    return Proposal(
        a.statement,
        b.statement,
        (a.issuer, b.issuer),
        (a.date, b.date),
        (a.document.title, b.document.title),
        a.record.quote,
    )
