"""A ledger that keeps up with its archive: what has changed is read anew, and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import CompoundSelect, Connection, select

from verbale.archive import log, readings, tables
from verbale.archive.corrections.holding import active
from verbale.archive.corrections.overview import regroupings
from verbale.archive.corrections.rows import everything
from verbale.archive.database import Database
from verbale.ledger.ledger import Ledger
from verbale.reading.model import Reading

__all__ = ["Following"]

_MUCH = 0.1
"""The share of a ledger's statements from which to make it anew takes less than to take these out one by one."""


class Following:
    """The ledger of an archive as it stands whenever it is asked; with ``on``, a day, of what was said by then.

    With ``parties`` of the statements that involve all of these, and those that a merge or a split by hand names.
    It is made when it is first asked, and afterwards takes in what was added, read anew, corrected or removed. Several
    threads may ask it, and wait for each other.
    """

    def __init__(self, database: Database, on: str = "", parties: Collection[str] = ()) -> None:
        self._database = database
        self._on = on
        self._parties = frozenset(parties)
        self._lock = threading.RLock()
        self._ledger: Ledger | None = None
        self._version = -1
        self._named: frozenset[str] = frozenset()

    @contextmanager
    def present(self) -> Iterator[Ledger]:
        """The ledger as the archive stands; it does not change, and nobody else asks it, within the ``with`` statement.

        Raises ArchiveError where the database cannot be read.
        """
        with self._lock:
            yield self._brought_up()

    def _brought_up(self) -> Ledger:
        with self._database.reading() as connection:
            version = log.last(connection)
            if self._ledger is None or version != self._version:
                before, self._ledger = self._ledger, None  # after an error it is made from nothing
                self._ledger = self._made(connection, before)
                self._version = version
            return self._ledger

    def _made(self, connection: Connection, before: Ledger | None) -> Ledger:
        """What ``before`` becomes by what has changed since, or a ledger from nothing where that takes less."""
        regrouped = regroupings(active(everything(connection)))
        named = frozenset(name.partition("/")[0] for one in regrouped for name in one.mentions)
        named_anew, self._named = named ^ self._named, named
        if before is not None:
            changed: set[str] = set(connection.execute(self._changed(named_anew)).scalars())
            if sum(statement in before for statement in changed) <= max(1, _MUCH * len(before)):
                self._take_in(connection, before, changed, named_anew)
                before.correct(regrouped)
                return before
        return Ledger(self._readings(connection), regrouped)

    def _take_in(
        self, connection: Connection, ledger: Ledger, changed: set[str], named_anew: frozenset[str]
    ) -> None:
        for statement, reading in self._readings(connection, self._changed(named_anew)):
            ledger.add(statement, reading)
            changed.discard(statement)
        for statement in changed:  # what is left is gone, or not one of those that are asked for
            ledger.remove(statement)

    def _changed(self, named_anew: frozenset[str]) -> CompoundSelect[Any]:
        """A query for the statements of which the ledger may say something else now."""
        ids = tables.statements.c.id
        return log.touched(self._version).union(select(ids).where(ids.in_(named_anew)))

    def _readings(
        self, connection: Connection, some: CompoundSelect[Any] | None = None
    ) -> Iterator[tuple[str, Reading]]:
        return readings.all_effective(connection, self._on, self._parties, self._named, some)
