"""The ledger: the entries that the readings of many statements add up to.

It holds nothing that does not follow from the readings and people's corrections. Mentions are kept in blocks,
those that can be one fact; a statement that is added, read anew or removed changes the blocks of its own
mentions and no others, so that the ledger is the same as one built from nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence

from verbale.ledger.claims import terms_watched
from verbale.ledger.entry import Entry
from verbale.ledger.grouping import Group
from verbale.ledger.histories import linked, tied_to
from verbale.ledger.kinds import KINDS, Kind
from verbale.ledger.lines import Lines
from verbale.ledger.listing import Listing
from verbale.ledger.mention import Mention, mentions_of
from verbale.ledger.regrouping import Regrouping, regroup
from verbale.ledger.relationship import are_about
from verbale.ledger.settling import settled
from verbale.reading.model import Measure, Reading, Record, RedLine

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
        self._found: dict[tuple[str, frozenset[str]], Listing[Entry]] = {}
        """What `among` has given since the last change."""
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
            self._blocks.setdefault(block, []).append(mention)
            self._regroup(block)

    def remove(self, statement: str) -> None:
        """Forget the statement with this id, if it is known."""
        self._found.clear()
        self._unsettle(statement)
        self.lines.remove(statement)
        for mention in self._mentions.pop(statement, ()):
            block = self._block(mention)
            self._blocks[block].remove(mention)
            self._regroup(block)
            if not self._blocks[block]:
                del self._blocks[block]

    def correct(self, corrections: Sequence[Regrouping]) -> None:
        """Let ``corrections`` be those that hold, in place of others."""
        self._found.clear()
        self._corrections = tuple(corrections)

    def __len__(self) -> int:
        """How many statements it is of."""
        return len(self._mentions)

    def __contains__(self, statement: str) -> bool:
        """Whether it is of the statement with this id."""
        return statement in self._mentions

    def entries(self, record: type[Record] | None = None) -> Listing[Entry]:
        """The entries of one type of record, or of all, by the order of their first mentions."""
        kinds = KINDS if record is None else (self._kinds[record.key],)
        return Listing(linked(entry for kind in kinds for entry in self._entries_of(kind)))

    def among(self, record: type[Record], parties: Collection[str]) -> Listing[Entry]:
        """The entries of one type of record that are about all of ``parties``, by their codes.

        Only the blocks are grouped that are about all of them, and only what is asked for is settled.
        """
        asked = (record.key, frozenset(parties))
        if asked not in self._found:
            self._found[asked] = Listing(self._among(self._kinds[record.key], asked[1]))
        return self._found[asked]

    def entry(self, mention: str) -> Entry | None:
        """The entry that the mention with this id belongs to; None where there is none."""
        found = self.of_statement(mention.partition("/")[0])
        return next((entry for entry, one in found if one.id == mention), None)

    def of_statement(self, statement: str) -> list[tuple[Entry, Mention]]:
        """The mentions of one statement in text order, each with its entry; only their blocks are grouped."""
        blocks = {self._block(mention) for mention in self._mentions.get(statement, ())}
        keys = {key for key, _ in blocks}
        entries = [
            entry
            for kind in KINDS
            if kind.record.key in keys
            for entry in self._those(kind, blocks.__contains__, lambda group: _tells(statement, group))
        ]
        found = [(entry, one) for entry in entries for one in entry.mentions if one.statement == statement]
        return sorted(found, key=lambda pair: pair[1].order)

    def mentions(self) -> Iterator[Mention]:
        """Every mention, statement by statement."""
        return (mention for mentions in self._mentions.values() for mention in mentions)

    def _among(self, kind: Kind, parties: frozenset[str]) -> list[Entry]:
        def about(mentions: Collection[Mention]) -> bool:
            return are_about(kind.record, mentions, parties)

        return self._those(
            kind, lambda block: about(self._blocks[block]), lambda group: about(group.mentions)
        )

    def _those(
        self, kind: Kind, wanted: Callable[[_Block], bool], chosen: Callable[[Group], bool]
    ) -> list[Entry]:
        """The entries of the ``chosen`` ones among the groups of ``wanted`` blocks."""
        groups, kept = self._regrouped(kind, wanted)
        entries = [self._settle(kind, group, kept) for group in groups if chosen(group)]
        return linked(entries, self._beside(kind, entries, groups))

    def _beside(self, kind: Kind, entries: Sequence[Entry], groups: Sequence[Group]) -> Iterator[Entry]:
        """What ``entries`` may be tied to: lines of the same party, and measures on those who take these."""
        if kind.record is Measure:
            parties = tied_to(entries)
            groups, _ = self._regrouped(kind, lambda block: _bear_on(self._blocks[block], parties))
        elif kind.record is not RedLine:
            return
        for group in groups:
            yield _entry(kind, group)

    def _block(self, mention: Mention) -> _Block:
        return (mention.record.key, self._kinds[mention.record.key].block(mention))

    def _regroup(self, block: _Block) -> None:
        """Let the groups of a block be made anew when they are next asked for."""
        for group in self._groups.pop(block, ()):
            self._settled.pop(id(group), None)

    def _unsettle(self, statement: str) -> None:
        """Let the entries be settled anew that the lines of a statement may say something of."""
        if not self._watched:
            return
        for term in self.lines.terms_of(statement):
            for number in self._watched.pop(term, ()):
                self._settled.pop(number, None)

    def _entries_of(self, kind: Kind) -> Iterator[Entry]:
        groups, kept = self._regrouped(kind, lambda _: True)
        for group in groups:
            yield self._settle(kind, group, kept)

    def _regrouped(self, kind: Kind, wanted: Callable[[_Block], bool]) -> tuple[list[Group], frozenset[int]]:
        """The groups of the blocks that are ``wanted``, after corrections; the identities of those that are kept."""
        corrected = self._corrected()
        groups = [
            group
            for block in [block for block in self._blocks if block[0] == kind.record.key]
            if block in corrected or wanted(block)
            for group in self._groups_of(kind, block)
        ]
        return regroup(groups, self._corrections), frozenset(map(id, groups))

    def _corrected(self) -> frozenset[_Block]:
        """The blocks of the mentions that corrections may speak of: these may join one block to another."""
        named = {name.rsplit("/", 2)[0] for correction in self._corrections for name in correction.mentions}
        return frozenset(
            self._block(mention) for statement in named for mention in self._mentions.get(statement, ())
        )

    def _settle(self, kind: Kind, group: Group, kept: Collection[int]) -> Entry:
        """The entry of ``group``, which is kept as long as the group is one of those ``kept``."""
        number = id(group)
        entry = self._settled.get(number) if number in kept else None
        if entry is None:
            entry = settled(_entry(kind, group), self.lines)
            if number in kept:
                self._settled[number] = entry
                for term in terms_watched(entry):
                    self._watched.setdefault(term, set()).add(number)
        return entry

    def _groups_of(self, kind: Kind, block: _Block) -> list[Group]:
        """The groups of a block as the rules make them; a correction never changes what is kept."""
        if block not in self._groups:
            self._blocks[block].sort(key=lambda mention: mention.order)
            self._groups[block] = kind.group(self._blocks[block])
        return self._groups[block]


def _tells(statement: str, group: Group) -> bool:
    return any(mention.statement == statement for mention in group.mentions)


def _bear_on(mentions: Iterable[Mention], parties: Collection[str]) -> bool:
    """Whether some of ``mentions``, of measures, say that they bear on some of ``parties``."""
    return any(party in parties for mention in mentions for party in getattr(mention.record, "on", ()))


def _entry(kind: Kind, group: Group) -> Entry:
    mentions = tuple(group.mentions)
    records = [mention.record for mention in mentions]
    return Entry(kind.record, kind.fields(records), kind.status(mentions), mentions, tuple(group.reasons))
