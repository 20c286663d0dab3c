"""The date of publication in a piece of text or metadata: full dates only, ISO 8601."""

from __future__ import annotations

import re
from datetime import date

from verbale.language.dates import find_dates

__all__ = ["find_date"]

_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_FIGURES = re.compile(r"(?<!\d)((?:19|20)\d\d)([./]?)(\d{1,2})\2(\d{1,2})(?!\d)")

_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([.-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_MONTHS = 12


def find_date(text: str) -> str:
    """The first full date in ``text``, ISO 8601, or empty: what lacks its year or day is not known."""
    for match in _FIGURES.finditer(text):
        if value := _iso(match):
            return value
    for match in _DAY_FIRST.finditer(text):
        if value := _day_first(match):
            return value
    return next((found.edtf for found in find_dates(text, "") if _FULL.fullmatch(found.edtf)), "")


def _iso(match: re.Match[str]) -> str:
    """A date in figures, year first: 2024/9/3, 2024.09.03, 20240903."""
    if not match[2] and len(match[0]) != 8:
        return ""
    try:
        return date(int(match[1]), int(match[3]), int(match[4])).isoformat()
    except ValueError:
        return ""


def _day_first(match: re.Match[str]) -> str:
    """A date in figures, day first: 03.04.2025; with hyphens only where no month could come first."""
    if match[2] == "-" and int(match[1]) <= _MONTHS:
        return ""
    try:
        return date(int(match[4]), int(match[3]), int(match[1])).isoformat()
    except ValueError:
        return ""
