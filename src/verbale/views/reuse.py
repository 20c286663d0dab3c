"""Passages that stand in earlier statements too, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from verbale.comparison.reuse import Reused, Source
from verbale.views.plain import one_line

__all__ = ["render_reuse"]

_WIDTH = 96
MOST = 3
"""Sources of a passage that are shown; the others are counted."""


def render_reuse(passages: Iterable[Reused]) -> str:
    """``passages`` in the order of the text, each with the earliest statements that have it."""
    return "\n\n".join("\n".join(_lines(passage)) for passage in passages)


def _lines(passage: Reused) -> Iterator[str]:
    yield f"[{passage.span.start}-{passage.span.end}] {passage.words} words, in {len(passage.sources)} before"
    yield from wrap(f"“{one_line(passage.span.quote)}”", _WIDTH, initial_indent="  ", subsequent_indent="  ")
    for source in passage.sources[:MOST]:
        where = f"[{source.span.start}-{source.span.end}]"
        of_whom = f"{source.date or 'no date'}  {source.issuer or 'issuer unknown'}"
        yield f"  {of_whom}  {source.statement} {where}{_changed(passage, source)}"
    if len(passage.sources) > MOST:
        yield f"  and {len(passage.sources) - MOST} more"


def _changed(passage: Reused, source: Source) -> str:
    """How a source differs from the passage; "" if it has it word for word."""
    places = len(source.differences) + (source.here != passage.span)
    if not places:
        return ""
    return f", {source.words} of these words; it differs in {places} place{'' if places == 1 else 's'}"
