"""A made-up statement, and readings of it that differ as those of two readers do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from archive_samples import PLEDGE, row, write_table
from verbale import Archive, Reading
from verbale.archive.readings import write_reading

SENTENCES = tuple(part if part.endswith(".") else part + "." for part in PLEDGE.split(". "))
BOATS = "withdraw its patrol boats from the Sarn Islands"


def span(words: str) -> tuple[int, int]:
    """Where ``words`` stand in the statement."""
    start = PLEDGE.index(words)
    return start, start + len(words)


def place(words: str) -> str:
    """``START-END`` of ``words``."""
    return "{}-{}".format(*span(words))


def quoted(words: str, **fields: Any) -> dict[str, Any]:
    """The contract's object of a sentence or record that quotes ``words``."""
    start, end = span(words)
    return {"start": start, "end": end, "quote": words, **fields}


def demand(words: str = BOATS, **fields: Any) -> dict[str, Any]:
    return quoted(words, **{"by": "XRU", "to": "XGS", "content": words, "polarity": "do"} | fields)


def reading_of(
    *demands: dict[str, Any], sentences: Sequence[dict[str, Any]] | None = None, **document: str
) -> Reading:
    """What a reader might say; without sentences, one for each sentence of the text."""
    body = [quoted(words) for words in SENTENCES] if sentences is None else sentences
    return Reading.from_dict({"document": document, "sentences": body, "demands": list(demands)})


def add_statement(archive: Archive, folder: Path) -> str:
    """Put the statement into ``archive``, as a first reader read it; its id."""
    (identity,) = archive.add(write_table(folder / "one.jsonl", [row(1, text=PLEDGE)])).added
    reread(archive, identity, reading_of(demand()), "first")
    return identity


def reread(archive: Archive, identity: str, reading: Reading, reader: str = "better") -> None:
    """Let a reader say ``reading`` of the statement."""
    with archive.database.writing() as connection:
        write_reading(connection, identity, reading, reader)
