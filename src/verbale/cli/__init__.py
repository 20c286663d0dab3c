"""The command line: ``verbale``, with one module a command."""

from __future__ import annotations

import click

from verbale.cli.evaluate import evaluate
from verbale.cli.read import read
from verbale.cli.streams import write_utf8
from verbale.cli.text import text

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="verbale", message="%(prog)s %(version)s")
def main() -> None:
    """Read official statements into verbatim, attributed records.

    \b
    Examples:
      verbale read statement.txt
      verbale read readout.pdf --format html > readout.html
      verbale text readout.pdf
    """
    write_utf8()


main.add_command(read)
main.add_command(text)
main.add_command(evaluate)
