"""Readings in the database: what the machine made of a statement, and what holds after corrections."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator

from sqlalchemy import Connection, SelectBase, and_, delete, func, insert, or_, select, update

from verbale.archive import tables
from verbale.archive.corrections import rows
from verbale.archive.corrections.holding import corrected
from verbale.archive.corrections.model import Correction
from verbale.archive.index import index, next_number, unindex
from verbale.archive.involved import involving
from verbale.archive.log import now
from verbale.archive.reader import packed, unpacked
from verbale.errors import ReadingError
from verbale.reading.model import Reading

__all__ = ["all_effective", "effective", "machine_reading", "reindex", "undated", "write_reading"]

_R = tables.readings.c


def write_reading(connection: Connection, statement: str, reading: Reading, reader: str) -> bool:
    """Keep what ``reader`` made of ``statement`` as its current reading; whether it says anything new."""
    content = packed(reading)
    current = select(_R.number, _R.content).where(_R.statement == statement, _R.current)
    before = connection.execute(current).first()
    if before is not None and before.content == content:
        same = update(tables.readings).where(_R.number == before.number)
        connection.execute(same.values(reader=reader))
        return False
    connection.execute(update(tables.readings).where(_R.statement == statement).values(current=False))
    # What this reader said before, if it did and the metadata was different then, is replaced.
    connection.execute(delete(tables.readings).where(_R.statement == statement, _R.reader == reader))
    connection.execute(
        insert(tables.readings).values(
            number=next_number(connection, tables.readings),
            statement=statement,
            reader=reader,
            made_at=now(),
            current=True,
            content=content,
        )
    )
    index(connection, statement, _corrected(connection, statement, reading))
    return True


def machine_reading(connection: Connection, statement: str) -> Reading:
    """The current reading of ``statement`` as the machine made it.

    Raises ReadingError where there is none or it is damaged.
    """
    query = select(_R.content).where(_R.statement == statement, _R.current)
    content = connection.execute(query).scalar()
    if content is None:
        raise ReadingError(f"{statement}: there is no reading of it; make one with: verbale update")
    try:
        return unpacked(content)
    except (zlib.error, ValueError) as error:
        problem = f"{statement}: its reading is damaged ({error})"
        raise ReadingError(f"{problem}; restore the archive from a backup") from error


def effective(connection: Connection, statement: str) -> Reading:
    """The reading of ``statement`` that holds: the machine's, with people's corrections."""
    return _corrected(connection, statement, machine_reading(connection, statement))


def all_effective(
    connection: Connection,
    until: str = "",
    parties: Collection[str] = (),
    also: Collection[str] = (),
    some: SelectBase | None = None,
) -> Iterator[tuple[str, Reading]]:
    """The ids and readings of all statements that are not removed, by date; with ``until``, to that day.

    With ``parties`` only of those that involve all of them (`involving`), and of those whose ids are among ``also``;
    with ``some``, a query for ids, of no others than those it gives.
    """
    columns = tables.statements.c
    query = select(columns.id, _R.content).join(tables.readings, _R.statement == columns.id)
    query = query.where(_R.current, columns.removed_at == "").order_by(columns.earliest, columns.id)
    if until:
        query = query.where(columns.earliest <= until, columns.earliest != "")
    if parties:
        query = query.where(or_(and_(*map(involving, parties)), columns.id.in_(also)))
    if some is not None:
        query = query.where(columns.id.in_(some))
    corrections = defaultdict[str, list[Correction]](list)
    for correction in rows.everything(connection):
        corrections[correction.statement].append(correction)
    for row in connection.execute(query):
        yield row.id, corrected(unpacked(row.content), corrections.get(row.id, ()))


def undated(connection: Connection) -> int:
    """How many statements that are not removed have no date."""
    columns = tables.statements.c
    query = select(func.count()).where(columns.removed_at == "", columns.earliest == "")
    return int(connection.execute(query).scalar_one())


def reindex(connection: Connection, statement: str) -> None:
    """Make what can be searched and counted of ``statement`` say what holds; of a removed one, nothing."""
    kept = tables.statements.c
    removed = select(kept.id).where(kept.id == statement, kept.removed_at != "")
    if connection.execute(removed).first() is not None:
        unindex(connection, statement)
        return
    index(connection, statement, effective(connection, statement))


def _corrected(connection: Connection, statement: str, reading: Reading) -> Reading:
    """``reading`` with the corrections that people made to ``statement``."""
    return corrected(reading, rows.about(connection, statement))
