"""Keywords in context: hits one below the other, the words that were looked for in one column."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from verbale.views.plain import one_line

__all__ = ["ContextLine", "concordance"]

PIPE_WIDTH = 100
_SPEAKER = 22
_GAP = "  "
_CUT = "…"


@dataclass(frozen=True, slots=True)
class ContextLine:
    """One hit: when, for whom and by whom it was said, and where in the quotation the words stand."""

    date: str
    issuer: str
    speaker: str
    quote: str
    places: Sequence[tuple[int, int]]
    """Spans of ``quote``, in order; the first stands in the column. None: the quotation from its beginning."""


def concordance(lines: Iterable[ContextLine], *, width: int | None = None) -> str:
    """``lines`` as text, one a line, words found in bold; ``width`` is in columns, the terminal's by default."""
    total = width or shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
    return "".join(f"{_line(line, total)}\n" for line in lines)


def _line(line: ContextLine, total: int) -> str:
    head = f"{line.date[:10]:<10}{_GAP}{line.issuer:<5}{_fit(one_line(line.speaker), _SPEAKER):<{_SPEAKER}}{_GAP}"
    room = max(total - len(head), 20)
    if not line.places:
        return head + _fit(one_line(line.quote).strip(), room)
    before, parts = _parts(line)
    left = room * 2 // 5
    shown = before if len(before) <= left else _CUT + before[len(before) - left + 1 :]
    return head + shown.rjust(left) + _marked(parts, room - left)


def _parts(line: ContextLine) -> tuple[str, list[tuple[str, bool]]]:
    """What stands before the first place, and what follows in pieces that are found words or not."""
    parts: list[tuple[str, bool]] = []
    at = line.places[0][0]
    for start, end in line.places:
        parts += [(one_line(line.quote[at:start]), False), (one_line(line.quote[start:end]), True)]
        at = end
    parts.append((one_line(line.quote[at:]), False))
    return one_line(line.quote[: line.places[0][0]]), parts


def _marked(parts: Iterable[tuple[str, bool]], room: int) -> str:
    """``parts`` in at most ``room`` columns, the found words in bold."""
    written = []
    for words, found in parts:
        cut = _fit(words, room)
        written.append(click.style(cut, bold=True) if found and cut else cut)
        room -= len(cut)
        if cut != words:
            break
    return "".join(written)


def _fit(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 0)] + _CUT * (room > 0)
