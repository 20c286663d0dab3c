"""What is asked of all corrections of an archive: reviews, labels, entries of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from verbale.archive import tables
from verbale.archive.corrections.applying import state_of
from verbale.archive.corrections.labels import partial_labels, reviewed_labels
from verbale.archive.corrections.model import Conflict, Correction, Data
from verbale.archive.corrections.review import conflicts
from verbale.archive.corrections.targets import mention_id
from verbale.ledger.regrouping import Regrouping

__all__ = ["labels", "regroupings", "review"]


def review(connection: Connection, statement: str = "") -> list[Conflict]:
    """What is to be looked at again, newest correction first; of one statement, if it is given."""
    identities = [statement] if statement else _corrected(connection)
    found = [one for identity in identities for one in conflicts(state_of(connection, identity))]
    return sorted(found, key=lambda one: (-one.correction.number, one.target))


def labels(connection: Connection, *, partial: bool) -> Iterator[tuple[str, str, Data]]:
    """Id, text and labels of each statement that has any."""
    for identity in _corrected(connection):
        state = state_of(connection, identity)
        found = partial_labels(state) if partial else reviewed_labels(state)
        if found is not None:
            yield identity, state.text, found


def regroupings(held: Iterable[Correction]) -> list[Regrouping]:
    """The corrections among ``held`` that are about entries of the ledger, as it takes them."""
    return [
        Regrouping(one.action, tuple(map(mention_id, (one.after or {})["mentions"])), one.who, one.at)
        for one in held
        if one.kind == "entry"
    ]


def _corrected(connection: Connection) -> list[str]:
    """The ids of the statements that have corrections and are not removed."""
    columns = tables.statements.c
    query = select(columns.id).where(
        columns.id.in_(select(tables.corrections.c.statement)), columns.removed_at == ""
    )
    return list(connection.execute(query.order_by(columns.id)).scalars())
