"""Which statement of each side is its readout of an engagement."""

from __future__ import annotations

from verbale.ledger.edtf import Days, days_of
from verbale.ledger.entry import Entry

__all__ = ["readouts_of"]

_FAR = 10**6
"""Farther than any two days of an archive."""


def readouts_of(engagement: Entry) -> list[tuple[str, str]]:
    """For each side that tells of the engagement, by its code: the id of its readout.

    The readout is the statement that is nearest in time to it; of several, the one with the most mentions of it.
    """
    told: dict[str, dict[str, tuple[int, int]]] = {}
    when = days_of(str(engagement.fields["date"]))
    for mention in engagement.mentions:
        of_side = told.setdefault(mention.issuer, {})
        distance = _distance(when, days_of(mention.date))
        number = of_side.get(mention.statement, (0, 0))[1] + 1 + len(mention.record.also)
        of_side[mention.statement] = (-distance, number)
    return [(side, max(ids, key=lambda one: (ids[one], one))) for side, ids in sorted(told.items())]


def _distance(when: Days | None, told: Days | None) -> int:
    """The days between an engagement and a statement; what was said before it is a preview, and comes last."""
    if when is None or told is None:
        return _FAR
    return abs(told.first - when.first) if told.first >= when.first else _FAR
