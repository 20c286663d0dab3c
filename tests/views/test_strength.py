"""How strongly each side has spoken: a point a sentence, or the strongest of a day or a month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from verbale.views.strength import strength_chart


def position(days: int, each: int) -> dict[str, Any]:
    """A party's sentences on ``days`` days, ``each`` a day, the first of them the strongest."""
    told = [
        {"date": (date(2023, 1, 1) + timedelta(day)).isoformat(), "intensity": 3 if number == 0 else 1}
        for day in range(days)
        for number in range(each)
    ]
    return {"party": "XRU", "mentions": told}


@pytest.mark.parametrize(
    ("days", "each", "of", "points"),
    [(20, 3, "sentence", 60), (100, 3, "day", 100), (400, 2, "month", 14)],
)
def test_there_are_never_more_points_than_an_eye_can_tell_apart(
    days: int, each: int, of: str, points: int
) -> None:
    chart = strength_chart([position(days, each)])
    assert chart is not None
    (series,) = chart.series
    assert (chart.of, len(series.points)) == (of, points)
    if of != "sentence":
        assert {one["intensity"] for _, _, one in series.points} == {3}


def test_one_day_is_no_line_of_time() -> None:
    assert strength_chart([position(1, 3)]) is None
