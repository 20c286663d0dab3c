"""The reading that holds for a statement, taken apart into rows that can be searched and counted."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from verbale.archive import tables
from verbale.archive.numbering import next_sentence
from verbale.ledger.lines import NOBODY
from verbale.reading.contract import record_to_dict
from verbale.reading.model import PARTY_FIELDS, Reading, Record, Sentence, parties_named

__all__ = ["index", "next_number", "renumber", "rows_of", "unindex"]

_APART = frozenset(("start", "end", "quote", "found_by"))
"""Fields of a record that have columns of their own."""

_OF_SENTENCES = (
    tables.sentence_voices,
    tables.sentence_also,
    tables.sentence_to,
    tables.sentence_issues,
)


def index(connection: Connection, statement: str, reading: Reading) -> None:
    """Write the rows of ``statement``, in place of those that there are."""
    unindex(connection, statement)
    first = next_sentence(connection, statement), next_number(connection, tables.records)
    for table, rows in rows_of(statement, reading, *first).items():
        if rows:
            connection.execute(insert(table), rows)


def unindex(connection: Connection, statement: str) -> None:
    """Take the rows of ``statement`` away: it can no longer be found, but nothing of it is lost."""
    of = tables.statement_parties
    connection.execute(delete(of).where(of.c.statement == statement))
    records = select(tables.records.c.number).where(tables.records.c.statement == statement)
    sentences = select(tables.sentences.c.number).where(tables.sentences.c.statement == statement)
    if connection.execute(records.union_all(sentences).limit(1)).first() is None:
        return
    parties = tables.record_parties
    connection.execute(delete(parties).where(parties.c.record.in_(records)))
    connection.execute(delete(tables.records).where(tables.records.c.statement == statement))
    for table in _OF_SENTENCES:
        connection.execute(delete(table).where(table.c.sentence.in_(sentences)))
    connection.execute(delete(tables.sentences).where(tables.sentences.c.statement == statement))


def next_number(connection: Connection, table: Table) -> int:
    """The number for the next row of ``table``: nobody else writes while this transaction does."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one()) + 1


def rows_of(
    statement: str, reading: Reading, first_sentence: int, first_record: int
) -> dict[Table, list[dict[str, Any]]]:
    """The rows of every table that say what ``reading`` says, their numbers counted from those given."""
    rows = {tables.sentences: list(_sentence_rows(statement, reading.sentences, first_sentence))}
    for table in _OF_SENTENCES:
        rows[table] = list(_rows_of_sentences(table, reading.sentences, first_sentence))
    rows[tables.records] = list(_record_rows(statement, reading, first_sentence, first_record))
    rows[tables.record_parties] = [
        party
        for number, record in enumerate(reading.records, first_record)
        for party in _parties(number, record)
    ]
    rows[tables.statement_parties] = [
        {"party": party, "statement": statement} for party in parties_named(reading) if party not in NOBODY
    ]
    return rows


def renumber(rows: dict[Table, list[dict[str, Any]]], first_sentence: int, first_record: int) -> None:
    """Count the numbers in what `rows_of` has made, which are counted from 0, from those given."""
    for row in rows[tables.sentences]:
        row["number"] += first_sentence
    for table in _OF_SENTENCES:
        for row in rows[table]:
            row["sentence"] += first_sentence
    for row in rows[tables.records]:
        row["number"] += first_record
        if row["sentence"] is not None:
            row["sentence"] += first_sentence
    for row in rows[tables.record_parties]:
        row["record"] += first_record


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


def _rows_of_sentences(table: Table, sentences: Sequence[Sentence], first: int) -> Iterator[dict[str, Any]]:
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


def _record_rows(
    statement: str, reading: Reading, first_sentence: int, first_record: int
) -> Iterator[dict[str, Any]]:
    starts = [sentence.start for sentence in reading.sentences]
    alike: Counter[tuple[str, int, int]] = Counter()
    for number, record in enumerate(reading.records, first_record):
        alike[record.key, record.start, record.end] += 1
        sentence = bisect_right(starts, record.start) - 1
        yield {
            "number": number,
            "statement": statement,
            "sentence": first_sentence + sentence if sentence >= 0 else None,
            "type": record.key,
            "start": record.start,
            "end": record.end,
            "ordinal": alike[record.key, record.start, record.end],
            "rule": record.evidence.rule,
            "score": record.evidence.score,
            "quote": record.quote,
            "fields": {name: value for name, value in record_to_dict(record).items() if name not in _APART},
        }


def _parties(number: int, record: Record) -> Iterator[dict[str, Any]]:
    for role in PARTY_FIELDS:
        for position, party in enumerate(getattr(record, role, ())):
            yield {"record": number, "role": role, "position": position, "party": party}
