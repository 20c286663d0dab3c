"""Storing what was read: a batch of statements, with all that belongs to them, in a few statements of SQL.

Who writes has the turn of the whole archive, so the turn is kept short: what is there already is looked up for all of
the batch at once, the rows of every table are made, and each table is written once.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from verbale.archive import tables
from verbale.archive.candidates import Candidate, Prepared
from verbale.archive.database import Database
from verbale.archive.days import bounds
from verbale.archive.engines import Reader
from verbale.archive.ids import fingerprint, statement_id, text_sha256
from verbale.archive.index import next_number, renumber, rows_of
from verbale.archive.linking import Near, band_rows
from verbale.archive.log import entry, now
from verbale.archive.numbering import next_of_days
from verbale.archive.reader import packed, packed_json, reader_version
from verbale.archive.statements import METADATA, held

__all__ = ["Outcome", "store"]

_ORDER = (
    *(tables.originals, tables.statements, tables.versions, tables.readings, tables.sentences),
    *(tables.sentence_voices, tables.sentence_also, tables.sentence_to, tables.sentence_issues),
    *(tables.records, tables.record_parties, tables.statement_parties),
    *(tables.bands, tables.links, tables.log),
)
"""The tables in an order in which their references hold."""

Outcome = tuple[str, str]
"""What became of one: "added" or "version" with the id of the statement, or "unchanged" or "removed"."""


def store(database: Database, prepared: Sequence[Prepared], reader: Reader | None) -> list[Outcome]:
    """Store what is not there yet, all of it or nothing; what became of each.

    Where ``reader`` has read, its reading is the current one, and that of the rules is kept beside it.
    """
    # What takes no look into the archive is done before the turn to write is taken.
    made = [_Made(one, reader) for one in prepared]
    with database.writing() as connection:
        batch = _Batch(connection, made)
        outcomes = [batch.take(one) for one in made]
        for table in _ORDER:
            database.dialect.put(connection, table, batch.rows[table])
    return outcomes


class _Made:
    """One statement with what can be worked out of it without the archive."""

    def __init__(self, prepared: Prepared, reader: Reader | None) -> None:
        self.prepared = prepared
        self.text = prepared.statement.text
        self.fingerprint = fingerprint(self.text)
        self.id = statement_id(self.text)
        self.sha256 = prepared.candidate.sha256
        self.earliest, self.latest = bounds(prepared.statement.document.published)
        self.original = _original(prepared.candidate, self.sha256)
        source = prepared.candidate.source
        self.place = self.sha256, source if "://" in source else ""
        content = packed_json(prepared.told) if prepared.told else packed(prepared.reading)
        self.current, self.readings = prepared.reading, [(reader_version(), content)]
        if reader and prepared.by_engine:
            self.current = prepared.by_engine
            self.readings.insert(0, (reader.version, packed(prepared.by_engine)))
        self.rows = rows_of(self.id, self.current, 0, 0)
        """Those of the reading, their numbers counted from 0."""


class _Batch:
    """The rows of statements that are stored together, by one that has the turn to write."""

    def __init__(self, connection: Connection, made: Sequence[_Made]) -> None:
        self.rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in _ORDER}
        self._connection = connection
        found = held(connection, [one.prepared.candidate for one in made])
        self._held = {one.place: removed for one, removed in zip(made, found, strict=True)}
        hashes = tables.originals.c.sha256
        query = select(hashes).where(hashes.in_({one.sha256 for one in made}))
        self._originals = set(connection.execute(query).scalars())
        kept = tables.statements.c
        query = select(kept.fingerprint, kept.id).where(
            kept.fingerprint.in_({one.fingerprint for one in made})
        )
        self._same: dict[str, str] = {row.fingerprint: row.id for row in connection.execute(query)}
        self._near = Near(connection, {band for one in made for band in one.prepared.bands})
        self._numbers: dict[Table, int] = {}
        self._sentences = next_of_days(connection, {one.earliest for one in made})
        self._now = now()

    def take(self, one: _Made) -> Outcome:
        """Make the rows of a statement, or of a further version of one that is there; what became of it."""
        removed = self._held[one.place]
        if removed is not None:
            return "removed" if removed else "unchanged", ""
        candidate, document = one.prepared.candidate, one.prepared.statement.document
        self._held[one.place] = self._held[one.sha256, ""] = False
        if one.sha256 not in self._originals:
            self._originals.add(one.sha256)
            self.rows[tables.originals].append(one.original)
        what, identity = "version", self._same.get(one.fingerprint, "")
        if not identity:
            what, identity = "added", one.id
            self._same[one.fingerprint] = identity
            self._new(one)
        self.rows[tables.versions].append(
            {
                "number": self._number(tables.versions),
                "statement": identity,
                "original": one.sha256,
                "source": candidate.source,
                "source_id": (candidate.row or {}).get("id", ""),
                **{name: getattr(document, name) for name in ("title", "publisher", "issuer", "published")},
                "added_at": self._now,
            }
        )
        action = "add" if what == "added" else what
        event = entry(action, statement=identity, source=candidate.source)
        self.rows[tables.log].append({"number": self._number(tables.log), **event})
        return what, identity

    def _new(self, one: _Made) -> None:
        self.rows[tables.statements].append(
            {
                "id": one.id,
                "earliest": one.earliest,
                "latest": one.latest,
                "original": one.sha256,
                "text_sha256": text_sha256(one.text),
                "fingerprint": one.fingerprint,
                "added_at": self._now,
                "text": one.text,
                **{name: getattr(one.prepared.statement.document, name) for name in METADATA},
            }
        )
        for position, (reader, content) in enumerate(one.readings):
            self.rows[tables.readings].append(
                {
                    "number": self._number(tables.readings),
                    "statement": one.id,
                    "reader": reader,
                    "made_at": self._now,
                    "current": position == 0,
                    "content": content,
                }
            )
        first_sentence = self._sentences[one.earliest]
        self._sentences[one.earliest] += len(one.current.sentences)
        first_record = self._number(tables.records, len(one.current.records))
        renumber(one.rows, first_sentence, first_record)
        for table, rows in one.rows.items():
            self.rows[table] += rows
        self.rows[tables.links] += self._near.links(self._connection, one.id, one.text, one.prepared.bands)
        self.rows[tables.bands] += band_rows(one.id, one.prepared.bands)

    def _number(self, table: Table, count: int = 1) -> int:
        """The first of the next ``count`` numbers of ``table``."""
        first = self._numbers.get(table) or next_number(self._connection, table)
        self._numbers[table] = first + count
        return first


def _original(candidate: Candidate, sha256: str) -> dict[str, Any]:
    return {
        "sha256": sha256,
        "media_type": candidate.content_type,
        "size": len(candidate.original),
        "content": zlib.compress(candidate.original),
    }
