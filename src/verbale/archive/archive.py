"""The archive as Python sees it: one object, whose methods are the functions of this package."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any

from verbale.archive import checking, feeds, importing, involved, log, readings, rereading, statements
from verbale.archive.candidates import Candidate
from verbale.archive.checking import Finding
from verbale.archive.corrections import Change, Conflict, Correction
from verbale.archive.corrections.applying import apply_all
from verbale.archive.corrections.holding import active
from verbale.archive.corrections.overview import labels, regroupings, review
from verbale.archive.corrections.rows import about, everything
from verbale.archive.database import Database
from verbale.archive.engines import Reader
from verbale.archive.following import Following
from verbale.archive.frames import Entry, frame
from verbale.archive.frames.selecting import select_entries
from verbale.archive.gathering import Source, gather, places_of
from verbale.archive.importing import AddReport, Progress
from verbale.archive.index import unindex
from verbale.archive.model import Archived, Event, FollowedFeed, Summary
from verbale.archive.rereading import RereadReport
from verbale.archive.schema import require_current, upgrade
from verbale.archive.search import Count, Filters, Found, count, find_records, find_sentences, parsed
from verbale.errors import ArchiveError
from verbale.ledger.ledger import Ledger
from verbale.ledger.regrouping import Regrouping
from verbale.ledger.relationship import Relationship
from verbale.reading.model import Reading
from verbale.sources import Overrides
from verbale.sources.tables import Names

if TYPE_CHECKING:
    import pyarrow

    from verbale.sources import Fetcher

__all__ = ["Archive"]

_NO_OVERRIDES = Overrides()
_NO_NAMES: Names = {}
NO_FILTERS = Filters()
LARGE = 30_000
"""Statements from which a ledger of all of them takes minutes to make, and gigabytes."""


class Archive:
    """Statements with their originals, their readings and people's corrections.

    A path means a SQLite file, ``postgresql://USER@HOST/DATABASE`` an archive that a team shares. Several
    processes can use one archive at the same time. Every method raises ArchiveError where the database
    cannot do what is asked. An archive can be used in a ``with`` statement, which closes it.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.reader: Reader | None = None
        """What reads in the place of the rules."""

    @classmethod
    def create(cls, place: str | os.PathLike[str]) -> Archive:
        """Make an archive at ``place``, or bring the one that is there up to date, and open it."""
        database = Database.connect(os.fspath(place), create=True)
        upgrade(database)
        return cls(database)

    @classmethod
    def open(cls, place: str | os.PathLike[str]) -> Archive:
        """Open the archive at ``place``. Raises ArchiveError where there is none of this version."""
        database = Database.connect(os.fspath(place))
        require_current(database)
        return cls(database)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        sources: Source | Iterable[Source],
        *,
        overrides: Overrides = _NO_OVERRIDES,
        fetcher: Fetcher | None = None,
        names: Names = _NO_NAMES,
        progress: Progress | None = None,
        stop: threading.Event | None = None,
    ) -> AddReport:
        """Add statements: files, folders, patterns, addresses, and tables with a row a statement.

        The address of a feed adds the statements that its entries lead to, and has it followed: `poll`
        asks it for new ones.

        What is there already is passed over, so that an interrupted import can be started again.
        ``names`` say what the columns of tables are called there, by what they are called here.
        ``progress`` is called with the number of originals done; setting ``stop`` ends the import
        after the one that is being read. What cannot be added stands in the report.
        """
        places = places_of(sources)
        found = gather(places, overrides, partial(feeds.follow, self.database, fetcher), fetcher, names)
        return importing.add(self.database, found, reader=self.reader, progress=progress, stop=stop)

    def add_original(
        self, name: str, data: bytes, *, overrides: Overrides = _NO_OVERRIDES, content_type: str = ""
    ) -> AddReport:
        """Add one statement from its bytes, a file called ``name``."""
        found = [Candidate(name, data, content_type, overrides)]
        return importing.add(self.database, found, reader=self.reader)

    def poll(
        self, fetcher: Fetcher, *, progress: Progress | None = None, stop: threading.Event | None = None
    ) -> AddReport:
        """Ask every feed that is followed for statements that are not there yet, and add them.

        What could not be fetched or read stands in the report and is tried again the next time.
        """
        return feeds.poll(self.database, fetcher, reader=self.reader, progress=progress, stop=stop)

    def feeds(self) -> Sequence[FollowedFeed]:
        """The feeds that are followed."""
        with self.database.reading() as connection:
            return tuple(feeds.followed(connection))

    def forget(self, url: str) -> None:
        """Follow the feed at ``url`` no longer; the statements that it has brought stay."""
        if not feeds.forget(self.database, url):
            problem, remedy = f"no feed at {url} is followed", "verbale feeds shows those that are"
            raise ArchiveError(self.database.place, problem, remedy)

    def list(
        self,
        *,
        issuer: str = "",
        kind: str = "",
        since: str = "",
        until: str = "",
        removed: bool = False,
    ) -> Sequence[Summary]:
        """The statements by date, without their texts; ``removed`` lists those that were removed.

        ``since`` and ``until`` are days, ``YYYY-MM-DD``, and belong to the range.
        """
        with self.database.reading() as connection:
            return tuple(statements.listed(connection, issuer, kind, since, until, removed=removed))

    def newest(self, limit: int, offset: int = 0) -> Sequence[Summary]:
        """The statements, the latest by date first: at most ``limit``, from ``offset``."""
        with self.database.reading() as connection:
            return tuple(statements.newest(connection, limit, offset))

    def texts(self) -> Iterator[tuple[Summary, str]]:
        """The statements by date, each with its text, one at a time; without those that were removed."""
        with self.database.reading() as connection:
            yield from statements.texts(connection)

    def get(self, name: str) -> Archived:
        """The statement that ``name`` means: its id or the beginning of it, its source, or its id in a table."""
        return self.database.read(statements.get, self.find(name))

    def find(self, name: str) -> str:
        """The id of the statement that ``name`` means, as in `get`."""
        with self.database.reading() as connection:
            found = statements.find(connection, name)
        if not found:
            remedy = "verbale list shows what there is"
            raise ArchiveError(self.database.place, f"there is no statement {name!r}", remedy)
        if len(found) > 1:
            problem = f"{name!r} can mean {', '.join(sorted(found))}"
            raise ArchiveError(self.database.place, problem, "give one of these ids")
        return found[0]

    def reading(self, name: str) -> Reading:
        """The reading of a statement that holds: the machine's, with people's corrections."""
        return self.database.read(readings.effective, self.find(name))

    def original(self, sha256: str) -> bytes:
        """The bytes of an original, as they were found; `Archived.versions` has their hashes."""
        return self.database.read(statements.original, sha256)

    def remove(self, name: str, *, who: str = "", why: str = "") -> str:
        """Take a statement out of lists and searches. It is kept, and `restore` brings it back; its id."""
        identity = self.find(name)
        with self.database.writing() as connection:
            unindex(connection, identity)
            statements.mark_removed(connection, identity, log.now())
            log.note(connection, "remove", statement=identity, who=who, why=why)
        return identity

    def restore(self, name: str, *, who: str = "", why: str = "") -> str:
        """Bring a removed statement back; its id."""
        identity = self.find(name)
        with self.database.writing() as connection:
            statements.mark_removed(connection, identity, "")
            readings.reindex(connection, identity)
            log.note(connection, "restore", statement=identity, who=who, why=why)
        return identity

    def search(
        self,
        query: str = "",
        filters: Filters = NO_FILTERS,
        *,
        order: str = "newest",
        limit: int = 20,
        offset: int = 0,
    ) -> Found:
        """The sentences that ``query`` and ``filters`` find; ``order`` is "newest", "oldest" or "relevance".

        Raises QueryError for a query that is not of the query language.
        """
        return self.database.read(
            find_sentences, parsed(query), filters, order=order, limit=limit, offset=offset
        )

    def search_records(
        self,
        query: str = "",
        filters: Filters = NO_FILTERS,
        *,
        order: str = "newest",
        limit: int = 20,
        offset: int = 0,
    ) -> Found:
        """The records in the sentences that are found, as in `search`; of the types in ``filters``, or of all."""
        return self.database.read(
            find_records, parsed(query), filters, order=order, limit=limit, offset=offset
        )

    def count(
        self, query: str = "", filters: Filters = NO_FILTERS, *, by: str, newest: int | None = None
    ) -> Sequence[Count]:
        """The hits, or those among the ``newest`` sentences with the words, counted ``by`` one of GROUPINGS."""
        return self.database.read(count, parsed(query), filters, by, newest)

    def entries(self, query: str = "", filters: Filters = NO_FILTERS) -> Iterator[Entry]:
        """The statements that are found, by date, for tables and exports; one at a time.

        With a query or filters on sentences, each has only the sentences that `search` finds and the
        records in them. Raises QueryError for a query that is not of the query language.
        """
        return select_entries(self.database, parsed(query), filters)

    def frame(
        self, table: str = "sentences", query: str = "", filters: Filters = NO_FILTERS
    ) -> pyarrow.Table:
        """A table of the archive, or of what is found in it, in Arrow: for pandas or polars.

        ``table`` is "sentences" or the key of a type of record, "commitments" for example. Raises
        VerbaleError for another one, and where pyarrow is not installed (the extra ``verbale[tables]``).
        """
        return frame(self.entries(query, filters), table)

    def reread(
        self,
        *,
        progress: Callable[[int, int], None] | None = None,
        stop: threading.Event | None = None,
    ) -> RereadReport:
        """Read again what another version of the reader has read; corrections hold on.

        ``progress`` is told how many are done and in all; setting ``stop`` ends it early.
        """
        return rereading.reread(self.database, reader=self.reader, progress=progress, stop=stop)

    def check(
        self,
        progress: Callable[[int, int], None] | None = None,
        *,
        stop: threading.Event | None = None,
    ) -> Sequence[Finding]:
        """What is wrong with the archive: hashes, offsets and references that do not hold.

        ``progress`` is called with the numbers of statements checked and in all; setting ``stop`` ends
        it early, with what was found by then.
        """
        return tuple(checking.check(self.database, progress, stop))

    def ledger(self, *, on: str = "", parties: Collection[str] = ()) -> Ledger:
        """What all statements add up to; with ``on``, a day, those up to that day, which have a date.

        With ``parties`` only those that involve all of these, and those that a merge or a split by hand names.
        """
        with self.following(on=on, parties=parties).present() as ledger:
            return ledger

    def following(self, *, on: str = "", parties: Collection[str] = ()) -> Following:
        """The same, for as long as the archive is open: it takes in what changes there."""
        return Following(self.database, on, parties)

    def is_large(self) -> bool:
        """Whether there are so many statements that a ledger is made only of those that involve two parties."""
        return self.database.read(involved.is_more_than, LARGE)

    def pairs(self) -> Sequence[tuple[str, str, int]]:
        """The pairs of an issuer and another party, with the number of its statements that involve that, most first."""
        return self.database.read(involved.pairs)

    def undated(self) -> int:
        """How many statements have no date of publication, and so are never up to a day."""
        return self.database.read(readings.undated)

    def relationship(
        self, one: str, other: str, *, on: str = "", since: str = "", issue: str = ""
    ) -> Relationship:
        """What statements up to the day ``on`` say about two parties, by their codes.

        ``since`` leaves out what was last spoken of before that day, ``issue`` what touches another issue.
        Where the archive `is_large`, only the statements are read that involve both.
        """
        ledger = self.ledger(on=on, parties=(one, other) if self.is_large() else ())
        return Relationship(ledger, (one, other), since, issue)

    def correct(  # noqa: PLR0913 - what docs/corrections.md describes, one parameter each
        self,
        target: str,
        *,
        set: Mapping[str, Any] | None = None,  # noqa: A002 - as on the command line
        action: str = "edit",
        add: str = "",
        at: tuple[int, int] | None = None,
        quote: str = "",
        who: str = "",
        why: str = "",
    ) -> Correction:
        """Correct a statement's metadata, a sentence or a record, named by its id; the entry that is kept.

        ``set`` has the new values of fields, ``action`` is "edit", "accept" or "reject", ``add`` the type of
        a new record, whose span ``at`` or ``quote`` gives. Raises CorrectionError where that cannot be done.
        """
        change = Change(target, action, set or {}, add, at, quote, who=who, why=why)
        return self.correct_all([change])[0]

    def correct_all(self, changes: Iterable[Change], where: Sequence[str] = ()) -> Sequence[Correction]:
        """Make all ``changes``, or none: CorrectionError has a line for each that is wrong.

        ``where`` names the places that they come from.
        """
        given = list(changes)
        places = [*where, *[""] * len(given)]
        with self.database.writing() as connection:
            return apply_all(connection, zip(places, given, strict=False))

    def undo(self, number: int, *, who: str = "", why: str = "") -> Correction:
        """Let the correction with this number no longer hold; undoing an undoing lets it hold again."""
        return self.correct_all([Change(action="undo", undo=number, who=who, why=why)])[0]

    def merge(self, mentions: Iterable[str], *, who: str = "", why: str = "") -> Correction:
        """Say that records, by their ids, are about one fact, which is one entry of the ledger."""
        return self.correct_all([Change(action="merge", mentions=tuple(mentions), who=who, why=why)])[0]

    def split(self, mentions: Iterable[str], *, who: str = "", why: str = "") -> Correction:
        """Say that records, by their ids, are about another fact than those they stand with in the ledger."""
        return self.correct_all([Change(action="split", mentions=tuple(mentions), who=who, why=why)])[0]

    def corrections(self, name: str = "", *, held: bool = False) -> Sequence[Correction]:
        """The corrections, oldest first; of one statement, if ``name`` is given; only those that are not undone."""
        identity = self.find(name) if name else ""
        with self.database.reading() as connection:
            found = about(connection, identity) if identity else everything(connection)
        return active(found) if held else found

    def regroupings(self) -> Sequence[Regrouping]:
        """The entries of the ledger that people have merged and split, in order, as the ledger takes them."""
        return regroupings(self.corrections(held=True))

    def review(self, name: str = "") -> Sequence[Conflict]:
        """What is to be looked at again, newest correction first; of one statement, if ``name`` is given."""
        return self.database.read(review, self.find(name) if name else "")

    def labels(self, *, partial: bool = False) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Id, text and labels of each statement that a person has accepted as a whole, to learn from.

        With ``partial``, of every statement that has corrections, and only what they are about.
        """
        with self.database.reading() as connection:
            yield from labels(connection, partial=partial)

    def version(self) -> int:
        """A number that grows whenever anything in the archive changes."""
        return self.database.read(log.last)

    def log(self, name: str = "") -> Sequence[Event]:
        """What was done, oldest first; to one statement, if ``name`` is given."""
        identity = self.find(name) if name else ""
        with self.database.reading() as connection:
            return tuple(log.events(connection, statement=identity))
