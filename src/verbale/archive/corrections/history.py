"""What held at an earlier time: a reading that is kept, with the corrections that there were."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from verbale.archive import tables
from verbale.archive.corrections import rows
from verbale.archive.corrections.holding import corrected
from verbale.archive.reader import unpacked
from verbale.reading.model import Reading

__all__ = ["State", "as_it_was", "current_state"]

_R = tables.readings.c
_STATE = r"\.r(\d{1,9})c(\d{1,9})\b"


@dataclass(frozen=True, slots=True)
class State:
    """A time, as the archive tells it for one statement."""

    reading: int
    """The number of the machine's reading that was current."""
    correction: int
    """The number of the last correction of the statement; 0 where there was none."""

    def __str__(self) -> str:
        return f"r{self.reading}c{self.correction}"

    @staticmethod
    def within(name: str, statement: str) -> State | None:
        """The state of ``statement`` that the name of a file has in it: ``S….r12c34.ann``."""
        match = re.search(re.escape(statement) + _STATE, name)
        return State(int(match[1]), int(match[2])) if match else None


def current_state(connection: Connection, statement: str) -> State:
    """The state of ``statement`` now."""
    reading = select(_R.number).where(_R.statement == statement, _R.current)
    kept = tables.corrections.c
    last = select(func.coalesce(func.max(kept.number), 0)).where(kept.statement == statement)
    return State(int(connection.execute(reading).scalar() or 0), int(connection.execute(last).scalar_one()))


def as_it_was(connection: Connection, statement: str, state: State) -> Reading | None:
    """The reading that held then; None where the machine's reading of that time is no longer kept."""
    query = select(_R.content).where(_R.statement == statement, _R.number == state.reading)
    content = connection.execute(query).scalar()
    if content is None:
        return None
    until = [one for one in rows.about(connection, statement) if one.number <= state.correction]
    return corrected(unpacked(content), until)
