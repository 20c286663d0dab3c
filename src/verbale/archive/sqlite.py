"""What is particular to SQLite: the file, its locks, FTS5 and the wording of its faults."""

from __future__ import annotations

import os
import shlex
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Table, create_engine, event, insert, text
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.pool import QueuePool

from verbale.archive.compact import compact
from verbale.errors import ArchiveError

__all__ = [
    "NAME",
    "SEARCH_1",
    "SEARCH_5",
    "begin_writing",
    "check",
    "connect",
    "explain",
    "joined",
    "json_field",
    "put",
    "shown",
    "view",
]

NAME = "sqlite"
_APPLICATION = 0x56424C45
"""The number in a file's header that says it is an archive of Verbale: "VBLE"."""
_PATIENCE = 60
"""Seconds to wait for another process that writes."""
_MAGIC = b"SQLite format 3\x00"

SEARCH_1 = (
    "CREATE VIRTUAL TABLE sentence_search USING fts5("
    "quote, content='sentences', content_rowid='number', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER sentence_search_insert AFTER INSERT ON sentences BEGIN "
    "INSERT INTO sentence_search(rowid, quote) VALUES (new.number, new.quote); END",
    "CREATE TRIGGER sentence_search_delete AFTER DELETE ON sentences BEGIN "
    "INSERT INTO sentence_search(sentence_search, rowid, quote) VALUES ('delete', old.number, old.quote); END",
    "CREATE TRIGGER sentence_search_update AFTER UPDATE OF quote ON sentences BEGIN "
    "INSERT INTO sentence_search(sentence_search, rowid, quote) VALUES ('delete', old.number, old.quote); "
    "INSERT INTO sentence_search(rowid, quote) VALUES (new.number, new.quote); END",
    *(
        f"CREATE TRIGGER {table}_no_{action} BEFORE {action} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, 'the table {table} is only added to'); END"
        for table in ("log", "corrections")
        for action in ("update", "delete")
    ),
    f"PRAGMA application_id = {_APPLICATION}",
)

_MARKS = (
    *(0xAD, 0x61C, 0x180E, 0xFEFF),
    *(*range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A)),
)
"""What stands in a text and is no part of a word: marks of direction, soft hyphens, joiners (UAX 29, rule WB4)."""


def _bare(column: str) -> str:
    """The expression for ``column`` without marks that FTS5 would cut words at, or take for letters."""
    bare = column
    for mark in _MARKS:
        bare = f"replace({bare}, char({mark}), '')"
    return f"CASE WHEN {column} GLOB '*[{''.join(map(chr, _MARKS))}]*' THEN {bare} ELSE {column} END"


SEARCH_5 = tuple(
    statement.replace("BARE new.quote", _bare("new.quote"))
    .replace("BARE old.quote", _bare("old.quote"))
    .replace("BARE quote", _bare("quote"))
    for statement in (
        *(f"DROP TRIGGER sentence_search_{action}" for action in ("insert", "delete", "update")),
        "DROP TABLE sentence_search",
        "CREATE VIEW sentence_words AS SELECT number, BARE quote AS quote FROM sentences",
        "CREATE VIRTUAL TABLE sentence_search USING fts5("
        "quote, content='sentence_words', content_rowid='number', tokenize='unicode61 remove_diacritics 2')",
        "CREATE TRIGGER sentence_search_insert AFTER INSERT ON sentences BEGIN "
        "INSERT INTO sentence_search(rowid, quote) VALUES (new.number, BARE new.quote); END",
        "CREATE TRIGGER sentence_search_delete AFTER DELETE ON sentences BEGIN "
        "INSERT INTO sentence_search(sentence_search, rowid, quote) "
        "VALUES ('delete', old.number, BARE old.quote); END",
        "CREATE TRIGGER sentence_search_update AFTER UPDATE OF quote ON sentences BEGIN "
        "INSERT INTO sentence_search(sentence_search, rowid, quote) "
        "VALUES ('delete', old.number, BARE old.quote); "
        "INSERT INTO sentence_search(rowid, quote) VALUES (new.number, BARE new.quote); END",
        "INSERT INTO sentence_search(sentence_search) VALUES ('rebuild')",
    )
)


def shown(place: str) -> str:
    """The path of the file."""
    return place.removeprefix("sqlite:///")


def connect(place: str, *, create: bool) -> Engine:
    """An engine for the file at ``place``; it is only read where its folder cannot be written to."""
    path = Path(shown(place))
    _require_file(path, create=create)
    address = f"file:{quote(str(path.absolute()))}?{_mode(path, create=create)}"

    def open_file() -> sqlite3.Connection:
        # Transactions are begun by hand: the module would begin them only at the first change.
        connection = sqlite3.connect(
            address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = create_engine("sqlite://", creator=open_file, poolclass=QueuePool, json_serializer=compact)
    event.listen(engine, "begin", _begin)
    try:
        _require_ours(engine, str(path), create=create)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise ArchiveError(str(path), *explain(error)) from error
    return engine


def begin_writing(connection: Connection) -> None:
    """Take the lock now: one that is asked for after reading may be refused at once."""
    connection.execution_options(verbale_begin="BEGIN IMMEDIATE").begin()


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write many rows."""
    if rows:
        connection.execute(insert(table), rows)


def view(name: str, query: str) -> tuple[str, ...]:
    """SQLite has no ``CREATE OR REPLACE VIEW``."""
    return f"DROP VIEW IF EXISTS {name}", f"CREATE VIEW {name} AS {query}"


def json_field(column: str, name: str) -> str:
    """Lists come as JSON."""
    return f"json_extract({column}, '$.{name}')"


def joined(expression: str, query: str) -> str:
    """``group_concat`` keeps the order of an inner query that is sorted."""
    return f"(SELECT group_concat(value, ', ') FROM (SELECT {expression} AS value {query}))"  # noqa: S608


def explain(error: Exception) -> tuple[str, str]:
    """The problem and the remedy, by SQLite's error code."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(origin, "sqlite_errorname", "")
    words = str(origin)
    for start, problem, remedy in _FAULTS:
        if name.startswith(start):
            return problem, remedy
    if "malformed" in words or "not a database" in words:
        return _CORRUPT
    return f"the database reports: {words}", "run verbale check, which says what is wrong with it"


def check(connection: Connection) -> Iterator[str]:
    """What ``PRAGMA integrity_check`` and the check of the full-text index find."""
    # First, because FTS5 wants to write for it, which a transaction that has read may be refused.
    try:
        connection.execute(
            text("INSERT INTO sentence_search(sentence_search, rank) VALUES ('integrity-check', 1)")
        )
    except DBAPIError as error:
        name = getattr(error.orig, "sqlite_errorname", "")
        if name.startswith("SQLITE_CORRUPT"):
            yield "the full-text index does not match the sentences"
        elif not name.startswith("SQLITE_READONLY"):
            raise
    connection.rollback()
    for (line,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if line != "ok":
            yield f"the file: {line}"
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"{table}, row {row}: it refers to a row of {parent} that is not there"


_CORRUPT = (
    "the file is damaged, or no archive at all",
    "restore it from a backup, or import the originals anew",
)
_FAULTS = (
    ("SQLITE_BUSY", "another process has been writing to it for a long time", "try again when that is done"),
    (
        "SQLITE_LOCKED",
        "another process has been writing to it for a long time",
        "try again when that is done",
    ),
    ("SQLITE_FULL", "the disk is full", "nothing was lost; make room and run the command again"),
    ("SQLITE_READONLY", "it may not be written to", "check the permissions of the file and its folder"),
    ("SQLITE_CANTOPEN", "the file cannot be opened", "check the path and its permissions"),
    ("SQLITE_PERM", "the file may not be opened", "check its permissions"),
    ("SQLITE_CORRUPT", *_CORRUPT),
    ("SQLITE_NOTADB", *_CORRUPT),
    (
        "SQLITE_IOERR",
        "the disk reports an error",
        "check the disk and its free space, then run verbale check",
    ),
)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("verbale_begin", "BEGIN"))


def _mode(path: Path, *, create: bool) -> str:
    if create:
        return "mode=rwc"
    beside = path.with_name(path.name + "-wal").exists()
    if os.access(path.parent, os.W_OK) or beside:
        return "mode=rw"
    # Nobody can write here, so that nothing can change while it is read.
    return "mode=ro&immutable=1"


def _require_file(path: Path, *, create: bool) -> None:
    """Raise ArchiveError unless ``path`` is a database, or nothing is there and one is to be made."""
    place = str(path)
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        if create and path.parent.is_dir():
            return
        if create:
            raise ArchiveError(place, "its folder does not exist", "make the folder first") from None
        raise ArchiveError(
            place, "there is no archive", f"make one with: verbale init -a {shlex.quote(place)}"
        ) from None
    except IsADirectoryError as error:
        raise ArchiveError(place, "this is a folder", "name a file in it") from error
    except OSError as error:
        raise ArchiveError(place, f"it cannot be read ({error.strerror})", "check its permissions") from error
    if head and head != _MAGIC:
        raise ArchiveError(place, *_CORRUPT)


def _require_ours(engine: Engine, place: str, *, create: bool) -> None:
    """Raise ArchiveError unless the file is an archive, or empty and to be made one."""
    connection: Any = engine.raw_connection()
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != _APPLICATION and tables:
            raise ArchiveError(place, "this is the database of another program", "name another file")
        if application != _APPLICATION and not create:
            raise ArchiveError(
                place, "there is no archive in it", f"make one with: verbale init -a {shlex.quote(place)}"
            )
        if create:
            # Readers do not wait for the writer. This is a property of the file.
            connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
