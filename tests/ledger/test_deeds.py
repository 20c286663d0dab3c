"""What a promise or a demand says is to be done, and with what."""

from __future__ import annotations

import pytest

from verbale.ledger.deeds import deeds_of, main_clause, thing_of


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("withdraw the surcharge on barges", {"end"}),
        ("put an end to the inspections", {"end"}),
        ("bring them down to one day", {"reduce"}),
        ("review it before the end of January", {"review"}),
        ("stop arming the islands", set()),
        ("stop openly arming the islands", set()),
        ("build a lock at Ganlook", set()),
    ],
)
def test_the_verbs_say_what_is_to_be_done(text: str, deeds: set[str]) -> None:
    assert deeds_of(text) == deeds


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The Board of Trade will review the surcharge before the ninety days are over", "the surcharge"),
        ("The inspections should end on their own merits", "The inspections should"),
        ("put an end to the inspections", "the inspections"),
        ("lift the duty, which hurts both banks", "the duty"),
    ],
)
def test_the_thing_is_told_without_who_does_it_and_when(text: str, thing: str) -> None:
    assert thing_of(text) == thing


def test_a_main_clause_ends_where_time_and_end_begin() -> None:
    assert main_clause("lift the duty as soon as the code is signed").strip() == "lift the duty"
