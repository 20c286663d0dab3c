"""Adding statements: what is new is read, and stored in small batches that hold whole or not at all.

Whatever was stored when an import is interrupted is there when it is started again, and is passed over.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import groupby

from verbale.archive import statements
from verbale.archive.candidates import Candidate, Prepared, Problem, lost, prepare_or_problem
from verbale.archive.database import Database
from verbale.archive.engines import Reader, beside
from verbale.archive.storing import store
from verbale.archive.workers import in_parallel
from verbale.errors import VerbaleError

__all__ = ["AddReport", "Progress", "add"]

_BATCH = 16
"""Statements that are stored at once: some seconds' work that an interruption can lose."""
_LOOKED_UP = 64
"""Rows of a table that are looked up at once."""
_READ_BATCH = 256
"""Statements that are stored at once which came with their readings: less than a second's work."""

Progress = Callable[[int], None]
"""Is called with the number of originals that are done."""


@dataclass(slots=True)
class AddReport:
    """What became of the originals that were to be added."""

    added: list[str] = field(default_factory=list)
    """The ids of the new statements."""
    versions: list[str] = field(default_factory=list)
    """The ids of the statements that were known already, and got a further version."""
    unchanged: int = 0
    """Originals that were there."""
    removed: int = 0
    """Originals of statements that were removed from the archive; they stay removed."""
    problems: list[str] = field(default_factory=list)
    """What could not be added, and why, a line each."""
    stopped: bool = False
    """Whether it was stopped before the end."""

    @property
    def done(self) -> int:
        """How many originals are dealt with, in whatever way."""
        return len(self.added) + len(self.versions) + self.unchanged + self.removed + len(self.problems)

    def extend(self, other: AddReport) -> None:
        """Count what became of further originals."""
        self.added += other.added
        self.versions += other.versions
        self.unchanged += other.unchanged
        self.removed += other.removed
        self.problems += other.problems
        self.stopped |= other.stopped

    def count(self, *, removed: bool) -> None:
        """Count an original that was there before."""
        if removed:
            self.removed += 1
        else:
            self.unchanged += 1


def add(
    database: Database,
    candidates: Iterable[Candidate | Problem],
    *,
    reader: Reader | None = None,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
) -> AddReport:
    """Read and store the candidates that are new, with the rules or with ``reader``.

    Raises ArchiveError where they cannot be stored.
    """
    report = AddReport()
    batch: list[Prepared] = []
    most = _BATCH

    def tell() -> None:
        if progress is not None:
            progress(report.done + len(batch))

    new = _new(database, candidates, report, tell)
    with closing(_prepared(new)) as prepared:
        for item in _read_by(reader, prepared):
            if isinstance(item, Problem):
                report.problems.append(item.message)
            else:
                batch.append(item)
                most = _READ_BATCH if item.came_read and reader is None else _BATCH
            tell()
            if len(batch) >= most:
                _store(database, batch, report, reader)
            if stop is not None and stop.is_set():
                report.stopped = True
                break
    _store(database, batch, report, reader)
    return report


def _prepared(candidates: Iterator[Candidate]) -> Generator[Prepared | Problem]:
    """What is read, on every core; what comes with its reading is looked at here, which takes less than sending it."""
    for is_read, group in groupby(candidates, lambda one: one.is_read):
        if is_read:
            yield from map(prepare_or_problem, group)
        else:
            with closing(in_parallel(prepare_or_problem, group, lost)) as prepared:
                yield from prepared


def _read_by(reader: Reader | None, prepared: Iterable[Prepared | Problem]) -> Iterable[Prepared | Problem]:
    """What the rules have read, with what ``reader`` makes of it."""
    if reader is None:
        return prepared

    def read(item: Prepared | Problem) -> Prepared | Problem:
        if isinstance(item, Problem):
            return item
        try:
            return replace(item, by_engine=reader.read(item.statement, item.reading))
        except VerbaleError as error:
            return Problem(f"{item.candidate.line or item.candidate.source}: {error}")

    return beside(read, prepared, reader.at_once)


def _new(
    database: Database,
    candidates: Iterable[Candidate | Problem],
    report: AddReport,
    tell: Callable[[], None],
) -> Iterator[Candidate]:
    """The candidates that are not in the archive; the others go into the report."""
    for item in _looked_up(database, candidates):
        if isinstance(item, Candidate):
            yield item
            continue
        if isinstance(item, Problem):
            report.problems.append(item.message)
        else:
            report.count(removed=item)
        tell()


def _looked_up(
    database: Database, candidates: Iterable[Candidate | Problem]
) -> Iterator[Candidate | Problem | bool]:
    """For each candidate that is in the archive, whether its statement was removed; others as they are."""
    for group in _groups(candidates):
        if isinstance(group, Problem):
            yield group
            continue
        with database.reading() as connection:
            held = statements.held(connection, group)
        for candidate, removed in zip(group, held, strict=True):
            yield candidate if removed is None else removed


def _groups(candidates: Iterable[Candidate | Problem]) -> Iterator[list[Candidate] | Problem]:
    """Rows of tables, which are there already, many at once; files and pages one by one, as they come."""
    rows: list[Candidate] = []
    for item in candidates:
        if isinstance(item, Candidate) and item.row is not None:
            rows.append(item)
        if rows and (len(rows) == _LOOKED_UP or rows[-1] is not item):
            yield rows
            rows = []
        if isinstance(item, Problem):
            yield item
        elif item.row is None:
            yield [item]
    if rows:
        yield rows


def _store(database: Database, batch: list[Prepared], report: AddReport, reader: Reader | None) -> None:
    if not batch:
        return
    # Looked up again: another process, or this batch, may have stored it in the meantime.
    for what, identity in store(database, batch, reader):
        if what == "added":
            report.added.append(identity)
        elif what == "version":
            report.versions.append(identity)
        else:
            report.count(removed=what == "removed")
    batch.clear()
