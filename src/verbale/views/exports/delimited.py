"""Tables as CSV and as JSON lines.

CSV is that of RFC 4180 in UTF-8, with a first line of column names; a cell that holds a list is a JSON
array. No cell is changed: one that begins with ``=``, ``+``, ``-`` or ``@`` could be taken for a formula
by a spreadsheet, and is left as the statement has it (docs/exports.md says how to open such a file).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from verbale.archive.frames import Entry, Table, rows

__all__ = ["write_csv", "write_jsonl"]


def write_csv(entries: Iterable[Entry], out: BinaryIO, table: Table) -> None:
    """Write the rows of a selection as CSV."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow([column.name for column in table.columns])
        for row in rows(table, entries):
            writer.writerow([_cell(row[column.name]) for column in table.columns])
    finally:
        text.detach()


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def write_jsonl(entries: Iterable[Entry], out: BinaryIO, table: Table) -> None:
    """Write the rows of a selection as JSON, one object a line."""
    out.writelines(
        json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n" for row in rows(table, entries)
    )
