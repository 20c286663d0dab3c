"""``verbale init``: making an archive."""

from __future__ import annotations

import click

from verbale.cli.options import archive_option, json_option
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_json

__all__ = ["init"]


@click.command(short_help="Make an archive, or bring one up to date.")
@archive_option
@json_option
@ends_quietly
def init(*, place: str, as_json: bool) -> None:
    """Make an archive, or bring the one that is there up to date.

    \b
    Examples:
      verbale init
      verbale init -a statements.db
      verbale init -a postgresql://ana@db.example.org/statements
    """
    from verbale.archive import Archive

    with Archive.create(place) as archive:
        ready = archive.database.place
    if as_json:
        print_json({"archive": ready})
    else:
        say(f"{ready} is ready")
