"""Tables in Arrow, with lists and objects as they are; needs the extra ``verbale[tables]``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from verbale.archive.frames.entries import Entry
from verbale.archive.frames.tables import TABLES, Content, Table, rows
from verbale.errors import VerbaleError

if TYPE_CHECKING:
    import pyarrow

__all__ = ["batches", "frame", "schema_of"]

_ROWS_AT_ONCE = 20_000


def frame(entries: Iterable[Entry], table: str = "sentences") -> pyarrow.Table:
    """The rows of a selection as an Arrow table, for pandas (``to_pandas()``) or polars (``from_arrow``).

    ``table`` is one of TABLES. Raises VerbaleError where there is no such table or pyarrow is not installed.
    """
    arrow = _arrow()
    if table not in TABLES:
        raise VerbaleError(f"{table}: there is no such table; take one of {', '.join(TABLES)}")
    chosen = TABLES[table]
    return arrow.Table.from_batches(batches(chosen, entries), schema=schema_of(chosen))


def batches(table: Table, entries: Iterable[Entry]) -> Iterator[pyarrow.RecordBatch]:
    """The rows of a selection, some thousands at a time. Raises VerbaleError without pyarrow."""
    arrow = _arrow()
    schema = schema_of(table)
    remaining = rows(table, entries)
    while some := list(islice(remaining, _ROWS_AT_ONCE)):
        yield arrow.RecordBatch.from_pylist(some, schema=schema)


def schema_of(table: Table) -> pyarrow.Schema:
    """The columns of a table and their types. Raises VerbaleError without pyarrow."""
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


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise VerbaleError("Parquet and Arrow tables need pyarrow; pip install 'verbale[tables]'") from error
    return pyarrow
