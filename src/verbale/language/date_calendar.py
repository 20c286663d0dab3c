"""Calendar arithmetic and the writing of EDTF: what a date means, given the statement's own date.

EDTF is ISO 8601-2, level 1 with ``X`` for a decade's unknown digit: ``2024-04-24``, ``2024-04``,
``2024-04-24/2024-04-26``, ``2026-23`` (a season), ``2024-01~`` (approximately), ``199X``.
An empty string stands for a date that cannot be resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Anchor", "day_edtf", "interval", "month_edtf"]

_WRONG_SIDE = 2
"""How much farther a candidate counts that lies on the side of the statement's date that the words
beside it do not point to: enough to break near ties, too little to jump over a whole year."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The statement's date and whether the words around a mention point to the future."""

    day: date
    forward: bool = False

    def year_of(self, month: int, day: int) -> int | None:
        """The year that puts the month and day nearest to the statement; None if there is no such day."""
        candidates = [
            found for year in self._years() if (found := _day_or_none(year, month, day)) is not None
        ]
        return self._nearest(candidates, lambda found: (found - self.day).days).year if candidates else None

    def year_of_month(self, month: int) -> int:
        """The year that puts the month nearest to the statement."""
        here = self.day.year * 12 + self.day.month
        candidates = [date(year, month, 1) for year in self._years()]
        return self._nearest(candidates, lambda found: found.year * 12 + found.month - here).year

    def weekday(self, number: int) -> date:
        """The day of that ISO weekday nearest to the statement on the side that the words point to."""
        back = (self.day.isoweekday() - number) % 7
        ahead = (number - self.day.isoweekday()) % 7
        return self.plus(ahead) if self.forward else self.plus(-back)

    def week(self, offset: int) -> tuple[date, date]:
        """Monday and Sunday of the statement's week, ``offset`` weeks on."""
        monday = self.plus(7 * offset - (self.day.isoweekday() - 1))
        return monday, monday + timedelta(days=6)

    def weekend(self, offset: int) -> tuple[date, date]:
        """Saturday and Sunday of the statement's week, ``offset`` weekends on."""
        sunday = self.week(offset)[1]
        return sunday - timedelta(days=1), sunday

    def month(self, offset: int) -> str:
        """The month ``offset`` months on."""
        months = self.day.year * 12 + self.day.month - 1 + offset
        return month_edtf(months // 12, months % 12 + 1)

    def season(self, code: int, offset: int) -> str:
        """The season ``code`` (21 spring … 24 winter): last past (-1), this year's (0), next to begin (1)."""
        first_month = 3 * (code - 20)
        began = 0 if self.day.month >= first_month else -1
        if offset == 0:
            year = self.day.year - (code == 24 and self.day.month < 3)
        elif offset > 0:
            year = self.day.year + 1 + began
        else:
            over = (self.day.year, self.day.month) >= (self.day.year, first_month + 3)
            year = self.day.year if over else self.day.year - 1 - (code == 24 and self.day.month < 3)
        return f"{year:04}-{code}"

    def plus(self, days: int) -> date:
        """The day ``days`` after the statement's."""
        return self.day + timedelta(days=days)

    def _years(self) -> tuple[int, int, int]:
        return self.day.year - 1, self.day.year, self.day.year + 1

    def _nearest(self, candidates: Iterable[date], offset: Callable[[date], int]) -> date:
        return min(candidates, key=lambda found: self._distance(offset(found)))

    def _distance(self, offset: int) -> int:
        ahead = offset > 0
        return abs(offset) * (1 if ahead == self.forward or offset == 0 else _WRONG_SIDE)


def day_edtf(year: int, month: int, day: int) -> str:
    """The ISO date, or the empty string where the calendar has no such day."""
    found = _day_or_none(year, month, day)
    return found.isoformat() if found else ""


def month_edtf(year: int, month: int) -> str:
    """The ISO month."""
    return f"{year:04}-{month:02}"


def interval(start: str, end: str) -> str:
    """The EDTF interval; the one date if both are the same, empty if it would end before it starts."""
    if not start or not end or start > end:
        return ""
    return start if start == end else f"{start}/{end}"


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
