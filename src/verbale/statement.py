"""The statement: one official text and what is known about where it comes from.

Offsets everywhere in Verbale are Unicode code points into ``Statement.text``,
half-open: ``[start, end)``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

__all__ = ["KINDS", "Document", "Span", "Statement", "sha256_id"]

KINDS = (
    "briefing",
    "readout",
    "communique",
    "statement",
    "speech",
    "transcript",
    "interview",
    "letter",
    "resolution",
    "fact_sheet",
    "article",
)
"""The values that ``Document.kind`` may take, beside the empty string for unknown."""


@dataclass(frozen=True, slots=True)
class Span:
    """A verbatim quotation: code points ``[start, end)`` of a statement's text."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span ``[start, end)`` of ``text``, with the quotation cut from it.

        Raises ValueError if the span is empty or leaves the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span [{start}, {end}) is not within a text of {len(text)} characters")
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Document:
    """What is known about a text. A field that is not known is the empty string, never a guess."""

    id: str = ""
    """``sha256:`` and the hex digest of the original bytes."""
    source: str = ""
    """The path or URL as given; empty for a string passed in Python."""
    title: str = ""
    publisher: str = ""
    """Who published the text, as the text or the caller names it."""
    issuer: str = ""
    """The code of the party that the text speaks for (ISO 3166-1 alpha-3 or an organisation)."""
    published: str = ""
    """The date of publication, ISO 8601 / EDTF."""
    kind: str = ""
    """One of KINDS, or empty."""
    language: str = ""
    """ISO 639-1 code of the text's language."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One official text and what is known about it."""

    text: str
    """The clean text that every offset refers to, exactly as stored."""
    document: Document = field(default_factory=Document)


def sha256_id(original: bytes) -> str:
    """The permanent id of an original: ``sha256:`` and the hex digest of its bytes."""
    return "sha256:" + hashlib.sha256(original).hexdigest()
