"""The columns of the tables that commands print as CSV; an empty one has nothing else to tell them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

__all__ = ["CONFLICT", "HIT", "PHRASE", "SHORT_ENTRY", "STATEMENT", "names_of", "part_columns"]

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "engagements": ("kind", "parties", "participants", "date", "place"),
    "commitments": ("holder", "by", "content", "polarity"),
    "demands": ("by", "to", "content", "polarity"),
    "red-lines": ("by", "content", "issue", "replaces"),
    "frameworks": ("name", "count", "items", "parties", "proposed_by", "taken_up_by", "changes"),
    "mechanisms": ("name", "parties", "history"),
    "measures": ("by", "on", "kind", "history", "answers"),
    "cooperation": ("area", "parties", "history"),
    "references": ("instrument",),
}
"""What entries of the ledger have of their own, by the part of a relationship that shows them."""
_POSITION = ("id", "party", "issue", "status", "intensity", "first", "latest", "now", "before", "mentions")
_LIFE = ("id", "issue", "parties", "status", "first", "latest", "changes", "mentions")
SHORT_ENTRY = ("part", "id", "status", "first", "latest", "mentions", "quote", "fields")
"""An entry of any part, in the table of all parts."""
PHRASE = (
    "phrase", "uses", "statements", "of_statements", "per_10000_words", "first", "last", "dispersion_dp",
    "association_g2", "keyness_g2", "log_ratio", "rank", "issues", "variants", "months", "changes",
)  # fmt: skip
HIT = (
    "id", "statement", "title", "date", "issuer", "kind", "start", "end", "quote", "voice", "act", "to", "issues",
    "places",
)  # fmt: skip
"""A sentence that was found; a record has ``type`` and ``fields`` beside these."""
STATEMENT = (
    "id", "source", "title", "publisher", "issuer", "published", "kind", "language", "original", "added_at",
    "removed_at",
)  # fmt: skip
CONFLICT = ("number", "problem", "who", "target", "held", "other", "correction")


def part_columns(part: str) -> tuple[str, ...]:
    """The columns of one part of a relationship."""
    if part == "positions":
        return _POSITION
    if part == "issues":
        return _LIFE
    common = ("status", "first", "latest", "mentions", "claims", "conflicts", "why")
    return ("id", "type", *_FIELDS[part], *common)


def names_of(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a data class, in order."""
    return tuple(item.name for item in fields(kind))
