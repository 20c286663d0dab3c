"""Mentions: the records of one statement's reading, with who said them and when.

Everything in the ledger is made of mentions and can be traced to them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from verbale.language.parties import find_parties
from verbale.ledger.aliases import Alias, aliases_of
from verbale.ledger.antecedents import Placed, antecedents
from verbale.reading.model import Reading, Record, Sentence, Voice
from verbale.statement import Document

__all__ = ["Mention", "mentions_of"]

_JOINT = re.compile(
    r"\b(?:joint|trilateral)\s(?:\w+\s){0,2}(?:statement|communiqu[eé]|declaration)\b", re.IGNORECASE
)
_ACTING = frozenset({"name", "pair"})
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
    issuers: tuple[str, ...] = ()
    """The parties that issue the statement: two or more where it is a joint one."""
    before: tuple[Sentence, ...] = ()
    """The sentences just before it, which say what "it" and "the measure" stand for."""
    addressed: tuple[str, ...] = ()
    """The parties that the statement as a whole is addressed to, see `addressed_by`."""
    meant: Record | None = None
    """The record before it that it points back to, see `antecedents`."""
    aliases: tuple[Alias, ...] = ()
    """What its statement says to be two names of one thing."""

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
    issuers, addressed = issuers_of(reading), addressed_by(reading)
    aliases = aliases_of(sentence.quote for sentence in sentences)
    places = [_place(record, sentences, starts) for record in reading.records]
    pointed = antecedents(
        [Placed(record, at) for record, (at, _, _) in zip(reading.records, places, strict=True)]
    )
    return tuple(
        Mention(
            statement,
            reading.document,
            record,
            sentence,
            issuers,
            before,
            addressed,
            pointed.get(id(record)),
            aliases,
        )
        for record, (_, sentence, before) in zip(reading.records, places, strict=True)
    )


def issuers_of(reading: Reading) -> tuple[str, ...]:
    """The parties whose words a statement is: those that a joint one names in its title, or else its first sentence."""
    document = reading.document
    if document.kind != "communique" and not _JOINT.search(document.title):
        return (document.issuer,) if document.issuer else ()
    first = min(reading.sentences, key=lambda sentence: sentence.start, default=None)
    for text in (document.title, first.quote if first else ""):
        named = {code for found in find_parties(text) if found.form in _ACTING for code in found.parties}
        if document.issuer in named and len(named) > 1:
            return tuple(sorted(named))
    return (document.issuer,) if document.issuer else ()


def addressed_by(reading: Reading) -> tuple[str, ...]:
    """The parties that a statement is addressed to: those its title names, and the one most of its sentences are to."""
    issuer = reading.document.issuer
    named = {code for found in find_parties(reading.document.title) for code in found.parties}
    counts = Counter(party for sentence in reading.sentences for party in sentence.to if party != issuer)
    most = max(sorted(counts), key=lambda party: counts[party], default="")
    return tuple(sorted((named | {most}) - {"", issuer}))


def in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """``mentions`` by date, statement and offset."""
    return sorted(mentions, key=lambda mention: mention.order)


def _place(
    record: Record, sentences: list[Sentence], starts: list[int]
) -> tuple[int, Sentence, tuple[Sentence, ...]]:
    """The number of the sentence that ``record`` begins in, that sentence, and those before it."""
    at = max(bisect_right(starts, record.start) - 1, 0)
    if at >= len(sentences):
        return at, Sentence(record.start, record.end, record.quote), ()
    return at, sentences[at], tuple(sentences[max(at - LOOKED_BACK, 0) : at])
