"""Engines other than the rules: which one an archive is read by, and how what it reads is taken in.

The package that asks language models comes after this one: an engine is whatever has the methods of `Reader`.
Where an engine reads, the reading by the rules is kept beside its own, and where the two differ a person can look
(`disagreements`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Protocol, TypeVar

from sqlalchemy import Connection, delete, insert, select

from verbale.archive import tables
from verbale.archive.database import Database
from verbale.archive.index import next_number
from verbale.archive.log import note, now
from verbale.archive.reader import packed
from verbale.errors import ArchiveError
from verbale.reading.model import Reading
from verbale.statement import Statement

__all__ = ["LLM", "Engine", "Reader", "beside", "engine_of", "keep_beside", "require_reader", "set_engine"]

LLM = "llm:"
"""How the version of an engine begins that is a language model."""
_NAME = "engine"
_S = tables.settings.c
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Engine:
    """A language model that an archive is read by. Its key is never stored."""

    endpoint: str
    model: str
    price: str = ""
    """What a million tokens cost, IN/OUT; empty where that is not known."""


class Reader(Protocol):
    """Something that reads statements in the place of the rules."""

    version: str
    """What a reading by it is known by; it changes with all that could change a reading."""
    at_once: int
    """How many statements it can read at the same time."""

    def read(self, statement: Statement, base: Reading) -> Reading:
        """Its reading of ``statement``, which the rules read as ``base``. Raises VerbaleError where it has none."""


def engine_of(database: Database) -> Engine | None:
    """The engine that an archive is read by; None for the rules."""
    with database.reading() as connection:
        value = connection.execute(select(_S.value).where(_S.name == _NAME)).scalar()
    return Engine(**value) if value else None


def set_engine(database: Database, engine: Engine | None) -> None:
    """Have an archive read by ``engine`` from now on, or by the rules; what is there is read again by an update."""
    value = asdict(engine) if engine else None
    with database.writing() as connection:
        connection.execute(delete(tables.settings).where(_S.name == _NAME))
        if value:
            connection.execute(insert(tables.settings).values(name=_NAME, value=value))
        note(connection, "engine", **(value or {"endpoint": "", "model": "", "price": ""}))


def require_reader(database: Database, reader: Reader | None) -> None:
    """Raise ArchiveError where an archive is read by an engine that is not at hand: the rules would undo its work."""
    if reader is None and (engine := engine_of(database)):
        problem = f"it is read by the model {engine.model} at {engine.endpoint}"
        raise ArchiveError(database.place, problem, "use verbale update, or set the archive's reader")


def beside(function: Callable[[T], R], items: Iterable[T], at_once: int) -> Iterator[R]:
    """``function`` of each item, in order, ``at_once`` of them at a time and few ahead."""
    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(at_once) as threads:
        try:
            for item in items:
                waiting.append(threads.submit(function, item))
                if len(waiting) > at_once:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def keep_beside(connection: Connection, statement: str, reading: Reading, reader: str) -> None:
    """Keep what ``reader`` made of ``statement`` beside the current reading."""
    kept = tables.readings
    connection.execute(
        delete(kept).where(kept.c.statement == statement, kept.c.reader == reader, ~kept.c.current)
    )
    is_current = select(kept.c.number).where(kept.c.statement == statement, kept.c.reader == reader)
    if connection.execute(is_current).first() is not None:
        return
    connection.execute(
        insert(kept).values(
            number=next_number(connection, kept),
            statement=statement,
            reader=reader,
            made_at=now(),
            current=False,
            content=packed(reading),
        )
    )
