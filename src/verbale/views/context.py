"""Keywords in context, for a page: what stands before the words that were found, they themselves, what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Context", "context_of"]

_BEFORE = 90
_AFTER = 400
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Context:
    """A quotation around the words found in it; it is cut where it is long."""

    before: str
    parts: tuple[tuple[str, bool], ...]
    """Pieces from the first word found, and whether each is one; without any, the whole quotation."""


def context_of(quote: str, places: Sequence[tuple[int, int]]) -> Context:
    """``quote`` around ``places``, spans of it in order."""
    if not places:
        return Context("", ((_cut(quote, _AFTER + _BEFORE), False),))
    first = places[0][0]
    before = quote[:first] if first <= _BEFORE else _CUT + quote[first - _BEFORE : first].partition(" ")[2]
    parts: list[tuple[str, bool]] = []
    at, end = first, first + _AFTER
    for start, stop in places:
        if stop <= end:
            parts += [(quote[at:start], False), (quote[start:stop], True)]
            at = stop
    parts.append((_cut(quote[at:], max(end - at, 1)), False))
    return Context(before, tuple((words, found) for words, found in parts if words))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rstrip() + _CUT
