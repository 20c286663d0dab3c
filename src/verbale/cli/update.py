"""``verbale update``: what is new in the feeds of an archive, and what a better reader makes of the rest."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from verbale.cli.add import summary_of
from verbale.cli.engine import engine_of_archive
from verbale.cli.options import archive_option, json_option, robots_option
from verbale.cli.progress import progress
from verbale.cli.streams import complain, ends_quietly, resumable
from verbale.cli.tables import print_json

__all__ = ["update"]


@click.command(short_help="Add what is new in the feeds; read again with a better reader.")
@archive_option
@robots_option
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
@json_option
@ends_quietly
def update(*, place: str, ignore_robots: bool, quiet: bool, as_json: bool) -> None:
    """Ask the feeds that the archive follows for statements that are not there yet, and add them.

    A feed is followed once it was added by its address (verbale add). It is asked whether it has changed,
    and of its entries those are fetched that are not there. What fails is tried again the next time.

    Then every statement is read again that another version of the reader, or another engine, has read.
    Corrections hold on; verbale review lists those that the new reading contradicts. An update that was
    interrupted goes on where it ended.

    \b
    Examples:
      verbale update
      verbale update --quiet --json
    """
    from verbale.archive import Archive
    from verbale.archive.disagreements import disagreements
    from verbale.sources import Fetcher

    fetcher = Fetcher(ignore_robots=ignore_robots)
    with (
        Archive.open(place) as archive,
        engine_of_archive(archive, quiet=quiet),
        resumable(),
        progress(None, quiet=quiet) as bar,
    ):
        report = archive.poll(fetcher, progress=lambda _: bar.advance())
        again = archive.reread(progress=bar.reach)
        contradicted = len(archive.review()) if again.changed else 0
        differ = len(disagreements(archive.database)) if archive.reader else 0
    problems = report.problems + again.problems
    for problem in problems:
        complain(problem)
    if as_json:
        print_json({**asdict(report), "reread": asdict(again), "review": contradicted, "engines": differ})
    else:
        click.echo(summary_of(report))
        if again.done:
            click.echo(f"{again.done} read again, {len(again.changed)} of them differently")
        if contradicted:
            click.echo(f"{contradicted} corrections to be looked at again: verbale review")
        if differ:
            click.echo(
                f"{differ} sentences and records that the model and the rules read differently: verbale review"
            )
    if problems:
        sys.exit(1)
