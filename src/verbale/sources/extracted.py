"""What reading one file yields before it is a statement: its text and what its container declares."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Declared", "Extracted"]


@dataclass(frozen=True, slots=True)
class Declared:
    """What a file or page says about itself outside its text. Empty where it says nothing."""

    title: str = ""
    file_title: str = ""
    """The title among a file's properties: often that of the text it was made from, so the last resort."""
    publisher: str = ""
    published: str = ""
    """A date, ISO 8601."""
    url: str = ""
    """Where the page says, or is known, to live."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The clean text of a file, and what the file declares about it."""

    text: str
    declared: Declared = Declared()
