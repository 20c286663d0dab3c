"""The ledger: the entries that the readings of many statements add up to.

It holds nothing that does not follow from the readings and people's corrections. Mentions are kept in blocks,
those that can be one fact; a statement that is added, read anew or removed changes the blocks of its own
mentions and no others, so that the ledger is the same as one built from nothing.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

from verbale.ledger.claims import terms_watched
from verbale.ledger.entry import Entry
from verbale.ledger.grouping import Group
from verbale.ledger.histories import linked
from verbale.ledger.kinds import KINDS, Kind
from verbale.ledger.lines import Lines
from verbale.ledger.listing import Listing
from verbale.ledger.mention import Mention, mentions_of
from verbale.ledger.regrouping import Regrouping, regroup
from verbale.ledger.relationship import involved_in
from verbale.ledger.settling import settled
from verbale.reading.model import Reading, Record

__all__ = ["Ledger"]

_Block = tuple[str, Hashable]


class Ledger:
    """The entries of a set of statements, after people's ``corrections`` of what belongs together."""

    def __init__(
        self, readings: Iterable[tuple[str, Reading]] = (), corrections: Sequence[Regrouping] = ()
    ) -> None:
        self._corrections = tuple(corrections)
        self._kinds = {kind.record.key: kind for kind in KINDS}
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._blocks: dict[_Block, list[Mention]] = {}
        self._groups: dict[_Block, list[Group]] = {}
        self._settled: dict[int, Entry] = {}
        """The entries of the groups that are kept, by the identity of these."""
        self._watched: dict[str, set[int]] = {}
        """For a term the entries, so named, of which a line that has it may say something."""
        self.lines = Lines()
        for statement, reading in readings:
            self.add(statement, reading)

    def add(self, statement: str, reading: Reading) -> None:
        """Take in ``reading`` of the statement with this id, in place of an earlier one."""
        self.remove(statement)
        self.lines.add(statement, reading)
        self._unsettle(statement)
        self._mentions[statement] = mentions_of(statement, reading)
        for mention in self._mentions[statement]:
            block = self._block(mention)
            insort(self._blocks.setdefault(block, []), mention, key=lambda one: one.order)
            self._regroup(block)

    def remove(self, statement: str) -> None:
        """Forget the statement with this id, if it is known."""
        self._unsettle(statement)
        self.lines.remove(statement)
        for mention in self._mentions.pop(statement, ()):
            block = self._block(mention)
            self._blocks[block].remove(mention)
            self._regroup(block)
            if not self._blocks[block]:
                del self._blocks[block]

    def entries(self, record: type[Record] | None = None) -> Listing[Entry]:
        """The entries of one type of record, or of all, by the order of their first mentions."""
        kinds = KINDS if record is None else (self._kinds[record.key],)
        return Listing(linked(entry for kind in kinds for entry in self._entries_of(kind)))

    def among(self, record: type[Record], parties: Collection[str]) -> Listing[Entry]:
        """The entries of one type of record that are about all of ``parties``, by their codes."""
        return Listing(entry for entry in self.entries(record) if involved_in(entry) >= set(parties))

    def _block(self, mention: Mention) -> _Block:
        return (mention.record.key, self._kinds[mention.record.key].block(mention))

    def _regroup(self, block: _Block) -> None:
        """Let the groups of a block be made anew when they are next asked for."""
        for group in self._groups.pop(block, ()):
            self._settled.pop(id(group), None)

    def _unsettle(self, statement: str) -> None:
        """Let the entries be settled anew that the lines of a statement may say something of."""
        for term in self.lines.terms_of(statement):
            for number in self._watched.pop(term, ()):
                self._settled.pop(number, None)

    def _entries_of(self, kind: Kind) -> Iterator[Entry]:
        groups = list(self._groups_of(kind))
        kept = {id(group) for group in groups}
        for group in regroup(groups, self._corrections):
            entry = self._settled.get(id(group)) if id(group) in kept else None
            if entry is None:
                entry = settled(_entry(kind, group), self.lines)
                if id(group) in kept:
                    self._keep(group, entry)
            yield entry

    def _keep(self, group: Group, entry: Entry) -> None:
        self._settled[id(group)] = entry
        for term in terms_watched(entry):
            self._watched.setdefault(term, set()).add(id(group))

    def _groups_of(self, kind: Kind) -> Iterator[Group]:
        """The groups as the rules make them; a correction never changes what is kept."""
        for block in [block for block in self._blocks if block[0] == kind.record.key]:
            if block not in self._groups:
                self._groups[block] = kind.group(self._blocks[block])
            yield from self._groups[block]


def _entry(kind: Kind, group: Group) -> Entry:
    mentions = tuple(group.mentions)
    records = [mention.record for mention in mentions]
    return Entry(kind.record, kind.fields(records), kind.status(mentions), mentions, tuple(group.reasons))
