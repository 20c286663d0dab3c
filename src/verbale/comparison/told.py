"""Records that two statements tell differently: a commitment that one side alone has, another date, another status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from verbale.comparison.alignment import Aligned, chosen_links
from verbale.ledger.contact import IN_PERSON
from verbale.ledger.edtf import days_of
from verbale.ledger.wording import WORD, likeness, wording_of
from verbale.reading.model import (
    Commitment,
    Cooperation,
    Demand,
    Engagement,
    Measure,
    Mechanism,
    Reading,
    Record,
    RedLine,
)

__all__ = ["ToldApart", "told_apart"]

TYPES = (Engagement, Commitment, Demand, RedLine, Mechanism, Measure, Cooperation)
FIELDS = ("status", "kind", "date", "place", "polarity", "holder", "by", "to", "on", "count")
"""Fields on which two accounts of one record can differ; a field that one account leaves empty is no difference."""
FACING = 0.3
"""What it counts for, beside the likeness of their wording, that two records stand in aligned sentences."""
ONE = 0.5
"""The sum from which two records of one type are the same one."""
NEVER = 2.0
"""A likeness that nothing has: each record is matched once."""


@dataclass(frozen=True, slots=True)
class ToldApart:
    """One record as the two tell it: by one alone (the other is None), or by both with other ``fields``."""

    type: str
    a: Record | None
    b: Record | None
    fields: tuple[tuple[str, Any, Any], ...] = ()
    """For each field on which they differ: its name, its value in a, its value in b."""

    @property
    def told(self) -> str:
        """``only_a``, ``only_b`` or ``differs``."""
        return "only_b" if self.a is None else "only_a" if self.b is None else "differs"

    def to_dict(self) -> dict[str, Any]:
        """In the shape of the JSON output."""
        return {
            "type": self.type,
            "told": self.told,
            "a": _span(self.a),
            "b": _span(self.b),
            "fields": {name: {"a": mine, "b": theirs} for name, mine, theirs in self.fields},
        }


def told_apart(one: Reading, other: Reading, pairs: Iterable[Aligned]) -> tuple[ToldApart, ...]:
    """The records that one side alone has or that the two tell differently, by type, in the order of the texts."""
    facing = {(a.start, b.start) for pair in pairs for a in pair.a for b in pair.b}
    found: list[ToldApart] = []
    for kind in TYPES:
        mine, theirs = one.of_type(kind), other.of_type(kind)
        alike = [[_alike(a, b, (_home(one, a), _home(other, b)) in facing) for b in theirs] for a in mine]
        both = chosen_links(alike, ONE, NEVER)
        found += (
            ToldApart(kind.key, mine[i], theirs[j], fields)
            for i, j in sorted(both)
            if (fields := _fields(mine[i], theirs[j]))
        )
        found += (ToldApart(kind.key, a, None) for i, a in enumerate(mine) if i not in {i for i, _ in both})
        found += (ToldApart(kind.key, None, b) for j, b in enumerate(theirs) if j not in {j for _, j in both})
    return tuple(found)


def _alike(a: Record, b: Record, facing: bool) -> float:
    alike = likeness(wording_of(a.quote), wording_of(b.quote))
    if isinstance(a, Engagement) and isinstance(b, Engagement) and _may_be_one(a, b) and facing:
        return ONE + alike
    return alike + FACING * facing


def _may_be_one(a: Engagement, b: Engagement) -> bool:
    """Whether nothing sets the engagements apart: not their kind, nor who took part where both say who."""
    mine, theirs = (
        {word for name in one.participants for word in WORD.findall(name.lower())} for one in (a, b)
    )
    same_kind = a.kind == b.kind or {a.kind, b.kind} <= IN_PERSON
    return same_kind and (not mine or not theirs or bool(mine & theirs))


def _home(reading: Reading, record: Record) -> int:
    """Where the sentence begins that holds the record's beginning; -1 if none does."""
    found = (s.start for s in reading.sentences if s.start <= record.start < s.end)
    return next(found, -1)


def _fields(a: Record, b: Record) -> tuple[tuple[str, Any, Any], ...]:
    values = [(name, getattr(a, name, None), getattr(b, name, None)) for name in FIELDS]
    return tuple(
        (name, mine, theirs)
        for name, mine, theirs in values
        if mine and theirs and _differ(name, mine, theirs)
    )


def _differ(name: str, mine: Any, theirs: Any) -> bool:
    if name == "date":
        one, other = days_of(mine), days_of(theirs)
        return one is not None and other is not None and not one.meets(other)
    if name == "place":
        return not likeness(wording_of(mine), wording_of(theirs))
    return set(mine) != set(theirs) if isinstance(mine, tuple) else bool(mine != theirs)


def _span(record: Record | None) -> list[int] | None:
    return None if record is None else [record.start, record.end]
