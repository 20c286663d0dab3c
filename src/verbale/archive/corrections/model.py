"""What a person changes, as plain data: the change that is asked for, the correction that is kept, the conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from verbale.archive.ids import record_id, span_id

__all__ = ["ACTIONS", "SENTENCES", "Change", "Conflict", "Correction", "Data", "Place"]

ACTIONS = ("edit", "accept", "reject", "add", "undo", "merge", "split")
"""What a person can do."""
SENTENCES = "sentences"
"""The type of a place that a sentence has; a record's place has the key of its type."""

Data = dict[str, Any]
"""A sentence or a record in the shape of the contract's JSON, or some of its fields."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a text something stands. Texts never change, so that it means the same for ever."""

    type: str
    start: int
    end: int
    ordinal: int = 1
    """Which one it is of several records of one type with one span."""

    def name(self, statement: str) -> str:
        """The permanent id of what stands here."""
        if self.type == SENTENCES:
            return span_id(statement, self.start, self.end)
        return record_id(statement, self.start, self.end, self.type, self.ordinal)


@dataclass(frozen=True, slots=True)
class Change:
    """A change that a person asks for.

    ``target`` names a statement, a sentence or a record; ``mentions`` the records that are merged or split.
    ``set`` has new values by the names of fields; a name with ``+`` or ``-`` behind it puts values into a list
    or takes them out. ``add`` is the type of a new record, ``at`` or ``quote`` its span, or a record's new one.
    ``undo`` is the number of the correction that shall no longer hold.
    """

    target: str = ""
    action: str = "edit"
    set: Mapping[str, Any] = field(default_factory=dict)
    add: str = ""
    at: tuple[int, int] | None = None
    quote: str = ""
    mentions: tuple[str, ...] = ()
    undo: int = 0
    who: str = ""
    """Empty for the user who runs the program."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the corrections, which are only added to."""

    number: int
    statement: str
    kind: str
    """What it is about: ``sentence``, ``record``, ``metadata``, ``statement`` or ``entry``."""
    target: str
    """The permanent id of that."""
    action: str
    before: Data | None
    """How the fields were that it changes; the whole record where it is accepted or rejected."""
    after: Data | None
    read: Data | None = None
    """What the machine had read there; None where it had found nothing."""
    beside: tuple[tuple[int, int, int], ...] = ()
    """Start, end and ordinal of the records of its type that the machine had found there as well."""
    who: str = ""
    at: str = ""
    """When, UTC, ISO 8601."""
    why: str = ""
    undoes: int | None = None

    @property
    def place(self) -> Place:
        """Where the sentence or record stands."""
        _, span, *rest = self.target.split("/")
        start, _, end = span.partition("-")
        if not rest:
            return Place(SENTENCES, int(start), int(end))
        key, _, ordinal = rest[0].partition("~")
        return Place(key, int(start), int(end), int(ordinal or 1))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something to be looked at again: it differs from what a person has said, who is not overruled."""

    correction: Correction
    """The correction that holds."""
    problem: str
    """``differs``, ``moved``, ``gone`` or ``people``; docs/corrections.md says what they mean."""
    target: str
    """The id of what it is about now."""
    held: Data | None
    """What holds; None for a record that stays rejected."""
    other: Data | None
    """What the machine reads now, or the other person says; None where the machine finds nothing."""
