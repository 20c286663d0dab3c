"""A reading for a person at a terminal: what was said, by whom, and where it stands.

Everything is printed through ``rich`` as ready-made ``Text``, never as markup, and every
piece that comes from a statement is made harmless first. Without colour, square brackets
show what colour would: where in its sentence a quotation stands.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TextIO

from rich.console import Console
from rich.text import Text

from verbale.reading.model import Framework, Reading, Record, Sentence, parties_named
from verbale.views.console import console_like
from verbale.views.date_words import date_in_words
from verbale.views.outline import ActCount, Finding, count_acts, findings, tally
from verbale.views.plain import one_line
from verbale.views.wording import (
    RECORD_WORDS,
    chain_in_words,
    code_in_words,
    evidence_in_words,
    fields_in_words,
)

__all__ = ["MEASURE", "render_text"]

MEASURE = 100
"""The longest lines, in columns, where the width is not asked for."""

_HEADING = "bold cyan"
_QUOTE = "bold"
_WHO = "cyan"
_QUIET = "dim"
_MARKED = "underline"


def render_text(
    reading: Reading,
    party_name: Callable[[str], str],
    *,
    target: TextIO,
    width: int | None = None,
    color: bool | None = None,
    explain: bool = False,
) -> str:
    """``reading`` for a person, as it suits ``target``: a terminal, a pipe or a file.

    ``party_name`` gives the name of a party's code. ``width`` is in columns; without it, that of the
    terminal, at most MEASURE. ``color`` None means colour on a terminal and none elsewhere.
    ``explain`` adds the rule or the model behind each record, and every sentence with what decided
    its act.
    """
    written = io.StringIO()
    page = _Page(console_like(target, written, width=width, widest=MEASURE, color=color, soft_wrap=True))
    _print_head(page, reading, party_name)
    for kind, found in findings(reading).items():
        page.heading(f"{RECORD_WORDS[kind].many} ({len(found)})")
        for sentence, group in groupby(found, key=lambda finding: finding.sentence):
            _print_group(page, sentence, list(group), explain=explain)
    _print_acts(page, count_acts(reading))
    if explain:
        _print_sentences(page, reading.sentences)
    return written.getvalue()


class _Page:
    """Lines of text on a console, wrapped and indented."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.has_styles = console.color_system is not None

    def line(self, text: Text, indent: int = 0) -> None:
        """``text``, wrapped; every line of it ``indent`` columns from the left."""
        for line in text.wrap(self._console, max(self._console.width - indent, 10)):
            line.rstrip()
            self._console.print(Text(" " * indent) + line)

    def facts(self, facts: Iterable[Text], indent: int = 0) -> None:
        """Short facts one after another, with a dot between; a new line begins between two of them."""
        room = self._console.width - indent
        line = Text()
        for fact in facts:
            if line and line.cell_len + 3 + fact.cell_len > room:
                self.line(line, indent)
                line = Text()
            line = line + _text(" · ", _QUIET) + fact if line else fact
        if line:
            self.line(line, indent)

    def gap(self) -> None:
        self._console.print()

    def heading(self, words: str) -> None:
        self.gap()
        self.line(_text(words[:1].upper() + words[1:], _HEADING))


def _text(words: str, style: str = "") -> Text:
    return Text().append(one_line(words), style)


def _print_head(page: _Page, reading: Reading, party_name: Callable[[str], str]) -> None:
    document = reading.document
    page.line(_text(document.title or document.source or "Untitled", "bold"))
    issuer = f"{party_name(document.issuer)} ({document.issuer})" if document.issuer else "issuer not known"
    when = date_in_words(document.published) if document.published else "date not known"
    facts = [document.publisher, f"for {issuer}" if document.issuer else issuer, when]
    facts += [code_in_words(document.kind), document.source if document.title else ""]
    page.facts(_text(fact) for fact in facts if fact)
    page.facts(_text(part) for part in tally(reading))
    page.facts(_text(f"{code} {party_name(code)}", _QUIET) for code in parties_named(reading))


def _print_group(page: _Page, sentence: Sentence | None, group: Sequence[Finding], *, explain: bool) -> None:
    """The findings of one type in one sentence, then that sentence."""
    page.gap()
    for finding in group:
        _print_finding(page, finding, explain=explain)
    if sentence is not None and _bare(sentence.quote) != _bare(group[0].record.quote):
        page.line(_marked(sentence, [finding.record for finding in group], page.has_styles), 4)


def _print_finding(page: _Page, finding: Finding, *, explain: bool) -> None:
    record = finding.record
    page.line(_text(f"“{record.quote}”", _QUOTE), 2)
    page.facts(_facts(finding, explain=explain), 4)
    if isinstance(record, Framework):
        for number, item in enumerate(record.items, 1):
            page.line(_text(f"{number}. {item}"), 4)
    for mention in record.also:
        page.line(_text(f"also: “{mention.quote}”", _QUIET), 4)


def _facts(finding: Finding, *, explain: bool) -> Iterator[Text]:
    """Who says it and what its fields are."""
    voice = finding.sentence.voice if finding.sentence else ()
    if finding.sentence is not None:
        yield _text(chain_in_words(voice), _WHO)
    for name, value in fields_in_words(finding.record, voice):
        yield _text(f"{name}: ", _QUIET) + _text(value)
    if explain:
        yield _text("found by: ", _QUIET) + _text(evidence_in_words(finding.record.evidence) or "not stated")


def _marked(sentence: Sentence, records: Sequence[Record], has_styles: bool) -> Text:
    """``sentence``, with the quotations of ``records`` marked in it."""
    opening, closing = ("", "") if has_styles else ("[", "]")
    marked, at = Text(), sentence.start
    for record in sorted(records, key=lambda record: record.start):
        start, end = max(record.start, at), min(record.end, sentence.end)
        if start < end:
            marked += _text(sentence.quote[at - sentence.start : start - sentence.start] + opening, _QUIET)
            within = sentence.quote[start - sentence.start : end - sentence.start]
            marked += _text(within, f"{_QUIET} {_MARKED}")
            marked += _text(closing, _QUIET)
            at = end
    return marked + _text(sentence.quote[at - sentence.start :], _QUIET)


def _bare(quote: str) -> str:
    """``quote`` without the punctuation that ends a sentence."""
    return quote.strip().rstrip(".!?;:")


def _print_acts(page: _Page, acts: list[ActCount]) -> None:
    if not acts:
        return
    page.heading("Acts (sentences, and by whom)")
    width = max(len(count.act) for count in acts) + 2
    for count in acts:
        speakers = ", ".join(f"{speaker} {number}" for speaker, number in count.speakers)
        page.line(Text(f"{count.act:<{width}}{count.sentences:>4}  ") + _text(speakers, _QUIET), 2)


def _print_sentences(page: _Page, sentences: tuple[Sentence, ...]) -> None:
    page.heading("Sentences")
    for sentence in sentences:
        page.gap()
        page.line(_text(sentence.quote), 2)
        page.facts(_sentence_facts(sentence), 4)


def _sentence_facts(sentence: Sentence) -> Iterator[Text]:
    yield _text(chain_in_words(sentence.voice), _WHO)
    yield _text("act: ", _QUIET) + _text(", also ".join((sentence.act, *sentence.also)))
    if sentence.to:
        yield _text("to: ", _QUIET) + _text(", ".join(sentence.to))
    if sentence.issues:
        yield _text("issues: ", _QUIET) + _text("; ".join(map(code_in_words, sentence.issues)))
    yield _text("decided by: ", _QUIET) + _text(evidence_in_words(sentence.evidence) or "not stated")
