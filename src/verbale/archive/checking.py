"""Whether the archive is whole: every hash, every offset, every reference.

What is stored twice must agree, what is a quotation must stand in its text, and what is derived must be
what would be derived now. Nothing is mended: whoever reads the findings decides.
"""

from __future__ import annotations

import hashlib
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from verbale.archive import readings, tables
from verbale.archive.database import Database
from verbale.archive.days import bounds
from verbale.archive.ids import fingerprint, statement_id, text_sha256
from verbale.archive.index import rows_of
from verbale.errors import VerbaleError
from verbale.reading.model import Reading, not_verbatim

__all__ = ["Finding", "check"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with the archive."""

    where: str
    """The id of a statement, the hash of an original, or the part of the database."""
    problem: str


def check(
    database: Database,
    progress: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> Iterator[Finding]:
    """What is wrong, as it is found; ``progress`` is told how many statements are checked, and of how many.

    It ends early when ``stop`` is set. Raises ArchiveError where the database cannot be read at all.
    """
    with database.reading() as connection:
        for problem in database.dialect.check(connection):
            yield Finding("database", problem)
    with database.reading() as connection:
        yield from _originals(connection)
        identities = list(connection.execute(select(tables.statements.c.id)).scalars())
        for done, identity in enumerate(identities, 1):
            for problem in _statement(connection, identity):
                yield Finding(identity, problem)
            if progress is not None:
                progress(done, len(identities))
            if stop is not None and stop.is_set():
                return
        yield from _log(connection)


def _originals(connection: Connection) -> Iterator[Finding]:
    columns = tables.originals.c
    for sha256 in list(connection.execute(select(columns.sha256)).scalars()):
        row = connection.execute(select(columns.content, columns.size).where(columns.sha256 == sha256)).one()
        try:
            data = zlib.decompress(row.content)
        except zlib.error:
            yield Finding(sha256, "the original cannot be unpacked")
            continue
        if hashlib.sha256(data).hexdigest() != sha256 or len(data) != row.size:
            yield Finding(sha256, "the original is not the one that was added: its hash differs")


def _statement(connection: Connection, identity: str) -> Iterator[str]:
    row = connection.execute(select(tables.statements).where(tables.statements.c.id == identity)).one()
    yield from _text(row)
    yield from _versions(connection, row)
    yield from _links(connection, row)
    try:
        reading = readings.machine_reading(connection, identity)
    except VerbaleError as error:
        yield str(error)
        return
    for span in not_verbatim(reading, row.text):
        yield f"its reading quotes [{span.start}, {span.end}), where the text says something else"
    yield from _rows(connection, row)


def _text(row: Row[Any]) -> Iterator[str]:
    if text_sha256(row.text) != row.text_sha256 or statement_id(row.text) != row.id:
        yield "its text is not the one that was added: its hash differs"
    if fingerprint(row.text) != row.fingerprint:
        yield "its fingerprint is not that of its text"
    if bounds(row.published) != (row.earliest, row.latest):
        yield "its first and last day are not those of its date"


def _versions(connection: Connection, row: Row[Any]) -> Iterator[str]:
    versions = tables.versions.c
    originals = set(
        connection.execute(select(versions.original).where(versions.statement == row.id)).scalars()
    )
    if row.original not in originals:
        yield "none of its versions has the original that its text was taken from"
    known = select(tables.originals.c.sha256).where(tables.originals.c.sha256.in_(originals))
    for missing in originals - set(connection.execute(known).scalars()):
        yield f"the original {missing} of a version is not there"


def _links(connection: Connection, row: Row[Any]) -> Iterator[str]:
    links, statements = tables.links.c, tables.statements.c
    query = select(links.other, links.differences, func.length(statements.text).label("length"))
    query = query.outerjoin(tables.statements, statements.id == links.other).where(links.one == row.id)
    for link in connection.execute(query):
        if link.length is None:
            yield f"it is linked with {link.other}, which is not there"
            continue
        ends = [(one[1], other[1]) for one, other in link.differences]
        if any(here > len(row.text) or there > link.length for here, there in ends):
            yield f"a passage in which it differs from {link.other} lies outside the text"


def _rows(connection: Connection, row: Row[Any]) -> Iterator[str]:
    """What differs between the rows that can be searched and the reading that holds."""
    reading = readings.effective(connection, row.id)
    for span in not_verbatim(reading, row.text):
        yield f"a correction quotes [{span.start}, {span.end}), where the text says something else"
    first = _first(connection, tables.sentences, row.id), _first(connection, tables.records, row.id)
    expected = rows_of(row.id, Reading() if row.removed_at else reading, *first)
    for table, rows in expected.items():
        if _comparable(rows) != _comparable(_stored(connection, table, row.id)):
            yield f"its rows in the table {table.name} are not those of its reading"


def _comparable(rows: Iterable[dict[str, Any]]) -> list[str]:
    return sorted(repr(sorted(row.items())) for row in rows)


def _first(connection: Connection, table: Table, identity: str) -> int:
    query = select(func.coalesce(func.min(table.c.number), 0)).where(table.c.statement == identity)
    return int(connection.execute(query).scalar_one())


def _stored(connection: Connection, table: Table, identity: str) -> Iterator[dict[str, Any]]:
    query = select(table)
    if "sentence" in table.primary_key.columns:
        query = query.join(tables.sentences, tables.sentences.c.number == table.c.sentence)
        query = query.where(tables.sentences.c.statement == identity)
    elif table is tables.record_parties:
        query = query.join(tables.records).where(tables.records.c.statement == identity)
    else:
        query = query.where(table.c.statement == identity)
    for row in connection.execute(query):
        yield dict(row._mapping)


def _log(connection: Connection) -> Iterator[Finding]:
    log, statements = tables.log.c, tables.statements.c
    query = select(log.number, log.statement).outerjoin(tables.statements, statements.id == log.statement)
    for number, statement in connection.execute(query.where(log.statement != "", statements.id.is_(None))):
        yield Finding("log", f"entry {number} is about {statement}, which is not there")
