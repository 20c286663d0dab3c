"""``verbale show``: one statement of an archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from verbale.cli.options import archive_option, json_option
from verbale.cli.render import Style, renderer
from verbale.cli.streams import ends_quietly
from verbale.cli.tables import print_json
from verbale.views.plain import one_line
from verbale.views.rows import statement_row

if TYPE_CHECKING:
    from verbale.archive import Archived
    from verbale.archive.model import Link
    from verbale.reading.model import Reading

__all__ = ["show"]

_MOST_PASSAGES = 10
_LONGEST = 120
"""Characters of a passage that differs."""


@click.command(short_help="Show a statement of the archive.")
@archive_option
@click.argument("statement", metavar="ID")
@click.option("--text", "as_text", is_flag=True, help="Print its text, which the offsets refer to.")
@click.option("--original", "as_original", is_flag=True, help="Write out the original, byte for byte.")
@json_option
@ends_quietly
def show(*, place: str, statement: str, as_text: bool, as_original: bool, as_json: bool) -> None:
    """Show the reading of a statement of the archive, where else it was published, and in which
    passages statements differ that are nearly the same.

    ID is the statement's id or the beginning of it, the address or path that it came from, the name of
    that file, or its id in the table that it came from.

    \b
    Examples:
      verbale show Sdikyjb43shnl
      verbale show Sdiky --json
      verbale show Sdiky --original > readout.pdf
    """
    from verbale.archive import Archive

    if as_text + as_original + as_json > 1:
        raise click.UsageError("--text, --original and --json exclude each other")
    with Archive.open(place) as archive:
        found = archive.get(statement)
        if as_text:
            sys.stdout.write(found.text)
        elif as_original:
            sys.stdout.buffer.write(archive.original(found.original))
        elif as_json:
            print_json(statement_row(found, archive.reading(found.id)))
        else:
            _print(found, archive.reading(found.id))


def _print(found: Archived, reading: Reading) -> None:
    sys.stdout.write(renderer("text", Style())(found.statement, reading))
    lines = [f"Also published: {version.publisher} {version.source}" for version in found.versions[1:]]
    for link in found.links:
        lines += [f"Nearly the same: {link.id} ({link.similarity:.0%})", *_passages(link)]
    if lines:
        click.echo("\n" + "\n".join(lines))


def _passages(link: Link) -> Iterator[str]:
    """What stands here and what there, a line each, up to as many as a person reads."""
    for here, there in link.passages[:_MOST_PASSAGES]:
        yield f"  here {_quoted(here)}, there {_quoted(there)}"
    if len(link.passages) > _MOST_PASSAGES:
        yield f"  and {len(link.passages) - _MOST_PASSAGES} more; --json has them all"


def _quoted(words: str) -> str:
    if not words:
        return "nothing"
    shown = one_line(words)
    return f"“{shown}”" if len(shown) <= _LONGEST else f"“{shown[:_LONGEST]} …”"
