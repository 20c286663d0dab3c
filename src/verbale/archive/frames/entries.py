"""What every export works on: statements with their readings, and the permanent names of what is in them."""

from __future__ import annotations

import uuid
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from verbale.archive.ids import record_id, span_id
from verbale.reading.model import Reading, Record, Sentence
from verbale.statement import Statement

__all__ = ["Entry", "guid", "records_of", "sentence_finder", "sentence_id", "web_address"]

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:verbale:exports")


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of a selection, with the sentences and records of it that are to be exported."""

    id: str
    """The permanent id of the statement."""
    statement: Statement
    reading: Reading


def sentence_id(entry: Entry, sentence: Sentence) -> str:
    """The permanent id of a sentence."""
    return span_id(entry.id, sentence.start, sentence.end)


def records_of(entry: Entry) -> Iterator[tuple[str, Record]]:
    """The records of an entry, each after its permanent id."""
    met: Counter[tuple[int, int, str]] = Counter()
    for record in entry.reading.records:
        place = (record.start, record.end, record.key)
        met[place] += 1
        yield record_id(entry.id, *place, met[place]), record


def sentence_finder(reading: Reading) -> Callable[[Record], Sentence | None]:
    """A function that gives the sentence in which a record begins; None where it begins in none."""
    sentences = sorted(reading.sentences, key=lambda sentence: sentence.start)
    starts = [sentence.start for sentence in sentences]

    def find(record: Record) -> Sentence | None:
        at = bisect_right(starts, record.start) - 1
        return sentences[at] if at >= 0 and record.start < sentences[at].end else None

    return find


def guid(*parts: str) -> uuid.UUID:
    """The same UUID (version 5, RFC 9562) for the same parts, always."""
    return uuid.uuid5(_NAMESPACE, "\x1f".join(parts))


def web_address(entry: Entry) -> str:
    """Where the statement was published, if that is a plain web address; else the empty string."""
    source = entry.statement.document.source
    plain = source.isascii() and source.isprintable() and not set(' "<>\\^`{|}') & set(source)
    return source if plain and source.startswith(("http://", "https://")) else ""
