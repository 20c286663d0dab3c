"""``verbale log``: what was done to an archive."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from verbale.cli.options import archive_option, csv_option, json_option
from verbale.cli.streams import ends_quietly
from verbale.cli.tables import print_table

if TYPE_CHECKING:
    from verbale.archive.model import Event

__all__ = ["log"]


@click.command(short_help="Show what was done, when and by whom.")
@archive_option
@click.argument("statement", required=False, default="", metavar="[ID]")
@json_option
@csv_option
@ends_quietly
def log(*, place: str, statement: str, as_json: bool, as_csv: bool) -> None:
    """Show what was done to the archive, or to one statement of it: when, by whom, and how it was before.

    The name in it is that of the user, or VERBALE_USER if that is set.

    \b
    Examples:
      verbale log
      verbale log Sdikyjb43shnl --json
    """
    from verbale.archive import Archive
    from verbale.archive.model import Event
    from verbale.views.columns import names_of

    with Archive.open(place) as archive:
        events = archive.log(statement)
    columns = ("at", "who", "action", "statement", "about")
    rows = map(_row, events) if not (as_json or as_csv) else map(asdict, events)
    print_table(rows, columns, head=names_of(Event), as_json=as_json, as_csv=as_csv)


def _row(event: Event) -> dict[str, Any]:
    about = ", ".join(f"{name} {value}" for name, value in event.details.items() if value)
    return {**asdict(event), "about": about}
