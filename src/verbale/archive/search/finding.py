"""Hits: the sentences, or the records, that a query and filters find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from verbale.archive import tables
from verbale.archive.ids import record_id, span_id
from verbale.archive.search.context import places
from verbale.archive.search.filters import Filters
from verbale.archive.search.numbers import matches
from verbale.archive.search.query import Query
from verbale.reading.model import RECORD_TYPES, Voice

__all__ = ["Found", "Hit", "find_records", "find_sentences"]

_S, _T, _R = tables.sentences.c, tables.statements.c, tables.records.c


@dataclass(frozen=True, slots=True)
class Hit:
    """One sentence, or one record with what is known of its sentence."""

    id: str
    """The permanent id: the statement's and the offsets, and for a record its type; the same in every archive."""
    statement: str
    title: str
    date: str
    issuer: str
    kind: str
    """The kind of the statement."""
    start: int
    end: int
    quote: str
    voice: tuple[Voice, ...]
    act: str
    to: tuple[str, ...]
    issues: tuple[str, ...]
    places: tuple[tuple[int, int], ...] = ()
    """Where the words of the query stand: spans of the quotation, ``[start, end)``."""
    type: str = ""
    """The type of the record; "" for a sentence."""
    fields: dict[str, Any] = field(default_factory=dict)
    """The record's own fields."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int
    exact: bool
    """Whether ``total`` is all there are; else there are at least so many."""
    ranked: int | None = None
    """By relevance: of how many of the newest sentences with the words these are the best; None for all."""


def find_sentences(
    connection: Connection,
    query: Query | None,
    filters: Filters,
    *,
    order: str = "newest",
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """The sentences that ``query`` and ``filters`` find; ``order`` is "newest", "oldest" or "relevance"."""
    found = matches(connection, query, filters, order=order, limit=limit, offset=offset)
    return Found(tuple(_hits(connection, found.numbers, query)), found.total, found.exact, found.ranked)


def find_records(
    connection: Connection,
    query: Query | None,
    filters: Filters,
    *,
    order: str = "newest",
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """The records, of the types in ``filters`` or of all, in the sentences that are found.

    Counted and paged are the sentences that hold a record.
    """
    narrowed = (
        filters if filters.record else replace(filters, record=tuple(kind.key for kind in RECORD_TYPES))
    )
    found = matches(connection, query, narrowed, order=order, limit=limit, offset=offset)
    sentences = dict(zip(found.numbers, _hits(connection, found.numbers, query), strict=True))
    rows = connection.execute(
        select(_R.sentence, _R.type, _R.start, _R.end, _R.ordinal, _R.quote, _R.fields)
        .where(_R.sentence.in_(found.numbers), _R.type.in_(narrowed.record))
        .order_by(_R.start, _R.end, _R.type, _R.ordinal)
    ).all()
    hits = (
        _record_hit(sentences[number], row, query)
        for number in found.numbers
        for row in rows
        if row.sentence == number
    )
    return Found(tuple(hits), found.total, found.exact, found.ranked)


def _hits(connection: Connection, numbers: Sequence[int], query: Query | None) -> list[Hit]:
    """The sentences with these numbers, in this order."""
    rows = connection.execute(
        select(
            *(_S.number, _S.statement, _S.start, _S.end, _S.quote, _S.act),
            *(_T.title, _T.published, _T.issuer, _T.kind),
        )
        .join(tables.statements, _T.id == _S.statement)
        .where(_S.number.in_(numbers))
    ).all()
    voices = _several(connection, tables.sentence_voices, numbers)
    to = _several(connection, tables.sentence_to, numbers)
    issues = _several(connection, tables.sentence_issues, numbers)
    found = {
        row.number: Hit(
            id=span_id(row.statement, row.start, row.end),
            statement=row.statement,
            title=row.title,
            date=row.published,
            issuer=row.issuer,
            kind=row.kind,
            start=row.start,
            end=row.end,
            quote=row.quote,
            voice=tuple(Voice(voice.name, voice.party) for voice in voices[row.number]),
            act=row.act,
            to=tuple(one.party for one in to[row.number]),
            issues=tuple(one.issue for one in issues[row.number]),
            places=places(query, row.quote) if query is not None else (),
        )
        for row in rows
    }
    return [found[number] for number in numbers]


def _several(
    connection: Connection, table: Table, numbers: Sequence[int]
) -> defaultdict[int, list[Row[Any]]]:
    """The rows of ``table`` for each sentence, in their order."""
    query = select(table).where(table.c.sentence.in_(numbers)).order_by(table.c.sentence, table.c.position)
    rows: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        rows[row.sentence].append(row)
    return rows


def _record_hit(sentence: Hit, row: Any, query: Query | None) -> Hit:
    return replace(
        sentence,
        id=record_id(sentence.statement, row.start, row.end, row.type, row.ordinal),
        start=row.start,
        end=row.end,
        quote=row.quote,
        places=places(query, row.quote) if query is not None else (),
        type=row.type,
        fields=dict(row.fields),
    )
