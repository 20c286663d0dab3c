"""The reading that holds for a statement, taken apart into rows that can be searched and counted."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from verbale.archive import tables
from verbale.reading.model import Reading, Record, Sentence

__all__ = ["PARTY_ROLES", "index", "next_number", "unindex"]

PARTY_ROLES = ("parties", "holder", "by", "to", "on")
"""The fields of records that hold codes of parties."""
_SPAN = frozenset(("start", "end", "quote", "found_by"))

_OF_SENTENCES = (
    tables.sentence_voices,
    tables.sentence_also,
    tables.sentence_to,
    tables.sentence_issues,
)


def index(connection: Connection, statement: str, reading: Reading) -> None:
    """Write the rows of ``statement``, in place of those that there are."""
    unindex(connection, statement)
    first = next_number(connection, tables.sentences)
    _write(connection, tables.sentences, _sentence_rows(statement, reading.sentences, first))
    for table in _OF_SENTENCES:
        _write(connection, table, _rows_of(table, reading.sentences, first))
    _index_records(connection, statement, reading, first)


def unindex(connection: Connection, statement: str) -> None:
    """Take the rows of ``statement`` away: it can no longer be found, but nothing of it is lost."""
    records = select(tables.records.c.number).where(tables.records.c.statement == statement)
    sentences = select(tables.sentences.c.number).where(tables.sentences.c.statement == statement)
    parties = tables.record_parties
    connection.execute(delete(parties).where(parties.c.record.in_(records)))
    connection.execute(delete(tables.records).where(tables.records.c.statement == statement))
    for table in _OF_SENTENCES:
        connection.execute(delete(table).where(table.c.sentence.in_(sentences)))
    connection.execute(delete(tables.sentences).where(tables.sentences.c.statement == statement))


def next_number(connection: Connection, table: Table) -> int:
    """The number for the next row of ``table``: nobody else writes while this transaction does."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one()) + 1


def _write(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    if values := list(rows):
        connection.execute(insert(table), values)


def _sentence_rows(statement: str, sentences: Sequence[Sentence], first: int) -> Iterator[dict[str, Any]]:
    for position, sentence in enumerate(sentences):
        yield {
            "number": first + position,
            "statement": statement,
            "position": position,
            "start": sentence.start,
            "end": sentence.end,
            "act": sentence.act,
            "rule": sentence.evidence.rule,
            "score": sentence.evidence.score,
            "quote": sentence.quote,
        }


def _rows_of(table: Table, sentences: Sequence[Sentence], first: int) -> Iterator[dict[str, Any]]:
    for number, sentence in enumerate(sentences, first):
        for position, values in enumerate(_values(table, sentence)):
            yield {"sentence": number, "position": position, **values}


def _values(table: Table, sentence: Sentence) -> list[dict[str, str]]:
    if table is tables.sentence_voices:
        return [{"name": voice.name, "party": voice.party} for voice in sentence.voice]
    if table is tables.sentence_also:
        return [{"act": act} for act in sentence.also]
    if table is tables.sentence_to:
        return [{"party": party} for party in sentence.to]
    return [{"issue": issue} for issue in sentence.issues]


def _index_records(connection: Connection, statement: str, reading: Reading, first: int) -> None:
    shaped = reading.to_dict()
    starts = [sentence.start for sentence in reading.sentences]
    rows: list[dict[str, Any]] = []
    parties: list[dict[str, Any]] = []
    seen: Counter[tuple[str, int, int]] = Counter()
    at: Counter[str] = Counter()
    for number, record in enumerate(reading.records, next_number(connection, tables.records)):
        data = shaped[record.key][at[record.key]]
        at[record.key] += 1
        seen[record.key, record.start, record.end] += 1
        within = bisect_right(starts, record.start) - 1
        rows.append(
            {
                "number": number,
                "statement": statement,
                "sentence": first + within if within >= 0 else None,
                "type": record.key,
                "start": record.start,
                "end": record.end,
                "ordinal": seen[record.key, record.start, record.end],
                "rule": record.evidence.rule,
                "score": record.evidence.score,
                "quote": record.quote,
                "fields": {name: value for name, value in data.items() if name not in _SPAN},
            }
        )
        parties.extend(_party_rows(number, record))
    _write(connection, tables.records, rows)
    _write(connection, tables.record_parties, parties)


def _party_rows(number: int, record: Record) -> Iterator[dict[str, Any]]:
    for role in PARTY_ROLES:
        for position, party in enumerate(getattr(record, role, ())):
            yield {"record": number, "role": role, "position": position, "party": party}
