"""Reading again what another version of the reader has read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from verbale.archive import statements, tables
from verbale.archive.candidates import Problem, Reread, lost_again, read_again
from verbale.archive.database import Database
from verbale.archive.engines import Reader, beside, keep_beside, require_reader
from verbale.archive.log import note
from verbale.archive.model import Archived
from verbale.archive.reader import reader_version
from verbale.archive.readings import write_reading
from verbale.archive.workers import in_parallel
from verbale.errors import VerbaleError

__all__ = ["RereadReport", "reread"]

_BATCH = 16
"""Readings that are stored at once."""


@dataclass(slots=True)
class RereadReport:
    """What came of reading again."""

    changed: list[str] = field(default_factory=list)
    """The ids of the statements of which the reader says something new."""
    same: int = 0
    """Statements of which it says what was said before."""
    problems: list[str] = field(default_factory=list)
    """What could not be read, and why, a line each."""
    stopped: bool = False
    """Whether it was stopped before the end."""

    @property
    def done(self) -> int:
        """How many statements are dealt with."""
        return len(self.changed) + self.same + len(self.problems)


def reread(
    database: Database,
    *,
    reader: Reader | None = None,
    progress: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> RereadReport:
    """Read every statement again that this version of the rules, or of ``reader``, has not read.

    ``progress`` is told how many are done, and of how many. Corrections hold on; what was read before
    is kept beside the new reading. Raises ArchiveError where the result cannot be stored, and where the
    archive's engine is not the rules and not given.
    """
    require_reader(database, reader)
    report = RereadReport()
    outdated = _outdated(database, reader.version if reader else reader_version())
    batch: list[Reread] = []
    with closing(in_parallel(read_again, _statements(database, outdated), lost_again)) as read:
        for item in _read_by(reader, read):
            if isinstance(item, Problem):
                report.problems.append(item.message)
            else:
                batch.append(item)
            if progress is not None:
                progress(report.done + len(batch), len(outdated))
            if len(batch) == _BATCH:
                _store(database, batch, report, reader)
                batch.clear()
            if stop is not None and stop.is_set():
                report.stopped = True
                break
    _store(database, batch, report, reader)
    return report


def _outdated(database: Database, version: str) -> list[str]:
    """The ids of the statements whose current reading another version of the reader made."""
    columns, kept = tables.readings.c, tables.statements.c
    current = select(columns.statement).where(columns.current, columns.reader == version)
    query = select(kept.id).where(kept.removed_at == "", kept.id.not_in(current)).order_by(kept.id)
    with database.reading() as connection:
        return list(connection.execute(query).scalars())


def _statements(database: Database, identities: list[str]) -> Iterator[Archived]:
    for identity in identities:
        with database.reading() as connection:
            yield statements.get(connection, identity)


def _read_by(reader: Reader | None, items: Iterable[Reread | Problem]) -> Iterable[Reread | Problem]:
    """What the rules have read, with what ``reader`` makes of it."""
    if reader is None:
        return items

    def read(one: Reread | Problem) -> Reread | Problem:
        if isinstance(one, Problem):
            return one
        try:
            return replace(one, by_engine=reader.read(one.item.statement, one.reading))
        except VerbaleError as error:
            return Problem(f"{one.item.id}: {error}")

    return beside(read, items, reader.at_once)


def _store(database: Database, batch: list[Reread], report: RereadReport, reader: Reader | None) -> None:
    if not batch:
        return
    with database.writing() as connection:
        for one in batch:
            version, reading = reader_version(), one.reading
            if reader and one.by_engine:
                version, reading = reader.version, one.by_engine
            if write_reading(connection, one.item.id, reading, version):
                note(connection, "reread", statement=one.item.id, reader=version)
                report.changed.append(one.item.id)
            else:
                report.same += 1
            if one.by_engine:
                keep_beside(connection, one.item.id, one.reading, reader_version())
