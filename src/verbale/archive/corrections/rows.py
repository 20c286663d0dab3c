"""Corrections in the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from verbale.archive import log, tables
from verbale.archive.corrections.model import Correction
from verbale.archive.index import next_number

__all__ = ["about", "everything", "one", "write"]

_C = tables.corrections.c
_LOGGED = ("statement",)
"""Kinds whose contents are too long for the log."""


def write(connection: Connection, draft: Correction, who: str, why: str) -> Correction:
    """Add a correction, and tell of it in the log; the correction with its number."""
    number = next_number(connection, tables.corrections)
    kept = replace(draft, number=number, who=who or log.whoever(), at=log.now(), why=why)
    connection.execute(
        insert(tables.corrections).values(
            number=number,
            statement=kept.statement,
            target_kind=kept.kind,
            target=kept.target,
            action=kept.action,
            before={"held": kept.before, "read": kept.read, "beside": kept.beside},
            after=kept.after,
            who=kept.who,
            at=kept.at,
            why=kept.why,
            undoes=kept.undoes,
        )
    )
    details = {"number": number, "what": kept.action, "target": kept.target, "why": why}
    if kept.kind not in _LOGGED:
        details |= {"before": kept.before, "after": kept.after}
    if kept.undoes is not None:
        details["undoes"] = kept.undoes
    log.note(connection, "correct", statement=kept.statement, who=kept.who, **details)
    return kept


def about(connection: Connection, statement: str) -> list[Correction]:
    """The corrections of a statement, oldest first."""
    return list(_read(connection, _C.statement == statement))


def everything(connection: Connection) -> list[Correction]:
    """All corrections, oldest first."""
    return list(_read(connection))


def one(connection: Connection, number: int) -> Correction | None:
    """The correction with this number."""
    return next(_read(connection, _C.number == number), None)


def _read(connection: Connection, *conditions: object) -> Iterator[Correction]:
    query = select(tables.corrections).where(*conditions).order_by(_C.number)  # type: ignore[arg-type]
    for row in connection.execute(query):
        before = row.before or {}
        yield Correction(
            number=row.number,
            statement=row.statement,
            kind=row.target_kind,
            target=row.target,
            action=row.action,
            before=before.get("held"),
            after=row.after,
            read=before.get("read"),
            beside=tuple((start, end, ordinal) for start, end, ordinal in before.get("beside") or ()),
            who=row.who,
            at=row.at,
            why=row.why,
            undoes=row.undoes,
        )
