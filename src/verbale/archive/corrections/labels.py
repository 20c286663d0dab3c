"""What people have said, as labels to learn from: the shape of readings made by hand."""

from __future__ import annotations

from verbale.archive.corrections import holding
from verbale.archive.corrections.making import State
from verbale.archive.corrections.model import Data
from verbale.reading.model import RECORD_TYPES

__all__ = ["partial_labels", "reviewed_labels"]

_OURS = ("id", "source")


def reviewed_labels(state: State) -> Data | None:
    """The reading that holds, if a person has accepted the statement as a whole."""
    if not any(one.kind == "statement" for one in state.held):
        return None
    return _bare(holding.corrected(state.reading, state.corrections).to_dict())


def partial_labels(state: State) -> Data | None:
    """Only the sentences and records that a person has corrected or accepted, if there are any.

    What is not there is not known to be wrong: ``partial`` says so. ``rejected`` has the records that are.
    """
    base, held = state.base, state.held
    sentences = holding.sentences(base, held)
    data = holding.corrected(state.reading, state.corrections).to_dict()
    data["sentences"] = [one for one in data["sentences"] if (one["start"], one["end"]) in sentences.setters]
    for kind in RECORD_TYPES:
        data[kind.key] = [
            one.data for one in holding.records(base, held) if one.by and one.place.type == kind.key
        ]
    rejected = [one for one in holding.settled(base, held) if one.value is None]
    if not (rejected or data["sentences"] or any(data[kind.key] for kind in RECORD_TYPES)):
        return None
    wrong = [{"type": one.place.type, **(one.corrections[-1].before or {})} for one in rejected]
    return _bare(data) | {"partial": True, "rejected": [_without_rule(one) for one in wrong]}


def _bare(data: Data) -> Data:
    document = {name: value for name, value in data["document"].items() if name not in _OURS}
    lists = {
        name: [_without_rule(item) for item in value]
        for name, value in data.items()
        if isinstance(value, list)
    }
    return {"schema": data["schema"], "document": document, **lists}


def _without_rule(item: Data) -> Data:
    return {name: value for name, value in item.items() if name != "found_by"}
