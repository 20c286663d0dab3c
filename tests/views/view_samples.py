"""Readings for the tests of views: one that holds every record type, one that is hostile."""

from __future__ import annotations

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
    Reading,
    Record,
    RedLine,
    Reference,
    Sentence,
    Voice,
)
from verbale.statement import Document, Span

TITLE = "Remarks on the strait"
PROMISE = "Ruritania will respect the Treaty of Zenda and keep the hotline open."
CALL = "President Merrik said that Ruritania must lift the duty."
VISIT = "The minister visited Hofbau on 3 May."
TEXT = f"{TITLE}\n\n{PROMISE} {CALL}\n\n{VISIT}\n\nShare this page"

OFFICIAL = Voice("a senior official", "XRU")
MERRIK = Voice("President Merrik", "XGS")
RULE = Evidence("cue:must", 0.875)


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote), quote)


def sentence(quote: str, voice: tuple[Voice, ...], act: str, to: tuple[str, ...], issue: str) -> Sentence:
    at = span(quote)
    return Sentence(at.start, at.end, at.quote, voice, act, (), to, (issue,), RULE)


def record(cls: type[Record], words: str, /, **fields: Any) -> Record:
    at = span(words)
    return cls(start=at.start, end=at.end, quote=at.quote, **fields)


BOTH = ("XGS", "XRU")
RECORDS = (
    record(
        Engagement,
        VISIT[:-1],
        kind="visit",
        parties=BOTH,
        participants=("the minister",),
        date="2024-05-03",
        place="Hofbau",
        status="held",
    ),
    record(Commitment, PROMISE[:-1], holder=("XRU",), by=("XRU",), content="respect the Treaty of Zenda"),
    record(
        Demand,
        "Ruritania must lift the duty",
        by=("XGS",),
        to=("XRU",),
        content="lift the duty",
        evidence=RULE,
    ),
    record(RedLine, "the hotline", by=("XRU",), content="the hotline", issue="sanctions"),
    record(Framework, "the Treaty of Zenda", name="two rules", count=2, items=("one rule", "another rule")),
    record(Mechanism, "the hotline", name="hotline", parties=BOTH, status="exists"),
    record(Measure, "the duty", by=("XRU",), on=("XGS",), kind="tariff", status="in_force"),
    record(Cooperation, "the hotline", area="the hotline", parties=BOTH, status="ongoing"),
    record(Reference, "the Treaty of Zenda", instrument="Treaty of Zenda", also=(span("Hofbau"),)),
)

FULL = Reading(
    Document(
        id="sha256:00",
        source="strait.txt",
        title=TITLE,
        publisher="Strelsau Telegraph Agency",
        issuer="XRU",
        published="2024-05-04",
        kind="briefing",
        language="en",
    ),
    (
        sentence(PROMISE, (OFFICIAL,), "commit", ("XGS",), "bilateral_relations"),
        sentence(CALL, (OFFICIAL, MERRIK), "demand", ("XRU",), "trade_tariffs"),
        sentence(VISIT, (), "report", (), "bilateral_relations"),
    ),
    RECORDS,
)
"""Every record type; the treaty lies within the promise, the duty within the call."""

HOSTILE = (
    "<script>alert(1)</script>\x1b[31m[bold]x[/bold]\u202e\"'><img src=x onerror=y>&amp;{{ 7*7 }}{% raw %}"
)
HOSTILE_READING = Reading(
    Document(HOSTILE, "javascript:" + HOSTILE, HOSTILE, HOSTILE, "XRU", HOSTILE, HOSTILE, "en"),
    (Sentence(0, len(HOSTILE), HOSTILE, (Voice(HOSTILE, HOSTILE),), "assert", (), (HOSTILE,), (HOSTILE,)),),
    (
        Framework(
            start=0,
            end=30,
            quote=HOSTILE[:30],
            name=HOSTILE,
            items=(HOSTILE,),
            parties=(HOSTILE,),
            also=(Span(3, len(HOSTILE), HOSTILE[3:]),),
            evidence=Evidence(HOSTILE),
        ),
        Engagement(
            start=5,
            end=40,
            quote=HOSTILE[5:40],
            kind=HOSTILE,
            participants=(HOSTILE,),
            date=HOSTILE,
            place=HOSTILE,
            status=HOSTILE,
        ),
    ),
)
"""Hostile words in every field that a text can reach, as the reading of the text HOSTILE."""


def party_name(code: str) -> str:
    return {"XRU": "Ruritania", "XGS": "Graustark"}.get(code, code)
