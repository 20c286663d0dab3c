"""Where the machine, or somebody else, now says something else than the person whose correction holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.archive.corrections import holding
from verbale.archive.corrections.making import State, said
from verbale.archive.corrections.model import SENTENCES, Conflict, Correction, Data, Place
from verbale.archive.corrections.places import closest
from verbale.reading.model import RECORD_TYPES

__all__ = ["conflicts"]

_NOT_COMPARED = ("also", "found_by", "quote")


def conflicts(state: State) -> list[Conflict]:
    """What is to be looked at again in one statement, newest correction first."""
    found = [*_of_sentences(state), *_of_records(state), *_of_the_whole(state)]
    return sorted(found, key=lambda one: (-one.correction.number, one.target))


def _of_sentences(state: State) -> Iterator[Conflict]:
    base, held = state.base, state.held
    now = holding.sentences(base, held)
    machine = {(one["start"], one["end"]): one for one in base["sentences"]}
    for sentence in now.all:
        span = (sentence["start"], sentence["end"])
        target = Place(SENTENCES, *span).name(state.identity)
        by_correction: dict[int, tuple[Correction, list[str]]] = {}
        for name, correction in now.setters.get(span, {}).items():
            by_correction.setdefault(correction.number, (correction, []))[1].append(name)
        for correction, names in by_correction.values():
            values = {name: sentence[name] for name in names}
            if span in now.restored:
                if correction.read is not None and _same_span(correction, span) and correction.before != {}:
                    yield Conflict(correction, "gone", target, values, None)
                continue
            read = {name: machine[span][name] for name in names}
            if not _same_span(correction, span):
                yield Conflict(correction, "moved", target, values, read)
            elif any(read[name] not in (values[name], (correction.read or {}).get(name)) for name in names):
                yield Conflict(correction, "differs", target, values, read)
            yield from _between_people(correction, held, target, names)


def _between_people(
    last: Correction, held: Sequence[Correction], target: str, names: Sequence[str]
) -> Iterator[Conflict]:
    """What somebody else had said of the same, before the correction that holds."""
    if last.action == "accept":
        return
    for earlier in reversed(held):
        if earlier.number >= last.number or earlier.target != last.target or earlier.who == last.who:
            continue
        said_then = {name: (earlier.after or {})[name] for name in names if name in (earlier.after or {})}
        said_now = {name: (last.after or {}).get(name) for name in said_then}
        if said_then != said_now or (earlier.action == "reject") != (last.action == "reject"):
            yield Conflict(last, "people", target, last.after, earlier.after)
            return


def _of_records(state: State) -> Iterator[Conflict]:
    settled = holding.settled(state.base, state.held)
    values = [one.value for one in settled if one.value is not None]
    for one in settled:
        last = one.corrections[-1]
        data = one.value or {"start": one.place.start, "end": one.place.end}
        target = Place(one.place.type, data["start"], data["end"], one.place.ordinal).name(state.identity)
        others = [item for item in one.found if not _alike(item.data, last.read)]
        if one.value is None:
            others = [item for item in others if not any(_alike(item.data, value) for value in values)]
        agreed = any(_alike(item.data, one.value) or _alike(item.data, last.read) for item in one.found)
        match = closest(others, one.place)
        if match is not None and (one.value is None or not agreed):
            yield Conflict(last, "differs", target, one.value, match.data)
        elif not one.found and one.value is not None and last.read is not None:
            yield Conflict(last, "gone", target, one.value, None)
        names = [name for name in last.after or {} if name not in _NOT_COMPARED]
        yield from _between_people(last, one.corrections, target, names)


def _of_the_whole(state: State) -> Iterator[Conflict]:
    """A statement that was accepted as a whole and is read otherwise now."""
    accepted = [one for one in state.held if one.kind == "statement"]
    machine = state.reading.to_dict()
    if not accepted or said(machine) == (accepted[-1].before or {}).get("seen"):
        return
    holds = holding.corrected(state.reading, state.corrections).to_dict()
    if said(machine) != said(holds):
        ours, theirs = _only_in(holds, machine), _only_in(machine, holds)
        yield Conflict(accepted[-1], "differs", state.identity, ours, theirs)


def _only_in(one: Data, other: Data) -> Data:
    """The sentences and records of one reading that another one has not, by type."""
    lists = [SENTENCES, *(kind.key for kind in RECORD_TYPES)]
    found = {
        name: [_bare(item) for item in one[name] if _bare(item) not in [_bare(o) for o in other[name]]]
        for name in lists
    }
    return {name: items for name, items in found.items() if items}


def _bare(item: Data) -> Data:
    return {name: value for name, value in item.items() if name != "found_by"}


def _same_span(correction: Correction, span: tuple[int, int]) -> bool:
    return (correction.place.start, correction.place.end) == span


def _alike(one: Data | None, other: Data | None) -> bool:
    if one is None or other is None:
        return False
    names = (one.keys() | other.keys()).difference(_NOT_COMPARED)
    return all(one.get(name) == other.get(name) for name in names)
