"""Parquet; needs the extra ``verbale[tables]``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from verbale.errors import SourceError
from verbale.sources.tables.rows import Malformed, Names, Row, require_columns, row_of

__all__ = ["read_parquet"]

_ROWS_AT_ONCE = 64
"""Rows that are in memory at a time: texts are long."""


def read_parquet(file: BinaryIO, names: Names) -> Iterator[Row | Malformed]:
    """The rows of ``file``. The original of a row is its JSON, since it has no bytes of its own.

    Raises SourceError, for a table without a name, where it is no Parquet or lacks a column that has to be there.
    """
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
        for batch in table.iter_batches(_ROWS_AT_ONCE):
            for data in batch.to_pylist():
                number += 1
                original = json.dumps(data, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
                yield row_of(number, data, names, original)
    except (ArrowException, OSError, UnicodeDecodeError) as error:
        after = f" after row {number}" if number else ""
        problem = f"the table cannot be read{after} ({' '.join(str(error).split())[:200]})"
        raise SourceError("", problem, "check that it is a whole Parquet file") from error
