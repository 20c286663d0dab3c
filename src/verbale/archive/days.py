"""The first and the last day that a date of the contract (EDTF) can mean, to sort and to filter by."""

from __future__ import annotations

import calendar
import re

__all__ = ["bounds"]

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""First and last month; winter ends with the year, as EDTF has no year for its other half."""


def bounds(edtf: str) -> tuple[str, str]:
    """The first and last day of ``edtf`` as ``YYYY-MM-DD``; two empty strings where it is no date.

    >>> bounds("2024-02")
    ('2024-02-01', '2024-02-29')
    >>> bounds("2024-04-24/2024-04-26")
    ('2024-04-24', '2024-04-26')
    """
    first, _, last = edtf.partition("/")
    starts, ends = _point(first), _point(last or first)
    if starts is None or ends is None:
        return "", ""
    return starts[0], max(starts[0], ends[1])


def _point(value: str) -> tuple[str, str] | None:
    match = _POINT.match(value)
    if match is None:
        return None
    year = match[1]
    if match[2] is None:
        return f"{year}-01-01", f"{year}-12-31"
    if match[3] is not None:
        return match[0], match[0]
    first, last = _SEASONS.get(int(match[2]), (int(match[2]), int(match[2])))
    if not 1 <= first <= 12:
        return None
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(int(year), last)[1]}"
