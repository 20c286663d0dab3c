"""Readings to and from the contract's JSON shape, schema ``verbale.reading/1``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, asdict, fields
from functools import lru_cache
from sys import intern
from typing import Any

from verbale.errors import ReadingError
from verbale.reading.model import (
    ACTS,
    ISSUES,
    NO_EVIDENCE,
    RECORD_TYPES,
    SCHEMA,
    Evidence,
    Reading,
    Record,
    Sentence,
    Voice,
)
from verbale.statement import Document, Span

__all__ = ["reading_from_dict", "reading_to_dict", "record_to_dict"]

_SPAN_FIELDS = ("start", "end", "quote")
_OF_A_DOCUMENT = tuple(item.name for item in fields(Document))
_OF_ANY_RECORD = frozenset(item.name for item in fields(Record))
_OWN_FIELDS: Mapping[type[Record], Mapping[str, object]] = {
    kind: {item.name: item.default for item in fields(kind) if item.name not in _OF_ANY_RECORD}
    for kind in RECORD_TYPES
}
"""The fields that records of each type have of their own, with their defaults."""


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """The contract's JSON object of ``reading``, with every list present even when empty."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "document": {name: getattr(reading.document, name) for name in _OF_A_DOCUMENT},
        "sentences": [_sentence_to_dict(sentence) for sentence in reading.sentences],
    }
    for kind in RECORD_TYPES:
        data[kind.key] = [record_to_dict(record) for record in reading.of_type(kind)]
    return data


def reading_from_dict(data: Mapping[str, Any]) -> Reading:
    """The reading that ``data`` describes; absent lists are empty, added fields are ignored.

    Raises ReadingError, naming the place, where ``data`` is not of the contract's shape.
    """
    whole = _object(data, "a reading")
    schema = whole.get("schema", SCHEMA)
    if schema != SCHEMA:
        raise ReadingError(f"schema: expected {SCHEMA!r}, got {schema!r}")
    return Reading(
        document=_document_from_dict(_object(whole.get("document") or {}, "document")),
        sentences=tuple(_sentence_from_dict(item, place) for item, place in _items(whole, "sentences")),
        records=tuple(
            _record_from_dict(kind, item, place)
            for kind in RECORD_TYPES
            for item, place in _items(whole, kind.key)
        ),
    )


def _sentence_to_dict(sentence: Sentence) -> dict[str, Any]:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "quote": sentence.quote,
        "voice": [{"name": source.name, "party": source.party} for source in sentence.voice],
        "act": sentence.act,
        "also": list(sentence.also),
        "to": list(sentence.to),
        "issues": list(sentence.issues),
        "found_by": _evidence_to_dict(sentence.evidence),
    }


def record_to_dict(record: Record) -> dict[str, Any]:
    """The contract's JSON object of one record."""
    data: dict[str, Any] = {name: getattr(record, name) for name in _SPAN_FIELDS}
    for name in _OWN_FIELDS[type(record)]:
        value = getattr(record, name)
        if name in record.alone_or_many:
            data[name] = value[0] if len(value) == 1 else list(value) if value else ""
        else:
            data[name] = list(value) if isinstance(value, tuple) else value
    data["also"] = [asdict(span) for span in record.also]
    data["found_by"] = _evidence_to_dict(record.evidence)
    return data


def _evidence_to_dict(evidence: Evidence) -> dict[str, Any]:
    # There are many: ``asdict``, which looks at every value for what it is, takes several times as long.
    return {"rule": evidence.rule, "score": evidence.score}


def _document_from_dict(data: Mapping[str, Any]) -> Document:
    return Document(**{name: _string(data.get(name), "document", name) for name in _OF_A_DOCUMENT})


def _sentence_from_dict(data: Mapping[str, Any], place: str) -> Sentence:
    start, end, quote = _span_of(data, place)
    act = intern(_string(data.get("act", "assert"), place, "act"))
    also = _strings(data.get("also"), place, "also")
    issues = _strings(data.get("issues"), place, "issues")
    _check_codes((act, *also), ACTS, place, "act")
    _check_codes(issues, ISSUES, place, "issue")
    return Sentence(
        start=start,
        end=end,
        quote=quote,
        voice=tuple(_voice_from_dict(item, at) for item, at in _items(data, "voice", place)),
        act=act,
        also=also,
        to=_strings(data.get("to"), place, "to"),
        issues=issues,
        evidence=_evidence_from_dict(data.get("found_by"), place),
    )


def _voice_from_dict(data: Mapping[str, Any], place: str) -> Voice:
    return _voice(_string(data.get("name"), place, "name"), _string(data.get("party"), place, "party"))


# The same few stand in very many sentences: kept once, they take neither time nor memory again.
@lru_cache(maxsize=10_000)
def _voice(name: str, party: str) -> Voice:
    return Voice(name, party)


@lru_cache(maxsize=10_000)
def _shared(values: tuple[str, ...]) -> tuple[str, ...]:
    return values


@lru_cache(maxsize=10_000, typed=True)
def _evidence(rule: str, score: float | None) -> Evidence:
    return Evidence(rule, score)


def _record_from_dict(kind: type[Record], data: Mapping[str, Any], place: str) -> Record:
    start, end, quote = _span_of(data, place)
    also = tuple(Span(*_span_of(item, at)) for item, at in _items(data, "also", place))
    return kind(
        start=start,
        end=end,
        quote=quote,
        also=also,
        evidence=_evidence_from_dict(data.get("found_by"), place),
        **dict(_values(kind, data, place)),
    )


def _values(kind: type[Record], data: Mapping[str, Any], place: str) -> Iterator[tuple[str, Any]]:
    """The fields that records of one type have of their own, as far as ``data`` gives them."""
    for name, default in _OWN_FIELDS[kind].items():
        if name in data:
            yield name, _value(default, data[name], place, name)
        elif default is MISSING:
            raise ReadingError(f"{place}: the field {name!r} is missing")


def _value(default: object, value: Any, place: str, name: str) -> Any:
    """``value`` as the field wants it whose default is ``default``: a list, a number or a string."""
    if default == ():
        return _strings(value, place, name)
    return _number(value, place, name) if default is None else _string(value, place, name)


def _span_of(data: Mapping[str, Any], place: str) -> tuple[int, int, str]:
    """The start, the end and the quotation of what has a place in the text."""
    for name in _SPAN_FIELDS:
        if name not in data:
            raise ReadingError(f"{place}: the field {name!r} is missing")
    start, end = _number(data["start"], place, "start"), _number(data["end"], place, "end")
    if start is None or end is None or not 0 <= start <= end:
        raise ReadingError(f"{place}: [{start}, {end}) is not a span")
    return start, end, _string(data["quote"], place, "quote")


def _evidence_from_dict(data: Any, place: str) -> Evidence:
    if not data:
        return NO_EVIDENCE
    found = _object(data, f"{place}.found_by")
    score = found.get("score")
    if isinstance(score, bool) or not isinstance(score, (int, float, type(None))):
        raise ReadingError(f"{place}.found_by.score: expected a number, got {_shown(score)}")
    return _evidence(_string(found.get("rule"), place, "found_by.rule"), score)


def _object(value: Any, place: str) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    raise ReadingError(f"{place}: expected an object, got {_shown(value)}")


def _items(data: Mapping[str, Any], name: str, place: str = "") -> Iterator[tuple[Mapping[str, Any], str]]:
    """The objects of a list, each with the words for its place; none where there is no list."""
    where = f"{place}.{name}" if place else name
    items = data.get(name) or ()
    if not isinstance(items, (list, tuple)):
        raise ReadingError(f"{where}: expected a list, got {_shown(items)}")
    for index, item in enumerate(items):
        yield _object(item, f"{where}[{index}]"), f"{where}[{index}]"


def _string(value: Any, place: str, name: str) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    raise ReadingError(f"{place}.{name}: expected a string, got {_shown(value)}")


def _strings(value: Any, place: str, name: str) -> tuple[str, ...]:
    """A list of strings; one alone stands for a list of one, an empty one for none."""
    if not value:
        return ()
    if isinstance(value, str):
        return _shared((value,))
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return _shared(tuple(value))
    raise ReadingError(f"{place}.{name}: expected strings, got {_shown(value)}")


def _number(value: Any, place: str, name: str) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ReadingError(f"{place}.{name}: expected a whole number, got {_shown(value)}")


def _check_codes(codes: Iterable[str], known: tuple[str, ...], place: str, what: str) -> None:
    for code in codes:
        if code not in known:
            raise ReadingError(f"{place}: {_shown(code)} is not a known {what}; known are {', '.join(known)}")


def _shown(value: object) -> str:
    return repr(value)[:60]
