"""A relationship at a glance: which issue comes first, and where a contact stands on the line of time."""

from __future__ import annotations

from typing import Any

from verbale.views.overview import issues_at_a_glance
from verbale.views.timeline import timeline


def position(issue: str, party: str, *dates: str) -> dict[str, Any]:
    return {
        "issue": issue,
        "party": party,
        "latest": max(dates),
        "mentions": [{"date": one} for one in dates],
    }


def test_the_issues_of_which_most_is_said_come_first_and_of_equals_the_latest() -> None:
    positions = [
        position("space", "XGS", "2024-06-01"),
        position("trade", "XGS", "2024-05-01", "2024-05-02"),
        position("trade", "XRU", "2024-05-03"),
        position("health", "XRU", "2024-06-02"),
    ]
    lives = [{"issue": "education", "status": "raised", "latest": "2024-07-01"}]
    found = issues_at_a_glance(positions, lives, ("XGS", "XRU"))
    assert [one["issue"] for one in found] == ["trade", "health", "space", "education"]
    assert [one["sides"][0] is None for one in found] == [False, True, False, True]


def contact(date: str) -> dict[str, Any]:
    return {"date": date, "first": "2024-06-01"}


def test_a_contact_known_only_to_the_year_stands_below_those_whose_day_is_known() -> None:
    found = timeline(map(contact, ("2024", "2024-03-04", "2024-03-05", "2024-05-06/2024-05-09")))
    assert found is not None
    year, *days = found.points
    assert year.end - year.x > max(point.end - point.x for point in days)
    assert year.y > max(point.y for point in days)


def test_contacts_that_do_not_touch_share_a_height() -> None:
    found = timeline(map(contact, ("2024-01-04", "2024-03-05", "2024-05-06")))
    assert found is not None
    assert len({point.y for point in found.points}) == 1
