"""What is particular to PostgreSQL: the address, the lock, text search and the wording of its faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Connection, Engine, Table, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError

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

NAME = "postgresql"
_DRIVER = "postgresql+psycopg"

_WORDS = (
    # As SQLite's unicode61 cuts words: no diacritics, and only letters and digits in them. The letters
    # are given as ranges, because [[:alnum:]] depends on the locale of the server.
    r"regexp_replace(regexp_replace(normalize(quote, NFKD), '[\u0300-\u036f]', '', 'g'), "
    r"'[^a-zA-Z0-9\u00aa\u00b5\u00ba\u00c0-\u1fff\u2c00-\u2dff\u2e80-\u2fff\u3021-\uffff]+', ' ', 'g')"
)

SEARCH_1 = (
    "ALTER TABLE sentences ADD COLUMN words tsvector "
    f"GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, {_WORDS})) STORED",
    "CREATE INDEX ix_sentences_words ON sentences USING gin (words)",
    "CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the table % is only added to', TG_TABLE_NAME; END $$",
    *(
        f"CREATE TRIGGER {table}_only_added_to BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION only_added_to()"
        for table in ("log", "corrections")
    ),
)

_MARKS = r"[\u00ad\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
"""What stands in a text and is no part of a word: marks of direction, soft hyphens, joiners (UAX 29, rule WB4)."""
_BARE_WORDS = _WORDS.replace("(quote,", f"(regexp_replace(quote, '{_MARKS}', '', 'g'),")

SEARCH_5 = (
    "DROP INDEX ix_sentences_words",
    "ALTER TABLE sentences DROP COLUMN words",
    "ALTER TABLE sentences ADD COLUMN words tsvector "
    f"GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, {_BARE_WORDS})) STORED",
    "CREATE INDEX ix_sentences_words ON sentences USING gin (words)",
)


def shown(place: str) -> str:
    """The address with ``***`` for its password."""
    try:
        return make_url(place).render_as_string(hide_password=True)
    except ArgumentError:
        return "the address"


def connect(place: str, *, create: bool) -> Engine:  # noqa: ARG001 - a database is made by its owner
    """An engine for the database at ``place``, which has to exist."""
    if find_spec("psycopg") is None:
        remedy = "install it with: pip install 'verbale[postgresql]'"
        raise ArchiveError(shown(place), "the driver for PostgreSQL is not installed", remedy)
    try:
        url = make_url(place).set(drivername=_DRIVER)
    except ArgumentError as error:
        remedy = "write postgresql://USER@HOST/DATABASE"
        raise ArchiveError(shown(place), "this is not an address of a database", remedy) from error
    return create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ", json_serializer=compact)


def begin_writing(connection: Connection) -> None:
    """Wait for a lock that every writer of this archive takes; the transaction's end gives it back."""
    connection.execution_options(isolation_level="READ COMMITTED")
    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('verbale'), hashtext(current_schema()))"))


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write many rows with COPY, which takes a third of the time of INSERT."""
    if not rows:
        return
    from psycopg import Error, sql

    names = list(rows[0])
    structured = {at for at, name in enumerate(names) if isinstance(table.c[name].type, JSON)}
    target, columns = sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, names))
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(target, columns)
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(command) as copy:
            for values in map(itemgetter(*names), rows):
                copy.write_row(
                    [compact(value) if at in structured else value for at, value in enumerate(values)]
                    if structured
                    else values
                )
    except Error as error:
        raise DatabaseError(f"COPY {table.name}", None, error) from error


def view(name: str, query: str) -> tuple[str, ...]:
    """Dropped first, because ``CREATE OR REPLACE VIEW`` cannot take columns away."""
    return f"DROP VIEW IF EXISTS {name}", f"CREATE VIEW {name} AS {query}"


def json_field(column: str, name: str) -> str:
    """Lists come as JSON."""
    return f"{column} ->> '{name}'"


def joined(expression: str, query: str) -> str:
    """``string_agg`` over an inner query that is sorted."""
    return f"(SELECT string_agg(value, ', ') FROM (SELECT {expression} AS value {query}) AS sorted)"  # noqa: S608


def explain(error: Exception) -> tuple[str, str]:
    """The problem and the remedy, by the class of the error's SQLSTATE."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    state = str(getattr(origin, "sqlstate", "") or "")
    words = " ".join(str(origin).split())
    for start, problem, remedy in _FAULTS:
        if state.startswith(start):
            return problem, remedy
    if not state:
        return f"the server cannot be reached ({words})", "check the address, and that the server runs"
    return f"the database reports: {words}", "run verbale check, which says what is wrong with it"


def check(connection: Connection) -> Iterator[str]:
    """The server keeps its own files and references whole; there is nothing to look for here."""
    connection.execute(text("SELECT 1"))
    return iter(())


_FAULTS = (
    ("53100", "the disk of the server is full", "nothing was lost; make room and run the command again"),
    ("53300", "the server has no connection to spare", "try again when others are done"),
    ("25006", "it may not be written to", "connect to the server that takes changes"),
    ("28", "the server refuses this user", "check user and password"),
    ("3D", "there is no such database", "make it with: createdb NAME"),
    ("42501", "this user may not do that", "ask the owner of the database for the right"),
    ("57", "the server is shutting down", "try again later"),
)
