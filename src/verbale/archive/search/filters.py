"""Filters: which statements and sentences a search looks at, besides the words in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, or_

from verbale.archive import tables

__all__ = ["Filters"]

_S = tables.sentences.c


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that a hit has to meet, all of them; an empty one is none.

    Of one kind, several values mean any of these.
    """

    issuer: tuple[str, ...] = ()
    """Codes of the parties that the statements speak for."""
    speaker: tuple[str, ...] = ()
    """Names, or parts of names, or codes of parties, in the chain of voices."""
    to: tuple[str, ...] = ()
    """Codes of the parties addressed."""
    act: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    """Types of record (``commitments``, …) that the sentence holds."""
    kind: tuple[str, ...] = ()
    """Kinds of statement."""
    statement: tuple[str, ...] = ()
    """Ids of statements."""
    since: str = ""
    """A day, ``YYYY-MM-DD``: statements that can be of that day or later."""
    until: str = ""
    """A day: statements that can be of that day or earlier."""

    def of_statements(self) -> list[ColumnElement[bool]]:
        """The conditions on ``statements``; removed ones are never found."""
        columns = tables.statements.c
        conditions: list[ColumnElement[bool]] = [columns.removed_at == ""]
        for column, values in (
            (columns.issuer, self.issuer),
            (columns.kind, self.kind),
            (columns.id, self.statement),
        ):
            if values:
                conditions.append(column.in_(values))
        if self.since:
            conditions.append(columns.latest >= self.since)
        if self.until:
            conditions += [columns.earliest <= self.until, columns.earliest != ""]
        return conditions

    def of_sentences(self) -> list[ColumnElement[bool]]:
        """The conditions on ``sentences``."""
        conditions: list[ColumnElement[bool]] = []
        if self.act:
            conditions.append(or_(_S.act.in_(self.act), _has(tables.sentence_also, "act", self.act)))
        if self.to:
            conditions.append(_has(tables.sentence_to, "party", self.to))
        if self.issue:
            conditions.append(_has(tables.sentence_issues, "issue", self.issue))
        if self.speaker:
            voices = tables.sentence_voices
            named = [voices.c.name.ilike(f"%{_plain(name)}%", escape="\\") for name in self.speaker]
            conditions.append(_exists(voices, or_(voices.c.party.in_(self.speaker), *named)))
        if self.record:
            records = tables.records.c
            conditions.append(_exists(tables.records, records.type.in_(self.record)))
        return conditions


def _has(table: Table, column: str, values: tuple[str, ...]) -> ColumnElement[bool]:
    return _exists(table, table.c[column].in_(values))


def _exists(table: Table, condition: Any) -> ColumnElement[bool]:
    # Only to the sentences: what is counted by has its table in the query around this one as well.
    return exists().where(and_(table.c.sentence == _S.number, condition)).correlate(tables.sentences)


def _plain(name: str) -> str:
    """``name`` as a pattern that means itself."""
    return name.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
