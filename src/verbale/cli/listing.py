"""``verbale list``: the statements of an archive."""

from __future__ import annotations

from typing import Any

import click

from verbale.cli.options import archive_option, csv_option, json_option
from verbale.cli.streams import ends_quietly
from verbale.cli.tables import print_table
from verbale.statement import KINDS
from verbale.views.columns import STATEMENT
from verbale.views.rows import summary_row

__all__ = ["list_statements"]

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("list", short_help="List the statements of the archive.")
@archive_option
@click.option("--issuer", metavar="CODE", default="", help="Only those of this party.")
@click.option("--kind", type=click.Choice(KINDS), metavar="KIND", help="Only those of this kind.")
@click.option(
    "--from", "since", metavar="DAY", type=_DAY, help="Only those of this day or later: 2024-04-24."
)
@click.option("--to", "until", metavar="DAY", type=_DAY, help="Only those of this day or earlier.")
@click.option("--removed", is_flag=True, help="Those that were removed instead.")
@json_option
@csv_option
@ends_quietly
def list_statements(  # noqa: PLR0913 - one parameter an option
    *,
    place: str,
    issuer: str,
    kind: str | None,
    since: Any,
    until: Any,
    removed: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List the statements of the archive by date: id, date, issuer, kind and title.

    \b
    Examples:
      verbale list
      verbale list --issuer CHN --from 2025-01-01 --csv > statements.csv
      verbale list --removed
    """
    from verbale.archive import Archive

    first, last = (day.strftime("%Y-%m-%d") if day else "" for day in (since, until))
    with Archive.open(place) as archive:
        found = archive.list(issuer=issuer, kind=kind or "", since=first, until=last, removed=removed)
    columns = ("id", "published", "issuer", "kind", "title")
    print_table(map(summary_row, found), columns, head=STATEMENT, as_json=as_json, as_csv=as_csv)
