"""Which files are tables, and the rows of one, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from verbale.errors import SourceError
from verbale.sources.tables.jsonl import read_jsonl
from verbale.sources.tables.rows import Malformed, Row

__all__ = ["is_table", "read_table"]

_READERS: Mapping[str, Callable[[BinaryIO], Iterator[Row | Malformed]]] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}


def is_table(name: str) -> bool:
    """Whether a file of this name is a table of statements."""
    return Path(name).suffix.lower() in _READERS


def read_table(path: str) -> Iterator[Row | Malformed]:
    """The rows of the table at ``path``, in order; those that cannot be read are told apart.

    Raises SourceError where there is no such file.
    """
    reader = _READERS[Path(path).suffix.lower()]
    try:
        with Path(path).open("rb") as file:
            yield from reader(file)
    except OSError as error:
        raise SourceError(path, f"the table cannot be read ({error.strerror})", "check the path") from error
