"""Selections to export: one that is written by hand, and any number of hostile ones."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from verbale.reading.model import (
    ACTS,
    ISSUES,
    RECORD_TYPES,
    Commitment,
    Demand,
    Engagement,
    Evidence,
    Measure,
    Reading,
    Record,
    Sentence,
    Voice,
)
from verbale.statement import Document, Span, Statement
from verbale.views.exports import Entry

PROMISE = "Ruritania will keep the hotline open 𝕫."
CALL = "President Merrik said that Ruritania must lift the duty."
VISIT = "The minister will visit Hofbau from 3 to 5 May."
TALKS = "Talks are to follow in the summer."
TEXT = f"{PROMISE} {CALL}\n\n{VISIT} {TALKS}\n"
MERRIK = Voice("President Merrik", "XGS")
DOCUMENT = Document(
    id="sha256:0",
    source="https://mfa.example/readout?id=7",
    title="Readout of the call",
    publisher="Ministry of Foreign Affairs of Ruritania",
    issuer="XRU",
    published="2024-05-01",
    kind="readout",
    language="en",
)


def span(words: str) -> dict[str, Any]:
    """Where ``words`` stand in TEXT, as the fields that sentences and records share."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def sentence(words: str, **values: Any) -> Sentence:
    return Sentence(**span(words), **values)


SENTENCES = (
    sentence(PROMISE, act="commit", voice=(Voice("the ministry", "XRU"),), to=("XGS",)),
    sentence(CALL, act="demand", also=("oppose",), voice=(MERRIK,), to=("XRU",), issues=("trade_tariffs",)),
    sentence(VISIT, act="report"),
    sentence(TALKS, act="report", evidence=Evidence("default", 0.5)),
)
RECORDS: tuple[Record, ...] = (
    Engagement(
        **span(VISIT[:-1]),
        kind="visit",
        parties=("XGS", "XRU"),
        participants=("the minister",),
        date="2024-05-03/2024-05-05",
        place="Hofbau",
        status="planned",
    ),
    Engagement(**span(TALKS[:-1]), kind="talks", parties=("XGS", "XRU"), date="2024-22", status="planned"),
    Commitment(
        **span("keep the hotline open 𝕫"), holder=("XRU",), by=("XRU",), content="keep the hotline open 𝕫"
    ),
    Demand(**span("lift the duty"), by=("XGS",), to=("XRU",), content="lift the duty"),
    Measure(**span("the duty"), by=("XRU",), on=("XGS",), kind="tariff", status="in_force"),
)
ENTRY = Entry("Sabcdefghijkl", Statement(TEXT, DOCUMENT), Reading(DOCUMENT, SENTENCES, RECORDS))

HOSTILE = st.sampled_from(
    [
        *"=+-@\"'\\,;:|\t\n\r\x00\x0b\x0c\x1b\x1c\x85\u2028\u2029\u202e\u200f\ufeff\ufffe\U0001f600é字<&>#",
        "]]>",
        "a",
        " ",
    ]
)
WORDS = st.lists(HOSTILE | st.text(max_size=3), max_size=12).map("".join)
TEXTS = st.lists(HOSTILE | st.text(max_size=4), min_size=1, max_size=60).map("".join).filter(bool)
CODES = st.sampled_from(["XGS", "XRU", "EU", "UNSC", "PRESS", ""])
PARTIES = st.lists(CODES, max_size=3, unique=True).map(tuple)
LISTS: dict[str, st.SearchStrategy[Any]] = {
    "parties": PARTIES,
    "by": PARTIES,
    "on": PARTIES,
    "to": PARTIES,
    "holder": PARTIES,
    "participants": st.lists(WORDS, max_size=2).map(tuple),
    "items": st.lists(WORDS, max_size=2).map(tuple),
    "count": st.none() | st.integers(0, 99),
    "date": st.sampled_from(["", "2024-05-03", "2024-05-03/2024-05-05", "2024-05", "2024-05-03~", "2024/.."]),
    "status": st.sampled_from(["", "planned", "held", "cancelled", "in_force", "lifted"]),
    "kind": st.sampled_from(["visit", "call", "tariff", "other"]) | WORDS,
}


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry whose text, names and fields are hostile and whose spans are verbatim."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=5) | st.just({0, len(text)})))
    pieces = [Span.of(text, start, end) for start, end in pairwise(cuts)]
    sentences = [
        Sentence(
            piece.start,
            piece.end,
            piece.quote,
            draw(st.lists(st.builds(Voice, WORDS, CODES), max_size=2).map(tuple)),
            draw(st.sampled_from(ACTS)),
            draw(st.lists(st.sampled_from(ACTS), max_size=2).map(tuple)),
            draw(PARTIES),
            draw(st.lists(st.sampled_from(ISSUES), max_size=2).map(tuple)),
            draw(st.builds(Evidence, WORDS, st.none() | st.floats(0, 1))),
        )
        for piece in pieces
    ]
    kinds = draw(st.lists(st.sampled_from(RECORD_TYPES), max_size=4))
    records = [draw(records_within(text, kind)) for kind in sorted(kinds, key=RECORD_TYPES.index)]
    document = draw(
        st.builds(Document, *[WORDS] * 5, st.sampled_from(["2024-05-01", "", "2024"]), WORDS, WORDS)
    )
    return Entry(
        "Sabcdefghijkl", Statement(text, document), Reading(document, tuple(sentences), tuple(records))
    )


@st.composite
def records_within(draw: st.DrawFn, text: str, kind: type[Record]) -> Record:
    """A record of a type, somewhere in a text."""
    spans = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.integers(start + 1, len(text)).map(lambda end: Span.of(text, start, end))
    )
    at = draw(spans)
    common = {"start", "end", "quote", "also", "evidence"}
    own: dict[str, Any] = {
        item.name: draw(LISTS.get(item.name, WORDS)) for item in fields(kind) if item.name not in common
    }
    also = tuple(draw(st.lists(spans, max_size=2)))
    return kind(start=at.start, end=at.end, quote=at.quote, also=also, **own)
