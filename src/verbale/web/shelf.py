"""What is asked of the ledger again and again, worked out once for each state of the archive."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from verbale.archive import Archive
from verbale.ledger.relationship import Relationship
from verbale.ledger.snapshot import Snapshot
from verbale.views.page import Page, page_of
from verbale.views.rows import PARTS, Row, part_rows
from verbale.web.names import party_name

__all__ = ["Shelf"]

T = TypeVar("T")

_MOST = 256
"""Answers that are kept; the one longest not asked for goes first."""
_PAGES = 16
"""Readings that are kept as pages show them; a long one takes some megabytes."""
_BOOKS = 3
"""Ledgers that are kept: today's, and those as of some other days."""


class Shelf:
    """The answers that the present state of an archive gives; all are dropped when anything in it changes.

    May be asked from several threads: they wait while one of them works an answer out.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = threading.RLock()
        self._version = -1
        self._books: OrderedDict[Hashable, object] = OrderedDict()
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._pages: OrderedDict[Hashable, object] = OrderedDict()

    def ledger(self, on: str = "") -> Snapshot:
        """The ledger; with ``on``, a day, as of that day."""
        return self._kept(self._books, _BOOKS, on, lambda: Snapshot(self._archive.ledger(on=on)))

    def rows(
        self, part: str, one: str, other: str, *, since: str = "", issue: str = "", on: str = ""
    ) -> list[Row]:
        """The rows of one part of a relationship, as the command line prints them. They are not to be changed."""

        def make() -> list[Row]:
            return part_rows(part, Relationship(self.ledger(on), (one, other), since, issue))

        return self._kept(self._answers, _MOST, (part, one, other, since, issue, on), make)

    def parts(
        self, one: str, other: str, *, since: str = "", issue: str = "", on: str = ""
    ) -> dict[str, list[Row]]:
        """All parts of a relationship by their names in JSON."""
        return {
            part.replace("-", "_"): self.rows(part, one, other, since=since, issue=issue, on=on)
            for part in PARTS
        }

    def pairs(self) -> list[tuple[str, str, int]]:
        """Which two parties there is something to read of, and how many entries."""
        return self._kept(self._answers, _MOST, "pairs", lambda: self.ledger().pairs())

    def page(self, identity: str) -> Page:
        """The reading of the statement with this id, as a page shows it."""

        def make() -> Page:
            found = self._archive.get(identity)
            return page_of(self._archive.reading(identity), found.text, party_name)

        return self._kept(self._pages, _PAGES, identity, make)

    def _kept(
        self, where: OrderedDict[Hashable, object], most: int, key: Hashable, make: Callable[[], T]
    ) -> T:
        with self._lock:
            version = self._archive.version()
            if version != self._version:
                self._books.clear()
                self._answers.clear()
                self._pages.clear()
                self._version = version
            if key not in where:
                where[key] = make()
                while len(where) > most:
                    where.popitem(last=False)
            where.move_to_end(key)
            return cast("T", where[key])
