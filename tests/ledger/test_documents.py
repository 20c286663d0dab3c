"""Which names of documents can be of one: by the kind that each says, and by the numbers in it."""

from __future__ import annotations

import pytest
from ledger_samples import said, statement

from verbale.ledger.documents import can_be_one_document
from verbale.ledger.ledger import Ledger
from verbale.reading.model import Reference


@pytest.mark.parametrize(
    ("one", "other", "possible"),
    [
        ("Order No. 12 of 2024", "Order No. 14 of 2024", False),
        ("Announcement No. 17", "Announcement No. 17 of 2023", True),
        ("the Harbour Law", "the Provisions on the Implementation of the Harbour Law", False),
        ("the Law on Harbours in Ruritania", "the Ruritanian Harbours Law", True),
        ("the Treaty of Hofbau", "the Hofbau Treaty", True),
        ("the five-point plan", "the plan", True),
    ],
)
def test_numbers_and_the_kind_of_document_tell_apart(one: str, other: str, possible: bool) -> None:
    assert can_be_one_document(one, other) is possible
    assert can_be_one_document(other, one) is possible


@pytest.mark.parametrize(
    ("names", "entries"),
    [
        (("International Emergency Shipping Powers Act", "National Emergencies Act"), 2),
        (
            (
                "International Emergency Shipping Powers Act",
                "International Emergency Shipping Powers Act (IESPA)",
            ),
            1,
        ),
        (("Harbours Authorisation Act for 2023", "Harbours Authorisation Act for 2024"), 2),
    ],
)
def test_laws_of_like_names_are_as_many_as_there_are(names: tuple[str, str], entries: int) -> None:
    told = f"The Board acts under the {names[0]}, and under the {names[1]}."
    records = tuple(
        Reference(start=start, end=start + len(name), quote=name, instrument=name)
        for start, name in zip((told.index(names[0]), told.rindex(names[1])), names, strict=True)
    )
    readings = [
        (f"S{number}", statement("XRU", f"2024-03-0{number}", (said(told, "XRU"),), (record,)))
        for number, record in enumerate(records, 1)
    ]
    assert len(Ledger(readings).entries(Reference)) == entries
