"""The tables that readings and failures are kept in: Parquet, a file of each for every part.

``readings/part-0000017.parquet`` has a row a statement, ``failures/part-0000017.parquet`` a row an input that could not
be read, ``done/part-0000017.json`` says that both are whole. pyarrow, pandas, polars and DuckDB read a folder of such
files as one table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from verbale.archive.candidates import Prepared
from verbale.archive.compact import compact
from verbale.archive.frames import Entry
from verbale.archive.ids import statement_id
from verbale.archive.reader import reader_version
from verbale.reading.model import Reading
from verbale.scale.inputs import Failure
from verbale.scale.job import Done
from verbale.sources.places import Place, unfinished, written
from verbale.statement import Document, Statement

if TYPE_CHECKING:
    import pyarrow

__all__ = ["clear_unfinished", "done_parts", "failures", "readings", "rows_of", "write_done", "write_tables"]

_ROWS_AT_ONCE = 64
"""Rows that are in memory before they are written: texts are long, and their readings longer."""
_DOCUMENT = ("source", "title", "publisher", "issuer", "published", "kind", "language")
_PART = re.compile(r"part-(\d+)\.")


def readings(output: str) -> Iterator[Entry]:
    """The statements that were read into the folder ``output``, with their readings, part by part, one at a time.

    ``verbale.archive.frames.frame(readings(output), "demands")`` makes a table of one type of record. Raises
    ReadingError for a reading that is not of the contract's shape.
    """
    for row in rows_of(output, "readings"):
        document = Document(row["original_id"], **{name: row[name] for name in _DOCUMENT})
        reading = Reading.from_dict(json.loads(row["reading"]))
        yield Entry(row["statement"], Statement(row["text"], document), reading)


def failures(output: str) -> Iterator[Failure]:
    """The inputs that could not be read into the folder ``output``, and why, one at a time."""
    for row in rows_of(output, "failures"):
        yield Failure(row["source"], row["problem"])


def rows_of(output: str, table: str, parts: Iterable[int] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of one table, of all parts that are done or of some, one at a time."""
    from pyarrow.parquet import ParquetFile

    folder = Place(output)
    for number in sorted(done_parts(folder)) if parts is None else parts:
        with folder.below(f"{table}/{_name(number)}.parquet").open() as file:
            for batch in ParquetFile(file).iter_batches(_ROWS_AT_ONCE):
                yield from batch.to_pylist()


def write_tables(output: str, number: int, items: Iterable[Prepared | Failure]) -> tuple[int, int, int]:
    """Write what came of a part; how many readings and failures there are, and the characters of the texts.

    A table appears when it is whole, in the place of what an earlier try has written.
    """
    folder = Place(output)
    characters = 0
    with ExitStack() as opened:
        good, bad = (
            _Writer(opened, folder.below(f"{table}/{_name(number)}.parquet"), schema)
            for table, schema in (("readings", _readings()), ("failures", _failures()))
        )
        for item in items:
            if isinstance(item, Failure):
                bad.add({"part": number, **asdict(item)})
            else:
                good.add({"part": number, **_row(item)})
                characters += len(item.statement.text)
        good.flush()
        bad.flush()
    return good.count, bad.count, characters


def write_done(output: str, done: Done) -> None:
    """Say that a part is done."""
    with written(Place(output).below(f"done/{_name(done.number)}.json")) as file:
        file.write(json.dumps(asdict(done)).encode())


def done_parts(folder: Place) -> dict[int, str]:
    """The numbers of the parts that are done, each with the name of the file that says so."""
    found = ((_PART.match(name), name) for name in folder.below("done").names() if name.endswith(".json"))
    return {int(match[1]): name for match, name in found if match}


def clear_unfinished(output: str) -> None:
    """Take away the beginnings of files whose writers have died."""
    for table in ("readings", "failures", "done"):
        unfinished(Place(output).below(table))


def _name(number: int) -> str:
    return f"part-{number:07}"


class _Writer:
    """One table of a part, written some rows at a time."""

    def __init__(self, opened: ExitStack, place: Place, schema: pyarrow.Schema) -> None:
        from pyarrow.parquet import ParquetWriter

        file = opened.enter_context(written(place))
        self._writer = opened.enter_context(ParquetWriter(file, schema, compression="zstd"))
        self._schema = schema
        self._waiting: list[dict[str, Any]] = []
        self.count = 0

    def add(self, row: dict[str, Any]) -> None:
        self._waiting.append(row)
        self.count += 1
        if len(self._waiting) == _ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        import pyarrow

        if self._waiting:
            self._writer.write_batch(pyarrow.RecordBatch.from_pylist(self._waiting, schema=self._schema))
            self._waiting = []


def _row(item: Prepared) -> dict[str, Any]:
    candidate, document = item.candidate, item.statement.document
    return {
        "statement": statement_id(item.statement.text),
        "original_id": document.id,
        **{name: getattr(document, name) for name in _DOCUMENT},
        "source_id": (candidate.row or {}).get("id", ""),
        "text": item.statement.text,
        "reading": compact(item.reading.to_dict()),
        "sentences": len(item.reading.sentences),
        "records": len(item.reading.records),
        "reader": reader_version(),
        "original": candidate.original,
        "content_type": candidate.content_type,
    }


def _readings() -> pyarrow.Schema:
    import pyarrow as arrow

    texts = ("statement", "original_id", *_DOCUMENT, "source_id", "text", "reading")
    return arrow.schema(
        [
            ("part", arrow.int32()),
            *((name, arrow.string()) for name in texts),
            ("sentences", arrow.int32()),
            ("records", arrow.int32()),
            ("reader", arrow.string()),
            ("original", arrow.binary()),
            ("content_type", arrow.string()),
        ]
    )


def _failures() -> pyarrow.Schema:
    import pyarrow as arrow

    return arrow.schema([("part", arrow.int32()), ("source", arrow.string()), ("problem", arrow.string())])
