"""Which names of documents are of one, or can be: by their other names, the kind that each says, and its numbers."""

from __future__ import annotations

import pytest
from ledger_samples import said, statement

from verbale.ledger.documents import can_be_one_document, in_full, known_as
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
        ("the Zenda Doctrine", "its Neo-Zenda Doctrine", False),
    ],
)
def test_numbers_and_the_kind_of_document_tell_apart(one: str, other: str, possible: bool) -> None:
    assert can_be_one_document(one, other) is possible
    assert can_be_one_document(other, one) is possible


@pytest.mark.parametrize(
    "name",
    ["the UN Charter", "U.N. Charter", "The Charter of the United Nations", "the United Nations Charter"],
)
def test_a_known_document_is_one_under_all_its_names(name: str) -> None:
    assert in_full(name) == "Charter of the United Nations"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("the UN Charter", "Charter of the United Nations"),
        ("the Harbour Law of the Kingdom of Ruritania", "the Harbour Law"),
        ("the Harbour Law", "the Harbour Law"),
    ],
)
def test_a_law_is_compared_without_its_state_and_a_known_document_by_its_whole_name(
    name: str, words: str
) -> None:
    assert known_as(name) == words


def test_an_acronym_behind_a_name_says_nothing_more() -> None:
    assert in_full("the Comprehensive Nuclear-Test-Ban Treaty (CTBT)") == in_full("CTBT")
    assert in_full("the Charter of Zenda") == "the Charter of Zenda"


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
