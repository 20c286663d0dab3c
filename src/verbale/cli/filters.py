"""Options that say which lines of an archive a command is about, as `verbale search` has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from verbale.reading.model import ACTS, ISSUES, RECORD_TYPES
from verbale.statement import KINDS

if TYPE_CHECKING:
    from verbale.archive.search import Filters

__all__ = ["filter_options", "filters_of"]

_DAY = click.DateTime(["%Y-%m-%d"])
_RECORDS = tuple(kind.key for kind in RECORD_TYPES)

F = TypeVar("F", bound=Callable[..., Any])


def _several(
    *names: str,
    choices: Iterable[str] = (),
    help: str,  # noqa: A002 - click's word
    metavar: str,
) -> Callable[[F], F]:
    """An option that can be given several times: any of its values will do."""
    kind = click.Choice(list(choices)) if choices else None
    return click.option(*names, multiple=True, type=kind, metavar=metavar, help=f"{help} Can be given again.")


def filter_options(addressed: str) -> Callable[[F], F]:
    """The options of a search but the query; ``addressed`` is what the one for the addressee is called."""
    options = (
        _several("--issuer", metavar="CODE", help="Only in statements of this party."),
        _several(
            "--speaker",
            metavar="NAME|CODE",
            help="Only what this person, or an official of this party, says.",
        ),
        _several(addressed, "addressed", metavar="CODE", help="Only what is addressed to this party."),
        _several("--act", choices=ACTS, metavar="ACT", help="Only sentences that do this: demand, warn, …."),
        _several(
            "--issue", choices=ISSUES, metavar="ISSUE", help="Only on this issue: taiwan, trade_tariffs, …."
        ),
        _several(
            "--record",
            choices=_RECORDS,
            metavar="TYPE",
            help="Only sentences with such a record: commitments, ….",
        ),
        _several("--kind", choices=KINDS, metavar="KIND", help="Only in statements of this kind."),
        click.option(
            "--from", "since", metavar="DAY", type=_DAY, help="Only of this day or later: 2024-04-24."
        ),
        click.option("--to-day", "until", metavar="DAY", type=_DAY, help="Only of this day or earlier."),
    )

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def filters_of(given: Mapping[str, Any]) -> Filters:
    """The filters that the values of these options are."""
    from verbale.archive.search import Filters

    first, last = (day.strftime("%Y-%m-%d") if day else "" for day in (given["since"], given["until"]))
    several = {name: tuple(given[name]) for name in ("issuer", "speaker", "act", "issue", "record", "kind")}
    return Filters(**several, to=tuple(given["addressed"]), since=first, until=last)
