"""Entries made by hand, and the records that they were made of, as readings that a ledger can be built from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from verbale.errors import SourceError
from verbale.language.dates import find_dates
from verbale.ledger.edtf import days_of
from verbale.reading.model import RECORD_TYPES, Reading, Record, Sentence
from verbale.statement import Span

__all__ = ["CodedEntry", "coded_readings", "read_entries"]

_FRAME = re.compile(
    r"^.*?\b(?:promise[ds]?|undert\w+|pledg\w+|gave h\w+ word|agree[ds]?|accept\w*|said|stated|told|urge[ds]?"
    r"|ask(?:s|ed)?|call(?:s|ed)?|demands?|request\w*|press\w*|expect|advise|look|repeated|recalled)\b"
    r".*?\b(?:to|that|for)\b ",
)
"""Who promises or asks: what is promised or asked follows."""
_NAME = re.compile(r"[:,]")
"""A set's name: what stands before its items."""
_OPEN = re.compile(r"\b(?:for|of|on)$")
"""That a name goes on: "working group on …"."""
_LISTS = ("parties", "participants", "holder", "by", "to", "on")


@dataclass(frozen=True, slots=True)
class CodedEntry:
    """An entry made by hand."""

    id: str
    kind: type[Record]
    fields: Mapping[str, Any]
    mentions: tuple[Mapping[str, Any], ...]


def read_entries(folder: Path) -> tuple[CodedEntry, ...]:
    """The entries of ``folder/entries.json``. Raises SourceError where that file is missing or of another form."""
    path = folder / "entries.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            CodedEntry(entry["id"], kind, entry, tuple(entry["mentions"]))
            for kind in RECORD_TYPES
            for entry in data.get(kind.key, ())
        )
    except (OSError, ValueError, KeyError, AttributeError) as problem:
        raise SourceError(
            str(path), f"no entries made by hand ({problem})", "see examples/relationship"
        ) from problem


def coded_readings(entries: Sequence[CodedEntry], read: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings ``read`` with the records coded by hand in place of their own.

    A mention is coded with what its entry says, as far as its own sentence carries it: an engagement's date,
    place and people only where the sentence names them. Content is the mention's own quotation.
    """
    records: dict[str, list[Record]] = {name: [] for name in read}
    for entry in entries:
        for mention in entry.mentions:
            name = mention["statement"]
            records[name].append(_record(entry, mention, read[name]))
    return {name: replace(reading, records=tuple(records[name])) for name, reading in read.items()}


def _record(entry: CodedEntry, mention: Mapping[str, Any], reading: Reading) -> Record:
    given = {**entry.fields, **mention, "content": mention["quote"], "name": mention["quote"]}
    given |= {"content": _FRAME.sub("", mention["quote"])}
    given |= {"area": mention["quote"], "instrument": mention["quote"], "status": mention.get("status", "")}
    if entry.kind.key == "engagements":
        given |= _said_of_contact(entry, mention, reading)
    if entry.kind.key == "mechanisms":
        given |= {
            "name": _name_in(mention["quote"], (entry.fields["name"], *entry.fields.get("aliases", ())))
        }
    if entry.kind.key == "frameworks":
        given |= {"items": mention.get("items", ()), "name": _NAME.split(mention["quote"])[0]}
    also = tuple(Span(span["start"], span["end"], span["quote"]) for span in mention.get("also", ()))
    values: dict[str, Any] = {
        name: tuple(given[name]) if name in _LISTS or name == "items" else given[name]
        for name in entry.kind.__dataclass_fields__
        if name in given and name not in {"also", "evidence"}
    }
    return entry.kind(**values, also=also)


def _name_in(quote: str, names: Sequence[str]) -> str:
    """The words of ``quote`` from the first to the last that one of the ``names`` has; all if there are none."""
    for name in names:
        known = {word.lower() for word in name.split()}
        places = [m.span() for m in re.finditer(r"[\w-]+", quote) if m[0].lower() in known]
        if len(places) > len(known) // 2 or name == names[-1]:
            found = quote[places[0][0] : places[-1][1]] if places else quote
            return quote[places[0][0] :] if places and _OPEN.search(found) else found
    return quote


def _said_of_contact(entry: CodedEntry, mention: Mapping[str, Any], reading: Reading) -> dict[str, Any]:
    """The date, place and people of a contact, as far as the sentence of ``mention`` names them."""
    sentence = _sentence_of(mention, reading)
    told = entry.fields.get("told", {}).get(reading.document.issuer, {})
    place = str(told.get("place") or entry.fields["place"])
    return {
        "date": _date(str(told.get("date") or entry.fields["date"]), mention, sentence, reading),
        "place": place if place and place in sentence.quote else "",
        "participants": [name for name in entry.fields["participants"] if name.split()[-1] in sentence.quote],
    }


def _date(wanted: str, mention: Mapping[str, Any], sentence: Sentence, reading: Reading) -> str:
    """The most precise date in the quotation, or else in its sentence, that can be the day ``wanted``."""
    right = days_of(wanted)
    for text in (mention["quote"], sentence.quote):
        found = [(days_of(date.edtf), date.edtf) for date in find_dates(text, reading.document.published)]
        fitting = [
            (days.last - days.first, edtf) for days, edtf in found if days and right and days.meets(right)
        ]
        if fitting:
            return min(fitting)[1]
    return ""


def _sentence_of(mention: Mapping[str, Any], reading: Reading) -> Sentence:
    holding: Iterator[Sentence] = (
        one for one in reading.sentences if one.start <= mention["start"] < one.end
    )
    return next(holding, Sentence(mention["start"], mention["end"], mention["quote"]))
