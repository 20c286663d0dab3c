"""What the ledger holds about two parties: the entries among them, by type, and each side's positions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from verbale.language.parties import find_parties
from verbale.ledger.entry import Entry
from verbale.ledger.lines import Line, Lines
from verbale.ledger.listing import Listing
from verbale.ledger.lives import Life, life_of
from verbale.ledger.matters import by_issue, known_issues
from verbale.ledger.mention import Mention
from verbale.ledger.positions import Position, position_on
from verbale.reading.model import (
    ISSUES,
    PARTY_FIELDS,
    RECORD_TYPES,
    Engagement,
    Framework,
    Mechanism,
    Record,
    RedLine,
    Reference,
)
from verbale.reading.tabulated import table_html

__all__ = ["Book", "Relationship", "are_about", "between", "involved_in", "parties_of"]

OF_A_CONTACT = frozenset({"readout", "communique"})
"""Kinds of statement that tell of one contact."""
OF_NOBODY = (Reference, Framework, RedLine)
"""Types of record that do not say whom they are said to."""


class Book(Protocol):
    """What a relationship is read from: a ledger, or one at rest."""

    lines: Lines

    def among(self, record: type[Record], parties: Collection[str], /) -> Iterable[Entry]:
        """The entries of one type of record that are about all of ``parties``, by the order of their first mentions."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """The part of a ledger that is about two parties."""

    ledger: Book
    parties: tuple[str, str]
    since: str = ""
    """Entries whose latest mention is earlier are left out; ISO 8601, "" for none."""
    issue: str = ""
    """Only entries with a mention on this issue; "" for all."""

    def entries(self, record: type[Record]) -> Listing[Entry]:
        """The entries of one type that are about both parties, by the date of their first mention."""
        return Listing(entry for entry in self.ledger.among(record, self.parties) if self._holds(entry))

    def positions(self) -> Listing[Position]:
        """What each of the two says now of every issue that it takes a stand on towards the other."""
        names = self.ledger.lines.names
        lines = {party: by_issue(self.ledger.lines.of(party), names) for party in sorted(self.parties)}
        found = (
            position_on(issue, party, lines[party].get(issue, ()))
            for issue in self._issues()
            for party in lines
        )
        return Listing(
            position for position in found if position and position.latest.document.published >= self.since
        )

    def lives(self) -> Listing[Life]:
        """How each issue between the two stands."""
        told = dict.fromkeys(line for party in self.parties for line in self.ledger.lines.of(party))
        lines = by_issue(told, self.ledger.lines.names)
        contacts, channels = (self.ledger.among(kind, self.parties) for kind in (Engagement, Mechanism))
        talks = _Talks(contacts, channels, self.parties)
        found = (
            life_of(issue, self.parties, lines.get(issue, ()), talks.told_in) for issue in self._issues()
        )
        return Listing(life for life in found if life is not None and life.latest >= self.since)

    def _repr_html_(self) -> str:
        """The table that a notebook shows: how many entries of each type there are, and the latest day of one."""
        parts = [(kind.key.replace("_", " "), self.entries(kind)) for kind in RECORD_TYPES]
        rows = [(name, len(found), max(entry.latest for entry in found)) for name, found in parts if found]
        return table_html(" and ".join(self.parties), ("entries", "number", "latest"), rows, len(rows))

    def _issues(self) -> tuple[str, ...]:
        return (self.issue,) if self.issue else ISSUES

    def _holds(self, entry: Entry) -> bool:
        if entry.latest < self.since:
            return False
        names = self.ledger.lines.names if self.issue else {}
        return not self.issue or any(
            self.issue in known_issues(mention.sentence, mention.document, names)
            for mention in entry.mentions
        )


class _Talks:
    """The contacts that were held, and the channels, between two parties, by the statements that tell of them."""

    def __init__(
        self, contacts: Iterable[Entry], channels: Iterable[Entry], parties: tuple[str, str]
    ) -> None:
        self._told: dict[str, list[tuple[int, bool, str]]] = {}
        for entry in (*contacts, *channels):
            if set(parties) <= set(entry.fields["parties"]) and entry.status not in ("planned", "cancelled"):
                for mention in entry.mentions:
                    told = (mention.record.start, entry.kind is Engagement, entry.id)
                    self._told.setdefault(mention.statement, []).append(told)

    def told_in(self, line: Line) -> str:
        """The id of what the line tells of: named in it, or the contact that its readout or joint text is about."""
        told = sorted(self._told.get(line.statement, ()))
        sentence = line.sentence
        named = (entry for start, _, entry in told if sentence.start <= start < sentence.end)
        about = (entry for start, contact, entry in told if contact and start < sentence.start)
        return next(named, "") or (next(about, "") if line.document.kind in OF_A_CONTACT else "")


def involved_in(entry: Entry) -> frozenset[str]:
    """Every party that an entry is about."""
    of = _met_in if entry.kind is Engagement else parties_of
    return frozenset().union(*(of(mention) for mention in entry.mentions))


def are_about(record: type[Record], mentions: Collection[Mention], parties: Collection[str]) -> bool:
    """Whether ``mentions`` of one type of record, together, are about all of ``parties``."""
    # What a mention involves by itself is seen at once; the names in sentences, which take longer, are sought last.
    ways = (_met_in,) if record is Engagement else (_said_to_involve, _named_beside)
    missing = set(parties)
    for involved in ways:
        for mention in mentions:
            missing -= involved(mention)
            if not missing:
                return True
    return not missing


def parties_of(mention: Mention) -> frozenset[str]:
    """Every party that a mention involves: in its record, as voice or addressee, as issuer, or named beside it.

    What is said of nobody, as a document is invoked, is said to whom the statement is addressed.
    """
    return _said_to_involve(mention) | _named_beside(mention)


def between(mention: Mention) -> frozenset[str]:
    """The parties that a mention is between: its issuer, those of its record, and whom it is said to."""
    told = {mention.issuer}.union(*(getattr(mention.record, name, ()) for name in PARTY_FIELDS)) - {""}
    return frozenset(told if len(told) > 1 else told | {*(mention.sentence.to or mention.addressed)})


def _said_to_involve(mention: Mention) -> frozenset[str]:
    """The parties of a mention without those that its sentence names."""
    sentence = mention.sentence
    involved = {mention.issuer, *sentence.to, *(source.party for source in sentence.voice)}
    for name in PARTY_FIELDS:
        involved.update(getattr(mention.record, name, ()))
    if isinstance(mention.record, OF_NOBODY):
        involved.update(mention.addressed)
    return frozenset(involved)


def _named_beside(mention: Mention) -> frozenset[str]:
    return _named(mention.sentence.quote)


def _met_in(mention: Mention) -> frozenset[str]:
    """The parties of a contact; where one alone is told, also those its words name, and the one that tells of it.

    To speak of a contact of others, or of one's own at home, is none with whom one speaks to.
    """
    told = frozenset(mention.record.parties) if isinstance(mention.record, Engagement) else frozenset()
    if len(told) > 1:
        return told
    return told | {mention.issuer} | _named(mention.record.quote)


@lru_cache(maxsize=100_000)
def _named(text: str) -> frozenset[str]:
    return frozenset(code for found in find_parties(text) for code in found.parties)
