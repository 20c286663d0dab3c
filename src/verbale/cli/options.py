"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from verbale.statement import KINDS

if TYPE_CHECKING:
    from verbale.sources import Overrides

__all__ = [
    "archive_option",
    "csv_option",
    "json_option",
    "map_option",
    "metadata_options",
    "overrides_of",
    "robots_option",
]

F = TypeVar("F", bound=Callable[..., Any])

_METADATA = (
    click.option(
        "--issuer", metavar="CODE", default="", help="The party that it speaks for: CHN, USA, EU, …"
    ),
    click.option(
        "--published", metavar="DATE", default="", help="When it was published: 2024-04-24, 2024-04, …"
    ),
    click.option("--title", metavar="TEXT", default="", help="Its title."),
    click.option("--publisher", metavar="NAME", default="", help="Who published it."),
    click.option("--kind", metavar="KIND", default="", help=f"What it is: {', '.join(KINDS)}."),
)

robots_option = click.option(
    "--ignore-robots", is_flag=True, help="Fetch pages that a site's robots.txt asks programs to leave alone."
)

archive_option = click.option(
    "-a",
    "--archive",
    "place",
    metavar="PATH|URL",
    envvar="VERBALE_ARCHIVE",
    default="verbale.db",
    show_default=True,
    show_envvar=True,
    help="The archive: a file, or postgresql://USER@HOST/DATABASE.",
)


def _names(_context: click.Context, _option: click.Parameter, given: str) -> dict[str, str]:
    """What columns are called in a table, by what they are called here."""
    from verbale.sources.tables import COLUMNS

    pairs = [pair.partition("=") for pair in given.split(",") if pair.strip()]
    names = {name.strip(): column.strip() for name, _, column in pairs}
    for name, column in names.items():
        if name not in COLUMNS or not column:
            known = ", ".join(COLUMNS)
            raise click.BadParameter(f"{name}={column} is not NAME=COLUMN with one of the names {known}")
    return names


map_option = click.option(
    "--map",
    "names",
    metavar="NAME=COLUMN,…",
    default="",
    callback=_names,
    help="What the columns of a table are called: text=body,date=day.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
csv_option = click.option("--csv", "as_csv", is_flag=True, help="Print a table of comma-separated values.")


def metadata_options(command: F) -> F:
    """Options that count for more than what a source says of itself."""
    for option in reversed(_METADATA):
        command = option(command)
    return command


def overrides_of(given: dict[str, str]) -> Overrides:
    """The values of the metadata options; wrong usage where one is not allowed."""
    from verbale.sources import OverrideError, Overrides

    try:
        return Overrides(**given)
    except OverrideError as error:
        raise click.UsageError(str(error)) from error
