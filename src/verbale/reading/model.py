"""The reading: what one statement yields, as plain frozen data.

The JSON shape (``Reading.to_dict``) is the project's contract, schema
``verbale.reading/1``. Every span is verbatim: ``quote == text[start:end]``,
offsets in code points, half-open. Parties are codes; an unknown value is an
empty string or tuple. Fields named ``holder``, ``by`` and ``to`` of records
hold a tuple here and are written to JSON as one code, or as a list where
several parties act together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from verbale.language.utterances import Voice
from verbale.statement import Document, Span

__all__ = [
    "ACTS",
    "ISSUES",
    "PARTY_FIELDS",
    "RECORD_TYPES",
    "SCHEMA",
    "Commitment",
    "Cooperation",
    "Demand",
    "Engagement",
    "Evidence",
    "Framework",
    "Measure",
    "Mechanism",
    "Reading",
    "Record",
    "RedLine",
    "Reference",
    "Sentence",
    "Voice",
    "not_verbatim",
    "parties_named",
]

SCHEMA = "verbale.reading/1"
PARTY_FIELDS = ("parties", "holder", "by", "to", "on")
"""The fields of records that hold codes of parties."""

ACTS = (
    "assert",
    "praise",
    "support",
    "concern",
    "oppose",
    "accuse",
    "deny",
    "demand",
    "warn",
    "impose",
    "commit",
    "offer",
    "agree",
    "report",
    "express",
    "decline",
    "ask",
    "other",
)
"""What a sentence can chiefly do (coding guide, section 3)."""

ISSUES = (
    "taiwan",
    "south_china_sea",
    "maritime_territory",
    "hong_kong",
    "xinjiang",
    "tibet",
    "human_rights",
    "democracy_elections",
    "sovereignty_interference",
    "ukraine",
    "middle_east",
    "iran",
    "korean_peninsula",
    "south_asia",
    "afghanistan",
    "africa",
    "latin_america",
    "trade_tariffs",
    "economy_investment",
    "export_controls_tech",
    "sanctions",
    "industrial_capacity",
    "energy",
    "climate_environment",
    "food_agriculture",
    "health",
    "counternarcotics",
    "counterterrorism",
    "law_enforcement",
    "migration_consular",
    "people_exchanges",
    "education_students",
    "artificial_intelligence",
    "cyber_information",
    "space",
    "nuclear_arms_control",
    "military_dialogue",
    "defence_alliances",
    "arms_sales",
    "un_multilateral",
    "international_law",
    "development_aid",
    "bilateral_relations",
    "media_press",
    "humanitarian",
)
"""The issues a sentence can be about (coding guide, section 4)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What produced a label or a record: the name of a rule or model, and its score if it has one."""

    rule: str
    score: float | None = None
    """A probability in 0..1, or None for a rule that is not graded."""


NO_EVIDENCE = Evidence("")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body: who says it, what it does, to whom, about what."""

    start: int
    end: int
    quote: str
    voice: tuple[Voice, ...] = ()
    """Outermost source first; empty for the publisher's own narration."""
    act: str = "assert"
    also: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    evidence: Evidence = NO_EVIDENCE
    """What decided the act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every typed finding has: the shortest verbatim span that carries it, and what found it."""

    key: ClassVar[str] = ""
    """The name of the list that holds records of this type in the contract."""
    alone_or_many: ClassVar[frozenset[str]] = frozenset()
    """Fields that JSON writes as one code where there is one."""

    start: int
    end: int
    quote: str
    also: tuple[Span, ...] = ()
    """Other mentions of the same thing in this text."""
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(Record):
    """A contact between parties, past or planned."""

    key: ClassVar[str] = "engagements"
    kind: str
    parties: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    date: str = ""
    place: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """A promise: ``holder`` is bound by it, ``by`` is the party of the voice that says so."""

    key: ClassVar[str] = "commitments"
    alone_or_many: ClassVar[frozenset[str]] = frozenset({"holder", "by"})
    holder: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    content: str
    polarity: str = "do"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Record):
    """What ``by`` wants ``to`` to do or to refrain from."""

    key: ClassVar[str] = "demands"
    alone_or_many: ClassVar[frozenset[str]] = frozenset({"by", "to"})
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    content: str
    polarity: str = "do"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine(Record):
    """A line named as such, or stated as never to be crossed."""

    key: ClassVar[str] = "red_lines"
    alone_or_many: ClassVar[frozenset[str]] = frozenset({"by"})
    by: tuple[str, ...] = ()
    content: str
    issue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework(Record):
    """A named, counted or enumerated set of principles, goals or points."""

    key: ClassVar[str] = "frameworks"
    name: str
    count: int | None = None
    items: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism(Record):
    """A standing channel or consultation."""

    key: ClassVar[str] = "mechanisms"
    name: str
    parties: tuple[str, ...] = ()
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """An act of state that bears on another party."""

    key: ClassVar[str] = "measures"
    alone_or_many: ClassVar[frozenset[str]] = frozenset({"by"})
    by: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    kind: str
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation(Record):
    """An area of joint work."""

    key: ClassVar[str] = "cooperation"
    area: str
    parties: tuple[str, ...] = ()
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Record):
    """A legal or institutional instrument that the text names."""

    key: ClassVar[str] = "references"
    instrument: str


RECORD_TYPES: tuple[type[Record], ...] = (
    Engagement,
    Commitment,
    Demand,
    RedLine,
    Framework,
    Mechanism,
    Measure,
    Cooperation,
    Reference,
)
"""Every record type, in the order of the contract."""


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one statement yields. ``to_dict`` and ``from_dict`` are each other's inverse."""

    document: Document = field(default_factory=Document)
    sentences: tuple[Sentence, ...] = ()
    records: tuple[Record, ...] = ()
    """All records, grouped by type in the order of RECORD_TYPES, by offset within a type."""

    def of_type(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one type, in text order."""
        return tuple(record for record in self.records if isinstance(record, kind))

    def spans(self) -> Iterator[Span]:
        """Every span of the reading: sentences, records and the records' other mentions."""
        for sentence in self.sentences:
            yield Span(sentence.start, sentence.end, sentence.quote)
        for record in self.records:
            yield Span(record.start, record.end, record.quote)
            yield from record.also

    def to_dict(self) -> dict[str, Any]:
        """The reading in the contract's JSON shape."""
        from verbale.reading.contract import reading_to_dict

        return reading_to_dict(self)

    def _repr_html_(self) -> str:
        """The tables that a notebook shows: the sentences, and the records."""
        from verbale.reading.tabulated import reading_html

        return reading_html(self)

    @staticmethod
    def from_dict(data: dict[str, Any]) -> Reading:
        """The reading that ``data``, of the contract's shape, describes.

        Raises ReadingError, naming the place, where ``data`` is not of that shape.
        """
        from verbale.reading.contract import reading_from_dict

        return reading_from_dict(data)


def not_verbatim(reading: Reading, text: str) -> list[Span]:
    """The spans of ``reading`` whose quotation is not ``text[start:end]``: none, in a sound reading."""
    return [span for span in reading.spans() if text[span.start : span.end] != span.quote]


def parties_named(reading: Reading) -> list[str]:
    """Every party code that occurs in ``reading``, in the order of the alphabet."""
    codes = {reading.document.issuer}
    for sentence in reading.sentences:
        codes |= {*sentence.to, *(source.party for source in sentence.voice)}
    for record in reading.records:
        for name in PARTY_FIELDS:
            codes.update(getattr(record, name, ()))
    return sorted(codes - {""})
