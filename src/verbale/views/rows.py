"""What the archive gives back as plain objects: the JSON of the command line and of the HTTP API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from verbale.reading.model import RECORD_TYPES

if TYPE_CHECKING:
    from verbale.archive import Archived, Summary
    from verbale.archive.corrections import Conflict, Correction
    from verbale.archive.disagreements import Disagreement
    from verbale.archive.search import Found, Hit
    from verbale.ledger.relationship import Relationship
    from verbale.reading.model import Reading

__all__ = [
    "PARTS",
    "Row",
    "conflict_row",
    "correction_row",
    "disagreement_row",
    "found_row",
    "hit_row",
    "part_rows",
    "statement_row",
    "summary_row",
]

Row = dict[str, Any]

PARTS: Mapping[str, str] = {
    "engagements": "Contacts, past and planned",
    "commitments": "Promises",
    "demands": "Demands and how they were answered",
    "positions": "Positions",
    "red-lines": "Red lines",
    "frameworks": "Frameworks",
    "mechanisms": "Mechanisms",
    "measures": "Measures",
    "cooperation": "Areas of cooperation",
    "references": "Documents invoked",
    "issues": "Where each issue stands",
}
"""The parts of a relationship, with what each shows."""


def part_rows(part: str, relationship: Relationship) -> list[Row]:
    """The rows of one of PARTS."""
    if part == "positions":
        return [position.to_dict() for position in relationship.positions()]
    if part == "issues":
        return [life.to_dict() for life in relationship.lives()]
    record = next(kind for kind in RECORD_TYPES if kind.key == part.replace("-", "_"))
    return [entry.to_dict() for entry in relationship.entries(record)]


def summary_row(summary: Summary) -> Row:
    """A statement of the archive as a flat object; ``original`` is the id of its bytes."""
    document = asdict(summary.document)
    original = document.pop("id")
    times = {"added_at": summary.added_at, "removed_at": summary.removed_at}
    return {"id": summary.id, **document, "original": original, **times}


def statement_row(found: Archived, reading: Reading) -> Row:
    """A statement with its text, its reading, and where else it was published."""
    return {
        **summary_row(found.summary),
        "versions": [asdict(version) for version in found.versions],
        "links": [asdict(link) for link in found.links],
        "text": found.text,
        "reading": reading.to_dict(),
    }


def hit_row(hit: Hit) -> Row:
    """A hit; one that is a sentence has no type and no fields."""
    row = asdict(hit)
    return row if hit.type else {name: value for name, value in row.items() if name not in ("type", "fields")}


def found_row(found: Found) -> Row:
    """A page of hits, with how many there are in all."""
    counted = {"total": found.total, "exact": found.exact, "ranked": found.ranked}
    return {**counted, "hits": [hit_row(hit) for hit in found.hits]}


def correction_row(correction: Correction) -> Row:
    """A correction, without what only the archive needs."""
    row = asdict(correction)
    for name in ("read", "beside"):
        del row[name]
    return row


def disagreement_row(one: Disagreement) -> Row:
    """As `conflict_row`: what two engines say of the same, where nobody has decided."""
    return {
        "number": None,
        "problem": "engines",
        "who": one.engine,
        "target": one.target,
        "held": one.held,
        "other": one.other,
        "correction": None,
    }


def conflict_row(conflict: Conflict) -> Row:
    """What a person sees first; ``correction`` is the whole entry."""
    return {
        "number": conflict.correction.number,
        "problem": conflict.problem,
        "who": conflict.correction.who,
        "target": conflict.target,
        "held": conflict.held,
        "other": conflict.other,
        "correction": correction_row(conflict.correction),
    }
