"""How joint work stands: in progress, ongoing, proposed, stalled or ended, by the words around it."""

from __future__ import annotations

import re
from functools import cache

from verbale.language.lexicon import read_rows

__all__ = ["cooperation_status"]


@cache
def _patterns(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of the words that stand before or after an area, each with the status it tells."""
    rows = read_rows("cooperation_status.tsv", 3, "verbale.reading")
    lead = r"\s?" if where == "after" else r"\b"
    return tuple(
        (status, re.compile(rf"{lead}(?:{words})\b")) for place, status, words in rows if place == where
    )


def cooperation_status(text: str, clause: int, start: int, end: int, limit: int) -> str:
    """The status of the area ``[start, end)`` in a sentence from ``clause`` to ``limit``: ongoing if no word tells."""
    for status, pattern in _patterns("after"):
        if pattern.match(text, end, limit):
            return status
    nearest = [
        (found.start(), status)
        for status, pattern in _patterns("before")
        for found in pattern.finditer(text, clause, start)
    ]
    return max(nearest)[1] if nearest else "ongoing"
