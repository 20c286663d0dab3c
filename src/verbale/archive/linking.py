"""Links between statements that are nearly the same, with the passages in which they differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import Connection, select

from verbale.archive import tables
from verbale.archive.near import similarity

__all__ = ["Near", "band_rows", "differences"]

_NEAR = 0.6
"""Texts with this share of their runs of words in common are linked."""
_TOKEN = re.compile(r"\w+|[^\w\s]")

Pair = tuple[tuple[int, int], tuple[int, int]]


class Near:
    """Which statements are nearly the same as those of a batch: those of the archive, and of the batch itself."""

    def __init__(self, connection: Connection, bands: Collection[int]) -> None:
        self._of_band: defaultdict[int, list[str]] = defaultdict(list)
        self._texts: dict[str, str] = {}
        if not bands:
            return
        # Written out: thousands of parameters take longer to bind than the rows to find.
        written = ", ".join(str(int(band)) for band in bands)
        query = f"SELECT band, statement FROM bands WHERE band IN ({written}) ORDER BY band, statement"  # noqa: S608
        for band, statement in connection.exec_driver_sql(query):
            self._of_band[band].append(statement)

    def links(
        self, connection: Connection, statement: str, text: str, bands: Sequence[int]
    ) -> list[dict[str, Any]]:
        """The rows that link a new statement with those before it; later ones of the batch find it."""
        others = dict.fromkeys(other for band in bands for other in self._of_band[band])
        for band in set(bands):
            self._of_band[band].append(statement)
        self._texts[statement] = text
        return [
            row for other in others if (row := _link(other, self._text(connection, other), statement, text))
        ]

    def _text(self, connection: Connection, statement: str) -> str:
        if statement in self._texts:
            return self._texts[statement]
        query = select(tables.statements.c.text).where(tables.statements.c.id == statement)
        return str(connection.execute(query).scalar_one())


def band_rows(statement: str, bands: Sequence[int]) -> list[dict[str, Any]]:
    """The rows by which later statements find ``statement``."""
    return [{"band": band, "statement": statement} for band in sorted(set(bands))]


def _link(one: str, before: str, other: str, text: str) -> dict[str, Any] | None:
    """The row that links two statements; None where they are not near enough."""
    alike = similarity(before, text)
    if alike < _NEAR:
        return None
    found = differences(before, text)
    return {"one": one, "other": other, "similarity": round(alike, 3), "differences": found}


def differences(one: str, other: str) -> list[Pair]:
    """Where two texts differ: spans of the first beside spans of the second, in code points.

    A span is empty where the other text has words that this one has not. White space is no difference.
    """
    left, right = list(_TOKEN.finditer(one)), list(_TOKEN.finditer(other))
    matcher = SequenceMatcher(None, [t[0] for t in left], [t[0] for t in right], autojunk=False)
    return [
        (_span(left, i1, i2, one), _span(right, j1, j2, other))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _span(tokens: Sequence[re.Match[str]], first: int, last: int, text: str) -> tuple[int, int]:
    if first < last:
        return tokens[first].start(), tokens[last - 1].end()
    at = tokens[first].start() if first < len(tokens) else len(text)
    return at, at
