"""When a predicted record counts as found, and when as right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from verbale.evaluation.records import compare_records
from verbale.reading.model import (
    RECORD_TYPES,
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
from verbale.statement import Span

TEXT = "Ruritania will keep the strait open."
AT: dict[str, Any] = {"start": 0, "end": len(TEXT), "quote": TEXT}

GOLD: tuple[Record, ...] = (
    Engagement(**AT, kind="visit", parties=("XRU", "XGS"), date="2024-03", place="Strelsau", status="held"),
    Commitment(**AT, holder=("XRU",), by=("XRU",), content="keep the strait open"),
    Demand(**AT, by=("XRU",), to=("XGS",), content="keep the strait open"),
    RedLine(**AT, by=("XRU",), content="the strait", issue="maritime_territory"),
    Framework(**AT, name="two rules", count=2, items=("one", "other"), parties=("XRU",)),
    Mechanism(**AT, name="the hotline", parties=("XRU", "XGS"), status="restored"),
    Measure(**AT, by=("XRU",), on=("XGS",), kind="tariff", status="in_force"),
    Cooperation(**AT, area="rail safety", parties=("XRU", "XGS"), status="progress"),
    Reference(**AT, instrument="Charter of the United Nations"),
)

CHANGES = [
    (Engagement, {"date": "2024-04"}, False),
    (Engagement, {"kind": "call"}, False),
    (Engagement, {"parties": ("XGS", "XRU")}, True),  # the order of parties says nothing
    (Engagement, {"place": "", "status": "planned", "participants": ("X",)}, True),
    (Commitment, {"holder": ("XGS",)}, False),
    (Commitment, {"by": ("XGS",)}, False),
    (Commitment, {"polarity": "refrain"}, False),
    (Commitment, {"content": "keep it"}, True),
    (Demand, {"to": ()}, False),
    (Demand, {"by": ("XGS",)}, False),
    (Demand, {"polarity": "refrain"}, False),
    (RedLine, {"issue": ""}, False),
    (RedLine, {"by": ("XGS",)}, False),
    (Framework, {"count": None}, False),
    (Framework, {"items": ("one",)}, False),
    (Framework, {"items": ("this", "that"), "name": "rules", "parties": ()}, True),
    (Mechanism, {"status": "exists"}, False),
    (Mechanism, {"parties": ("XRU",)}, False),
    (Mechanism, {"name": "a line"}, True),
    (Measure, {"on": ()}, False),
    (Measure, {"by": ("XGS",)}, False),
    (Measure, {"kind": "sanction"}, False),
    (Measure, {"status": "lifted"}, False),
    (Cooperation, {"status": "ended"}, False),
    (Cooperation, {"parties": ()}, False),
    (Reference, {"instrument": "the Charter of the United Nations"}, True),  # one name holds the other
    (Reference, {"instrument": "CHARTER"}, True),
    (Reference, {"instrument": ""}, False),
    (Reference, {"instrument": "Treaty of Zenda"}, False),
]


def gold_of(kind: type[Record]) -> Record:
    return next(record for record in GOLD if type(record) is kind)


@pytest.mark.parametrize(("kind", "change", "right"), CHANGES, ids=lambda value: str(value)[:60])
def test_key_fields_decide_whether_a_record_is_right(
    kind: type[Record], change: dict[str, Any], right: bool
) -> None:
    record = gold_of(kind)
    changed = replace(record, **change)
    agreement = compare_records([record], [changed])
    assert agreement.found.right == 1
    assert agreement.right.right == int(right)


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.key)
def test_a_record_agrees_with_itself(kind: type[Record]) -> None:
    agreement = compare_records([gold_of(kind)], [gold_of(kind)])
    assert (agreement.found.f1, agreement.right.f1) == (1, 1)


def test_another_mention_counts_for_finding() -> None:
    gold = Reference(start=0, end=4, quote="text", instrument="a", also=(Span(50, 60, "0123456789"),))
    got = Reference(start=52, end=60, quote="23456789", instrument="a")
    assert compare_records([gold], [got]).found.right == 1


def test_too_little_overlap_is_not_found() -> None:
    gold = Reference(start=0, end=10, quote="0123456789", instrument="a")
    got = Reference(start=8, end=18, quote="8901234567", instrument="a")
    agreement = compare_records([gold], [got])
    assert (agreement.found.right, agreement.found.predicted, agreement.found.gold) == (0, 1, 1)
