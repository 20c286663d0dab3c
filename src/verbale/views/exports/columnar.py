"""Tables as Arrow and Parquet, with lists and objects as they are; needs the extra ``verbale[tables]``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from verbale.errors import VerbaleError
from verbale.views.exports.entries import Entry
from verbale.views.exports.tables import TABLES, Content, Table, rows

if TYPE_CHECKING:
    import pyarrow

__all__ = ["frame", "write_parquet"]

_ROWS_AT_ONCE = 20_000


def frame(entries: Iterable[Entry], table: str = "sentences") -> pyarrow.Table:
    """The rows of a selection as an Arrow table, for pandas (``to_pandas()``) or polars (``from_arrow``).

    ``table`` is one of TABLES. Raises VerbaleError where there is no such table or pyarrow is not installed.
    """
    arrow = _arrow()
    if table not in TABLES:
        raise VerbaleError(f"{table}: there is no such table; take one of {', '.join(TABLES)}")
    return arrow.Table.from_pylist(list(rows(TABLES[table], entries)), schema=_schema(TABLES[table]))


def write_parquet(entries: Iterable[Entry], out: BinaryIO, table: Table) -> None:
    """Write the rows of a selection as Parquet. Raises VerbaleError where pyarrow is not installed."""
    arrow = _arrow()
    from pyarrow import parquet

    schema = _schema(table)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        remaining = rows(table, entries)
        while some := list(islice(remaining, _ROWS_AT_ONCE)):
            writer.write_table(arrow.Table.from_pylist(some, schema=schema))


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise VerbaleError("Parquet and Arrow tables need pyarrow; pip install 'verbale[tables]'") from error
    return pyarrow


def _schema(table: Table) -> Any:
    arrow = _arrow()
    text = arrow.string()
    types = {
        Content.TEXT: text,
        Content.NUMBER: arrow.int64(),
        Content.SCORE: arrow.float64(),
        Content.TEXTS: arrow.list_(text),
        Content.VOICES: arrow.list_(arrow.struct({"name": text, "party": text})),
        Content.SPANS: arrow.list_(
            arrow.struct({"start": arrow.int64(), "end": arrow.int64(), "quote": text})
        ),
    }
    return arrow.schema([(column.name, types[column.content]) for column in table.columns])
