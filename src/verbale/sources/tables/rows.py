"""One row of a table, and the statement that it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from verbale.errors import SourceError
from verbale.sources.loading import from_text
from verbale.sources.overrides import Overrides
from verbale.statement import Statement

__all__ = ["COLUMNS", "Malformed", "Row", "row_statement"]

COLUMNS = ("id", "date", "title", "url", "publisher", "issuer", "text")
"""The columns that are taken; all but ``text`` may be missing or empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what stands in COLUMNS, as text, and the bytes that it was read from."""

    line: int
    """The number of its line, or of the row where the format has no lines; the first is 1."""
    values: Mapping[str, str]
    original: bytes


@dataclass(frozen=True, slots=True)
class Malformed:
    """A row that cannot be read, and why."""

    line: int
    problem: str


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
