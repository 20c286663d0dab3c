"""A reading as one self-contained page: the text with voices, acts and records marked in it.

The page needs no script and fetches nothing: its content security policy allows its own style
sheet, known by its hash, and nothing else. Templates escape whatever comes from a statement.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from verbale.reading.model import Framework, Reading, Record, Sentence
from verbale.statement import Document
from verbale.views.date_words import date_in_words
from verbale.views.outline import ActCount, Finding, count_acts, findings, parties_named, tally
from verbale.views.plain import without_controls
from verbale.views.segments import Mark, Paragraph, Passage, cut, marks_of
from verbale.views.wording import (
    RECORD_WORDS,
    chain_in_words,
    code_in_words,
    evidence_in_words,
    fields_in_words,
)

__all__ = ["render_page"]

_LANES = 4
"""Underlines that are drawn below each other; further ones share the last place."""


@dataclass(frozen=True, slots=True)
class _MarkView:
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
class _SegmentView:
    text: str
    marks: tuple[_MarkView, ...]
    begins: frozenset[_MarkView]
    ends: tuple[_MarkView, ...]


@dataclass(frozen=True, slots=True)
class _SentenceView:
    anchor: str
    voice: str
    voice_changes: bool
    """Whether the voice is another than that of the sentence before it in the paragraph."""
    act: str
    also: str
    to: str
    issues: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class _PassageView:
    sentence: _SentenceView | None
    segments: tuple[_SegmentView, ...]


@dataclass(frozen=True, slots=True)
class _ParagraphView:
    voice: str
    """Who says its first sentence; empty outside the body."""
    passages: tuple[_PassageView, ...]


@dataclass(frozen=True, slots=True)
class _EntryView:
    """A record in the list."""

    entry: str
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
class _SectionView:
    """The records of one type."""

    name: str
    heading: str
    entries: tuple[_EntryView, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the template gets."""

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    source: str
    source_is_url: bool
    id: str
    tally: tuple[tuple[str, str], ...]
    """How many there are, and the name of the section that lists them."""
    parties: tuple[tuple[str, str], ...]
    paragraphs: tuple[_ParagraphView, ...]
    sections: tuple[_SectionView, ...]
    acts: tuple[ActCount, ...]
    explain: bool
    style: str
    """The style sheet; nothing of it comes from a statement."""
    policy: str


def render_page(
    reading: Reading, text: str, party_name: Callable[[str], str], *, explain: bool = False
) -> str:
    """The page of ``reading``, whose offsets refer to ``text``, as HTML.

    ``party_name`` gives the name of a party's code. ``explain`` adds the rule or the model behind
    each record and each act.
    """
    document = reading.document
    marks = marks_of(reading, text)
    style = _style(marks)
    page = _Page(
        title=document.title or document.source or "Untitled",
        language=document.language,
        facts=tuple(_facts(document, party_name)),
        source=document.source,
        source_is_url=document.source.startswith(("https://", "http://")),
        id=document.id,
        tally=tuple(zip(tally(reading), ("", *(kind.key for kind in findings(reading))), strict=True)),
        parties=tuple((code, party_name(code)) for code in parties_named(reading)),
        paragraphs=tuple(_paragraphs(cut(text, reading.sentences, marks), explain=explain)),
        sections=tuple(_section(kind, found, explain=explain) for kind, found in findings(reading).items()),
        acts=tuple(count_acts(reading)),
        explain=explain,
        style=style,
        policy=_policy(style),
    )
    return _templates().get_template("reading.html").render(page=page)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("verbale.views"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_harmless,
    )


def _harmless(value: object) -> object:
    """What a template prints: text without controls; what is HTML already, as it is."""
    return without_controls(value) if type(value) is str else value


def _style(marks: list[Mark]) -> str:
    """The style sheet, with a rule that shows all of a mark when its place is jumped to."""
    sheet = resources.files("verbale.views").joinpath("templates", "reading.css").read_text(encoding="utf-8")
    jumps = ",\n".join(f":root:has(#{_anchor(mark)}:target) .{_anchor(mark)}" for mark in marks)
    return f"{sheet}{jumps} {{ background: var(--jumped); }}\n" if jumps else sheet


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _facts(document: Document, party_name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    issuer = f"{party_name(document.issuer)} ({document.issuer})" if document.issuer else "not known"
    yield "Publisher", document.publisher or "not known"
    yield "Speaks for", issuer
    yield "Date", date_in_words(document.published) or "not known"
    if document.kind:
        yield "Kind", code_in_words(document.kind)


def _paragraphs(paragraphs: Iterator[Paragraph], *, explain: bool) -> Iterator[_ParagraphView]:
    number = 0
    for paragraph in paragraphs:
        first = voice = _first_voice(paragraph)
        passages = []
        for passage in paragraph.passages:
            view = None
            if passage.sentence is not None:
                number += 1
                chain = chain_in_words(passage.sentence.voice)
                view = _sentence(passage.sentence, number, changes=chain != voice, explain=explain)
                voice = chain
            passages.append(_PassageView(view, tuple(_segments(passage))))
        yield _ParagraphView(first, tuple(passages))


def _first_voice(paragraph: Paragraph) -> str:
    sentences = (passage.sentence for passage in paragraph.passages if passage.sentence is not None)
    return next((chain_in_words(sentence.voice) for sentence in sentences), "")


def _sentence(sentence: Sentence, number: int, *, changes: bool, explain: bool) -> _SentenceView:
    return _SentenceView(
        anchor=f"s{number}",
        voice=chain_in_words(sentence.voice),
        voice_changes=changes,
        act=sentence.act,
        also=", ".join(sentence.also),
        to=", ".join(sentence.to),
        issues="; ".join(map(code_in_words, sentence.issues)),
        decided_by=(evidence_in_words(sentence.evidence) or "not stated") if explain else "",
    )


def _segments(passage: Passage) -> Iterator[_SegmentView]:
    for segment in passage.segments:
        yield _SegmentView(
            segment.text,
            tuple(map(_mark, segment.marks)),
            frozenset(map(_mark, segment.begins)),
            tuple(map(_mark, segment.ends)),
        )


def _mark(mark: Mark) -> _MarkView:
    words = RECORD_WORDS[mark.kind]
    kind, lane = mark.kind.key, min(mark.lane, _LANES - 1)
    classes = [kind, f"lane{lane}", _anchor(mark), "again" if mark.mention else ""]
    return _MarkView(
        kind=kind,
        classes=" ".join(filter(None, classes)),
        anchor=_anchor(mark),
        entry=_entry_name(mark.kind, mark.number),
        sign=f"{words.letter}{mark.number}",
        title=f"{words.one} {mark.number}" + (", mentioned again" if mark.mention else ""),
    )


def _section(kind: type[Record], found: list[Finding], *, explain: bool) -> _SectionView:
    heading = RECORD_WORDS[kind].many
    entries = tuple(_entry(finding, explain=explain) for finding in found)
    return _SectionView(kind.key, heading[:1].upper() + heading[1:], entries)


def _entry(finding: Finding, *, explain: bool) -> _EntryView:
    record, number = finding.record, finding.number
    kind = type(record)
    voice = finding.sentence.voice if finding.sentence else ()
    return _EntryView(
        entry=_entry_name(kind, number),
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


def _anchor(mark: Mark) -> str:
    name = f"at-{_entry_name(mark.kind, mark.number)}"
    return f"{name}-{mark.mention}" if mark.mention else name
