"""Comparisons for a chat assistant: two statements side by side, and one beside what its issuer said before.

What the library gives as offsets is given here as quotations, each with its statement, its date and whose words it
is, so that an assistant can cite it without looking it up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from verbale.archive import Archive
from verbale.assistant.links import Row, linked
from verbale.comparison.precedent import precedent
from verbale.comparison.precedent.model import Finding
from verbale.comparison.proposals import propose_pairs
from verbale.comparison.readouts import Comparison, Passages, compare_readings
from verbale.comparison.told import ToldApart
from verbale.reading.model import Reading, Record, Sentence, Voice
from verbale.statement import Document

__all__ = ["compared", "preceded", "proposed"]


def compared(archive: Archive, one: str, other: str, limit: int) -> Row:
    """The comparison of two statements of ``archive``; of each of its parts the first ``limit``."""
    identities = archive.find(one), archive.find(other)
    readings = [archive.reading(identity) for identity in identities]
    found = compare_readings(*readings)
    a, b = (_Quoting(identity, reading) for identity, reading in zip(identities, readings, strict=True))
    parts = {
        "pairs": [_pair(pair, a, b) for pair in found.pairs[:limit]],
        "only_a": [a.sentence(sentence) for sentence in found.only_a[:limit]],
        "only_b": [b.sentence(sentence) for sentence in found.only_b[:limit]],
        "records": [_told(record, a, b) for record in found.records[:limit]],
    }
    topics = {"issues_a": list(found.topics_a), "issues_b": list(found.topics_b)}
    row: Row = linked({"a": a.head(), "b": b.head(), "in_all": _counts(found), **parts, **topics})
    return row


def preceded(archive: Archive, statement: str, limit: int) -> Row:
    """The ``limit`` most unusual findings about a statement of ``archive``, beside its issuer's earlier ones."""
    identity = archive.find(statement)
    found = precedent(identity, archive)
    here = _Quoting(identity, archive.reading(identity))
    places: dict[str, _Quoting] = {identity: here}
    rows = [_finding(one, here, archive, places) for one in found.findings[:limit]]
    compared_with = {"statements": found.earlier, "since": found.since}
    row: Row = linked(
        {
            "of": here.head(),
            "compared_with": compared_with,
            "in_all": len(found.findings),
            "findings": rows,
        }
    )
    return row


def proposed(archive: Archive, limit: int) -> Row:
    """The ``limit`` surest pairs of statements that two issuers made about one engagement."""
    pairs = propose_pairs(archive)
    return {"in_all": len(pairs), "pairs": [pair.to_dict() for pair in pairs[:limit]]}


class _Quoting:
    """Quotations from one statement."""

    def __init__(self, identity: str, reading: Reading) -> None:
        self.identity = identity
        self.document: Document = reading.document
        self.sentences = reading.sentences

    def head(self) -> Row:
        """What the statement is, without a quotation from it."""
        document = self.document
        known = {"issuer": document.issuer, "date": document.published, "title": document.title}
        return {"statement": self.identity, **known, "kind": document.kind}

    def sentence(self, sentence: Sentence) -> Row:
        return self.quotation(sentence.start, sentence.end, sentence.quote, sentence.voice)

    def place(self, start: int, end: int, quote: str) -> Row:
        """A quotation with the voice of the sentence that it begins in."""
        found = (one.voice for one in self.sentences if one.start <= start < one.end)
        return self.quotation(start, end, quote, next(found, ()))

    def quotation(self, start: int, end: int, quote: str, voice: Iterable[Voice]) -> Row:
        named = [{"name": one.name, "party": one.party} for one in voice]
        where = {"statement": self.identity, "date": self.document.published, "issuer": self.document.issuer}
        return {**where, "start": start, "end": end, "quote": quote, "voice": named}


def _counts(found: Comparison) -> Mapping[str, int]:
    """How many of everything there are, in an answer that may show less."""
    return {part: len(getattr(found, part)) for part in ("pairs", "only_a", "only_b", "records")}


def _pair(pair: Passages, a: _Quoting, b: _Quoting) -> Row:
    return {
        "relation": pair.relation,
        "a": [a.sentence(sentence) for sentence in pair.a],
        "b": [b.sentence(sentence) for sentence in pair.b],
        "differences": [one.to_dict() for one in pair.differences],
    }


def _told(record: ToldApart, a: _Quoting, b: _Quoting) -> Row:
    fields = {name: {"a": mine, "b": theirs} for name, mine, theirs in record.fields}
    sides = {"a": _record(record.a, a), "b": _record(record.b, b)}
    return {"type": record.type, "told": record.told, **sides, "fields": fields}


def _record(record: Record | None, where: _Quoting) -> Row | None:
    return None if record is None else where.place(record.start, record.end, record.quote)


def _finding(found: Finding, here: _Quoting, archive: Archive, places: dict[str, _Quoting]) -> Row:
    """A finding; what is absent has no quotation of its own, and its evidence has the wording."""
    evidence: list[Any] = []
    for one in found.evidence:
        if one.statement not in places:
            places[one.statement] = _Quoting(one.statement, archive.reading(one.statement))
        evidence.append(places[one.statement].place(one.start, one.end, one.quote))
    return {
        "kind": found.kind,
        "score": round(found.score, 3),
        "statistic": found.statistic,
        "quotation": here.place(found.start, found.end, found.quote) if found.quote else None,
        "evidence": evidence,
    }
