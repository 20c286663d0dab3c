"""The command line: ``verbale``, with one module a command."""

from __future__ import annotations

import click

from verbale.cli.account import account
from verbale.cli.add import add
from verbale.cli.annotate import annotate
from verbale.cli.brief import brief
from verbale.cli.check import check
from verbale.cli.compare import compare
from verbale.cli.correct import correct
from verbale.cli.evaluate import evaluate
from verbale.cli.export import export
from verbale.cli.feeds import feeds
from verbale.cli.init import init
from verbale.cli.keyness import keyness
from verbale.cli.labels import labels
from verbale.cli.ledger import ledger_commands
from verbale.cli.listing import list_statements
from verbale.cli.log import log
from verbale.cli.mcp import mcp
from verbale.cli.news import news
from verbale.cli.phrase import phrase
from verbale.cli.phrases import phrases
from verbale.cli.precedent import precedent
from verbale.cli.read import read
from verbale.cli.removal import remove, restore
from verbale.cli.reuse import reuse
from verbale.cli.review import review
from verbale.cli.search import search
from verbale.cli.serve import serve
from verbale.cli.show import show
from verbale.cli.streams import write_utf8
from verbale.cli.text import text
from verbale.cli.update import update

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="verbale", message="%(prog)s %(version)s")
def main() -> None:
    """Read official statements into verbatim, attributed records.

    \b
    Examples:
      verbale read statement.txt
      verbale read readout.pdf --format html > readout.html
      verbale init
      verbale add statements/
      verbale list
    """
    write_utf8()


_COMMANDS = (
    account,
    add,
    annotate,
    brief,
    check,
    compare,
    correct,
    evaluate,
    export,
    feeds,
    init,
    keyness,
    labels,
    list_statements,
    log,
    mcp,
    news,
    phrase,
    phrases,
    precedent,
    read,
    remove,
    restore,
    reuse,
    review,
    search,
    serve,
    show,
    text,
    update,
    *ledger_commands,
)
for _command in _COMMANDS:
    main.add_command(_command)
