"""JSON lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from verbale.sources.tables.rows import COLUMNS, Malformed, Row

__all__ = ["read_jsonl"]

_LONGEST = 50 * 1024 * 1024
"""Bytes of a line, as of a file; a longer one is skipped without being kept in memory."""


def read_jsonl(file: BinaryIO) -> Iterator[Row | Malformed]:
    """The rows of ``file``; empty lines are none."""
    number = 0
    while line := file.readline(_LONGEST + 1):
        number += 1
        if len(line) > _LONGEST:
            while line and not line.endswith(b"\n"):
                line = file.readline(_LONGEST)
            yield Malformed(number, "the line is larger than 50 MB")
        elif line.strip():
            yield _row(number, line.rstrip(b"\r\n"))


def _row(number: int, line: bytes) -> Row | Malformed:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Malformed(number, "the line is not in UTF-8")
    except (ValueError, RecursionError) as error:
        return Malformed(number, f"the line is not JSON ({error})")
    if not isinstance(data, dict):
        return Malformed(number, "the line is not a JSON object")
    wrong = [name for name in COLUMNS if not isinstance(data.get(name), str | int | float | None)]
    if wrong:
        return Malformed(number, f"the column {wrong[0]} holds neither text nor a number")
    return Row(number, {name: _text(data.get(name)) for name in COLUMNS}, line)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
