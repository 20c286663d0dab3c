"""``verbale reuse``: passages of a statement that were lifted from earlier ones."""

from __future__ import annotations

import click

from verbale.cli.options import archive_option, json_option
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_json

__all__ = ["reuse"]


@click.command(short_help="Show what a statement takes from earlier ones.")
@click.argument("statement")
@archive_option
@click.option(
    "--words", type=click.IntRange(2), default=10, show_default=True, help="Words a passage shares at least."
)
@json_option
@ends_quietly
def reuse(*, statement: str, place: str, words: int, as_json: bool) -> None:
    """Show which passages of a STATEMENT of the archive stand in statements published before it.

    Case and punctuation count for nothing; up to three words in a row may be changed between runs of five. Each
    passage is as long as it can be, with the earlier statements that have most of it, earliest first, what differs,
    and the offsets on both sides.

    \b
    Examples:
      verbale reuse S3k7
      verbale reuse S3k7 --words 20
      verbale reuse S3k7 --json > reuse.json
    """
    from verbale.archive import Archive
    from verbale.comparison.reuse import reuse_in_archive
    from verbale.views.reuse import render_reuse

    with Archive.open(place) as archive:
        found = reuse_in_archive(archive, statement, words)
    if as_json:
        print_json([passage.to_dict() for passage in found])
    elif found:
        click.echo(render_reuse(found))
    else:
        say(f"no passage of {words} words or more stands in an earlier statement")
