"""``verbale add``: statements into an archive."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from verbale.cli.engine import engine_of_archive
from verbale.cli.options import (
    archive_option,
    json_option,
    map_option,
    metadata_options,
    overrides_of,
    robots_option,
)
from verbale.cli.progress import progress
from verbale.cli.streams import complain, ends_quietly, resumable
from verbale.cli.tables import print_json

if TYPE_CHECKING:
    from verbale.archive.importing import AddReport

__all__ = ["add", "summary_of"]


@click.command(short_help="Add statements to the archive.")
@archive_option
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@metadata_options
@map_option
@robots_option
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
@json_option
@ends_quietly
def add(
    *,
    place: str,
    sources: tuple[str, ...],
    names: dict[str, str],
    ignore_robots: bool,
    quiet: bool,
    as_json: bool,
    **metadata: str,
) -> None:
    """Add statements to the archive, with their originals and readings.

    A SOURCE is what verbale read takes, or a table of statements: a file in JSON lines (.jsonl), CSV or
    Parquet with the columns id, date, title, url, publisher, issuer and text, of which only text has to
    be there; --map says what they are called there. The address of an RSS or Atom feed adds what its
    entries lead to, and verbale update asks it for more. A folder of readings that verbale read --ray
    has written, or a Parquet file in it, brings statements that are not read again. What is in the archive
    already is passed over, so that an import that was interrupted can be started again.

    \b
    Examples:
      verbale add statements/
      verbale add statements.jsonl
      verbale add statements.csv --map text=body,date=day
      verbale add readings/
      verbale add https://example.org/statement --issuer FRA
      verbale add https://example.org/feed.xml --issuer FRA
    """
    from verbale.archive import Archive
    from verbale.archive.gathering import count_originals
    from verbale.sources import Fetcher

    overrides = overrides_of(metadata)
    fetcher = Fetcher(ignore_robots=ignore_robots) if any("://" in source for source in sources) else None
    shown = sys.stderr.isatty() and not quiet
    total = count_originals(sources, names) if shown else None
    with (
        Archive.open(place) as archive,
        engine_of_archive(archive, quiet=quiet),
        resumable(),
        progress(total, quiet=quiet) as bar,
    ):
        report = archive.add(
            sources, overrides=overrides, fetcher=fetcher, names=names, progress=lambda _: bar.advance()
        )
    for problem in report.problems:
        complain(problem)
    if as_json:
        print_json(asdict(report))
    else:
        click.echo(summary_of(report))
    if report.problems:
        sys.exit(1)


def summary_of(report: AddReport) -> str:
    """What became of the originals, in one line."""
    counts = (
        (len(report.added), "added"),
        (len(report.versions), "further versions"),
        (report.unchanged, "there already"),
        (report.removed, "removed before, left out"),
        (len(report.problems), "not added"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing to add"
