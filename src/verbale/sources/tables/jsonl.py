"""JSON lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from verbale.sources.tables.rows import MAX_CELL, Malformed, Names, Row, row_of

__all__ = ["read_jsonl"]


def read_jsonl(file: BinaryIO, names: Names) -> Iterator[Row | Malformed]:
    """The rows of ``file``; empty lines are none."""
    number = 0
    while line := file.readline(MAX_CELL + 1):
        number += 1
        if len(line) > MAX_CELL:
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_CELL)
            yield Malformed(number, f"the line is larger than {MAX_CELL // 1024 // 1024} MB")
        elif line.strip():
            yield _row(number, line.rstrip(b"\r\n"), names)


def _row(number: int, line: bytes, names: Names) -> Row | Malformed:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Malformed(number, "the line is not in UTF-8")
    except (ValueError, RecursionError) as error:
        return Malformed(number, f"the line is not JSON ({error})")
    if not isinstance(data, dict):
        return Malformed(number, "the line is not a JSON object")
    return row_of(number, data, names, line)
