"""``verbale compare``: two statements side by side."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from verbale.cli.options import archive_option
from verbale.cli.reading import check_source
from verbale.cli.render import party_name
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_json

if TYPE_CHECKING:
    from verbale.comparison.proposals import Proposal
    from verbale.reading.model import Reading

__all__ = ["compare"]


@click.command(short_help="Set two statements side by side.")
@click.argument("statements", nargs=-1, metavar="[A B]")
@archive_option
@click.option("--find", is_flag=True, help="Propose pairs in the archive: same engagement, two issuers.")
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "html")), default="text", show_default=True,
    help="text for a person, json with the offsets of sentences, html for a page.",
)  # fmt: skip
@click.option("--width", type=click.IntRange(min=40), metavar="N", help="Columns of the text.")
@click.option("--color/--no-color", default=None, help="Colour the text, or do not, wherever it goes.")
@ends_quietly
def compare(
    *, statements: tuple[str, ...], place: str, find: bool, form: str, width: int | None, color: bool | None
) -> None:
    """Set two statements A and B, files or of the archive, side by side, two readouts of one meeting above all.

    What both say, with what differs: the act, the strength, whose word it is, figures, wording; what one alone says;
    records that one alone has or that the two tell differently; the subjects in the order of each.

    \b
    Examples:
      verbale compare ours.txt theirs.txt
      verbale compare S3k7 Sdik --format html > readouts.html
      verbale compare --find
    """
    if len(statements) != (0 if find else 2):
        raise click.UsageError("give two statements, or --find alone")
    if find:
        _propose(place, form)
        return
    from verbale.comparison.readouts import compare_readings

    found = compare_readings(*(_reading(name, place) for name in statements))
    if form == "json":
        print_json(found.to_dict())
    elif form == "html":
        from verbale.views.compare import render_comparison_page

        sys.stdout.write(render_comparison_page(found, party_name))
    else:
        from verbale.views.compare import render_comparison

        shown = render_comparison(found, party_name, target=sys.stdout, width=width, color=color)
        sys.stdout.write(shown)


def _reading(name: str, place: str) -> Reading:
    """The reading of a statement of the archive, if there is one of that name, or of a source."""
    import verbale
    from verbale.archive import Archive
    from verbale.errors import ArchiveError

    try:
        with Archive.open(place) as archive:
            return archive.reading(name)
    except ArchiveError as missing:
        check_source(name, missing)
        return verbale.read(verbale.load(name))


def _propose(place: str, form: str) -> None:
    from verbale.archive import Archive
    from verbale.comparison.proposals import propose_pairs

    if form == "html":
        raise click.UsageError("--find gives text or JSON")
    with Archive.open(place) as archive:
        found = propose_pairs(archive)
    if form == "json":
        print_json([pair.to_dict() for pair in found])
        return
    for pair in found:
        click.echo(_line(pair))
    say(f"{len(found)} pairs")


def _line(pair: Proposal) -> str:
    from verbale.views.plain import one_line

    days = [day or "no date" for day in pair.published]
    head = f"{pair.a}  {pair.b}  {pair.issuers[0]} {days[0]}, {pair.issuers[1]} {days[1]}"
    return f"{head}\n  {one_line(pair.engagement)}"
