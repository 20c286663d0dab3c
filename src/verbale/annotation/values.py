"""The fields of sentences and records as strings, the way that ``verbale correct --set`` takes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from verbale.annotation.model import Annotation
from verbale.archive.corrections.model import SENTENCES, Data
from verbale.archive.corrections.targets import record_type
from verbale.archive.corrections.values import (
    SENTENCE_FIELDS,
    VERBATIM,
    own_fields,
    record_values,
    sentence_values,
)
from verbale.errors import CorrectionError
from verbale.reading.model import RECORD_TYPES, Reading

__all__ = ["annotations_of", "field_names", "parsed"]

_WORDS = ("participants", "items")
"""Lists of words, which may hold commas."""


def field_names(key: str) -> tuple[str, ...]:
    """The fields of sentences, or of records of one type, in order."""
    return SENTENCE_FIELDS if key == SENTENCES else tuple(one.name for one in own_fields(record_type(key)))


def annotations_of(reading: Reading) -> list[tuple[Annotation, Data]]:
    """The sentences and records of ``reading`` as annotations, each with what it was in the contract's JSON."""
    data = reading.to_dict()
    found = []
    for key in (SENTENCES, *(kind.key for kind in RECORD_TYPES)):
        for item in data[key]:
            values = {name: _written(key, name, item) for name in field_names(key)}
            filled = {name: value for name, value in values.items() if value}
            found.append((Annotation(key, item["start"], item["end"], filled), item))
    return found


def parsed(key: str, values: Mapping[str, str], text: str) -> Data:
    """The values in the contract's shape. Raises CorrectionError where one is not allowed."""
    if key == SENTENCES:
        return sentence_values(values, {})
    return record_values(record_type(key), values, {}, text)


def _written(key: str, name: str, item: Data) -> str:
    """One field as a string; empty where it is, and where it holds the words of the span itself."""
    value = item[name]
    if value in (None, "", []) or (name in VERBATIM and value == item["quote"]):
        return ""
    if not isinstance(value, list):
        return str(value)
    plain = _chain(value) if name == "voice" else ("; " if name in _WORDS else ",").join(value)
    return plain if _reads_as(key, name, plain, value) else json.dumps(value, ensure_ascii=False)


def _chain(voices: list[dict[str, str]]) -> str:
    sources = (f"{one['name']} ({one['party']})" if one["party"] else one["name"] for one in voices)
    return " > ".join(source.strip() for source in sources)


def _reads_as(key: str, name: str, plain: str, value: Any) -> bool:
    read: Callable[[], Any] = lambda: parsed(key, {name: plain}, plain)[name]  # noqa: E731
    try:
        return bool(read() == value)
    except CorrectionError:
        return False
