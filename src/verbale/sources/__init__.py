"""Bytes → statements: files, folders, standard input and web pages.

The libraries for PDF, DOCX, HTML and the web are loaded when a source needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from verbale.sources.discover import expand
from verbale.sources.loading import from_bytes, from_text, load, read_source
from verbale.sources.overrides import OverrideError, Overrides

if TYPE_CHECKING:
    from verbale.sources.web import Fetcher

__all__ = [
    "Fetcher",
    "OverrideError",
    "Overrides",
    "expand",
    "from_bytes",
    "from_text",
    "load",
    "read_source",
]


def __getattr__(name: str) -> Any:
    """Load the fetcher, and the HTTP library with it, on first use."""
    if name == "Fetcher":
        from verbale.sources.web import Fetcher

        return Fetcher
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
