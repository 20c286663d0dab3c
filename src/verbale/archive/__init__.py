"""The archive: the only place that stores. Statements, their originals, readings and people's corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from verbale.archive.model import Archived, Summary, Version

if TYPE_CHECKING:
    from verbale.archive.archive import Archive

__all__ = ["Archive", "Archived", "Summary", "Version"]


def __getattr__(name: str) -> Any:
    """The archive on first use: the processes that only read for it have no use for its database."""
    if name == "Archive":
        from verbale.archive.archive import Archive

        return Archive
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
