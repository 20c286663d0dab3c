"""How much of an archive people have looked at, and what they decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from verbale.archive import tables
from verbale.reading.model import RECORD_TYPES

if TYPE_CHECKING:
    from verbale.archive import Archive
    from verbale.archive.corrections.model import Correction

__all__ = ["Reviewed", "TypeReviewed", "reviewed"]


@dataclass(frozen=True, slots=True)
class TypeReviewed:
    """The records of one type: how many there are, and how many of them somebody has decided on."""

    type: str
    records: int
    """Records as they hold, the added ones with them and the rejected ones without."""
    accepted: int
    """Looked at and right as they were read."""
    edited: int
    rejected: int
    """Read by the machine, and none."""
    added: int
    """Missed by the machine."""

    @property
    def unseen(self) -> int:
        """Records that nobody has decided on."""
        return max(self.records - self.accepted - self.edited - self.added, 0)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What people have reviewed."""

    statements: int
    accepted: int
    """Statements that somebody has accepted as a whole."""
    touched: int
    """Statements with a correction of any kind, those among them."""
    sentences: int
    sentences_decided: int
    """Sentences that somebody has accepted or edited one by one."""
    types: tuple[TypeReviewed, ...]

    def to_dict(self) -> dict[str, Any]:
        """The counts in the shape of the JSON output."""
        return {**asdict(self), "types": [asdict(one) for one in self.types]}


def reviewed(archive: Archive) -> Reviewed:
    """The counts of an archive.

    What was decided on twice counts as it was decided last. The records of a statement that was accepted as a
    whole count as accepted, but for those with a decision of their own.
    """
    held = archive.corrections(held=True)
    whole = {one.statement for one in held if one.kind == "statement" and one.action == "accept"}
    number = select(func.count()).select_from(tables.statements).where(tables.statements.c.removed_at == "")
    sentences = select(func.count()).select_from(tables.sentences)
    with archive.database.reading() as connection:
        return Reviewed(
            connection.execute(number).scalar_one(),
            len(whole),
            len({one.statement for one in held if one.statement}),
            connection.execute(sentences).scalar_one(),
            len({one.target for one in held if one.kind == "sentence"}),
            _types(connection, held, whole),
        )


def _types(
    connection: Connection, held: Iterable[Correction], whole: Collection[str]
) -> tuple[TypeReviewed, ...]:
    records = _by_type(connection)
    of_whole = sum((_by_type(connection, identity) for identity in sorted(whole)), Counter[str]())
    decided = {one.target: (one.place.type, one.action) for one in held if one.kind == "record"}
    counts = Counter(decided.values())
    twice = Counter(
        kind
        for target, (kind, action) in decided.items()
        if target.partition("/")[0] in whole and action != "reject"
    )
    return tuple(
        TypeReviewed(
            kind.key,
            records[kind.key],
            counts[(kind.key, "accept")] + max(of_whole[kind.key] - twice[kind.key], 0),
            counts[(kind.key, "edit")],
            counts[(kind.key, "reject")],
            counts[(kind.key, "add")],
        )
        for kind in RECORD_TYPES
    )


def _by_type(connection: Connection, statement: str = "") -> Counter[str]:
    """The number of records of each type; of one statement, if it is given."""
    columns = tables.records.c
    query = select(columns.type, func.count()).group_by(columns.type)
    rows = connection.execute(query.where(columns.statement == statement) if statement else query)
    return Counter({str(kind): int(number) for kind, number in rows})
