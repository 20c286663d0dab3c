"""The records that nobody has looked at yet, the newest statements first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import islice
from typing import Any

from verbale.archive import Archive
from verbale.archive.ids import record_id
from verbale.reading.contract import record_to_dict
from verbale.reading.model import Reading, Record, Sentence
from verbale.statement import Document
from verbale.views.outline import findings

__all__ = ["Item", "first_items", "next_items"]

_BASE = frozenset(item.name for item in fields(Record))
_STATEMENTS = 200
"""The newest statements, among which the queue looks."""


@dataclass(frozen=True, slots=True)
class Item:
    """A record with its sentence."""

    target: str
    """Its permanent id."""
    statement: str
    document: Document
    kind: type[Record]
    record: Record
    sentence: Sentence | None

    @property
    def values(self) -> list[tuple[str, str]]:
        """The names and values of its own fields, as a form shows and sends them."""
        names = [item.name for item in fields(self.record) if item.name not in _BASE]
        return [(name, _written(name, getattr(self.record, name))) for name in names]

    @property
    def around(self) -> tuple[str, str, str]:
        """The sentence in three pieces, the middle one the record's quotation."""
        if self.sentence is None:
            return "", self.record.quote, ""
        start = self.record.start - self.sentence.start
        end = min(self.record.end, self.sentence.end) - self.sentence.start
        words = self.sentence.quote
        return words[:start], words[start:end], words[end:]

    def to_dict(self) -> dict[str, Any]:
        """The record with its id, its statement, and the span of its sentence, for JSON."""
        span = (self.sentence.start, self.sentence.end) if self.sentence else None
        about = {"id": self.target, "statement": self.statement, "type": self.kind.key, "sentence": span}
        return {**about, **record_to_dict(self.record)}


def first_items(archive: Archive, limit: int) -> list[Item]:
    """The first records of the queue, at most ``limit``."""
    return list(islice(_queue(archive, ""), limit))


def next_items(archive: Archive, wanted: str) -> tuple[Item | None, str]:
    """The record to look at, and the id of the one that follows it; "" where none does.

    That is the record with the id ``wanted``, or else the first that nobody has looked at.
    """
    queue = _queue(archive, wanted)
    item = next((item for item in queue if wanted in ("", item.target)), None)
    if item is None and wanted:
        queue = _queue(archive, "")
        item = next(queue, None)
    following = next(queue, None)
    return item, following.target if following else ""


def _queue(archive: Archive, begin: str) -> Iterator[Item]:
    """The records without a correction, and the one to ``begin`` with even if it has one."""
    seen = {correction.target for correction in archive.corrections(held=True)}
    for summary in archive.newest(_STATEMENTS):
        if summary.id in seen:
            continue
        for item in _items(summary.id, archive.reading(summary.id)):
            if item.target not in seen or item.target == begin:
                yield item


def _items(statement: str, reading: Reading) -> Iterator[Item]:
    alike: dict[tuple[str, int, int], int] = {}
    for kind, found in findings(reading).items():
        for finding in found:
            record = finding.record
            span = (kind.key, record.start, record.end)
            alike[span] = alike.get(span, 0) + 1
            target = record_id(statement, record.start, record.end, kind.key, alike[span])
            yield Item(target, statement, reading.document, kind, record, finding.sentence)


def _written(name: str, value: object) -> str:
    if isinstance(value, tuple):
        return ("; " if name in ("participants", "items") else ", ").join(value)
    return "" if value is None else str(value)
