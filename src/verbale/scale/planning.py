"""A corpus cut into parts, settled once and kept: ``plan.jsonl`` has a part a line, ``plan.json`` what it is of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import PurePosixPath

from verbale.archive.reader import reader_version
from verbale.archive.ready import SCHEMA
from verbale.errors import SourceError, VerbaleError
from verbale.scale.job import Job, Part
from verbale.sources.discover import READABLE_SUFFIXES
from verbale.sources.places import Place, written
from verbale.sources.tables import is_table

__all__ = ["cut", "plan", "planned"]

BYTES_A_STATEMENT = 4096
"""What a line of JSON lines is taken to have when they are cut into parts."""
_PLAN, _HEAD = "plan.jsonl", "plan.json"
_WEB = ("http://", "https://")
_LINES = (".jsonl", ".ndjson")


def plan(job: Job) -> int:
    """See to it that the plan of ``job`` is kept in its folder; how many parts it has.

    Raises VerbaleError where the folder has the readings of another job, SourceError where a source is none.
    """
    folder = Place(job.output)
    head = {"schema": SCHEMA, "reader": reader_version(), **job.settled()}
    kept = folder.below(_HEAD).content()
    if kept is not None:
        found = json.loads(kept)
        parts = int(found.pop("parts"))
        if differ := sorted(name for name in head if head[name] != found.get(name)):
            raise VerbaleError(
                f"{job.output}: there are readings of another run here (other {', '.join(differ)}); "
                "give another folder, or take this one away"
            )
        return parts
    parts = 0
    with written(folder.below(_PLAN)) as file:
        for part in cut(job):
            file.write(json.dumps(asdict(part)).encode() + b"\n")
            parts += 1
    with written(folder.below(_HEAD)) as file:
        file.write(json.dumps({**head, "parts": parts}, indent=1).encode())
    return parts


def planned(job: Job) -> Iterator[Part]:
    """The parts of a plan that is kept, one at a time."""
    with Place(job.output).below(_PLAN).open() as file:
        for line in file:
            data = json.loads(line)
            yield Part(**{**data, "places": tuple(data["places"])})


def cut(job: Job) -> Iterator[Part]:
    """The parts of a corpus, numbered. Raises SourceError where a source is none."""
    number = 0
    for source in dict.fromkeys(job.sources):
        for form, places, start, end, group in _cut_one(source, job):
            yield Part(number, form, places, start, end, group)
            number += 1


_Piece = tuple[str, tuple[str, ...], int, int, int]


def _cut_one(source: str, job: Job) -> Iterator[_Piece]:
    if source == "-" or source.lower().startswith(_WEB):
        raise SourceError(source, "pages and standard input are not read on Ray", "read them without --ray")
    files: list[str] = []
    count = 0
    for name in _files(Place(source)):
        count += 1
        if is_table(name):
            yield from _cut_table(name, job)
            continue
        files.append(name)
        if len(files) == job.statements_a_part:
            yield "files", tuple(files), 0, 0, 0
            files = []
    if files:
        yield "files", tuple(files), 0, 0, 0
    if not count:
        problem = "there is no file to read in it"
        raise SourceError(
            source, problem, f"files there end in {', '.join((*READABLE_SUFFIXES, *_LINES, '.parquet'))}"
        )


def _files(place: Place) -> Iterator[str]:
    """The files that a source means, folder by folder, so that only one folder is ever listed at a time."""
    if place.system.isdir(place.path):
        yield from _below(place)
    elif any(mark in place.path for mark in "*?[") and not place.system.exists(place.path):
        yield from map(place.named, sorted(map(str, place.system.glob(place.path))))
    elif place.system.exists(place.path):
        yield place.url
    else:
        raise SourceError(place.url, "there is no such file or folder", "check the path")


def _below(place: Place) -> Iterator[str]:
    for folder, _, names in place.system.walk(place.path):
        inside = PurePosixPath(folder).parts[len(PurePosixPath(place.path).parts) :]
        if any(part.startswith(".") for part in inside):
            continue
        for name in sorted(names):
            path = PurePosixPath(name)
            wanted = path.suffix.lower() in READABLE_SUFFIXES or is_table(name)
            if wanted and not name.startswith(".") and path.stem.upper() != "README":
                yield place.named(f"{str(folder).rstrip('/')}/{name}")


def _cut_table(name: str, job: Job) -> Iterator[_Piece]:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _LINES:
        size, step = Place(name).size(), job.statements_a_part * BYTES_A_STATEMENT
        yield from (("lines", (name,), start, min(start + step, size), 0) for start in range(0, size, step))
        if size:
            return
    elif suffix == ".parquet" and (groups := _row_groups(name)):
        step = job.statements_a_part
        for group, rows in enumerate(groups):
            for start in range(0, rows, step):
                yield "rows", (name,), start, min(start + step, rows), group
        return
    # Whatever is wrong with it, the task says.
    yield "table", (name,), 0, 0, 0


def _row_groups(name: str) -> list[int]:
    """How many rows each row group of a Parquet file has; none where it cannot be read."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with Place(name).open() as file:
            found = ParquetFile(file).metadata
            return [found.row_group(group).num_rows for group in range(found.num_row_groups)]
    except (ArrowException, VerbaleError):
        return []
