"""``verbale phrase``: one wording over time, its variants, and every use of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from verbale.cli.options import archive_option, json_option
from verbale.cli.slicing import days_of, known_issuer, period_options
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_json

if TYPE_CHECKING:
    from verbale.comparison.phrases import Phrase

__all__ = ["phrase"]


@click.command(short_help="Show how the use of a wording changes over time.")
@click.argument("wording")
@archive_option
@click.option("--issuer", metavar="CODE", default="", callback=known_issuer, help="Only of this party.")
@period_options
@click.option(
    "--svg",
    "svg",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the curve as an image into FILE.",
)
@click.option("--width", type=click.IntRange(40), help="Columns to use; the terminal's, or 100 in a pipe.")
@json_option
@ends_quietly
def phrase(
    *,
    wording: str,
    place: str,
    issuer: str,
    svg: Path | None,
    width: int | None,
    as_json: bool,
    **days: Any,
) -> None:
    """Show how the use of a WORDING changes over time, in which variants it stands, and every use in context.

    \b
    Examples:
      verbale phrase "win-win cooperation"
      verbale phrase "win-win cooperation" --issuer CHN --svg curve.svg
      verbale phrase "peace through strength" --json
    """
    from verbale.archive import Archive
    from verbale.comparison.slices import load_slice
    from verbale.comparison.uses import find_phrase
    from verbale.views.curve import curve
    from verbale.views.phrases import render_curve

    with Archive.open(place) as archive:
        found = find_phrase(load_slice(archive, issuer=issuer, **days_of(days)), wording)
    if found is None:
        print_json({"phrase": wording, "uses": 0}) if as_json else say(f"nobody says “{wording}”")
        return
    if svg is not None:
        svg.write_text(curve(found), encoding="utf-8")
    if as_json:
        print_json({**found.to_dict(), "places": _places(found)})
        return
    click.echo(render_curve(found) + "\n")
    _show_uses(found, width)


def _places(found: Phrase) -> list[dict[str, Any]]:
    """Every use: statement, date, issuer, offsets, quotation."""
    uses = (found.use(place) for place in found.places)
    return [{name: getattr(use, name) for name in use.__slots__} for use in uses]


def _show_uses(found: Phrase, width: int | None) -> None:
    from verbale.views.concordance import ContextLine, concordance

    lines = []
    for place in found.places:
        use, passage = found.use(place), found.slice.passages[int(found.slice.passage_of[place[0]])]
        within = (use.start - passage.start, use.end - passage.start)
        lines.append(ContextLine(use.date, use.issuer, use.statement, passage.quote, [within]))
    click.echo(concordance(lines, width=width), nl=False)
