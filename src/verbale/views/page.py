"""A reading as a page shows it: its text in paragraphs, sentences and marked pieces, its records in a list.

Plain data for templates, made once for the page that ``verbale read`` writes and for the one that
``verbale serve`` shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from verbale.reading.model import Framework, Reading, Record, Sentence, parties_named
from verbale.statement import Document
from verbale.views.date_words import date_in_words
from verbale.views.outline import ActCount, Finding, count_acts, findings, tally
from verbale.views.segments import Mark, Paragraph, Passage, cut, marks_of
from verbale.views.wording import (
    RECORD_WORDS,
    chain_as_sentence,
    chain_in_words,
    code_in_words,
    evidence_in_words,
    fields_in_words,
)

__all__ = [
    "EntryView",
    "MarkView",
    "Page",
    "ParagraphView",
    "PassageView",
    "SectionView",
    "SegmentView",
    "SentenceView",
    "mark_anchor",
    "page_of",
    "sentence_anchor",
]

_LANES = 4
"""Underlines that are drawn below each other; further ones share the last place."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """A mention of a record in the text."""

    kind: str
    classes: str
    anchor: str
    """The name of the place in the text."""
    entry: str
    """The name of the record's entry in the list."""
    sign: str
    """Letter and number of the record."""
    title: str


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A stretch of text that is marked alike throughout."""

    text: str
    marks: tuple[MarkView, ...]
    begins: frozenset[MarkView]
    ends: tuple[MarkView, ...]


@dataclass(frozen=True, slots=True)
class SentenceView:
    """What stands beside a sentence."""

    anchor: str
    span: str
    """Its offsets: ``120-180``."""
    voice: str
    told: str
    """Who tells what whom has said, as the beginning of a sentence."""
    party: str
    """The party of the innermost voice, or of the publisher where it narrates."""
    voice_changes: bool
    """Whether the voice is another than that of the sentence before it in the paragraph."""
    act: str
    also: str
    to: str
    issues: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A sentence, or what stands between sentences."""

    sentence: SentenceView | None
    segments: tuple[SegmentView, ...]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of the text."""

    voice: str
    """Who says its first sentence; empty outside the body."""
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """A record in the list."""

    entry: str
    span: str
    """Its offsets: ``130-160``."""
    anchor: str
    sign: str
    quote: str
    voice: str
    fields: tuple[tuple[str, str], ...]
    items: tuple[str, ...]
    also: tuple[tuple[str, str], ...]
    """Where each other mention stands, and its words."""
    found_by: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """The records of one type."""

    name: str
    heading: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A reading as a template shows it."""

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    source: str
    source_is_url: bool
    id: str
    tally: tuple[tuple[str, str], ...]
    """How many there are, and the name of the section that lists them."""
    parties: tuple[tuple[str, str], ...]
    paragraphs: tuple[ParagraphView, ...]
    sections: tuple[SectionView, ...]
    acts: tuple[ActCount, ...]
    explain: bool
    marks: tuple[Mark, ...]


def page_of(reading: Reading, text: str, party_name: Callable[[str], str], *, explain: bool = False) -> Page:
    """``reading``, whose offsets refer to ``text``, for a template.

    ``party_name`` gives the name of a party's code. ``explain`` adds the rule or the model behind
    each record and each act.
    """
    document = reading.document
    marks = marks_of(reading, text)
    return Page(
        title=document.title or document.source or "Untitled",
        language=document.language,
        facts=tuple(_facts(document, party_name)),
        source=document.source,
        source_is_url=document.source.startswith(("https://", "http://")),
        id=document.id,
        tally=tuple(zip(tally(reading), ("", *(kind.key for kind in findings(reading))), strict=True)),
        parties=tuple((code, party_name(code)) for code in parties_named(reading)),
        paragraphs=tuple(_paragraphs(cut(text, reading.sentences, marks), document, explain=explain)),
        sections=tuple(_section(kind, found, explain=explain) for kind, found in findings(reading).items()),
        acts=tuple(count_acts(reading)),
        explain=explain,
        marks=tuple(marks),
    )


def sentence_anchor(start: int, end: int) -> str:
    """The name of the place of a sentence; texts never change, so that it means the same for ever."""
    return f"s{start}-{end}"


def _facts(document: Document, party_name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    issuer = f"{party_name(document.issuer)} ({document.issuer})" if document.issuer else "not known"
    yield "Publisher", document.publisher or "not known"
    yield "Speaks for", issuer
    yield "Date", date_in_words(document.published) or "not known"
    if document.kind:
        yield "Kind", code_in_words(document.kind)


def _paragraphs(
    paragraphs: Iterator[Paragraph], document: Document, *, explain: bool
) -> Iterator[ParagraphView]:
    for paragraph in paragraphs:
        first = voice = _first_voice(paragraph)
        passages = []
        for passage in paragraph.passages:
            view = None
            if passage.sentence is not None:
                chain = chain_in_words(passage.sentence.voice)
                view = _sentence(passage.sentence, document, changes=chain != voice, explain=explain)
                voice = chain
            passages.append(PassageView(view, tuple(_segments(passage))))
        yield ParagraphView(first, tuple(passages))


def _first_voice(paragraph: Paragraph) -> str:
    sentences = (passage.sentence for passage in paragraph.passages if passage.sentence is not None)
    return next((chain_in_words(sentence.voice) for sentence in sentences), "")


def _sentence(sentence: Sentence, document: Document, *, changes: bool, explain: bool) -> SentenceView:
    return SentenceView(
        anchor=sentence_anchor(sentence.start, sentence.end),
        span=f"{sentence.start}-{sentence.end}",
        voice=chain_in_words(sentence.voice),
        told=chain_as_sentence(sentence.voice, document.publisher),
        party=sentence.voice[-1].party if sentence.voice else document.issuer,
        voice_changes=changes,
        act=sentence.act,
        also=", ".join(sentence.also),
        to=", ".join(sentence.to),
        issues="; ".join(map(code_in_words, sentence.issues)),
        decided_by=(evidence_in_words(sentence.evidence) or "not stated") if explain else "",
    )


def _segments(passage: Passage) -> Iterator[SegmentView]:
    for segment in passage.segments:
        yield SegmentView(
            segment.text,
            tuple(map(_mark, segment.marks)),
            frozenset(map(_mark, segment.begins)),
            tuple(map(_mark, segment.ends)),
        )


def _mark(mark: Mark) -> MarkView:
    words = RECORD_WORDS[mark.kind]
    kind, lane = mark.kind.key, min(mark.lane, _LANES - 1)
    classes = [kind, f"lane{lane}", mark_anchor(mark), "again" if mark.mention else ""]
    return MarkView(
        kind=kind,
        classes=" ".join(filter(None, classes)),
        anchor=mark_anchor(mark),
        entry=_entry_name(mark.kind, mark.number),
        sign=f"{words.letter}{mark.number}",
        title=f"{words.one} {mark.number}" + (", mentioned again" if mark.mention else ""),
    )


def _section(kind: type[Record], found: list[Finding], *, explain: bool) -> SectionView:
    heading = RECORD_WORDS[kind].many
    entries = tuple(_entry(finding, explain=explain) for finding in found)
    return SectionView(kind.key, heading[:1].upper() + heading[1:], entries)


def _entry(finding: Finding, *, explain: bool) -> EntryView:
    record, number = finding.record, finding.number
    kind = type(record)
    voice = finding.sentence.voice if finding.sentence else ()
    return EntryView(
        entry=_entry_name(kind, number),
        span=f"{record.start}-{record.end}",
        anchor=f"at-{_entry_name(kind, number)}",
        sign=f"{RECORD_WORDS[kind].letter}{number}",
        quote=record.quote,
        voice=chain_in_words(voice) if finding.sentence else "",
        fields=tuple(fields_in_words(record, voice)),
        items=record.items if isinstance(record, Framework) else (),
        also=tuple(
            (f"at-{_entry_name(kind, number)}-{mention}", span.quote)
            for mention, span in enumerate(record.also, 1)
        ),
        found_by=(evidence_in_words(record.evidence) or "not stated") if explain else "",
    )


def _entry_name(kind: type[Record], number: int) -> str:
    return f"{kind.key}-{number}"


def mark_anchor(mark: Mark) -> str:
    """The name of the place where a mark begins."""
    name = f"at-{_entry_name(mark.kind, mark.number)}"
    return f"{name}-{mark.mention}" if mark.mention else name
