"""One row of a table, and the statement that it holds."""

from __future__ import annotations

import datetime
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from verbale.errors import SourceError
from verbale.sources.loading import from_text
from verbale.sources.overrides import Overrides
from verbale.statement import Statement

__all__ = ["COLUMNS", "MAX_CELL", "Malformed", "Names", "Row", "require_columns", "row_of", "row_statement"]

COLUMNS = ("id", "date", "title", "url", "publisher", "issuer", "text")
"""The columns that are taken; all but ``text`` may be missing or empty."""
MAX_CELL = 50 * 1024 * 1024
"""Bytes that a row or a cell may have, as a file may."""

Names = Mapping[str, str]
"""What columns are called in a table, by what they are called in COLUMNS; those left out are called the same."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what stands in COLUMNS, as text, and the bytes that it was read from."""

    line: int
    """The number of its line, or of the row where the format has no lines; the first is 1."""
    values: Mapping[str, str]
    original: bytes
    media_type: str = "application/json"
    """Of the original."""


@dataclass(frozen=True, slots=True)
class Malformed:
    """A row that cannot be read, and why."""

    line: int
    problem: str


def require_columns(columns: Collection[str], names: Names) -> None:
    """Raise SourceError, for a table without a name, where a named column or that of the text is not there."""
    for name, column in {"text": "text", **names}.items():
        if column not in columns:
            problem = f"there is no column {column!r} among {', '.join(map(repr, columns))}"
            raise SourceError("", problem, f"say which one it is with --map {name}=COLUMN")


def row_of(line: int, data: Mapping[str, Any], names: Names, original: bytes) -> Row | Malformed:
    """The row whose cells are ``data``, by the names of the table's own columns."""
    cells = {name: data.get(names.get(name, name)) for name in COLUMNS}
    for name, cell in cells.items():
        if not isinstance(cell, str | int | float | datetime.date | None):
            problem = f"the column {names.get(name, name)} holds neither text nor a number nor a date"
            return Malformed(line, problem)
    return Row(line, {name: _text(cell) for name, cell in cells.items()}, original)


def _text(cell: str | float | datetime.date | None) -> str:
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    missing = cell is None or (isinstance(cell, float) and math.isnan(cell))
    return "" if missing else str(cell)


def row_statement(values: Mapping[str, str], source: str, overrides: Overrides) -> Statement:
    """The statement in a row from ``source``; ``overrides`` count for more than its columns.

    Raises SourceError where there is no text that can be read, OverrideError where a column holds
    what is no date or no party's code.
    """
    text = values.get("text", "")
    if not text.strip():
        raise SourceError(source, "the column text is empty", "give each row its text")
    own = Overrides(
        issuer=overrides.issuer or values.get("issuer", ""),
        published=overrides.published or values.get("date", ""),
        title=overrides.title or values.get("title", ""),
        publisher=overrides.publisher or values.get("publisher", ""),
        kind=overrides.kind,
    )
    made = from_text(text, source=source, overrides=own)
    return replace(made, document=replace(made.document, source=source))
