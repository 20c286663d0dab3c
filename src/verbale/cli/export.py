"""``verbale export``: an archive, or what a search finds in it, in the formats of other programs."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from verbale.cli.filters import filter_options, filters_of
from verbale.cli.options import archive_option, json_option
from verbale.cli.progress import Bar, progress
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_json
from verbale.reading.model import RECORD_TYPES

if TYPE_CHECKING:
    from verbale.views.exports import Entry

__all__ = ["export"]

FORMATS = ("csv", "jsonl", "parquet", "webannotation", "qdpx", "ics", "plover", "conll")
TABLES = ("sentences", *(kind.key for kind in RECORD_TYPES))
_NOT_FOR_TERMINALS = ("parquet", "qdpx")


@click.command(short_help="Export the archive in the formats of other programs.")
@click.argument("query", nargs=-1)
@archive_option
@click.option(
    "--to", "form", type=click.Choice(FORMATS), required=True, metavar="FORMAT", help=f"{', '.join(FORMATS)}."
)
@click.option(
    "--table",
    type=click.Choice(TABLES),
    metavar="TABLE",
    help=f"What csv, jsonl and parquet hold: {', '.join(TABLES)}.  [default: sentences]",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it.",
)
@filter_options("--addressed")
@click.option("-q", "--quiet", is_flag=True, help="Show no progress and do not say what was written.")
@json_option
@ends_quietly
def export(
    *,
    query: tuple[str, ...],
    place: str,
    form: str,
    table: str | None,
    output: Path | None,
    quiet: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """Export the archive, or the lines that a query and options find, as verbale search does.

    \b
    csv, jsonl, parquet  one table: sentences, or records of a type
    webannotation        W3C Web Annotations, JSON-LD
    qdpx                 a REFI-QDA project, for QDA software
    ics                  engagements as a calendar
    plover               events between parties, JSON lines
    conll                tokens with labels of records

    \b
    Examples:
      verbale export --to csv --table commitments -o commitments.csv
      verbale export --to qdpx --issuer CHN --from 2025-01-01 -o china.qdpx
      verbale export --to jsonl '"win-win cooperation"' --act praise
      verbale export --to ics -o meetings.ics
    """
    from verbale.archive import Archive

    if output is None and as_json:
        raise click.UsageError("--json says what was written: write a file with -o FILE")
    if output is None and form in _NOT_FOR_TERMINALS and sys.stdout.isatty():
        raise click.UsageError(f"--to {form} is nothing to read on a terminal: write a file with -o FILE")
    with Archive.open(place) as archive, _written(output) as out, progress(None, quiet=quiet) as bar:
        count = _write(form, table or "", archive.entries(" ".join(query), filters_of(given)), out, bar)
    if as_json:
        print_json({"output": str(output), "format": form, "statements": count})
    elif output is not None and not quiet:
        say(f"wrote {output} with {count} {'statement' if count == 1 else 'statements'}")


@contextmanager
def _written(output: Path | None) -> Iterator[BinaryIO]:
    """A file to write to that is ``output``, or standard output, once it is whole."""
    if output is None:
        with tempfile.TemporaryFile() as file:
            yield file
            file.seek(0)
            shutil.copyfileobj(file, sys.stdout.buffer)
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


def _write(form: str, table: str, entries: Iterable[Entry], out: BinaryIO, bar: Bar) -> int:
    """Write the entries and say how many there were."""
    from verbale.views.exports import export as write

    count = 0

    def counted() -> Iterator[Entry]:
        nonlocal count
        for entry in entries:
            yield entry
            count += 1
            bar.advance()

    write(form, counted(), out, table)
    return count
