"""``verbale news``: the newest statements, and what each has that no earlier one had."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verbale.cli.options import archive_option, json_option
from verbale.cli.streams import ends_quietly
from verbale.cli.tables import print_json

if TYPE_CHECKING:
    from verbale.views.news import News

__all__ = ["news"]

_SHOWN = 4
"""New records that are shown of a statement; the others are counted."""


@click.command(short_help="Show what is new in the newest statements.")
@archive_option
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=12, show_default=True, help="How many statements."
)
@json_option
@ends_quietly
def news(*, place: str, limit: int, as_json: bool) -> None:
    """Show the newest statements, each with the records that no earlier statement has.

    \b
    Examples:
      verbale news
      verbale news --limit 50 --json
    """
    from verbale.archive import Archive
    from verbale.ledger.snapshot import Snapshot
    from verbale.views.news import news_of

    with Archive.open(place) as archive:
        ledger = Snapshot(archive.ledger())
        found = [news_of(one, ledger.of_statement(one.id)) for one in archive.newest(limit)]
    if as_json:
        print_json([one.to_dict() for one in found])
        return
    for number, one in enumerate(found):
        click.echo("\n" * bool(number) + "\n".join(_lines(one)))


def _lines(news: News) -> list[str]:
    from verbale.views.plain import one_line
    from verbale.views.wording import RECORD_WORDS, number_of

    document = news.summary.document
    about = (document.published or "no date", document.issuer, document.title, f"({news.summary.id})")
    lines = [one_line("  ".join(part for part in about if part))]
    lines += [
        f"  {RECORD_WORDS[type(mention.record)].one}: “{one_line(mention.record.quote)}”"
        for mention in news.new[:_SHOWN]
    ]
    counts = ", ".join(number_of(kind, number) for kind, number in news.counts) or "no records"
    unheard = f"; {len(news.new)} not in any earlier statement" if news.new else ""
    return [*lines, f"  {counts}{unheard}"]
