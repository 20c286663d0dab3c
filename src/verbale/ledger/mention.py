"""Mentions: the records of one statement's reading, with who said them and when.

Everything in the ledger is made of mentions and can be traced to them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from verbale.reading.model import Reading, Record, Sentence, Voice
from verbale.statement import Document

__all__ = ["Mention", "mentions_of"]

LOOKED_BACK = 2
"""How many sentences before its own a mention keeps."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One record of one statement, and the sentence that it stands in."""

    statement: str
    """The id of the statement."""
    document: Document
    record: Record
    sentence: Sentence
    """The sentence that holds the record's beginning."""
    before: tuple[Sentence, ...] = ()
    """The sentences just before it, which say what "it" and "the measure" stand for."""

    @property
    def id(self) -> str:
        """The permanent id: statement, offsets and type of record. The same in every archive."""
        return f"{self.statement}/{self.record.start}-{self.record.end}/{self.record.key}"

    @property
    def date(self) -> str:
        """When the statement was published, ISO 8601; empty if that is not known."""
        return self.document.published

    @property
    def issuer(self) -> str:
        """The party that the statement speaks for."""
        return self.document.issuer

    @property
    def voice(self) -> tuple[Voice, ...]:
        """Whose words these are, outermost source first."""
        return self.sentence.voice

    @property
    def told_by(self) -> str:
        """The party of the outermost voice, or the issuer where the publisher itself narrates."""
        return self.sentence.voice[0].party if self.sentence.voice else self.document.issuer

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """Where the mention stands in time; total, so that results do not depend on the order of import."""
        return (self.date or "9999", self.statement, self.record.start, self.record.end, self.record.key)

    def to_dict(self) -> dict[str, Any]:
        """The mention in the shape of the JSON output."""
        return {
            "statement": self.statement,
            "date": self.date,
            "issuer": self.issuer,
            "start": self.record.start,
            "end": self.record.end,
            "quote": self.record.quote,
            "voice": [{"name": source.name, "party": source.party} for source in self.voice],
        }


def mentions_of(statement: str, reading: Reading) -> tuple[Mention, ...]:
    """The records of ``reading`` as mentions, in its order. ``statement`` is the id that they are kept under."""
    sentences = sorted(reading.sentences, key=lambda sentence: sentence.start)
    starts = [sentence.start for sentence in sentences]
    return tuple(
        Mention(statement, reading.document, record, *_place(record, sentences, starts))
        for record in reading.records
    )


def in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """``mentions`` by date, statement and offset."""
    return sorted(mentions, key=lambda mention: mention.order)


def _place(
    record: Record, sentences: list[Sentence], starts: list[int]
) -> tuple[Sentence, tuple[Sentence, ...]]:
    """The sentence that ``record`` begins in, and those before it."""
    at = max(bisect_right(starts, record.start) - 1, 0)
    if at >= len(sentences):
        return Sentence(record.start, record.end, record.quote), ()
    return sentences[at], tuple(sentences[max(at - LOOKED_BACK, 0) : at])
