"""Readings as tables: what every export works on, and the rows and Arrow tables made of it."""

from __future__ import annotations

from verbale.archive.frames.arrow import frame
from verbale.archive.frames.entries import Entry, guid, records_of, sentence_finder, sentence_id, web_address
from verbale.archive.frames.tables import TABLES, Column, Content, Row, Table, rows

__all__ = [
    "TABLES",
    "Column",
    "Content",
    "Entry",
    "Row",
    "Table",
    "frame",
    "guid",
    "records_of",
    "rows",
    "sentence_finder",
    "sentence_id",
    "web_address",
]
