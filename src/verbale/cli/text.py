"""``verbale text``: the text that the offsets of a reading refer to."""

from __future__ import annotations

import sys

import click

from verbale.cli.options import robots_option
from verbale.cli.reading import Reader
from verbale.cli.streams import ends_quietly

__all__ = ["text"]


@click.command(short_help="Print the text that offsets refer to.")
@click.argument("source")
@robots_option
@ends_quietly
def text(source: str, ignore_robots: bool) -> None:
    """Print exactly the text of a source that the offsets of its reading refer to.

    SOURCE is a text, HTML, PDF or DOCX file, an http(s) address, or - for standard input. In a file or a
    pipe every character is there, in UTF-8; on a terminal, control characters are left out.

    \b
    Examples:
      verbale text readout.pdf > readout.txt
      verbale text https://example.org/statement
    """
    from verbale.sources import Overrides

    content = Reader(Overrides(), ignore_robots=ignore_robots).load(source).text
    if sys.stdout.isatty():
        from verbale.views.plain import without_controls

        content = without_controls(content).rstrip("\n") + "\n"
    sys.stdout.write(content)
