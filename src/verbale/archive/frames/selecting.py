"""Selections of an archive: the statements, or the lines and records of them, that a search finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, select

from verbale.archive import readings, statements, tables
from verbale.archive.database import Database
from verbale.archive.frames.entries import Entry, sentence_finder
from verbale.archive.search import Filters
from verbale.archive.search.numbers import hits
from verbale.archive.search.query import Query

__all__ = ["select_entries"]

_S, _T = tables.sentences.c, tables.statements.c

Spans = frozenset[tuple[int, int]]


def select_entries(database: Database, query: Query | None, filters: Filters) -> Iterator[Entry]:
    """The statements that are found, by date, each read from the archive when it is asked for.

    With a query or a filter on sentences, an entry has the sentences that are hits and the records in
    them: of the types in ``filters``, if it names any. Without, it has its whole reading. A statement that is
    removed in the meantime is left out.
    """
    of_sentences = query is not None or bool(filters.of_sentences())
    with database.reading() as connection:
        found = _hits(connection, query, filters) if of_sentences else _statements(connection, filters)
    for identity, spans in found.items():
        with database.reading() as connection:
            entry = _entry(connection, identity)
        if entry is not None:
            yield entry if spans is None else _narrowed(entry, spans, filters.record)


def _statements(connection: Connection, filters: Filters) -> dict[str, Spans | None]:
    """The ids of the statements that the filters let through."""
    query = select(_T.id).where(*filters.of_statements()).order_by(_T.earliest, _T.id)
    return dict.fromkeys(connection.execute(query).scalars())


def _hits(connection: Connection, query: Query | None, filters: Filters) -> dict[str, Spans | None]:
    """The spans of the sentences that are found, by the ids of their statements."""
    found: dict[str, set[tuple[int, int]]] = {}
    ordered = hits(connection, query, filters, _S.statement, _S.start, _S.end).order_by(_T.earliest, _T.id)
    for statement, start, end in connection.execute(ordered):
        found.setdefault(statement, set()).add((start, end))
    return {statement: frozenset(spans) for statement, spans in found.items()}


def _entry(connection: Connection, identity: str) -> Entry | None:
    kept = statements.get(connection, identity)
    if kept.summary.removed_at:
        return None
    return Entry(identity, kept.statement, readings.effective(connection, identity))


def _narrowed(entry: Entry, spans: Spans, types: tuple[str, ...]) -> Entry:
    """The entry with the sentences at ``spans`` only, and the records in them."""
    kept = tuple(one for one in entry.reading.sentences if (one.start, one.end) in spans)
    reading = replace(entry.reading, sentences=kept)
    find = sentence_finder(reading)
    records = tuple(
        record
        for record in entry.reading.records
        if (not types or record.key in types) and find(record) is not None
    )
    return replace(entry, reading=replace(reading, records=records))
