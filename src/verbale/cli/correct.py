"""``verbale correct``: what the reading got wrong, put right by a person."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from verbale.cli.options import archive_option, json_option
from verbale.cli.streams import ends_quietly, fail_with_lines
from verbale.cli.tables import print_json
from verbale.views.rows import correction_row

if TYPE_CHECKING:
    from verbale.archive.corrections import Change

__all__ = ["correct"]

F = TypeVar("F", bound=Callable[..., Any])

_FIELDS = ("act", "also", "voice", "to", "issues")
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


def _span(_context: click.Context, _option: click.Parameter, given: str | None) -> tuple[int, int] | None:
    if given is None:
        return None
    match = _SPAN.fullmatch(given)
    if match is None:
        raise click.BadParameter(f"{given!r} is not START-END, such as 130-160")
    return int(match[1]), int(match[2])


def _assignments(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    pairs = [one.partition("=") for one in given]
    for name, sign, _ in pairs:
        if not sign or not name.strip():
            raise click.BadParameter(f"{name!r} is not NAME=VALUE, such as polarity=refrain")
    return {name.strip(): value for name, _, value in pairs}


def _action(name: str, text: str) -> Callable[[F], F]:
    return click.option(f"--{name}", "actions", flag_value=name, multiple=True, help=text)


@click.command(short_help="Correct what the reading got wrong.")
@archive_option
@click.argument("targets", nargs=-1, metavar="[ID]...")
@click.option("--act", help="What the sentence chiefly does.")
@click.option("--also", help="Other acts in it: accuse,warn.")
@click.option("--voice", help="Whose words it is, outermost first: NAME (CODE) > NAME (CODE).")
@click.option("--to", help="The parties addressed: USA,CHN.")
@click.option("--issues", help="The issues it is about.")
@click.option(
    "--set",
    "given",
    metavar="NAME=VALUE",
    multiple=True,
    callback=_assignments,
    help="Any field; NAME+=VALUE puts into a list, NAME-=VALUE takes out.",
)
@_action("accept", "It is right as it stands.")
@_action("reject", "There is no such record here.")
@click.option("--add", metavar="TYPE", default="", help="Add a record of this type: demands, measures, …")
@click.option("--quote", default="", metavar="WORDS", help="The words of the record, as in the text.")
@click.option("--at", metavar="START-END", callback=_span, help="Their offsets instead.")
@_action("merge", "These records are one entry of the ledger.")
@_action("split", "These records are another entry than those they stand with.")
@click.option("--undo", type=click.IntRange(1), metavar="NUMBER", help="Let a correction no longer hold.")
@click.option(
    "--from", "lines", type=click.File(encoding="utf-8"), metavar="FILE", help="JSON lines; - for stdin."
)
@click.option(
    "--by", "who", envvar="VERBALE_USER", default="", metavar="NAME", help="Who says so.  [default: you]"
)
@click.option("--why", default="", metavar="TEXT", help="A reason, for the log.")
@json_option
@ends_quietly
def correct(  # noqa: PLR0913 - one parameter an option
    *,
    place: str,
    targets: tuple[str, ...],
    given: dict[str, str],
    actions: tuple[str, ...],
    add: str,
    quote: str,
    at: tuple[int, int] | None,
    undo: int | None,
    lines: IO[str] | None,
    who: str,
    why: str,
    as_json: bool,
    **fields: str | None,
) -> None:
    """Correct what the reading got wrong. Nothing is overwritten: verbale log shows what was before.

    ID names a statement (S…), a sentence of it (S…/120-180) or a record (S…/130-160/demands). With several,
    all are corrected, or none.

    \b
    Examples:
      verbale correct Sdikyjb43shnl --set published=2024-04-24 --set issuer=XRU
      verbale correct Sdikyjb43shnl/120-180 --act demand --to XGS --why "urges, not asserts"
      verbale correct Sdikyjb43shnl/120-180 --set issues+=sanctions
      verbale correct Sdikyjb43shnl/130-160/demands --set polarity=refrain
      verbale correct Sdikyjb43shnl/130-160/demands --reject
      verbale correct Sdikyjb43shnl --add demands --quote "withdraw the boats" --set to=XGS
      verbale correct Sdikyjb43shnl --accept
      verbale correct --merge Sdikyjb43shnl/10-30/engagements S2kyjb43shnlq/5-28/engagements
      verbale correct --undo 12
      verbale correct --from corrections.jsonl
    """
    from verbale.archive import Archive
    from verbale.archive.corrections import Change
    from verbale.errors import CorrectionError

    values = {name: fields[name] for name in _FIELDS if fields[name] is not None} | given
    change = Change(set=values, add=add, at=at, quote=quote, undo=undo or 0, who=who, why=why)
    wanted = bool(values or actions or add or quote or at)
    _check_usage(targets, actions, wanted=wanted, undo=undo is not None, lines=lines is not None)
    try:
        changes = (
            _from_lines(lines, change) if lines else [("", one) for one in _changes(change, targets, actions)]
        )
        with Archive.open(place) as archive:
            done = archive.correct_all([one for _, one in changes], [where for where, _ in changes])
    except CorrectionError as error:
        fail_with_lines(error)
    if as_json:
        print_json([correction_row(one) for one in done])
    else:
        for one in done:
            click.echo(f"{one.number}  {one.action} {one.target}")


def _check_usage(
    targets: tuple[str, ...], actions: tuple[str, ...], *, wanted: bool, undo: bool, lines: bool
) -> None:
    if len(actions) > 1:
        raise click.UsageError(f"--{actions[0]} and --{actions[1]} exclude each other")
    if (undo or lines) and (targets or wanted or (undo and lines)):
        raise click.UsageError("--undo and --from stand alone")
    if not (undo or lines) and not targets:
        raise click.UsageError("an ID is missing; verbale search and verbale show --json have them")


def _changes(change: Change, targets: tuple[str, ...], actions: tuple[str, ...]) -> list[Change]:
    action = actions[0] if actions else change.action
    if change.undo:
        return [replace(change, action="undo")]
    if action in ("merge", "split"):
        return [replace(change, action=action, mentions=targets)]
    return [replace(change, action=action, target=target) for target in targets]


def _from_lines(lines: IO[str], common: Change) -> list[tuple[str, Change]]:
    """The changes of a file; who and why are those given on the command line where a line has none."""
    from verbale.archive.corrections.lines import changes_in

    return [
        (where, replace(one, who=one.who or common.who, why=one.why or common.why))
        for where, one in changes_in(lines, getattr(lines, "name", "-"))
    ]
