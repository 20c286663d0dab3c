"""``verbale phrases``: the set phrases of an issuer, found without a list."""

from __future__ import annotations

from typing import Any

import click

from verbale.cli.options import archive_option, csv_option, json_option
from verbale.cli.slicing import days_of, known_issuer, period_options
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_table
from verbale.views.columns import PHRASE

__all__ = ["phrases"]


@click.command(short_help="Find the set phrases of an issuer.")
@archive_option
@click.option("--issuer", metavar="CODE", default="", callback=known_issuer, help="Only of this party.")
@period_options
@click.option(
    "--least", type=click.IntRange(2), metavar="N", help="In how many statements a wording has to stand."
)
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="Phrases shown at most.")
@json_option
@csv_option
@ends_quietly
def phrases(
    *, place: str, issuer: str, least: int | None, limit: int, as_json: bool, as_csv: bool, **days: Any
) -> None:
    """Find the set phrases of an issuer, or of the whole archive: wordings that are repeated, with their variants.

    Each with how often and since when it is used, on which issues, and where its rate changes significantly.

    \b
    Examples:
      verbale phrases --issuer CHN
      verbale phrases --issuer USA --from 2025-06-01 --limit 100
      verbale phrases --issuer CHN --json > phrases.json
    """
    from verbale.archive import Archive
    from verbale.comparison.phrases import find_phrases
    from verbale.comparison.slices import load_slice
    from verbale.views.phrases import render_phrases

    with Archive.open(place) as archive:
        text = load_slice(archive, issuer=issuer, **days_of(days))
        rest = load_slice(archive, other_than=issuer) if issuer else None
    found = find_phrases(text, rest, least)
    if as_json or as_csv:
        rows = (phrase.to_dict() for phrase in found[:limit])
        print_table(rows, (), head=PHRASE, as_json=as_json, as_csv=as_csv)
    elif found:
        click.echo(render_phrases(found[:limit]))
        say(f"{len(found)} phrases in {len(text.statements)} statements; {min(limit, len(found))} shown")
    else:
        say(f"no set phrases in {len(text.statements)} statements")
