"""A connection to the archive's database, whichever it is; and its faults, in words.

One process writes at a time: a transaction that writes waits for its turn. Reading never waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DatabaseError

from verbale.errors import ArchiveError

__all__ = ["Database", "Dialect", "dialect_for"]

P = ParamSpec("P")
T = TypeVar("T")


class Dialect(Protocol):
    """What a module for one kind of database has to offer."""

    NAME: str
    SEARCH_1: tuple[str, ...]
    """Statements that make full-text search, as of the first version of the schema."""
    SEARCH_5: tuple[str, ...]
    """Those that make it anew, as of the fifth."""

    def connect(self, place: str, *, create: bool) -> Engine:
        """An engine for the database at ``place``. Raises ArchiveError where there is none."""

    def shown(self, place: str) -> str:
        """``place`` as it may be printed: without a password."""

    def begin_writing(self, connection: Connection) -> None:
        """Wait for this connection's turn to write; it holds until the transaction ends."""

    def put(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write many rows, which all have the same columns, as fast as the database takes them."""

    def view(self, name: str, query: str) -> tuple[str, ...]:
        """Statements that make the view ``name``, whether there is one or not."""

    def json_field(self, column: str, name: str) -> str:
        """An expression for the text of the field ``name`` of a JSON column."""

    def joined(self, expression: str, query: str) -> str:
        """An expression for the values of ``expression`` in ``query`` with ", " between."""

    def explain(self, error: Exception) -> tuple[str, str]:
        """What ``error`` means and what to do about it."""

    def check(self, connection: Connection) -> Iterator[str]:
        """What the database itself finds wrong with its files."""


def dialect_for(place: str) -> Dialect:
    """The module for the kind of database that ``place``, a path or URL, means."""
    from verbale.archive import postgresql, sqlite

    module: ModuleType = (
        postgresql if place.startswith(("postgresql:", "postgres:", "postgresql+")) else sqlite
    )
    return cast("Dialect", module)


@dataclass(frozen=True, slots=True)
class Database:
    """An open database, with transactions that read and transactions that write."""

    engine: Engine
    dialect: Dialect
    place: str
    """Its path or URL as it may be printed."""

    @classmethod
    def connect(cls, place: str, *, create: bool = False) -> Database:
        """The database at ``place``; ``create`` makes a file where there is none.

        Raises ArchiveError where it cannot be opened.
        """
        dialect = dialect_for(place)
        return cls(dialect.connect(place, create=create), dialect, dialect.shown(place))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive for as long as it is used."""
        with self._explained(), self.engine.connect() as connection:
            yield connection

    def read(self, ask: Callable[Concatenate[Connection, P], T], *given: P.args, **named: P.kwargs) -> T:
        """What ``ask`` finds in one state of the archive; it gives nothing that needs the connection later."""
        with self.reading() as connection:
            return ask(connection, *given, **named)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection with the turn to write: all that it does holds at the end, or nothing does."""
        with self._explained(), self.engine.connect() as connection:
            self.dialect.begin_writing(connection)
            yield connection
            connection.commit()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise ArchiveError(self.place, *self.dialect.explain(error)) from error
