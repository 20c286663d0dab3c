"""Sources → candidates: files, folders, patterns, addresses, tables and feeds, one original after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from verbale.archive.candidates import Candidate, Problem
from verbale.archive.ready import candidates_of, count_of, holds_readings, tables_of
from verbale.errors import SourceError, VerbaleError
from verbale.sources import Overrides, expand, read_source
from verbale.sources.feeds import is_feed
from verbale.sources.tables import Malformed, Names, is_table, read_table

if TYPE_CHECKING:
    from verbale.sources import Fetcher

__all__ = ["Source", "count_originals", "gather", "places_of"]

_NO_NAMES: Names = {}
Source = str | os.PathLike[str]

Follow = Callable[[str, bytes, Overrides], Iterator[Candidate | Problem]]
"""Gives the candidates of the feed at an address, and sees to it that it is asked again."""


def places_of(sources: Source | Iterable[Source]) -> list[str]:
    """The paths and addresses of one source, or of several."""
    several = [sources] if isinstance(sources, str | os.PathLike) else sources
    return [os.fspath(source) for source in several]


def gather(
    sources: Sequence[str],
    overrides: Overrides,
    follow: Follow,
    fetcher: Fetcher | None = None,
    names: Names = _NO_NAMES,
) -> Iterator[Candidate | Problem]:
    """The candidates that ``sources`` mean, in order, read from disk or fetched as they are asked for.

    A folder that ``verbale read --ray`` has written, or a table in one, gives statements with their readings.

    ``follow`` gives those of a feed at an address; ``names`` say what columns are called in tables.
    """
    for source in _expanded(sources):
        try:
            if holds_readings(source):
                yield from candidates_of(source, overrides)
                continue
            if "://" not in source and is_table(source):
                yield from _rows(source, overrides, names)
                continue
            data, content_type = read_source(source, fetcher=fetcher)
            if "://" in source and is_feed(data):
                yield from follow(source, data, overrides)
            else:
                yield Candidate(source, data, content_type, overrides)
        except VerbaleError as error:
            yield Problem(str(error))


def count_originals(sources: Sequence[str], names: Names = _NO_NAMES) -> int:
    """How many originals ``sources`` mean, as far as that can be told without a network: a feed counts as one."""
    count = 0
    for source in _expanded(sources):
        try:
            if holds_readings(source):
                count += count_of(source)
                continue
            many = "://" not in source and is_table(source)
            count += sum(1 for _ in read_table(source, names)) if many else 1
        except VerbaleError:
            count += 1
    return count


def _expanded(sources: Sequence[str]) -> list[str]:
    """Every single source that ``sources`` mean, each table of a folder of readings too."""
    return expand([table for source in sources for table in tables_of(source)])


def _rows(table: str, overrides: Overrides, names: Names) -> Iterator[Candidate | Problem]:
    for row in read_table(table, names):
        line = f"{table}, line {row.line}"
        if isinstance(row, Malformed):
            yield Problem(str(SourceError(line, row.problem, "correct the line")))
            continue
        own = row.values["url"] or f"{table}#{row.values['id'] or row.line}"
        yield Candidate(own, row.original, row.media_type, overrides, row.values, line=line)
