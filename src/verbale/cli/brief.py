"""``verbale brief``: the briefing book for a visit."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.ledger import say_what_is_read
from verbale.cli.options import archive_option, json_option
from verbale.cli.render import party_name
from verbale.cli.slicing import known_issuer
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_json

__all__ = ["brief"]

_FORMATS = ("docx", "html", "pdf", "md")


@click.command(short_help="Write the briefing book for a visit.")
@click.argument("one", metavar="A", callback=known_issuer)
@click.argument("other", metavar="B", callback=known_issuer)
@archive_option
@click.option(
    "--for", "occasion", metavar="TEXT", default="", help='The occasion: "visit 2024-04-24/2024-04-26".'
)
@click.option(
    "--since",
    metavar="DAY",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Leave out what was last spoken of before this day.",
)
@click.option(
    "-o",
    "--output",
    "out",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The book, in the format that its name ends with: .docx, .html, .pdf or .md.",
)
@json_option
@ends_quietly
def brief(
    *, one: str, other: str, place: str, occasion: str, since: click.DateTime | None, out: Path, as_json: bool
) -> None:
    """Write the briefing book of the parties A and B: what each side says, promised, demands and will repeat.

    It holds quotations, counts and neutral labels only; each quotation has a number that leads to the annex,
    and from there to its source. With days in --for, the book is as of the first of them. PDF needs
    pip install 'verbale[pdf]'.

    \b
    Examples:
      verbale brief CHN USA --for "visit 2024-04-24/2024-04-26" -o book.docx
      verbale brief CHN USA --for "talks on trade" --since 2024-01-01 -o book.pdf
    """
    from verbale.archive import Archive
    from verbale.views.brief import FORMATS, make_book, occasion_of

    form = out.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise click.UsageError(
            f"{out.name}: the name ends with none of {', '.join('.' + one for one in _FORMATS)}"
        )
    if one == other:
        raise click.UsageError("A and B are the same party; give the codes of two")
    when = occasion_of(occasion)
    day = f"{since:%Y-%m-%d}" if since else ""
    with Archive.open(place) as archive:
        say_what_is_read(archive, one, other)
        relationship = archive.relationship(one, other, on=when.begins, since=day)
        book = make_book(archive, relationship, party_name, when)
    if not book.chapters:
        raise click.ClickException(f"the archive has nothing about {one} and {other} for such a book")
    out.write_bytes(FORMATS[form](book))
    if as_json:
        print_json(
            {
                "output": str(out),
                "format": form,
                "chapters": len(book.chapters),
                "quotations": len(book.annex),
            }
        )
    else:
        say(f"{out}: {len(book.chapters)} chapters, {len(book.annex)} quotations")
