"""Exports: a selection of statements in the formats of other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from verbale.archive.frames import TABLES, Entry, Table, frame
from verbale.errors import VerbaleError
from verbale.views.exports.annotations import write_annotations
from verbale.views.exports.calendar import write_calendar
from verbale.views.exports.columnar import write_parquet
from verbale.views.exports.conll import write_conll
from verbale.views.exports.delimited import write_csv, write_jsonl
from verbale.views.exports.plover import write_plover

__all__ = ["FORMATS", "SUFFIXES", "TABLES", "TABLE_FORMATS", "Entry", "export", "frame"]


def _write_qdpx(entries: Iterable[Entry], out: BinaryIO) -> None:
    from verbale.views.exports.qdpx import write_qdpx

    write_qdpx(entries, out)


TABLE_FORMATS: dict[str, Callable[[Iterable[Entry], BinaryIO, Table], None]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}
"""The formats that hold one table, with the function that writes it."""

WHOLE_FORMATS: dict[str, Callable[[Iterable[Entry], BinaryIO], None]] = {
    "webannotation": write_annotations,
    "qdpx": _write_qdpx,
    "ics": write_calendar,
    "plover": write_plover,
    "conll": write_conll,
}
"""The formats that hold everything they can, with the function that writes it."""

SUFFIXES = {
    "csv": ".csv",
    "jsonl": ".jsonl",
    "parquet": ".parquet",
    "webannotation": ".jsonld",
    "qdpx": ".qdpx",
    "ics": ".ics",
    "plover": ".jsonl",
    "conll": ".conll",
}
"""Every format, and how the name of a file in it ends."""

FORMATS = tuple(SUFFIXES)


def export(form: str, entries: Iterable[Entry], out: BinaryIO, table: str = "") -> None:
    """Write a selection to ``out`` in one of FORMATS, statement by statement.

    ``table`` is one of TABLES and only for TABLE_FORMATS, which write sentences unless told otherwise.
    Raises VerbaleError for a format or a table that there is none of, for a text that no file in UTF-8 can
    hold, and where a library is not installed.
    """
    if form not in FORMATS:
        raise VerbaleError(f"{form}: there is no such format; take one of {', '.join(FORMATS)}")
    if table and form not in TABLE_FORMATS:
        raise VerbaleError(f"{form} has no tables; leave {table!r} out, or take {' or '.join(TABLE_FORMATS)}")
    if table and table not in TABLES:
        raise VerbaleError(f"{table}: there is no such table; take one of {', '.join(TABLES)}")
    try:
        if form in TABLE_FORMATS:
            TABLE_FORMATS[form](entries, out, TABLES[table or "sentences"])
        else:
            WHOLE_FORMATS[form](entries, out)
    except UnicodeEncodeError as error:
        found = f"U+{ord(error.object[error.start]):04X}"
        raise VerbaleError(
            f"a text has {found}, which is no character and cannot be written; mend it"
        ) from error
