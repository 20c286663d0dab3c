"""Which files are tables, and the rows of one, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from verbale.errors import SourceError
from verbale.sources.tables.columnar import read_parquet
from verbale.sources.tables.delimited import read_delimited
from verbale.sources.tables.jsonl import read_jsonl
from verbale.sources.tables.rows import Malformed, Names, Row

__all__ = ["is_table", "read_table", "rows_of_file"]

_READERS: Mapping[str, Callable[[BinaryIO, Names], Iterator[Row | Malformed]]] = {
    ".csv": read_delimited,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".parquet": read_parquet,
    ".tsv": read_delimited,
}
_NO_NAMES: Names = {}


def is_table(name: str) -> bool:
    """Whether a file of this name is a table of statements."""
    return Path(name).suffix.lower() in _READERS


def read_table(path: str, names: Names = _NO_NAMES) -> Iterator[Row | Malformed]:
    """The rows of the table at ``path``, in order; those that cannot be read are told apart.

    ``names`` say what columns are called there, where they are not called as in COLUMNS. Raises SourceError
    where there is no such file, where it is empty or cannot be read as what its name says, and where a column
    that is named, or that of the text, is not there.
    """
    try:
        with Path(path).open("rb") as file:
            yield from rows_of_file(path, file, names)
    except OSError as error:
        raise SourceError(path, f"the table cannot be read ({error.strerror})", "check the path") from error
    except SourceError as error:
        raise SourceError(path, error.problem, error.remedy) from error


def rows_of_file(path: str, file: BinaryIO, names: Names) -> Iterator[Row | Malformed]:
    """As `read_table`, of an open ``file`` that is called ``path``; a SourceError is for a table without a name."""
    if not file.read(1):
        raise SourceError("", "the table is empty", "give a table that has a row for each statement")
    file.seek(0)
    yield from _READERS[Path(path).suffix.lower()](file, names)
