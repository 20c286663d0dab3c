"""The archive's log: who did what, when. It is only added to."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from verbale.archive import tables
from verbale.archive.index import next_number
from verbale.archive.model import Event

__all__ = ["events", "last", "note", "now", "whoever"]


def now() -> str:
    """This moment, UTC, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def whoever() -> str:
    """Who works here: ``VERBALE_USER``, or else the name that the machine knows."""
    if name := os.environ.get("VERBALE_USER"):
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def note(connection: Connection, action: str, *, statement: str = "", who: str = "", **details: Any) -> None:
    """Add an entry; ``details`` say what it was about and how it was before."""
    connection.execute(
        insert(tables.log).values(
            number=next_number(connection, tables.log),
            at=now(),
            who=who or whoever(),
            action=action,
            statement=statement,
            details=details,
        )
    )


def last(connection: Connection) -> int:
    """The number of the latest entry; 0 where nothing was done."""
    return int(connection.execute(select(func.coalesce(func.max(tables.log.c.number), 0))).scalar_one())


def events(connection: Connection, *, statement: str = "") -> Iterator[Event]:
    """The entries, oldest first; only those about ``statement`` if it is given."""
    log = tables.log
    query = select(log.c.at, log.c.who, log.c.action, log.c.statement, log.c.details).order_by(log.c.number)
    for row in connection.execute(query.where(log.c.statement == statement) if statement else query):
        yield Event(*row)
