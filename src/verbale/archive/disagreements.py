"""Where the engine that an archive is read by and the rules say different things of one statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from verbale.archive import tables
from verbale.archive.corrections import Correction, rows
from verbale.archive.corrections.holding import active
from verbale.archive.corrections.model import SENTENCES, Data, Place
from verbale.archive.corrections.places import Item, items_of, overlap
from verbale.archive.corrections.values import SENTENCE_FIELDS
from verbale.archive.database import Database
from verbale.archive.engines import LLM
from verbale.archive.reader import unpacked
from verbale.reading.model import Reading

__all__ = ["Disagreement", "disagreements"]

_R = tables.readings.c
_NOT_COMPARED = ("start", "end", "quote", "also", "found_by")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A sentence or record that two engines read differently, and no person has decided on."""

    engine: str
    """What found what holds: ``llm:`` and the model."""
    target: str
    """The id of the sentence or record."""
    held: Data | None
    """What the engine says; None where it has no such record."""
    other: Data | None
    """What the rules say; None where they have no such record."""


def disagreements(database: Database, statement: str = "") -> list[Disagreement]:
    """What is to be looked at, statement by statement; of one, if its id is given.

    A case is closed by a correction of its sentence or record, and all of a statement by accepting it.
    """
    with database.reading() as connection:
        return [
            one
            for identity in _by_engines(connection, statement)
            for one in _in_statement(connection, identity)
        ]


def _by_engines(connection: Connection, statement: str) -> list[str]:
    """The statements that are not removed and whose current reading is a language model's."""
    kept = tables.statements.c
    query = select(kept.id).join(tables.readings, _R.statement == kept.id)
    query = query.where(_R.current, kept.removed_at == "", _R.reader.startswith(LLM, autoescape=True))
    if statement:
        query = query.where(kept.id == statement)
    return list(connection.execute(query.order_by(kept.earliest.desc(), kept.id)).scalars())


def _in_statement(connection: Connection, identity: str) -> Iterator[Disagreement]:
    query = select(_R.current, _R.reader, _R.content).where(_R.statement == identity).order_by(_R.number)
    held: Reading | None = None
    rules: Reading | None = None
    engine = ""
    for row in connection.execute(query):
        if row.current:
            held, engine = unpacked(row.content), row.reader.partition("@")[0]
        elif not row.reader.startswith(LLM):
            rules = unpacked(row.content)
    decided = active(rows.about(connection, identity))
    if held is None or rules is None or any(one.kind == "statement" for one in decided):
        return
    for place, ours, theirs in (*_sentences(held, rules), *_records(held, rules)):
        if not any(_is_about(one, place) for one in decided):
            yield Disagreement(engine, place.name(identity), ours, theirs)


def _sentences(held: Reading, rules: Reading) -> Iterator[tuple[Place, Data, Data]]:
    """The fields in which a sentence that both have differs."""
    others = {(one["start"], one["end"]): one for one in rules.to_dict()[SENTENCES]}
    for sentence in held.to_dict()[SENTENCES]:
        other = others.get((sentence["start"], sentence["end"]), sentence)
        names = [name for name in SENTENCE_FIELDS if sentence[name] != other[name]]
        if names:
            place = Place(SENTENCES, sentence["start"], sentence["end"])
            yield place, {name: sentence[name] for name in names}, {name: other[name] for name in names}


def _records(held: Reading, rules: Reading) -> Iterator[tuple[Place, Data | None, Data | None]]:
    """Records that only one has, and those of one type on the same words that differ in what they say."""
    left = items_of(rules.to_dict())
    for item in items_of(held.to_dict()):
        match = max(left, key=lambda other: overlap(item.place, other.place), default=None)
        if match is None or not overlap(item.place, match.place):
            yield item.place, item.data, None
            continue
        left.remove(match)
        if _says(item) != _says(match):
            yield item.place, item.data, match.data
    for item in left:
        yield item.place, None, item.data


def _says(item: Item) -> Data:
    return {name: value for name, value in item.data.items() if name not in _NOT_COMPARED}


def _is_about(one: Correction, place: Place) -> bool:
    return one.kind in ("sentence", "record") and bool(overlap(one.place, place))
