"""Dates of the contract (EDTF) in words: ``2024-04-24/2024-04-26`` is 24 to 26 April 2024."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

__all__ = ["date_in_words"]

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T[\d:.Z+-]*)?)?)?(?P<mark>[~?%]?)"
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


@lru_cache(4096)
def date_in_words(edtf: str) -> str:
    """``edtf`` in English words; what is no date, or a form without plain words, as it is."""
    bounds = [_POINT.fullmatch(bound) for bound in edtf.split("/")]
    parts = [_parts(bound) for bound in bounds if bound is not None]
    if len(parts) != len(bounds) or not all(parts) or len(parts) > 2:
        return edtf
    if len(parts) == 1:
        return " ".join(parts[0])
    first, last = parts
    return f"{' '.join(_without_shared_end(first, last))} to {' '.join(last)}"


def _without_shared_end(first: tuple[str, ...], last: tuple[str, ...]) -> tuple[str, ...]:
    """``first`` without the month and year that it shares with ``last``."""
    kept = len(first)
    while len(first) == len(last) and kept > 1 and first[kept - 1] == last[kept - 1]:
        kept -= 1
    return first[:kept]


def _parts(point: re.Match[str]) -> tuple[str, ...]:
    """Day, month and year of a date, as far as it has them; none if there is no such date."""
    year, month, day = (int(point[name] or 0) for name in ("year", "month", "day"))
    mark = _MARKS[point["mark"]]
    if not point["month"]:
        return (f"{mark}{year}",)
    name = _SEASONS.get(month) or (calendar.month_name[month] if 1 <= month <= 12 else "")
    if not name:
        return ()
    return (f"{mark}{day}", name, str(year)) if point["day"] else (mark + name, str(year))
