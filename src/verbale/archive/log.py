"""The archive's log: who did what, when. It is only added to."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from verbale.archive import tables
from verbale.archive.index import next_number
from verbale.archive.model import Event

__all__ = ["acting", "entry", "events", "last", "latest", "note", "now", "touched", "whoever"]

_ACTING: ContextVar[str] = ContextVar("acting", default="")
_OF_PEOPLE = (
    *("sign-in", "sign-in-failed", "sign-out", "account-add", "account-role", "account-disable"),
    *("account-enable", "account-password", "token-make", "token-revoke", "search-save", "search-forget"),
)
"""Actions that change nothing of what the archive says."""


def now() -> str:
    """This moment, UTC, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def acting(name: str) -> Iterator[None]:
    """Let what is done within be done by the account ``name``, unless somebody else is said to do it."""
    before = _ACTING.set(name)
    try:
        yield
    finally:
        _ACTING.reset(before)


def whoever() -> str:
    """Who works here: the account that is `acting`, ``VERBALE_USER``, or else the name that the machine knows."""
    if acts := _ACTING.get():
        return acts
    if name := os.environ.get("VERBALE_USER"):
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def note(connection: Connection, action: str, *, statement: str = "", who: str = "", **details: Any) -> None:
    """Add an entry; ``details`` say what it was about and how it was before."""
    row: dict[str, Any] = {"number": next_number(connection, tables.log)}
    row |= entry(action, statement=statement, who=who, **details)
    connection.execute(insert(tables.log).values(row))


def entry(action: str, *, statement: str = "", who: str = "", **details: Any) -> dict[str, Any]:
    """The row of an entry, without its number."""
    kept = {"at": now(), "who": who or whoever(), "action": action}
    return {**kept, "statement": statement, "details": details}


def last(connection: Connection) -> int:
    """The number of the latest entry that changed what the archive says; 0 where nothing was done."""
    log = tables.log.c
    query = select(log.number).where(log.action.not_in(_OF_PEOPLE)).order_by(log.number.desc()).limit(1)
    return int(connection.execute(query).scalar() or 0)


def touched(after: int) -> Select[tuple[str]]:
    """A query for the statements, by their ids, that the entries later than number ``after`` are about."""
    log = tables.log.c
    return select(log.statement).where(log.number > after)


def latest(connection: Connection, limit: int, offset: int = 0) -> list[Event]:
    """The entries, the newest first: at most ``limit``, from ``offset``."""
    log = tables.log
    query = select(log.c.at, log.c.who, log.c.action, log.c.statement, log.c.details)
    rows = connection.execute(query.order_by(log.c.number.desc()).limit(limit).offset(offset))
    return [Event(*row) for row in rows]


def events(connection: Connection, *, statement: str = "") -> Iterator[Event]:
    """The entries, oldest first; only those about ``statement`` if it is given."""
    log = tables.log
    query = select(log.c.at, log.c.who, log.c.action, log.c.statement, log.c.details).order_by(log.c.number)
    for row in connection.execute(query.where(log.c.statement == statement) if statement else query):
        yield Event(*row)
