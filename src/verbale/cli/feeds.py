"""``verbale feeds``: the feeds that an archive follows."""

from __future__ import annotations

from dataclasses import asdict

import click

from verbale.cli.options import archive_option, csv_option, json_option
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_json, print_table

__all__ = ["feeds"]


@click.command(short_help="List the feeds that the archive follows.")
@archive_option
@click.option("--forget", "forgotten", metavar="URL", help="Follow this one no longer; its statements stay.")
@json_option
@csv_option
@ends_quietly
def feeds(*, place: str, forgotten: str | None, as_json: bool, as_csv: bool) -> None:
    """List the feeds that the archive follows: when each was last asked, and what went wrong then.

    \b
    Examples:
      verbale feeds
      verbale feeds --forget https://example.org/feed.xml
    """
    from verbale.archive import Archive
    from verbale.archive.model import FollowedFeed
    from verbale.views.columns import names_of

    with Archive.open(place) as archive:
        if forgotten:
            archive.forget(forgotten)
            if as_json:
                print_json({"forgotten": forgotten})
            else:
                say(f"{forgotten} is followed no longer")
            return
        found = [asdict(feed) for feed in archive.feeds()]
    columns = ("polled_at", "url", "title", "problem")
    print_table(found, columns, head=names_of(FollowedFeed), as_json=as_json, as_csv=as_csv)
