"""Searches that people keep, each by a name; they are everybody's who uses the archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from verbale.archive import log, tables
from verbale.archive.index import next_number
from verbale.errors import VerbaleError

if TYPE_CHECKING:
    from verbale.archive.database import Database

__all__ = ["SavedSearch", "forget_search", "save_search", "saved_search", "saved_searches"]

_LONGEST = 100
_C = tables.searches.c


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search by its name: what is asked for, as the address of the search page has it."""

    number: int
    name: str
    asked: str
    """The query string: ``q=border&issuer=XRU``."""
    who: str
    at: str


def save_search(database: Database, name: str, asked: str, who: str = "") -> SavedSearch:
    """Keep a search. Raises VerbaleError for one without a name, or with that of another."""
    name = " ".join(name.replace("\0", "").split())[:_LONGEST]
    if not name:
        raise VerbaleError("a search needs a name to be kept by; give it one")
    with database.writing() as connection:
        if connection.execute(select(_C.number).where(_C.name == name)).first():
            raise VerbaleError(f"there is a search {name!r} already; give this one another name")
        made = SavedSearch(
            next_number(connection, tables.searches), name, asked, who or log.whoever(), log.now()
        )
        connection.execute(
            insert(tables.searches).values(
                number=made.number, name=made.name, asked=made.asked, who=made.who, at=made.at
            )
        )
        log.note(connection, "search-save", who=who, name=name, asked=asked)
    return made


def forget_search(database: Database, number: int, who: str = "") -> None:
    """Keep a search no longer. Raises VerbaleError where there is none of this number."""
    with database.writing() as connection:
        row = connection.execute(select(_C.name, _C.asked).where(_C.number == number)).first()
        if row is None:
            raise VerbaleError(f"there is no saved search {number}")
        connection.execute(delete(tables.searches).where(_C.number == number))
        log.note(connection, "search-forget", who=who, name=row.name, asked=row.asked)


def saved_searches(database: Database) -> Sequence[SavedSearch]:
    """The searches that are kept, by name."""
    query = select(_C.number, _C.name, _C.asked, _C.who, _C.at).order_by(_C.name)
    with database.reading() as connection:
        return [SavedSearch(*row) for row in connection.execute(query)]


def saved_search(database: Database, number: int) -> SavedSearch | None:
    """The search of this number; None where none is kept."""
    query = select(_C.number, _C.name, _C.asked, _C.who, _C.at).where(_C.number == number)
    with database.reading() as connection:
        row = connection.execute(query).first()
    return SavedSearch(*row) if row else None
