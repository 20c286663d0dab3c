"""The days that a date in EDTF spans, as far as it says, and whether two dates can be the same."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

__all__ = ["Days", "days_of"]

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""First and last month of the seasons of EDTF level 1, northern; a winter ends in the year that follows."""
A_WEEK = 7
ABOUT = 5
"""Days that an approximate date ("2025-11-04~") may be off."""


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that a date may mean, as proleptic ordinals, both included."""

    first: int
    last: int

    @property
    def exact(self) -> bool:
        """Whether the date is known to the week or better."""
        return self.last - self.first <= A_WEEK

    def meets(self, other: Days, slack: int = 0) -> bool:
        """Whether the two have a day in common, or miss each other by at most ``slack`` days."""
        return self.first <= other.last + slack and other.first <= self.last + slack


@lru_cache(maxsize=50_000)
def days_of(edtf: str) -> Days | None:
    """The days of an EDTF date or interval; None where it is empty, open or of another form."""
    ends = [_bounds(part) for part in edtf.split("/")]
    known = [end for end in ends if end is not None]
    if not known or len(known) != len(ends) or known[-1][1] < known[0][0]:
        return None
    about = ABOUT if "~" in edtf else 0
    return Days(known[0][0].toordinal() - about, known[-1][1].toordinal() + about)


def _bounds(point: str) -> tuple[date, date] | None:
    match = _POINT.match(point)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month in _SEASON_MONTHS:
            return _months(year, *_SEASON_MONTHS[month])
        return _months(year, month or 1, month or 12)
    except ValueError:
        return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
