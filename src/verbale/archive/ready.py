"""Readings that were made elsewhere: tables in Parquet with a row a statement, as ``verbale read --ray`` writes them.

What is in such a row is all that an archive keeps of a statement, its original too, so that nothing has to be read
again where the same version of the reader has read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any

from verbale.archive.candidates import Candidate, Made
from verbale.errors import SourceError, VerbaleError
from verbale.sources import Overrides
from verbale.sources.places import Place
from verbale.statement import Document, Statement

__all__ = ["SCHEMA", "candidates_of", "count_of", "holds_readings", "tables_of"]

SCHEMA = "verbale.scale/1"
"""What the plan of a folder of readings calls itself."""
_PLAN, _READINGS = "plan.json", "readings"
_DOCUMENT = ("source", "title", "publisher", "issuer", "published", "kind", "language")
_COLUMNS = frozenset(
    (
        "statement",
        "text",
        "reading",
        "reader",
        "original",
        "original_id",
        "content_type",
        "source_id",
        *_DOCUMENT,
    )
)
_ROWS_AT_ONCE = 64
"""Rows that are in memory at a time: texts are long, and their readings longer."""
_WEB = ("http://", "https://", "-")


def tables_of(source: str) -> list[str]:
    """The tables of readings in a folder of them, by path or URL; the source itself where it is no such folder."""
    if source.startswith(_WEB):
        return [source]
    if "://" not in source:
        folder = Path(source)
        if not _is_plan(folder / _PLAN):
            return [source]
        return [str(path) for path in sorted((folder / _READINGS).glob("part-*.parquet"))]
    place = Place(source)
    plan = place.below(_PLAN).content()
    if plan is None or SCHEMA.encode() not in plan:
        return [source]
    below = place.below(_READINGS)
    return [below.below(name).url for name in sorted(below.names()) if name.endswith(".parquet")]


def _is_plan(path: Path) -> bool:
    try:
        return SCHEMA.encode() in path.read_bytes()
    except (OSError, ValueError):
        return False


def holds_readings(source: str) -> bool:
    """Whether a file is a table of readings, not one of statements."""
    if not source.endswith(".parquet") or source.startswith(_WEB):
        return False
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import read_schema

        with _opened(source) as file:
            return frozenset(read_schema(file).names) >= _COLUMNS
    except (ImportError, OSError, ArrowException, VerbaleError):
        # Whatever is wrong with it, who reads it as a table of statements says.
        return False


def count_of(source: str) -> int:
    """How many rows a table of readings has."""
    from pyarrow.parquet import read_metadata

    with _opened(source) as file:
        return int(read_metadata(file).num_rows)


def candidates_of(source: str, overrides: Overrides) -> Iterator[Candidate]:
    """The statements of a table of readings, each with its reading.

    Raises SourceError where the table cannot be read to its end.
    """
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with _opened(source) as file:
            for batch in ParquetFile(file).iter_batches(_ROWS_AT_ONCE, columns=sorted(_COLUMNS)):
                for row in batch.to_pylist():
                    yield _candidate(row, source, overrides)
    except (ArrowException, OSError) as error:
        problem = f"the readings cannot be read ({' '.join(str(error).split())[:200]})"
        raise SourceError(source, problem, "check that it is a whole Parquet file") from error


def _candidate(row: dict[str, Any], table: str, overrides: Overrides) -> Candidate:
    document = Document(row["original_id"], **{name: row[name] for name in _DOCUMENT})
    return Candidate(
        row["source"],
        row["original"],
        row["content_type"],
        overrides,
        {"id": row["source_id"]},
        line=f"{table}, {row['statement']}",
        made=Made(Statement(row["text"], document), row["reading"], row["reader"]),
    )


def _opened(source: str) -> AbstractContextManager[IO[bytes]]:
    return Place(source).open() if "://" in source else Path(source).open("rb")
