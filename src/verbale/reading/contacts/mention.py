"""One mention of a contact between parties, before the mentions of the same contact are put together."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.reading.contacts.who import Who

__all__ = ["Contact"]


@dataclass(frozen=True, slots=True)
class Contact:
    """A stretch ``[start, end)`` of the statement that mentions a contact, and what it says of it."""

    start: int
    end: int
    kind: str
    who: Who
    date: str
    place: str
    status: str
    rule: str
    bare: bool = False
    """Whether it says nothing of its own ("the visit"): it can only point back to another mention."""
    several: bool = False
    """Whether it is several contacts told together ("five rounds of talks")."""
    fresh: bool = False
    """Whether it is said to be a new one ("another round"), so never one that was told before."""
    name: frozenset[str] = frozenset()
    """The words of its proper name, if it has one ("Strelsau Security Forum")."""
