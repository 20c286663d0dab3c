"""Reading many sources one after the other, so that no broken one stops the rest."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.cli.streams import complain
from verbale.errors import SourceError, VerbaleError
from verbale.reading.model import Reading
from verbale.statement import Statement

if TYPE_CHECKING:
    from verbale.sources import Fetcher, Overrides

__all__ = ["Reader", "expand", "fault"]

_PACKAGE = str(Path(__file__).parents[1])


class Reader:
    """Loads sources with the same overrides and the same manners on the web, and reads them."""

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

    def read(self, source: str) -> tuple[Statement, Reading]:
        """The statement at ``source`` and its reading. Raises SourceError where there is none."""
        from verbale.reading.pipeline import read_statement

        statement = self.load(source)
        return statement, read_statement(statement)


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


def fault(source: str, error: Exception) -> VerbaleError:
    """An error that nobody foresaw, as one line: it is the program's fault, not the source's."""
    frames = traceback.extract_tb(error.__traceback__)
    where = next((frame for frame in reversed(frames) if _PACKAGE in frame.filename), frames[-1])
    module = where.filename.replace("\\", "/").rpartition("/verbale/")[2]
    return VerbaleError(
        f"{source}: {type(error).__name__} at line {where.lineno} of {module} ({error}); "
        "this is a fault of Verbale: please report it, with the file"
    )
