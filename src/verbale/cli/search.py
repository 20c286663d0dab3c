"""``verbale search``: lines of the archive, in context or counted."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from verbale.cli.filters import filter_options, filters_of
from verbale.cli.options import archive_option, csv_option, json_option
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_json, print_table
from verbale.views.columns import HIT, names_of
from verbale.views.rows import found_row, hit_row

if TYPE_CHECKING:
    from verbale.archive.search import Found, Hit

__all__ = ["search"]

_BY = (
    "issuer",
    "publisher",
    "kind",
    "year",
    "month",
    "statement",
    "act",
    "issue",
    "speaker",
    "party",
    "to",
    "record",
)


@click.command(short_help="Find lines in the archive.")
@click.argument("query", nargs=-1)
@archive_option
@filter_options("--to")
@click.option("--records", is_flag=True, help="Show the records in the sentences found, not the sentences.")
@click.option(
    "--sort",
    type=click.Choice(["newest", "oldest", "relevance"]),
    default="newest",
    show_default=True,
    help="What comes first.",
)
@click.option("--by", type=click.Choice(_BY), help="Count the hits by this instead of showing them.")
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    default=20,
    show_default=True,
    help="Hits shown at most; with --records, the sentences that hold them.",
)
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits passed over first.")
@click.option("--width", type=click.IntRange(40), help="Columns to use; the terminal's, or 100 in a pipe.")
@json_option
@csv_option
@ends_quietly
def search(  # noqa: PLR0913 - one parameter an option
    *,
    query: tuple[str, ...],
    place: str,
    records: bool,
    sort: str,
    by: str | None,
    limit: int,
    offset: int,
    width: int | None,
    as_json: bool,
    as_csv: bool,
    **given: Any,
) -> None:
    """Find lines in the archive, each with its speaker and date; without a query, all that the options let through.

    Words must all stand in a sentence. "A phrase" in quotation marks, a prefix*, OR, NOT, NEAR/5 and brackets
    work; put the query in '…' so that the shell leaves it alone.

    \b
    Examples:
      verbale search '"win-win cooperation"' --issuer CHN
      verbale search 'tariff* NOT (steel OR aluminum)' --act demand --to USA
      verbale search 'vessels NEAR/5 reef' --from 2025-01-01 --json
      verbale search --records --record commitments --speaker USA
      verbale search sanctions --by month
    """
    from verbale.archive import Archive
    from verbale.archive.search import Count

    filters = filters_of(given)
    wanted = " ".join(query)
    with Archive.open(place) as archive:
        if by is not None:
            counts = [asdict(one) for one in archive.count(wanted, filters, by=by)]
            columns = ("hits", "statements", "value")
            print_table(counts, columns, head=names_of(Count), as_json=as_json, as_csv=as_csv)
            return
        find = archive.search_records if records else archive.search
        found = find(wanted, filters, order=sort, limit=limit, offset=offset)
        _show(found, records=records, width=width, as_json=as_json, as_csv=as_csv)


def _show(found: Found, *, records: bool, width: int | None, as_json: bool, as_csv: bool) -> None:
    from verbale.views.concordance import ContextLine, concordance

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    if as_json:
        print_json(found_row(found))
    elif as_csv:
        head = (*HIT, "type", "fields") if records else HIT
        print_table(map(hit_row, found.hits), (), head=head, as_json=False, as_csv=True)
    else:
        lines = (
            ContextLine(hit.date, hit.issuer, _speaker(hit), hit.quote, hit.places) for hit in found.hits
        )
        click.echo(concordance(lines, width=width), nl=False)
        best = f", the best of the newest {found.ranked} sentences with these words" if found.ranked else ""
        say(f"{_number(found)}; {len(found.hits)} shown{best}")


def _number(found: Found) -> str:
    if not found.exact:
        return f"at least {found.total} hits"
    return "1 hit" if found.total == 1 else f"{found.total} hits"


def _speaker(hit: Hit) -> str:
    """Who says it: the innermost voice; the publisher, where it narrates."""
    return hit.voice[-1].name if hit.voice else "(narration)"
