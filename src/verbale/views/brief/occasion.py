"""The occasion that a book is for: "visit 2024-04-24/2024-04-26"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from verbale.errors import VerbaleError
from verbale.views.date_words import date_in_words

__all__ = ["Occasion", "occasion_of"]

_DATES = re.compile(r"(\d{4}-\d{2}-\d{2})(?:/(\d{4}-\d{2}-\d{2}))?\s*$")


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the book is for, in the words given, and its days; all empty where it is for none."""

    words: str = ""
    begins: str = ""
    ends: str = ""

    @property
    def in_words(self) -> str:
        """The occasion as the cover has it: ``Visit, 24 to 26 April 2024``."""
        days = self.begins if self.begins == self.ends else f"{self.begins}/{self.ends}"
        told = [self.words[:1].upper() + self.words[1:], date_in_words(days) if self.begins else ""]
        return ", ".join(part for part in told if part)


def occasion_of(given: str) -> Occasion:
    """The occasion in ``given``: words, and at their end a day or two with a slash between them, or neither.

    Raises VerbaleError for days that are none or end before they begin.
    """
    match = _DATES.search(given)
    if match is None:
        return Occasion(given.strip())
    begins, ends = match[1], match[2] or match[1]
    try:
        days = date.fromisoformat(begins), date.fromisoformat(ends)
    except ValueError as error:
        remedy = 'write the occasion as "visit 2024-04-24/2024-04-26"'
        raise VerbaleError(f"{match[0].strip()}: there is no such day; {remedy}") from error
    if days[1] < days[0]:
        raise VerbaleError(f"{match[0].strip()}: it ends before it begins; give the earlier day first")
    return Occasion(given[: match.start()].strip(" ,;:"), begins, ends)
