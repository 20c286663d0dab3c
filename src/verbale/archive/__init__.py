"""The archive: the only place that stores. Statements, their originals, readings and people's corrections."""

from __future__ import annotations

from verbale.archive.archive import Archive
from verbale.archive.model import Archived, Summary, Version

__all__ = ["Archive", "Archived", "Summary", "Version"]
