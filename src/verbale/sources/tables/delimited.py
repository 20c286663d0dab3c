"""CSV: cells between commas, semicolons or tabs, the first line the names of the columns (RFC 4180).

One quotation mark too many makes everything up to the next one a single cell. A row that cannot be right is
therefore given up alone: reading goes on at the line after the one that it began on.
"""

from __future__ import annotations

import codecs
import csv
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from verbale.errors import SourceError
from verbale.sources.tables.rows import MAX_CELL, Malformed, Names, Row, require_columns, row_of

__all__ = ["read_delimited"]

_SEPARATORS = ",;\t"
_OVERLONG = b'"a line that was left out" of this\n'
"""Stands for a line that is too long to be read; it is no CSV."""
_TOO_LARGE = f"it has more than {MAX_CELL // 1024 // 1024} MB"


def read_delimited(file: BinaryIO, names: Names) -> Iterator[Row | Malformed]:
    """The rows of ``file`` after its head; empty lines are none.

    Raises SourceError, for a table without a name, where the head lacks a column that has to be there.
    """
    csv.field_size_limit(MAX_CELL)
    lines = _Lines(file)
    head = _head(lines, names)
    while lines.more():
        found = _next_row(lines, head)
        if isinstance(found, Malformed):
            yield found
        elif found is not None:
            cells, line, original = found
            row = row_of(line, cells, names, original)
            yield Row(line, row.values, original, "text/csv") if isinstance(row, Row) else row


@dataclass(frozen=True, slots=True)
class _Head:
    """The names of the columns, and what stands between cells."""

    columns: list[str]
    separator: str


class _Lines:
    """The lines of a file, of which the last ones can be taken back."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._waiting: deque[bytes] = deque()
        self.taken: list[bytes] = []
        """What was taken since the last row began."""
        self.number = 0
        """How many lines were taken."""

    def more(self) -> bool:
        """Whether there is another line."""
        if not self._waiting and (line := self._next()):
            self._waiting.append(line)
        return bool(self._waiting)

    def _next(self) -> bytes:
        line = rest = self._file.readline(MAX_CELL + 1)
        if len(line) <= MAX_CELL:
            return line
        while rest and not rest.endswith(b"\n"):
            rest = self._file.readline(MAX_CELL)
        return _OVERLONG

    def __iter__(self) -> Iterator[str]:
        while self.more():
            self.taken.append(self._waiting.popleft())
            self.number += 1
            yield self.taken[-1].decode("utf-8", "surrogateescape")

    def begin(self) -> None:
        """From here on, lines belong to the next row."""
        self.taken = []

    def take_back(self) -> None:
        """Leave all lines of the row but its first to be taken again."""
        self._waiting.extendleft(reversed(self.taken[1:]))
        self.number -= len(self.taken) - 1
        self.taken = self.taken[:1]


def _head(lines: _Lines, names: Names) -> _Head:
    first = next(iter(lines), "")
    if lines.taken and lines.taken[0].startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError("", "the table is in UTF-16", "save it as UTF-8")
    line = first.removeprefix("\ufeff")
    separator = max(_SEPARATORS, key=line.count)
    try:
        cells = next(csv.reader([line], delimiter=separator), [])
    except csv.Error as error:
        raise SourceError("", f"its first line is not CSV ({error})", "save it as CSV") from error
    head = _Head([cell.strip() for cell in cells], separator)
    require_columns(head.columns, names)
    return head


def _next_row(lines: _Lines, head: _Head) -> tuple[Mapping[str, str], int, bytes] | Malformed | None:
    """The cells of the next row, the line that it begins on and its bytes; None for an empty line."""
    lines.begin()
    line = lines.number + 1
    try:
        cells = next(csv.reader(iter(lines), delimiter=head.separator, strict=True), [])
    except csv.Error as error:
        large = "field limit" in str(error) or _OVERLONG in lines.taken
        problem = _TOO_LARGE if large else f"it is not CSV ({error})"
    else:
        problem = _problem(cells, head)
    original = b"".join(lines.taken)
    if problem:
        lines.take_back()
        return Malformed(line, problem)
    return (dict(zip(head.columns, cells, strict=True)), line, original.rstrip(b"\r\n")) if cells else None


def _problem(cells: list[str], head: _Head) -> str:
    """What is wrong with the cells of a row; empty if nothing is."""
    if cells and len(cells) != len(head.columns):
        return f"it has {len(cells)} cells, the head has {len(head.columns)}"
    try:
        "".join(cells).encode("utf-8")
    except UnicodeEncodeError:
        return "it is not in UTF-8"
    return ""
