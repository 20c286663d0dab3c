"""``verbale mcp``: the archive for chat assistants."""

from __future__ import annotations

import click

from verbale.cli.options import archive_option
from verbale.cli.streams import ends_quietly

__all__ = ["mcp"]


@click.command(short_help="Serve the archive to a chat assistant.")
@archive_option
@ends_quietly
def mcp(*, place: str) -> None:
    """Serve the archive to a chat assistant, as a server of the Model Context Protocol on standard input and output.

    The assistant can search, show a statement, set two statements side by side or one against its precedents, and
    ask what the statements of two parties add up to; it can change nothing. Every answer is a quotation with its
    speaker, its date and a permanent link. Start it from the assistant's configuration. Needs the extra verbale[mcp].

    \b
    Examples:
      verbale mcp -a verbale.db
      {"mcpServers": {"verbale": {"command": "verbale", "args": ["mcp", "-a", "/data/verbale.db"]}}}
    """
    from verbale.assistant import make_server

    make_server(place).run("stdio")
