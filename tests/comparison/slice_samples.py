"""Invented statements as slices, without an archive."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.archive.passages import Heading, Passage
from verbale.comparison.slices import Slice, make_slice


def slice_of(*texts: str, issuer: str = "XRU", voice: str = "", days: Sequence[str] = ()) -> Slice:
    """A statement a text, a passage a line, a statement a day from 1 January 2024 on."""
    headings, lines = [], []
    for number, text in enumerate(texts):
        day = days[number] if days else f"2024-{1 + number // 28:02}-{1 + number % 28:02}"
        headings.append(Heading(f"S{number}", day, issuer, "statement", f"Statement {number}"))
        start = 0
        for line in text.split("\n"):
            lines.append(Passage(f"S{number}", start, start + len(line), line, "assert", voice))
            start += len(line) + 1
    return make_slice(headings, lines)
