"""A ledger at rest: its entries, settled once, with the ways to find them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import combinations

from verbale.ledger.entry import Entry
from verbale.ledger.ledger import Ledger
from verbale.ledger.lines import NOBODY
from verbale.ledger.mention import Mention
from verbale.ledger.relationship import involved_in, parties_of
from verbale.reading.model import RECORD_TYPES, Record

__all__ = ["Snapshot"]


class Snapshot:
    """The entries of a ledger that no longer changes. To ask it costs little, to make it as much as the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.lines = ledger.lines
        self._entries = {kind.key: ledger.entries(kind) for kind in RECORD_TYPES}
        self._about: dict[str, dict[str, list[int]]] = {}
        """For each type of record, made when it is first asked for, and each party the places of its entries."""
        self._by_mention: dict[str, Entry] = {}
        self._by_statement: dict[str, list[tuple[Entry, Mention]]] = {}
        for entries in self._entries.values():
            for entry in entries:
                for mention in entry.mentions:
                    self._by_mention.setdefault(mention.id, entry)
                    self._by_statement.setdefault(mention.statement, []).append((entry, mention))

    def entries(self, record: type[Record]) -> tuple[Entry, ...]:
        """The entries of one type of record, by the order of their first mentions."""
        return self._entries[record.key]

    def among(self, record: type[Record], parties: Collection[str]) -> list[Entry]:
        """The entries of one type of record that are about all of ``parties``, by their codes."""
        if record.key not in self._about:
            about: dict[str, list[int]] = {}
            for place, entry in enumerate(self._entries[record.key]):
                for party in involved_in(entry):
                    about.setdefault(party, []).append(place)
            self._about[record.key] = about
        found = (set(self._about[record.key].get(party, ())) for party in parties)
        return [self._entries[record.key][place] for place in sorted(set.intersection(*found))]

    def entry(self, mention: str) -> Entry | None:
        """The entry that the mention with this id belongs to; None where there is none."""
        return self._by_mention.get(mention)

    def of_statement(self, statement: str) -> list[tuple[Entry, Mention]]:
        """The mentions of one statement in text order, each with its entry."""
        found = self._by_statement.get(statement, [])
        return sorted(found, key=lambda pair: pair[1].order)

    def pairs(self) -> list[tuple[str, str, int]]:
        """Which two parties there is something to read of, and the number of entries, the most first."""
        return pairs_of(entry.mentions for entries in self._entries.values() for entry in entries)


def pairs_of(facts: Iterable[Iterable[Mention]]) -> list[tuple[str, str, int]]:
    """Which two parties ``facts``, each by its mentions, are about, and how many of them, the most first.

    One of the two has spoken itself.
    """
    speakers: set[str] = set()
    counts: Counter[tuple[str, str]] = Counter()
    for mentions in facts:
        involved = set[str]()
        for mention in mentions:
            speakers.add(mention.issuer)
            involved |= parties_of(mention)
        counts.update(combinations(sorted(involved - NOBODY), 2))
    told = ((pair, count) for pair, count in counts.items() if speakers & set(pair))
    return [(*pair, count) for pair, count in sorted(told, key=lambda item: (-item[1], item[0]))]
