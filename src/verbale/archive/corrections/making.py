"""Making corrections: what a person asks for, checked against the statement as it stands. Pure functions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from verbale.archive.corrections import holding
from verbale.archive.corrections.model import ACTIONS, SENTENCES, Change, Correction, Data, Place
from verbale.archive.corrections.places import Item, closest, items_of, overlap
from verbale.archive.corrections.targets import record_type, span_in
from verbale.archive.corrections.values import (
    SENTENCE_FIELDS,
    VERBATIM,
    metadata_values,
    own_fields,
    record_values,
    sentence_values,
)
from verbale.errors import CorrectionError
from verbale.reading.model import RECORD_TYPES, Reading
from verbale.statement import Document

__all__ = ["State", "correction", "said"]


@dataclass(frozen=True, slots=True)
class State:
    """A statement as it stands before a correction."""

    identity: str
    text: str
    document: Document
    reading: Reading
    """The machine's."""
    corrections: tuple[Correction, ...]

    @property
    def held(self) -> list[Correction]:
        """The corrections that hold."""
        return holding.active(self.corrections)

    @property
    def base(self) -> Data:
        """What they correct."""
        return holding.base(self.reading, self.held)


def correction(state: State, place: Place | None, change: Change) -> Correction:
    """The correction that ``change`` asks for; its number, author and time are still to be given.

    Raises CorrectionError where it cannot be made.
    """
    action = "add" if change.add else change.action
    if action not in ACTIONS:
        raise CorrectionError(f"action {action!r} is not known; it is one of {', '.join(ACTIONS)}")
    if action in ("accept", "reject") and (change.set or change.at or change.quote):
        raise CorrectionError(f"{action} takes no new values; edit first, and {action} then")
    if action == "add":
        return _added(state, place, change)
    if place is None:
        return _of_statement(state, action, change)
    return (_of_sentence if place.type == SENTENCES else _of_record)(state, place, action, change)


def said(reading: Data) -> str:
    """A hash of what a reading says, whoever says it about whatever document."""
    lists = [reading["sentences"], *(reading[kind.key] for kind in RECORD_TYPES)]
    plain = [
        [{name: v for name, v in item.items() if name != "found_by"} for item in items] for items in lists
    ]
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def _of_statement(state: State, action: str, change: Change) -> Correction:
    if action == "accept":
        seen = {"seen": said(state.reading.to_dict())}
        return _draft(state, "statement", state.identity, action, seen, None, read=state.base)
    if action == "reject":
        raise CorrectionError(
            f"{state.identity} is a statement; take it out with: verbale remove {state.identity}"
        )
    after = metadata_values(_required(change.set))
    held = asdict(state.document)
    return _draft(state, "metadata", state.identity, "edit", {name: held[name] for name in after}, after)


def _of_sentence(state: State, place: Place, action: str, change: Change) -> Correction:
    if action == "reject":
        raise CorrectionError("a sentence cannot be rejected; set its act to other, or reject its records")
    if change.at or change.quote:
        raise CorrectionError("a sentence's span cannot be changed; only that of a record can")
    held = holding.sentences(state.base, state.held).all
    now = _with_span(held, place)
    if now is None:
        near = [_name(state, one) for one in held if one["start"] < place.end and place.start < one["end"]]
        raise CorrectionError(_missing(state, place, "sentence", near))
    values = {name: now[name] for name in SENTENCE_FIELDS}
    after = values if action == "accept" else sentence_values(_required(change.set), now)
    read = _with_span(state.base["sentences"], place) or now
    before = {name: now[name] for name in after}
    return _draft(state, "sentence", place.name(state.identity), action, before, after, read=read)


def _of_record(state: State, place: Place, action: str, change: Change) -> Correction:
    stable, now, shown = _record_at(state, place)
    settled = next((one for one in holding.settled(state.base, state.held) if one.place == stable), None)
    items = items_of(state.base)
    found = settled.found if settled else tuple(item for item in items if item.place == stable)
    match = closest(found, stable)
    before: Data | None = now
    after: Data | None = None
    if action == "edit":
        after = _edited(state, place, now, change)
        before = {name: now.get(name) for name in after}
    elif action == "accept":
        after = now
    elif not shown and settled and match and match.data == settled.corrections[-1].read:
        raise CorrectionError(f"{place.name(state.identity)} is rejected already")
    beside = [item.place for item in items if overlap(item.place, stable) and item not in found]
    return _draft(
        state,
        "record",
        stable.name(state.identity),
        action,
        before,
        after,
        read=match.data if match else None,
        beside=beside,
    )


def _edited(state: State, place: Place, now: Data, change: Change) -> Data:
    kind = record_type(place.type)
    after: Data = {}
    if change.at or change.quote:
        start, end = span_in(state.text, change.at, change.quote, None)
        quote = state.text[start:end]
        after = {"start": start, "end": end, "quote": quote}
        after |= {name: quote for name in VERBATIM if now.get(name) == now["quote"]}
    elif not change.set:
        _required(change.set)
    return after | record_values(kind, change.set, now, state.text)


def _added(state: State, within: Place | None, change: Change) -> Correction:
    kind = record_type(change.add)
    start, end = span_in(state.text, change.at, change.quote, within)
    quote = state.text[start:end]
    own = own_fields(kind)
    words: Data = {item.name: quote for item in own if item.name in VERBATIM}
    if any(item.name == "by" for item in own):
        words["by"] = _speaker(state, start)
    given = record_values(kind, {**words, **change.set}, words, state.text)
    record = {"start": start, "end": end, "quote": quote, **given, "also": []}
    try:
        data = Reading.from_dict({kind.key: [record]}).to_dict()[kind.key][0]
    except ValueError as error:
        raise CorrectionError(f"{error}; give it with set") from error
    now = holding.records(state.base, state.held)
    if any(_same(item, kind.key, data) for item in now):
        raise CorrectionError(f"{kind.key} at {start}-{end}: this record is there already")
    places = [item.place for item in (*items_of(state.base), *now)]
    places += [one.place for one in state.corrections if one.kind == "record"]
    ordinals = [one.ordinal for one in places if (one.type, one.start, one.end) == (kind.key, start, end)]
    place = Place(kind.key, start, end, max(ordinals, default=0) + 1)
    beside = [item.place for item in items_of(state.base) if overlap(item.place, place)]
    return _draft(state, "record", place.name(state.identity), "add", None, data, beside=beside)


def _record_at(state: State, place: Place) -> tuple[Place, Data, bool]:
    """The lasting place of the record that is shown at ``place``, its data, and whether it is shown at all."""
    shown = holding.records(state.base, state.held)
    here = [
        item for item in shown if _span(item.place.type, item.data) == (place.type, place.start, place.end)
    ]
    if len(here) >= place.ordinal:
        item = here[place.ordinal - 1]
        return item.place, item.data, True
    for one in holding.settled(state.base, state.held):
        last = one.corrections[-1]
        spans = (
            {(one.place.start, one.place.end)}
            | {(data["start"], data["end"]) for data in (last.before, last.read) if data and "start" in data}
            | {(item.data["start"], item.data["end"]) for item in one.found}
        )
        if one.value is None and one.place.type == place.type and (place.start, place.end) in spans:
            known = last.before or last.read
            if known is not None:
                return one.place, known, False
    near = [
        item for item in shown if overlap(place, Place(item.place.type, item.data["start"], item.data["end"]))
    ]
    raise CorrectionError(_missing(state, place, "record", [_shown_name(state, item) for item in near]))


def _speaker(state: State, start: int) -> list[str]:
    """The party of the innermost voice of the sentence at ``start``."""
    for sentence in holding.sentences(state.base, state.held).all:
        if sentence["start"] <= start < sentence["end"] and sentence["voice"]:
            party = sentence["voice"][-1]["party"]
            return [party] if party else []
    return []


def _same(item: Item, key: str, data: Data) -> bool:
    return item.place.type == key and all(
        item.data.get(name) == value for name, value in data.items() if name not in ("also", "found_by")
    )


def _span(key: str, data: Data) -> tuple[str, int, int]:
    return key, data["start"], data["end"]


def _with_span(sentences: list[Data], place: Place) -> Data | None:
    return next((one for one in sentences if (one["start"], one["end"]) == (place.start, place.end)), None)


def _name(state: State, sentence: Data) -> str:
    return Place(SENTENCES, sentence["start"], sentence["end"]).name(state.identity)


def _shown_name(state: State, item: Item) -> str:
    return Place(*_span(item.place.type, item.data)).name(state.identity)


def _missing(state: State, place: Place, what: str, near: list[str]) -> str:
    remedy = (
        f"near it: {', '.join(near[:4])}"
        if near
        else f"verbale show {state.identity} --json has what there is"
    )
    return f"{place.name(state.identity)}: there is no such {what}; {remedy}"


def _required(given: Mapping[str, Any]) -> Mapping[str, Any]:
    if not given:
        raise CorrectionError("nothing is to be changed; give values with set, or accept or reject it")
    return given


def _draft(  # noqa: PLR0913 - one parameter a column
    state: State,
    kind: str,
    target: str,
    action: str,
    before: Data | None,
    after: Data | None,
    *,
    read: Data | None = None,
    beside: list[Place] | None = None,
) -> Correction:
    spans = tuple((one.start, one.end, one.ordinal) for one in beside or ())
    return Correction(0, state.identity, kind, target, action, before, after, read, spans)
