"""Parquet; needs the extra ``verbale[tables]``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from verbale.errors import SourceError
from verbale.sources.tables.rows import Malformed, Names, Row, require_columns, row_of

__all__ = ["read_parquet", "read_row_group"]

_ROWS_AT_ONCE = 64
"""Rows that are in memory at a time: texts are long."""


def read_parquet(file: BinaryIO, names: Names) -> Iterator[Row | Malformed]:
    """The rows of ``file``. The original of a row is its JSON, since it has no bytes of its own.

    Raises SourceError, for a table without a name, where it is no Parquet or lacks a column that has to be there.
    """
    yield from _rows(file, names)


def read_row_group(
    file: BinaryIO, names: Names, group: int, start: int, end: int
) -> Iterator[Row | Malformed]:
    """The rows [start, end) of one row group of ``file``, as of `read_parquet`; the first of the group is 1."""
    yield from _rows(file, names, [group], start, end)


def _rows(
    file: BinaryIO,
    names: Names,
    groups: Sequence[int] | None = None,
    start: int = 0,
    end: int | None = None,
) -> Iterator[Row | Malformed]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        problem = "a Parquet file is read with pyarrow, which is not installed"
        raise SourceError("", problem, "pip install 'verbale[tables]'") from error
    number = 0
    try:
        table = ParquetFile(file)
        require_columns(table.schema_arrow.names, names)
        for batch in table.iter_batches(_ROWS_AT_ONCE, row_groups=groups):
            first, last = (
                min(max(at - number, 0), batch.num_rows) for at in (start, end or number + batch.num_rows)
            )
            number += first
            for data in batch.slice(first, last - first).to_pylist():
                number += 1
                original = json.dumps(data, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
                yield row_of(number, data, names, original)
            if number == end:
                return
    except (ArrowException, OSError, UnicodeDecodeError) as error:
        after = f" after row {number}" if number else ""
        problem = f"the table cannot be read{after} ({' '.join(str(error).split())[:200]})"
        raise SourceError("", problem, "check that it is a whole Parquet file") from error
