"""``verbale update``: what is new in the feeds that an archive follows."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from verbale.cli.add import summary_of
from verbale.cli.options import archive_option, json_option, robots_option
from verbale.cli.progress import progress
from verbale.cli.streams import complain, ends_quietly
from verbale.cli.tables import print_json

__all__ = ["update"]


@click.command(short_help="Add what is new in the feeds.")
@archive_option
@robots_option
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
@json_option
@ends_quietly
def update(*, place: str, ignore_robots: bool, quiet: bool, as_json: bool) -> None:
    """Ask the feeds that the archive follows for statements that are not there yet, and add them.

    A feed is followed once it was added by its address (verbale add). It is asked whether it has changed,
    and of its entries those are fetched that are not there. What fails is tried again the next time.

    \b
    Examples:
      verbale update
      verbale update --quiet --json
    """
    from verbale.archive import Archive
    from verbale.sources import Fetcher

    fetcher = Fetcher(ignore_robots=ignore_robots)
    with Archive.open(place) as archive, progress(None, quiet=quiet) as bar:
        report = archive.poll(fetcher, progress=lambda _: bar.advance())
    for problem in report.problems:
        complain(problem)
    if as_json:
        print_json(asdict(report))
    else:
        click.echo(summary_of(report))
    if report.problems:
        sys.exit(1)
