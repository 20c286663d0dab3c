"""``verbale check``: whether an archive is whole."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from verbale.cli.options import archive_option, csv_option, json_option
from verbale.cli.progress import progress
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_table

__all__ = ["check"]


@click.command(short_help="Verify every hash, offset and reference.")
@archive_option
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
@json_option
@csv_option
@ends_quietly
def check(*, place: str, quiet: bool, as_json: bool, as_csv: bool) -> None:
    """Verify every hash, every offset and every reference of the archive.

    What is wrong is printed, a line each, and nothing is changed. The exit status is 1 if anything is wrong.

    \b
    Examples:
      verbale check
      verbale check -a statements.db --json
    """
    from verbale.archive import Archive

    count = 0
    with Archive.open(place) as archive, progress(None, quiet=quiet, doing="Checking") as bar:

        def reach(done: int, total: int) -> None:
            nonlocal count
            count = done
            bar.reach(done, total)

        findings = archive.check(reach)
    columns = ("where", "problem")
    print_table(map(asdict, findings), columns, head=columns, as_json=as_json, as_csv=as_csv)
    if findings:
        sys.exit(1)
    if not quiet:
        say(f"{count} statements checked, nothing is wrong")
