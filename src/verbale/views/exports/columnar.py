"""Tables as Parquet, with lists and objects as they are; needs the extra ``verbale[tables]``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from verbale.archive.frames import Entry, Table
from verbale.archive.frames.arrow import batches, schema_of

__all__ = ["write_parquet"]


def write_parquet(entries: Iterable[Entry], out: BinaryIO, table: Table) -> None:
    """Write the rows of a selection as Parquet. Raises VerbaleError where pyarrow is not installed."""
    schema = schema_of(table)
    from pyarrow import parquet

    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in batches(table, entries):
            writer.write_batch(batch)
