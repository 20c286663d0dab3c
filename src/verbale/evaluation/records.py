"""How well the records of a reading agree with those of a reading made by hand.

A record is *found* where a predicted record of its type overlaps it enough, and
*right* where the key fields of its type agree as well. ``_KEYS`` has one row a
record type: a new type is one row more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.evaluation.agreement import NOTHING, Agreement, overlap, pair_off
from verbale.reading.model import (
    Commitment,
    Cooperation,
    Demand,
    Engagement,
    Framework,
    Measure,
    Mechanism,
    Record,
    RedLine,
    Reference,
)

__all__ = ["RecordAgreement", "compare_records"]

_FLOOR = 0.3
"""The least overlap at which two records can be about the same thing."""


@dataclass(frozen=True, slots=True)
class RecordAgreement:
    """The agreement on one type of record."""

    found: Agreement = NOTHING
    right: Agreement = NOTHING

    def __add__(self, other: RecordAgreement) -> RecordAgreement:
        return RecordAgreement(self.found + other.found, self.right + other.right)


def compare_records(gold: Sequence[Record], predicted: Sequence[Record]) -> RecordAgreement:
    """The agreement of the ``predicted`` records of one type in one document with the ``gold``."""
    likeness = [[_likeness(wanted, got) for got in predicted] for wanted in gold]
    pairs = pair_off(gold, predicted, likeness, _FLOOR)
    right = sum(_key(wanted, got) for wanted, got in pairs)
    return RecordAgreement(
        Agreement(len(pairs), len(predicted), len(gold)), Agreement(right, len(predicted), len(gold))
    )


def _likeness(one: Record, other: Record) -> float:
    """The greatest overlap between any two mentions."""
    return max(overlap(here, there) for here in _mentions(one) for there in _mentions(other))


def _mentions(record: Record) -> list[tuple[int, int]]:
    return [(record.start, record.end), *((span.start, span.end) for span in record.also)]


def _key(wanted: Record, got: Record) -> bool:
    """Whether the key fields of two records of one type agree."""
    compared = _KEYS[type(wanted)]
    return all(same(getattr(wanted, name), getattr(got, name)) for name, same in compared.items())


def _same(one: object, other: object) -> bool:
    return one == other


def _same_parties(one: Sequence[str], other: Sequence[str]) -> bool:
    return {code.upper() for code in one} == {code.upper() for code in other}


def _same_number(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) == len(other)


def _same_name(one: str, other: str) -> bool:
    """Whether one name holds the other: "the Charter" and "the Charter of the United Nations"."""
    shorter, longer = sorted((one.lower(), other.lower()), key=len)
    return bool(shorter) and shorter in longer


_KEYS: Mapping[type[Record], Mapping[str, Callable[[Any, Any], bool]]] = {
    Engagement: {"date": _same, "parties": _same_parties, "kind": _same},
    Commitment: {"holder": _same_parties, "by": _same_parties, "polarity": _same},
    Demand: {"by": _same_parties, "to": _same_parties, "polarity": _same},
    RedLine: {"by": _same_parties, "issue": _same},
    Framework: {"count": _same, "items": _same_number},
    Mechanism: {"status": _same, "parties": _same_parties},
    Measure: {"by": _same_parties, "on": _same_parties, "kind": _same, "status": _same},
    Cooperation: {"status": _same, "parties": _same_parties},
    Reference: {"instrument": _same_name},
}
"""For each record type the fields that have to agree, and how they are compared."""
