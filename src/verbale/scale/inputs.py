"""What is in a part: originals, one after the other, and what cannot be one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

from verbale.archive.candidates import Candidate
from verbale.errors import SourceError, VerbaleError
from verbale.scale.job import Job, Part
from verbale.sources.loading import MAX_BYTES
from verbale.sources.places import Place
from verbale.sources.tables import Malformed, Row
from verbale.sources.tables.columnar import read_row_group
from verbale.sources.tables.jsonl import read_jsonl
from verbale.sources.tables.reader import rows_of_file

__all__ = ["Failure", "originals"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that was not read: where it is, and why."""

    source: str
    problem: str


def originals(part: Part, job: Job) -> Iterator[Candidate | Failure]:
    """The originals of a part, in order, read as they are asked for."""
    if part.form == "files":
        for place in part.places:
            yield _file(place, job)
        return
    (place,) = part.places
    try:
        for where, row in _rows(part, place, job):
            if isinstance(row, Malformed):
                yield Failure(where, str(SourceError(where, row.problem, "correct it")))
            else:
                own = row.values["url"] or (f"{place}#{row.values['id']}" if row.values["id"] else where)
                yield Candidate(own, row.original, row.media_type, job.overrides, row.values, line=where)
    except SourceError as error:
        yield Failure(place, str(SourceError(place, error.problem, error.remedy)))


def _file(place: str, job: Job) -> Candidate | Failure:
    try:
        with Place(place).open() as file:
            data = file.read(MAX_BYTES + 1)
    except VerbaleError as error:
        return Failure(place, str(error))
    return Candidate(place, data, "", job.overrides)


def _rows(part: Part, place: str, job: Job) -> Iterator[tuple[str, Row | Malformed]]:
    """The rows of a part of a table, each with where it stands."""
    with Place(place).open() as file:
        if part.form == "lines":
            # Files of object stores read no line of at most so many bytes; what is put before them does.
            lines = _Lines(io.BufferedReader(cast("io.RawIOBase", file)), part.start, part.end)
            for row in read_jsonl(cast("BinaryIO", lines), job.names):
                yield f"{place}, byte {lines.begun}", row
        elif part.form == "rows":
            for row in read_row_group(cast("BinaryIO", file), job.names, part.group, part.start, part.end):
                yield f"{place}, row {row.line} of row group {part.group}", row
        else:
            for row in rows_of_file(place, cast("BinaryIO", file), job.names):
                yield f"{place}, line {row.line}", row


class _Lines:
    """The lines of a file that begin at bytes [start, end); each line of a file is in one such stretch of it."""

    def __init__(self, file: IO[bytes], start: int, end: int) -> None:
        self._file = file
        self._end = end
        self.begun = start
        """The byte at which the line begins that was read last."""
        self._within = False
        self._at = start
        if start:
            # The line that is under way at ``start`` belongs to the stretch before.
            file.seek(start - 1)
            self._at -= 1
            while (rest := file.readline(io.DEFAULT_BUFFER_SIZE)) and self._count(rest):
                pass

    def _count(self, piece: bytes) -> bool:
        """Whether the line goes on after ``piece`` of it."""
        self._at += len(piece)
        return not piece.endswith(b"\n")

    def readline(self, limit: int) -> bytes:
        """The next line, or of a longer one the next ``limit`` bytes; nothing at the end."""
        if not self._within:
            if self._at >= self._end:
                return b""
            self.begun = self._at
        piece = self._file.readline(limit)
        self._within = self._count(piece) and bool(piece)
        return piece
