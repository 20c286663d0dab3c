"""The reading that holds: the machine's with the corrections that nobody has undone. Pure functions.

A correction of a sentence sets the fields that it names. A correction of a record holds its whole record, as
the person saw it: what the machine finds there later is compared with it (see ``review``), never mixed with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from verbale.archive.corrections.model import Correction, Data, Place
from verbale.archive.corrections.places import Item, belongs, closest, items_of, sentences_at
from verbale.reading.model import RECORD_TYPES, Reading
from verbale.statement import Document

__all__ = [
    "METADATA",
    "Sentences",
    "Settled",
    "active",
    "base",
    "corrected",
    "metadata",
    "records",
    "sentences",
    "settled",
]

METADATA = ("title", "publisher", "issuer", "published", "kind")
"""What can be corrected of a statement's metadata."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one record that was corrected."""

    place: Place
    corrections: tuple[Correction, ...]
    """Those that hold, oldest first; at least one."""
    found: tuple[Item, ...]
    """What the machine finds there."""
    value: Data | None
    """The record as it holds; None if it is rejected."""


@dataclass(slots=True)
class Sentences:
    """The sentences that hold, and which correction set what in them."""

    all: list[Data]
    setters: dict[tuple[int, int], dict[str, Correction]] = field(default_factory=dict)
    """By span: the correction that set each field last."""
    restored: set[tuple[int, int]] = field(default_factory=set)
    """Spans of those that the machine no longer takes for sentences of the body."""


def active(corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections that hold, oldest first: none that is undone, unless the undoing is undone itself."""
    undone: set[int] = set()
    held = []
    for correction in sorted(corrections, key=lambda one: one.number, reverse=True):
        if correction.number in undone:
            continue
        if correction.undoes is not None:
            undone.add(correction.undoes)
        else:
            held.append(correction)
    return held[::-1]


def base(reading: Reading, held: Sequence[Correction]) -> Data:
    """What the corrections change, as JSON: the reading that a person accepted as a whole, or else the machine's."""
    accepted = [one.read for one in held if one.kind == "statement" and one.read is not None]
    return accepted[-1] if accepted else reading.to_dict()


def corrected(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """``reading`` of a statement with the corrections of it, oldest first."""
    if not corrections:
        return reading
    held = active(corrections)
    start = base(reading, held)
    data: dict[str, Any] = {
        "document": reading.to_dict()["document"],
        "sentences": sentences(start, held).all,
        **{kind.key: [] for kind in RECORD_TYPES},
    }
    for item in records(start, held):
        data[item.place.type].append(item.data)
    whole = Reading.from_dict(data)
    return replace(whole, document=_document(whole.document, corrections))


def metadata(corrections: Sequence[Correction]) -> dict[str, str]:
    """The values of the fields that were ever corrected; what it was at first, where every correction is undone."""
    about = [one for one in corrections if one.kind == "metadata"]
    values: dict[str, str] = {}
    for correction in about:
        for name, value in (correction.before or {}).items():
            values.setdefault(name, value)
    for correction in active(about):
        values.update(correction.after or {})
    return values


def sentences(start: Data, held: Iterable[Correction]) -> Sentences:
    """The sentences of ``start`` with the corrections that hold, the later over the earlier."""
    result = Sentences([dict(sentence) for sentence in start["sentences"]])
    for correction in held:
        if correction.kind != "sentence":
            continue
        targets = sentences_at(correction.place, result.all)
        if not targets and correction.read is not None:
            targets = [dict(correction.read)]
            result.all += targets
            result.restored.add((targets[0]["start"], targets[0]["end"]))
        for sentence in targets:
            _set(sentence, correction, result)
    result.all.sort(key=lambda sentence: sentence["start"])
    return result


def settled(start: Data, held: Iterable[Correction]) -> list[Settled]:
    """What became of each record that was corrected, by place."""
    items = items_of(start)
    by_place: dict[Place, list[Correction]] = {}
    for correction in held:
        if correction.kind == "record":
            by_place.setdefault(correction.place, []).append(correction)
    return [_settled(place, by_place[place], items) for place in sorted(by_place)]


def records(start: Data, held: Iterable[Correction]) -> list[Item]:
    """The records of ``start`` with the corrections that hold, by type and offset."""
    result: dict[Place, list[Item]] = {item.place: [item] for item in items_of(start)}
    for one in settled(start, held):
        seat = closest(one.found, one.place)
        for item in one.found:
            result[item.place] = [kept for kept in result[item.place] if kept.by]
        if one.value is not None:
            number = one.corrections[-1].number
            value = one.value | {"found_by": {"rule": f"correction {number}", "score": None}}
            result.setdefault(seat.place if seat else one.place, []).append(Item(one.place, value, number))
    order = [kind.key for kind in RECORD_TYPES]
    flat = [item for items in result.values() for item in items]
    return sorted(flat, key=lambda item: (order.index(item.place.type), item.data["start"]))


def _set(sentence: Data, correction: Correction, result: Sentences) -> None:
    after = correction.after or {}
    sentence.update(after)
    if "act" in after:
        sentence["found_by"] = {"rule": f"correction {correction.number}", "score": None}
    setters = result.setters.setdefault((sentence["start"], sentence["end"]), {})
    setters.update(dict.fromkeys(after, correction))


def _settled(place: Place, corrections: list[Correction], items: Sequence[Item]) -> Settled:
    found = tuple(item for item in items if belongs(item.place, corrections[-1]))
    match = closest(found, place)
    known = corrections[0].read or (match.data if match else None)
    value = known
    for correction in corrections:
        if correction.action == "reject":
            value = None
        elif correction.action == "edit":
            # One that somebody rejects while somebody else edits it is there: the later holds.
            value = known = {**known, **(correction.after or {})} if known else None
        else:
            value = known = correction.after
    return Settled(place, tuple(corrections), found, value)


def _document(document: Document, corrections: Sequence[Correction]) -> Document:
    values = metadata(corrections)
    return replace(document, **values) if values else document
