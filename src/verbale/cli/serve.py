"""``verbale serve``: the archive in a browser, on this machine."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import archive_option
from verbale.cli.progress import progress
from verbale.cli.streams import ends_quietly, say

if TYPE_CHECKING:
    from verbale.archive import Archive

__all__ = ["serve"]


@click.command(short_help="Open the archive in a browser.")
@archive_option
@click.option("--demo", is_flag=True, help="Show fifty invented statements instead of an archive.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on: of this machine only."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8080,
    show_default=True,
    help="The port to listen on; 0 for any that is free.",
)
@click.option(
    "--name",
    "names",
    metavar="HOST",
    multiple=True,
    help="A name that others open it by: verbale.example.org. Needs accounts.",
)
@click.option("--open/--no-open", "opens", default=False, help="Open the browser as well.  [default: no]")
@ends_quietly
def serve(*, place: str, demo: bool, host: str, port: int, names: tuple[str, ...], opens: bool) -> None:
    """Serve the archive as web pages, and as an HTTP API below /api, until it is interrupted (Ctrl+C).

    An archive without accounts is served to this machine only, since whoever reaches the server can read and
    correct it; from another machine, use: ssh -L 8080:localhost:8080. One with accounts (verbale account) lets
    in only who signs in, and can listen on any address; put a server that speaks TLS before it.

    \b
    Examples:
      verbale serve --demo
      verbale serve -a statements.db --port 8000 --open
      verbale serve -a postgresql://USER@HOST/DATABASE --host 0.0.0.0 --name verbale.example.org
    """
    from verbale.archive.people.accounts import has_accounts
    from verbale.web.demo import demo_archive
    from verbale.web.serving import address, listen
    from verbale.web.serving import serve as run

    with ExitStack() as stack:
        if demo:
            listening = stack.enter_context(listen(host, port))
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="verbale-demo-"))
            say("reading the statements of the demo")
            with progress(None, quiet=False) as bar:
                archive = demo_archive(Path(folder) / "demo.db", lambda _: bar.advance())
            with_accounts = False
        else:
            archive = _opened(place)
            with_accounts = has_accounts(archive.database)
            listening = stack.enter_context(listen(host, port, with_accounts=with_accounts))
        stack.enter_context(archive)
        say(f"open {address(listening)} (Ctrl+C ends it)")
        if opens:
            click.launch(address(listening))
        run(archive, listening, names=names, is_demo=demo, with_accounts=with_accounts)


def _opened(place: str) -> Archive:
    """The archive at ``place``. Raises ArchiveError, which names the demo as well, where there is none."""
    from verbale.archive import Archive
    from verbale.errors import ArchiveError

    try:
        return Archive.open(place)
    except ArchiveError as error:
        if not error.problem.startswith("there is no archive"):
            raise
        demo = "to look around first: verbale serve --demo"
        raise ArchiveError(error.place, error.problem, f"{error.remedy}, or {demo}") from error
