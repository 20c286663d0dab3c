"""``verbale keyness``: what one part of the archive says more than another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from verbale.cli.options import archive_option, csv_option, json_option
from verbale.cli.slicing import days_of, known_issuer
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_table

__all__ = ["keyness"]

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(short_help="Compare the words of two issuers or periods.")
@archive_option
@click.option(
    "--issuer", metavar="CODE", default="", callback=known_issuer, help="The first part: of this party."
)
@click.option("--from", "since", metavar="DAY", type=_DAY, help="The first part: of this day or later.")
@click.option("--to", "until", metavar="DAY", type=_DAY, help="The first part: of this day or earlier.")
@click.option(
    "--against-issuer",
    metavar="CODE",
    default="",
    callback=known_issuer,
    help="The second part: of this party.",
)
@click.option("--against-from", metavar="DAY", type=_DAY, help="The second part: of this day or later.")
@click.option("--against-to", metavar="DAY", type=_DAY, help="The second part: of this day or earlier.")
@click.option(
    "--correction",
    type=click.Choice(["bonferroni", "fdr"]),
    default="bonferroni",
    show_default=True,
    help="How p-values are corrected for many words.",
)
@click.option(
    "--level",
    type=click.FloatRange(0, 1),
    default=0.01,
    show_default=True,
    help="Only words with this p at most.",
)
@click.option("--words-only", is_flag=True, help="Compare words, not set phrases.")
@click.option("--limit", type=click.IntRange(1), default=40, show_default=True, help="Words shown at most.")
@json_option
@csv_option
@ends_quietly
def keyness(
    *,
    place: str,
    correction: str,
    level: float,
    words_only: bool,
    limit: int,
    as_json: bool,
    as_csv: bool,
    **given: Any,
) -> None:
    """Compare the words and set phrases of two parts of the archive: issuers, periods, or both.

    Without options for the second part, it is all other issuers' statements. g2 is the log-likelihood, log_ratio how
    many times more often (1: twice, 2: four times; negative: less), p is corrected for all words and phrases compared.

    \b
    Examples:
      verbale keyness --issuer CHN --against-issuer USA
      verbale keyness --issuer USA --from 2025-04-01 --to 2025-06-30 --against-issuer USA --against-to 2025-03-31
      verbale keyness --issuer CHN --correction fdr --csv > keys.csv
    """
    from verbale.archive import Archive
    from verbale.comparison.keyness import Key, find_keys
    from verbale.comparison.slices import load_slice
    from verbale.views.columns import names_of

    first, second = _parts(given)
    with Archive.open(place) as archive:
        here, there = load_slice(archive, **first), load_slice(archive, **second)
    found = find_keys(here, there, correction=correction, level=level, phrases=not words_only)
    rows = [key.to_dict() for key in found[:limit]]
    shown = [{**row, "p": f"{row['p']:.1e}"} for row in rows] if not (as_json or as_csv) else rows
    columns = ("log_ratio", "g2", "p", "here", "there", "text")
    print_table(shown, columns, head=names_of(Key), as_json=as_json, as_csv=as_csv)
    if not (as_json or as_csv):
        name = "Bonferroni" if correction == "bonferroni" else "false discovery rate"
        say(f"{len(found)} words and phrases differ (p ≤ {level}, {name}); {len(shown)} shown: "
            "log ratio, G², p, uses here, uses there")  # fmt: skip


def _parts(given: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """What chooses the two parts. Raises click.UsageError where they are not told apart."""
    issuer, against = given["issuer"], given["against_issuer"]
    days = days_of({name: value for name, value in given.items() if not name.endswith("issuer")})
    first = {"issuer": issuer, "since": days["since"], "until": days["until"]}
    second = {"issuer": against, "since": days["against_from"], "until": days["against_to"]}
    if not any(second.values()):
        if not issuer:
            raise click.UsageError("what is compared? give --issuer, or options for both parts")
        return first, {"other_than": issuer}
    if first == second:
        raise click.UsageError("both parts are the same; give another issuer or another period")
    return first, second
