"""Options that choose a slice of the archive: an issuer, a period."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

__all__ = ["days_of", "known_issuer", "period_options"]

_DAY = click.DateTime(["%Y-%m-%d"])

F = TypeVar("F", bound=Callable[..., Any])


def known_issuer(_context: click.Context, _option: click.Parameter, given: str) -> str:
    """The code of a party, in capitals. Raises click.BadParameter for one that is none."""
    from verbale.language.gazetteer import known_party

    code = given.upper()
    if code and not known_party(code):
        raise click.BadParameter(f"there is no party {given}; give a code, CHN for example")
    return code


def period_options(command: F) -> F:
    """``--from`` and ``--to``, as "since" and "until"."""
    options = (
        click.option(
            "--from", "since", metavar="DAY", type=_DAY, help="Only of this day or later: 2024-04-24."
        ),
        click.option("--to", "until", metavar="DAY", type=_DAY, help="Only of this day or earlier."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def days_of(given: Mapping[str, Any]) -> dict[str, str]:
    """The days among ``given`` as the archive takes them."""
    return {name: day.strftime("%Y-%m-%d") if day else "" for name, day in given.items()}
