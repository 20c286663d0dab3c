"""What the ledger holds about two parties: the entries among them, by type, and each side's positions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from verbale.language.parties import find_parties
from verbale.ledger.entry import Entry
from verbale.ledger.lines import Line, Lines
from verbale.ledger.lives import Life, life_of
from verbale.ledger.mention import Mention
from verbale.ledger.positions import Position, position_on
from verbale.reading.model import ISSUES, Record

__all__ = ["Book", "Relationship", "parties_of"]

PARTY_FIELDS = ("parties", "holder", "by", "to", "on")


class Book(Protocol):
    """What a relationship is read from: a ledger, or one at rest."""

    lines: Lines

    def entries(self, record: type[Record], /) -> tuple[Entry, ...]:
        """The entries of one type of record, by the order of their first mentions."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """The part of a ledger that is about two parties."""

    ledger: Book
    parties: tuple[str, str]
    since: str = ""
    """Entries whose latest mention is earlier are left out; ISO 8601, "" for none."""
    issue: str = ""
    """Only entries with a mention on this issue; "" for all."""

    def entries(self, record: type[Record]) -> list[Entry]:
        """The entries of one type that are about both parties, by the date of their first mention."""
        return [entry for entry in self.ledger.entries(record) if self._holds(entry)]

    def positions(self) -> list[Position]:
        """What each of the two says now of every issue that it takes a stand on towards the other."""
        found = (
            position_on(issue, party, self._lines_of(party))
            for issue in self._issues()
            for party in sorted(self.parties)
        )
        return [
            position for position in found if position and position.latest.document.published >= self.since
        ]

    def lives(self) -> list[Life]:
        """How each issue between the two stands."""
        lines = [line for party in self.parties for line in self._lines_of(party)]
        found = (life_of(issue, self.parties, lines) for issue in self._issues())
        return [life for life in found if life is not None and life.latest >= self.since]

    def _issues(self) -> tuple[str, ...]:
        return (self.issue,) if self.issue else ISSUES

    def _lines_of(self, party: str) -> Iterable[Line]:
        return self.ledger.lines.of(party)

    def _holds(self, entry: Entry) -> bool:
        if entry.latest < self.since:
            return False
        if self.issue and not any(self.issue in mention.sentence.issues for mention in entry.mentions):
            return False
        wanted = set(self.parties)
        return wanted <= set().union(*(parties_of(mention) for mention in entry.mentions))


def parties_of(mention: Mention) -> frozenset[str]:
    """Every party that a mention involves: in its record, as voice or addressee, as issuer, or named beside it."""
    sentence = mention.sentence
    involved = {mention.issuer, *sentence.to, *(source.party for source in sentence.voice)}
    for name in PARTY_FIELDS:
        involved |= set(getattr(mention.record, name, ()))
    return frozenset(involved) | _named(sentence.quote)


@lru_cache(maxsize=100_000)
def _named(text: str) -> frozenset[str]:
    return frozenset(code for found in find_parties(text) for code in found.parties)
