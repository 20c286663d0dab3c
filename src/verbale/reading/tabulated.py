"""Readings and lists of findings as HTML tables, which notebooks show in the place of a line of Python.

A table has a caption and heads of columns, as a screen reader needs them; texts from statements are escaped, and
characters that control a terminal or turn the direction of writing are left out. It comes without a style of its own:
it takes that of the notebook.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import islice
from typing import Any

from verbale.reading.model import Evidence, Reading, Record, Sentence, Voice
from verbale.statement import Document, Span

__all__ = ["ROWS_SHOWN", "reading_html", "table_html", "words"]

ROWS_SHOWN = 50
"""Rows of a table that are shown; how many more there are is told."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_SENTENCE = ("said by", "act", "to", "issues", "quote")
_RECORD = ("record", "fields", "quote")
_COMMON = frozenset(item.name for item in fields(Record))


def reading_html(reading: Reading) -> str:
    """A reading as two tables: its sentences, and its records."""
    title = f"<p><strong>{_text(reading.document.title or 'A reading')}</strong><br>{_about(reading.document)}</p>"
    sentences = table_html(
        "Sentences", _SENTENCE, map(_sentence_row, reading.sentences), len(reading.sentences)
    )
    records = table_html("Records", _RECORD, map(_record_row, reading.records), len(reading.records))
    return title + sentences + records


def table_html(caption: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], total: int) -> str:
    """A table of the first ROWS_SHOWN of ``rows``, of which there are ``total``; a cell is whatever `words` takes."""
    if not total:
        return f"<p>{_text(caption)}: none</p>"
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{_text(words(cell))}</td>' for cell in row)}</tr>"
        for row in islice(rows, ROWS_SHOWN)
    )
    more = f"<p>… and {total - ROWS_SHOWN} more</p>" if total > ROWS_SHOWN else ""
    return (
        f"<table><caption>{_text(caption)} ({total})</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
    )


def words(value: Any) -> str:
    """A value in words: lists with commas, codes without their underscores' look of code, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "; ".join(
            f"{name}: {words(item)}" for name, item in value.items() if item not in ("", None, (), [])
        )
    if isinstance(value, tuple | list):
        return ", ".join(map(words, value))
    return str(value)


def _text(value: str) -> str:
    """Text in HTML, without what cannot be seen; ``bdi`` keeps its direction of writing to itself."""
    seen = "".join(
        " " if character in "\t\n" else character
        for character in value
        if character in "\t\n" or unicodedata.category(character) not in _UNSEEN
    )
    return html.escape(seen) if seen.isascii() else f"<bdi>{html.escape(seen)}</bdi>"


def _about(document: Document) -> str:
    told = (document.publisher, document.issuer, document.published, document.kind, document.source)
    return _text(" · ".join(filter(None, told)))


def _sentence_row(sentence: Sentence) -> tuple[Any, ...]:
    said_by = _chain(sentence.voice)
    return (
        said_by,
        sentence.act,
        sentence.to,
        [issue.replace("_", " ") for issue in sentence.issues],
        sentence.quote,
    )


def _chain(voice: Sequence[Voice]) -> str:
    return ", quoting ".join(f"{one.name} ({one.party})" if one.party else one.name for one in voice)


def _record_row(record: Record) -> tuple[Any, ...]:
    own = {
        item.name: value
        for item in fields(record)
        if item.name not in _COMMON and not isinstance(value := getattr(record, item.name), Span | Evidence)
    }
    return record.key.replace("_", " "), own, record.quote
