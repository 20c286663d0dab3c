"""Passages that stand in earlier statements too, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from verbale.comparison.reuse import Reused
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
        yield f"  {source.date or 'no date'}  {source.issuer or 'issuer unknown'}  {source.statement} {where}"
    if len(passage.sources) > MOST:
        yield f"  and {len(passage.sources) - MOST} more"
