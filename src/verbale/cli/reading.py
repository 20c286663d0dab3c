"""Reading sources: many one after the other, so that no broken one stops the rest; one of the archive or a file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from verbale.cli.streams import complain
from verbale.errors import ArchiveError, SourceError
from verbale.statement import Statement

if TYPE_CHECKING:
    from verbale.sources import Fetcher, Overrides

__all__ = ["Reader", "check_source", "expand"]


class Reader:
    """Loads sources with the same overrides and the same manners on the web."""

    def __init__(self, overrides: Overrides, *, ignore_robots: bool = False) -> None:
        self._overrides = overrides
        self._ignore_robots = ignore_robots
        self._fetcher: Fetcher | None = None

    def load(self, source: str) -> Statement:
        """The statement at ``source``. Raises SourceError where there is none."""
        from verbale import sources

        if "://" in source and self._fetcher is None:
            self._fetcher = sources.Fetcher(ignore_robots=self._ignore_robots)
        return sources.load(source, overrides=self._overrides, fetcher=self._fetcher)


def expand(given: Iterable[str]) -> tuple[list[str], int]:
    """The single sources that ``given`` means, each once, and how many of them mean none.

    A folder without a file that can be read is complained of.
    """
    from verbale.sources import expand as expand_sources
    from verbale.sources.discover import READABLE_SUFFIXES

    names: dict[str, None] = {}
    empty = 0
    for source in given:
        found = expand_sources([source])
        names.update(dict.fromkeys(found))
        if not found:
            empty += 1
            suffixes = ", ".join(READABLE_SUFFIXES)
            complain(SourceError(source, "there is no file to read in it", f"files there end in {suffixes}"))
    return list(names), empty


def check_source(name: str, missing: ArchiveError) -> None:
    """See that ``name``, which names no statement of the archive, is a file or an address.

    Raises SourceError where it is neither: a mistyped name is no text to be read. ``missing`` says why it is none of
    the archive.
    """
    from verbale.sources.discover import READABLE_SUFFIXES

    if not ("://" in name or os.path.lexists(name) or name.lower().endswith(READABLE_SUFFIXES)):
        raise SourceError(name, f"there is no such file; {missing.problem}", missing.remedy)
