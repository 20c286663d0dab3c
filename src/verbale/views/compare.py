"""Two statements side by side, for a person at a terminal and as a page of its own."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TextIO

from jinja2 import Environment
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from verbale.comparison.differences import Difference
from verbale.comparison.readouts import Comparison
from verbale.comparison.told import ToldApart
from verbale.reading.model import Record, Sentence
from verbale.statement import Document
from verbale.views.console import console_like
from verbale.views.plain import one_line
from verbale.views.templating import environment
from verbale.views.wording import code_in_words

__all__ = ["render_comparison", "render_comparison_page"]

MEASURE = 110
"""The columns of the text where the width is not asked for and the terminal is wider."""
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what a says, what b says, and what sets them apart."""

    a: tuple[Sentence, ...]
    b: tuple[Sentence, ...]
    relation: str
    notes: tuple[str, ...]


def render_comparison(
    comparison: Comparison,
    party_name: Callable[[str], str],
    *,
    target: TextIO,
    width: int | None = None,
    color: bool | None = None,
) -> str:
    """``comparison`` in two columns, as it suits ``target``. Everything from a statement is printed harmless.

    ``party_name`` gives the name of a party's code, ``width`` is in columns; ``color`` None means colour on
    a terminal and none elsewhere.
    """
    written = io.StringIO()
    console = console_like(target, written, width=width, widest=MEASURE, color=color)
    for table in _tables(comparison, party_name):
        console.print(table)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def render_comparison_page(comparison: Comparison, party_name: Callable[[str], str]) -> str:
    """``comparison`` as one self-contained page, in light or dark; it fetches nothing and runs no script."""
    style = resources.files("verbale.views").joinpath("templates", "compare.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        _templates()
        .get_template("compare.html")
        .render(
            style=style,
            policy=policy,
            heads=[_head(one, party_name) for one in (comparison.a, comparison.b)],
            both=list(_both(comparison)),
            alone=[comparison.only_a, comparison.only_b],
            named=_named,
            records=[(_what(record), *_sides(record)) for record in comparison.records],
            topics=[_topics(topics) for topics in (comparison.topics_a, comparison.topics_b)],
        )
    )


@cache
def _templates() -> Environment:
    return environment("verbale.views")


def _tables(comparison: Comparison, party_name: Callable[[str], str]) -> Iterator[RenderableType]:
    heads = [_head(one, party_name) for one in (comparison.a, comparison.b)]
    topics = [_topics(found) for found in (comparison.topics_a, comparison.topics_b)]
    parts = (
        ("BOTH SAY", _both_rows(comparison)),
        ("ONLY ONE SAYS", _alone_rows(comparison.only_a, comparison.only_b)),
        ("RECORDS TOLD BY ONE ALONE, OR DIFFERENTLY", _record_rows(comparison)),
        ("SUBJECTS, IN THE ORDER OF EACH", [(topics[0], topics[1])]),
    )
    for number, (title, rows) in enumerate(parts):
        yield _table(heads, title, rows, headed=number == 0) if rows else Text(f"{title}: nothing\n")


def _table(
    heads: Sequence[str], title: str, rows: Sequence[tuple[str, str]], *, headed: bool = False
) -> Table:
    table = Table(title=title, title_justify="left", expand=True, show_lines=True, show_header=headed)
    for head in heads:
        table.add_column(Text(head), ratio=1, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _alone_rows(mine: Sequence[Sentence], theirs: Sequence[Sentence]) -> list[tuple[str, str]]:
    """The sentences of either side one below the other: what stands beside what means nothing here."""
    shown = [[_quoted(one) for one in side] for side in (mine, theirs)]
    longest = max(map(len, shown))
    return [(*(side[at] if at < len(side) else "" for side in shown),) for at in range(longest)]  # type: ignore[misc]


def _both(comparison: Comparison) -> Iterator[Row]:
    for pair in comparison.pairs:
        notes = tuple(_note(one) for one in pair.differences)
        yield Row(pair.a, pair.b, pair.relation, notes)


def _both_rows(comparison: Comparison) -> list[tuple[str, str]]:
    rows = []
    for pair in comparison.pairs:
        mine, theirs = ([*map(_quoted, side)] for side in (pair.a, pair.b))
        for one in pair.differences:
            mine.append(f"[{one.kind}] {_told(one, one.a)}")
            theirs.append(f"[{one.kind}] {_told(one, one.b)}")
        rows.append(("\n".join(mine), "\n".join(theirs)))
    return rows


def _record_rows(comparison: Comparison) -> list[tuple[str, str]]:
    """The records, each type under its name."""
    rows = []
    last = ""
    for record in comparison.records:
        named = f"{code_in_words(record.type).upper()}\n" if record.type != last else ""
        last = record.type
        mine, theirs = _sides(record)
        fields = "".join(f"\n[{name}] {_value(one)}" for name, one, _ in record.fields)
        others = "".join(f"\n[{name}] {_value(other)}" for name, _, other in record.fields)
        rows.append((f"{named}{mine}{fields}", f"{named}{theirs}{others}"))
    return rows


def _quoted(sentence: Sentence) -> str:
    who = " < ".join(one_line(name) for name in _named(sentence))
    place = f"[{sentence.start}-{sentence.end}]"
    return f"{f'{who}: ' if who else ''}{one_line(sentence.quote)} {place}"


def _named(sentence: Sentence) -> list[str]:
    """Whose words a sentence is, where it does not say so itself; an issuer in its own name heads the column."""
    return [
        voice.name
        for voice in sentence.voice
        if voice.name != voice.party and voice.name not in sentence.quote
    ]


def _note(one: Difference) -> str:
    return f"{one.kind}: {_told(one, one.a)} / {_told(one, one.b)}"


def _told(one: Difference, side: str) -> str:
    """What one side has, in words; for words that it alone has, they and nothing else."""
    if not side:
        return NOTHING
    return ", ".join(map(code_in_words, side.split())) if one.kind == "act" else one_line(side)


def _what(record: ToldApart) -> str:
    fields = "; ".join(f"{name}: {_value(mine)} / {_value(theirs)}" for name, mine, theirs in record.fields)
    return f"{code_in_words(record.type)}{f' ({fields})' if fields else ''}"


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _sides(record: ToldApart) -> tuple[str, str]:
    return _record(record.a), _record(record.b)


def _record(record: Record | None) -> str:
    return f"{one_line(record.quote)} [{record.start}-{record.end}]" if record else NOTHING


def _topics(topics: Sequence[str]) -> str:
    return ", ".join(map(code_in_words, topics)) or NOTHING


def _head(document: Document, party_name: Callable[[str], str]) -> str:
    issuer = party_name(document.issuer) if document.issuer else document.publisher or "issuer unknown"
    return one_line(" | ".join(part for part in (issuer, document.published, document.title) if part))
