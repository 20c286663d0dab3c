"""The tables of a selection: one of sentences, one of each type of record, a row each.

Every row says which statement it is from, when and for whom that was published, and where the words
stand in it, so that a row can be used without the archive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from enum import Enum
from typing import Any, get_type_hints

from verbale.archive.frames.entries import Entry, records_of, sentence_finder, sentence_id
from verbale.reading.model import RECORD_TYPES, Evidence, Record, Sentence

__all__ = ["TABLES", "Column", "Content", "Row", "Table", "rows"]

Row = dict[str, Any]
"""A value for each column: a string, a number or None, or a list of strings or objects."""


class Content(Enum):
    """What the cells of a column hold."""

    TEXT = "a text"
    NUMBER = "a whole number"
    SCORE = "a number from 0 to 1, or nothing"
    TEXTS = "a list of texts"
    VOICES = "a list of voices, outermost first, each with a name and a party"
    SPANS = "a list of spans, each with a start, an end and a quote"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    content: Content


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of table: its name, its columns and the rows that an entry has in it."""

    name: str
    columns: tuple[Column, ...]
    rows_of: Callable[[Entry], Iterator[Row]]


_FIRST = (
    Column("id", Content.TEXT),
    Column("statement", Content.TEXT),
    Column("published", Content.TEXT),
    Column("issuer", Content.TEXT),
    Column("publisher", Content.TEXT),
    Column("title", Content.TEXT),
    Column("source", Content.TEXT),
    Column("start", Content.NUMBER),
    Column("end", Content.NUMBER),
    Column("quote", Content.TEXT),
    Column("voice", Content.VOICES),
)
_LAST = (Column("rule", Content.TEXT), Column("score", Content.SCORE))
_OF_SENTENCE = (
    Column("act", Content.TEXT),
    Column("also", Content.TEXTS),
    Column("to", Content.TEXTS),
    Column("issues", Content.TEXTS),
)
_CONTENTS = {str: Content.TEXT, int | None: Content.NUMBER, tuple[str, ...]: Content.TEXTS}


def rows(table: Table, entries: Iterable[Entry]) -> Iterator[Row]:
    """The rows of a selection, statement by statement, in the order of the text."""
    for entry in entries:
        yield from table.rows_of(entry)


def _beginning(entry: Entry, name: str, span: Sentence | Record, sentence: Sentence | None) -> Row:
    """The cells that every row begins with; ``sentence`` is the one whose voice speaks."""
    document = entry.statement.document
    return {
        "id": name,
        "statement": entry.id,
        "published": document.published,
        "issuer": document.issuer,
        "publisher": document.publisher,
        "title": document.title,
        "source": document.source,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "voice": [{"name": voice.name, "party": voice.party} for voice in sentence.voice] if sentence else [],
    }


def _ending(evidence: Evidence) -> Row:
    return {"rule": evidence.rule, "score": evidence.score}


def _sentence_rows(entry: Entry) -> Iterator[Row]:
    for sentence in entry.reading.sentences:
        yield {
            **_beginning(entry, sentence_id(entry, sentence), sentence, sentence),
            "act": sentence.act,
            "also": list(sentence.also),
            "to": list(sentence.to),
            "issues": list(sentence.issues),
            **_ending(sentence.evidence),
        }


def _record_table(kind: type[Record]) -> Table:
    """The table of one type of record: its own fields between what every table has."""
    common = {item.name for item in fields(Record)}
    types = get_type_hints(kind)
    own = [item.name for item in fields(kind) if item.name not in common]

    def record_rows(entry: Entry) -> Iterator[Row]:
        find = sentence_finder(entry.reading)
        for name, record in records_of(entry):
            if isinstance(record, kind):
                values = {item: getattr(record, item) for item in own}
                yield {
                    **_beginning(entry, name, record, find(record)),
                    **{
                        item: list(value) if isinstance(value, tuple) else value
                        for item, value in values.items()
                    },
                    "also": [asdict(span) for span in record.also],
                    **_ending(record.evidence),
                }

    columns = (Column(name, _CONTENTS[types[name]]) for name in own)
    return Table(kind.key, (*_FIRST, *columns, Column("also", Content.SPANS), *_LAST), record_rows)


TABLES: dict[str, Table] = {
    "sentences": Table("sentences", (*_FIRST, *_OF_SENTENCE, *_LAST), _sentence_rows),
    **{kind.key: _record_table(kind) for kind in RECORD_TYPES},
}
"""Every table that can be exported, by its name."""
