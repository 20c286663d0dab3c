"""``verbale remove`` and ``verbale restore``: statements out of an archive and back."""

from __future__ import annotations

import click

from verbale.cli.options import archive_option, json_option
from verbale.cli.streams import ends_quietly
from verbale.cli.tables import print_json

__all__ = ["remove", "restore"]

_why_option = click.option("--why", metavar="TEXT", default="", help="A reason, for the log.")
_statements_argument = click.argument("names", nargs=-1, required=True, metavar="ID...")


@click.command(short_help="Take statements out of the archive.")
@archive_option
@_statements_argument
@_why_option
@json_option
@ends_quietly
def remove(*, place: str, names: tuple[str, ...], why: str, as_json: bool) -> None:
    """Take statements out of lists and searches.

    They are kept, with their originals and corrections: verbale restore brings them back, and
    verbale add does not.

    \b
    Examples:
      verbale remove Sdikyjb43shnl --why "not an official text"
    """
    from verbale.archive import Archive

    with Archive.open(place) as archive:
        done = [archive.remove(identity, why=why) for identity in [archive.find(name) for name in names]]
    _report("removed", done, as_json=as_json)


@click.command(short_help="Bring removed statements back.")
@archive_option
@_statements_argument
@_why_option
@json_option
@ends_quietly
def restore(*, place: str, names: tuple[str, ...], why: str, as_json: bool) -> None:
    """Bring statements back that were removed; verbale list --removed shows them.

    \b
    Examples:
      verbale restore Sdikyjb43shnl
    """
    from verbale.archive import Archive

    with Archive.open(place) as archive:
        done = [archive.restore(identity, why=why) for identity in [archive.find(name) for name in names]]
    _report("restored", done, as_json=as_json)


def _report(what: str, identities: list[str], *, as_json: bool) -> None:
    if as_json:
        print_json({what: identities})
    else:
        click.echo(f"{what} {', '.join(identities)}")
