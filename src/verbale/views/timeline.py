"""Engagements on a line of time: where each stands in a drawing, in units of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbale.ledger.edtf import Days, days_of
from verbale.views.date_words import date_in_words

__all__ = ["Point", "Tick", "Timeline", "timeline"]

WIDTH = 1000
_MARGIN = 24
_TOP = 34
_LANE = 26
_MANY = 12
"""Lanes beyond which all is drawn at half the size."""
_EARLIER = 110
"""Units at the left for what was long before the statements that tell of it."""
_BEFORE = 92
"""Days before the first statement from which on days are to scale."""
_LONG = 45
"""Days from which on a stretch stands below all shorter ones: mostly a date known only to the year."""
_APART = 22
"""Units that two points of one lane are apart at least."""


@dataclass(frozen=True, slots=True)
class Point:
    """One engagement: from ``x`` to ``end``, at the height ``y``."""

    row: Mapping[str, Any]
    x: float
    end: float
    y: float
    when: str
    """Its date in words; where the statements give none, that of the first to mention it."""
    is_dated: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a month or a year."""

    x: float
    label: str
    is_year: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of WIDTH by ``height``; points and ticks from left to right."""

    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    height: float
    earlier: float = 0.0
    """Where the scale begins, if something was earlier; it stands to the left of that."""
    width: int = WIDTH
    dot: float = 6.0
    """Half the width of the mark of an engagement."""


def timeline(rows: Iterable[Mapping[str, Any]]) -> Timeline | None:
    """The engagements among ``rows``, as the ledger writes them, by date; None where no date is known."""
    dated = sorted(
        ((days, row) for row in rows if (days := days_of(row["date"]) or days_of(row["first"][:10]))),
        key=lambda pair: (pair[0].first, pair[0].last),
    )
    if not dated:
        return None
    told = [days.first for _, row in dated if (days := days_of(row["first"][:10]))]
    first = max(dated[0][0].first, min(told, default=dated[0][0].first) - _BEFORE)
    last = max(days.last for days, _ in dated)
    left_of_scale = _EARLIER if dated[0][0].first < first else 0
    scale = (WIDTH - left_of_scale - 2 * _MARGIN) / max(last - first, 30)

    def x_of(day: int) -> float:
        return round(left_of_scale + _MARGIN + (day - first) * scale, 1) if day >= first else float(_MARGIN)

    stretches = [(x_of(days.first), x_of(days.last)) for days, _ in dated]
    are_long = [days.last - days.first > _LONG for days, _ in dated]
    size, lanes = 1.0, _lanes(stretches, are_long, _APART)
    if max(lanes) >= _MANY:
        size, lanes = 0.5, _lanes(stretches, are_long, _APART / 2)
    points = []
    for (_, row), (left, right), lane in zip(dated, stretches, lanes, strict=True):
        when = date_in_words(row["date"]) or f"mentioned {date_in_words(row['first'])}"
        height = _TOP + lane * _LANE * size
        points.append(Point(row, left, right, height, when, bool(days_of(row["date"]))))
    ticks = [Tick(x_of(day.toordinal()), label, is_year) for day, label, is_year in _ticks(first, last)]
    height = _TOP + (max(lanes) + 1) * _LANE * size
    return Timeline(tuple(points), tuple(ticks), height, float(left_of_scale), dot=6 * (size + 1) / 2)


def _lanes(stretches: Sequence[tuple[float, float]], are_long: Sequence[bool], apart: float) -> list[int]:
    """For each stretch, of which the leftmost come first, the first lane in which it does not touch another.

    Those that are long have lanes of their own, below the others.
    """
    lanes = [0] * len(stretches)
    above = 0
    for long in (False, True):
        free: list[float] = []
        for at, (left, right) in enumerate(stretches):
            if are_long[at] == long:
                lane = next((lane for lane, until in enumerate(free) if until <= left), len(free))
                free[lane : lane + 1] = [right + apart]
                lanes[at] = above + lane
        above += len(free)
    return lanes


def _ticks(first: int, last: int) -> Sequence[tuple[date, str, bool]]:
    """Years, and for a time of less than four years quarters as well."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    months = (1, 4, 7, 10) if Days(first, last).last - first < 4 * 366 else (1,)
    found = [date(year, month, 1) for year in range(begin.year, end.year + 1) for month in months]
    return [
        (day, str(day.year) if day.month == 1 else f"{day:%b}", day.month == 1)
        for day in found
        if first <= day.toordinal() <= last
    ]
