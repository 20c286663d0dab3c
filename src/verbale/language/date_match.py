"""One date as it was found in a text: its parts by name, as words, numbers, months and years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.language.date_calendar import Anchor
from verbale.language.date_lexicon import date_words

__all__ = ["OFFSETS", "Found"]

OFFSETS = {"last": -1, "this": 0, "next": 1, "the": 0, "this past": -1, "this coming": 1}
OFFSETS |= {"the coming": 1, "the current": 0}
"""How many periods on from the statement's own a period so introduced is."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match and the date that it is to be resolved against, if there is one."""

    match: re.Match[str]
    anchor: Anchor | None

    def text(self, group: str) -> str:
        """The words of ``group`` in lower case, single-spaced; empty if it is absent."""
        return " ".join((self.match.groupdict().get(group) or "").lower().split())

    def number(self, group: str) -> int:
        """The number in ``group``, 0 if it is absent."""
        return int(self.text(group) or 0)

    def month(self, group: str) -> int:
        """The number of the month in ``group``, 0 if it is absent."""
        return date_words().numbered["month"].get(self.text(group).rstrip("."), 0)

    def year(self, group: str = "y", relative: str = "yr") -> int:
        """The year that the words give, as a number or relative to the statement's; 0 if they give none."""
        words = self.text(relative)
        if self.text(group) or not words or self.anchor is None:
            return self.number(group)
        return self.anchor.day.year + OFFSETS[words]

    def approximate(self) -> str:
        """The mark of a loosely named part of the period, if there is one."""
        return "~" if self.text("part") not in ("", "earlier", "later") else ""
