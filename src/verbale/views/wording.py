"""The words that a person reads for what a reading holds: record types, codes, voices, fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.reading.model import (
    Commitment,
    Cooperation,
    Demand,
    Engagement,
    Evidence,
    Framework,
    Measure,
    Mechanism,
    Record,
    RedLine,
    Reference,
    Voice,
)
from verbale.views.date_words import date_in_words

__all__ = [
    "NARRATION",
    "RECORD_WORDS",
    "RecordWords",
    "chain_as_sentence",
    "chain_in_words",
    "code_in_words",
    "contact_in_words",
    "evidence_in_words",
    "fields_in_words",
    "is_refrained_from",
    "number_of",
    "told_in_words",
]

NARRATION = "narration"
"""What stands for the voice of a sentence that the publisher tells itself."""


@dataclass(frozen=True, slots=True)
class RecordWords:
    """How one type of record is named and which of its fields are shown."""

    one: str
    many: str
    fields: tuple[str, ...]
    letter: str
    """Stands with a number for a record where there is little room."""


RECORD_WORDS: Mapping[type[Record], RecordWords] = {
    RedLine: RecordWords("red line", "red lines", ("by", "issue"), "L"),
    Demand: RecordWords("demand", "demands", ("by", "to", "polarity"), "D"),
    Commitment: RecordWords("commitment", "commitments", ("holder", "by", "polarity"), "C"),
    Measure: RecordWords("measure", "measures", ("kind", "by", "on", "status"), "M"),
    Engagement: RecordWords(
        "engagement", "engagements", ("kind", "parties", "participants", "date", "place", "status"), "E"
    ),
    Mechanism: RecordWords("mechanism", "mechanisms", ("name", "parties", "status"), "K"),
    Framework: RecordWords("framework", "frameworks", ("name", "count", "parties"), "F"),
    Cooperation: RecordWords(
        "area of cooperation", "areas of cooperation", ("area", "parties", "status"), "A"
    ),
    Reference: RecordWords("reference", "references", ("instrument",), "R"),
}
"""Every record type, in the order in which a desk officer wants them."""

_CODE_WORDS = {
    "afghanistan": "Afghanistan",
    "africa": "Africa",
    "climate_environment": "climate and environment",
    "communique": "communiqué",
    "cyber_information": "cyber and information",
    "defence_alliances": "defence and alliances",
    "democracy_elections": "democracy and elections",
    "economy_investment": "economy and investment",
    "education_students": "education and students",
    "export_controls_tech": "export controls and technology",
    "food_agriculture": "food and agriculture",
    "hong_kong": "Hong Kong",
    "iran": "Iran",
    "korean_peninsula": "Korean Peninsula",
    "latin_america": "Latin America",
    "media_press": "media and press",
    "middle_east": "Middle East",
    "migration_consular": "migration and consular matters",
    "nuclear_arms_control": "nuclear matters and arms control",
    "south_asia": "South Asia",
    "south_china_sea": "South China Sea",
    "sovereignty_interference": "sovereignty and interference",
    "taiwan": "Taiwan",
    "tibet": "Tibet",
    "trade_tariffs": "trade and tariffs",
    "ukraine": "Ukraine",
    "un_multilateral": "UN and multilateral matters",
    "xinjiang": "Xinjiang",
}
"""Codes that do not read well with spaces alone."""

_DATES = frozenset({"date"})
_CODES = frozenset({"kind", "status", "issue", "polarity"})
_VERBATIM = frozenset({"name", "area", "instrument"})
"""Fields in the text's own words: shown where they differ from the quotation."""


def number_of(kind: type[Record], count: int) -> str:
    """A count of records of one type: ``3 red lines``."""
    words = RECORD_WORDS[kind]
    return f"{count} {words.one if count == 1 else words.many}"


_SAYS_SO = re.compile(
    r"\b(?:stop|stops|stopping|cease|end|ends|ending|halt|refrain|refraining|avoid|avoiding|abandon|desist|prevent"
    r"|not|no|never|neither|without)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words by which a promise or a demand says itself that something is to be left undone."""


def is_refrained_from(row: Mapping[str, Any]) -> bool:
    """Whether the entry ``row`` is of something to be left undone and does not say so: "station troops"."""
    return row.get("polarity") == "refrain" and not _SAYS_SO.search(str(row.get("content", "")))


def code_in_words(code: str) -> str:
    """A code of the contract as words: ``trade_tariffs`` is ``trade and tariffs``."""
    return _CODE_WORDS.get(code, code.replace("_", " "))


def chain_in_words(voice: Sequence[Voice]) -> str:
    """Who says a sentence: ``a senior official (XRU), quoting Chancellor Merrik (XGS)``."""
    return ", quoting ".join(_source_in_words(source) for source in voice) or NARRATION


def chain_as_sentence(voice: Sequence[Voice], publisher: str) -> str:
    """Who tells it, as the beginning of a sentence: ``Xinhua quotes a senior official (CHN) as saying that …``.

    A publisher that is itself the outermost voice is not named twice.
    """
    sources = [_source_in_words(source) for source in voice]
    if publisher and not (voice and voice[0].name == publisher):
        if not sources:
            return f"{publisher} says:"
        first, inner = f"{publisher} quotes {sources[0]} as saying", sources[1:]
    else:
        first, inner = f"{sources[0] if sources else 'The publisher'} says", sources[1:]
    return first + "".join(f" that {source} said" for source in inner) + ":"


def evidence_in_words(evidence: Evidence) -> str:
    """What found something, with its score where it has one; empty where it is not known."""
    return evidence.rule if evidence.score is None else f"{evidence.rule} {evidence.score:.2f}"


def fields_in_words(record: Record, voice: Sequence[Voice] = ()) -> list[tuple[str, str]]:
    """The fields of ``record`` with their values in words, as far as they say more than is plain.

    Left out are empty fields, words that the quotation has anyway, the ``by`` that is the party of
    the ``voice`` shown beside it, and the polarity of what is simply to be done.
    """
    values = {name: getattr(record, name) for name in RECORD_WORDS[type(record)].fields}
    plain = {"by": tuple(source.party for source in voice[-1:]), "polarity": "do"}
    return [
        (name, _value_in_words(name, value))
        for name, value in values.items()
        if value not in (None, "", ()) and plain.get(name) != value
        if not (name in _VERBATIM and _bare(value) == _bare(record.quote))
    ]


def _bare(words: str) -> str:
    return words.casefold().removeprefix("the ")


def told_in_words(mentions: int, first: str, latest: str) -> str:
    """How often and when something is told: ``5 times, 4 to 8 May 2026``; "" where once."""
    if mentions < 2:
        return ""
    same = first == latest or not (first and latest)
    when = date_in_words(first or latest) if same else date_in_words(f"{first}/{latest}")
    return f"{mentions} times" + (
        f"{' on' if len(first or latest) == 10 and same else ','} {when}" if when else ""
    )


def contact_in_words(kind: str, place: str, date: str) -> str:
    """What names a contact: ``Visit to China, 14 to 15 May 2026``."""
    named = "contact" if kind == "other" else code_in_words(kind)
    where = f" {'to' if kind == 'visit' else 'in'} {place}" if place else ""
    return named[:1].upper() + named[1:] + where + (f", {date_in_words(date)}" if date else "")


_LABELLED = {"A": "an answer", "Q": "a question"}
"""What transcripts write before a turn in the place of a name."""


def _source_in_words(source: Voice) -> str:
    name = _LABELLED.get(source.name, source.name) or "somebody"
    return f"{name} ({source.party})" if source.party and source.party != source.name else name


def _value_in_words(name: str, value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if name in _DATES:
        return date_in_words(str(value))
    return code_in_words(str(value)) if name in _CODES else str(value)
