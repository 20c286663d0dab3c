"""``verbale relationship``, ``commitments``, ``positions``, …: what the archive holds about two parties."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from verbale.cli.options import archive_option, csv_option, json_option
from verbale.cli.streams import ends_quietly
from verbale.cli.tables import print_json, print_table
from verbale.reading.model import ISSUES
from verbale.views.columns import SHORT_ENTRY, part_columns
from verbale.views.rows import PARTS, part_rows

if TYPE_CHECKING:
    from verbale.archive import Archive
    from verbale.ledger.relationship import Relationship

__all__ = ["ledger_commands", "say_what_is_read"]

F = TypeVar("F", bound=Callable[..., Any])

_DAY = click.DateTime(["%Y-%m-%d"])
_OF_A_SCREEN = 3
"""Entries of each part that the whole on one screen shows, the latest ones."""


def _options(command: F) -> F:
    """The arguments and options that all of them share."""
    shared = (
        click.argument("one", metavar="A"),
        click.argument("other", metavar="B"),
        archive_option,
        click.option("--on", metavar="DAY", type=_DAY, help="As of this day: 2024-04-24."),
        click.option("--since", metavar="DAY", type=_DAY, help="Only what was spoken of since this day."),
        click.option("--issue", type=click.Choice(ISSUES), metavar="ISSUE", help="Only this issue: trade_tariffs, …."),
        json_option,
    )  # fmt: skip
    for option in reversed(shared):
        command = option(command)
    return command


def _relationship(given: Mapping[str, Any]) -> Relationship:
    """What the options ask for. Raises click.UsageError for a party that is none."""
    from verbale.archive import Archive
    from verbale.language.gazetteer import known_party

    one, other = given["one"].upper(), given["other"].upper()
    unknown = next((code for code in (one, other) if not known_party(code)), "")
    if unknown or one == other:
        problem = f"there is no party {unknown}" if unknown else "A and B are the same party"
        raise click.UsageError(f"{problem}; give the codes of two, CHN USA for example")
    on, since = (given[name].strftime("%Y-%m-%d") if given[name] else "" for name in ("on", "since"))
    with Archive.open(given["place"]) as archive:
        if on and (undated := archive.undated()):
            told = "1 statement has" if undated == 1 else f"{undated} statements have"
            click.echo(f"{told} no date and cannot be placed before {on}: left out", err=True)
        if archive.is_large():
            click.echo(
                f"a large archive: only statements that involve both {one} and {other} are read", err=True
            )
        return archive.relationship(one, other, on=on, since=since, issue=given["issue"] or "")


def say_what_is_read(archive: Archive, one: str, other: str) -> None:
    """Say that of a large archive only a part is read, where it is so."""
    if archive.is_large():
        click.echo(f"a large archive: only statements that involve both {one} and {other} are read", err=True)


def _command(part: str, title: str) -> click.Command:
    @click.command(part, short_help=f"{title}, of two parties.")
    @_options
    @csv_option
    @click.option("--explain", is_flag=True, help="Show why mentions belong together.")
    @ends_quietly
    def command(*, as_json: bool, as_csv: bool, explain: bool, **given: Any) -> None:
        from verbale.views.ledger import render_rows

        rows = part_rows(part, _relationship(given))
        if as_json or as_csv:
            print_table(rows, (), head=part_columns(part), as_json=as_json, as_csv=as_csv)
        elif rows:
            click.echo(render_rows(rows, explain=explain))

    command.help = (
        f"{title}: what the statements of the archive add up to for the parties A and B, each "
        f"with its quotations.\n\n\b\nExamples:\n  verbale {part} CHN USA\n"
        f"  verbale {part} CHN USA --on 2024-04-24 --json"
    )
    return command


@click.command(short_help="What the archive holds about two parties, on one screen.")
@_options
@csv_option
@ends_quietly
def relationship(*, as_json: bool, as_csv: bool, **given: Any) -> None:
    """Show what the statements of the archive add up to for the parties A and B: the latest of each part.

    \b
    Examples:
      verbale relationship CHN USA
      verbale relationship CHN USA --on 2024-04-24 --issue trade_tariffs
      verbale relationship CHN USA --json > relationship.json

    The table of --csv has a row for each entry of every part; its fields stand in one column, as JSON.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    found = _relationship(given)
    parts = {part: part_rows(part, found) for part in PARTS}
    if as_json:
        print_json({part.replace("-", "_"): rows for part, rows in parts.items()})
        return
    if as_csv:
        print_table(map(_in_short, _all_rows(parts)), (), head=SHORT_ENTRY, as_json=False, as_csv=True)
        return
    for part, rows in parts.items():
        if rows:
            click.echo(_section(PARTS[part], rows) + "\n")


def _all_rows(parts: Mapping[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    return ({"part": part, **row} for part, rows in parts.items() for row in rows)


def _in_short(row: dict[str, Any]) -> dict[str, Any]:
    """A row of any part in the columns that all parts have, and the rest of it as one."""
    common = ("part", "id", "status", "first", "latest")
    told = {"mentions": len(row["mentions"]), "quote": row["mentions"][-1]["quote"]}
    left = {name: value for name, value in row.items() if name not in (*common, "mentions", "type", "why")}
    return {**{name: row[name] for name in common}, **told, "fields": left}


def _section(title: str, rows: Sequence[dict[str, Any]]) -> str:
    from verbale.views.ledger import render_rows

    latest = sorted(rows, key=lambda row: str(row["latest"]))[-_OF_A_SCREEN:]
    return f"{title.upper()} ({len(rows)})\n{render_rows(latest, most=1)}"


ledger_commands = (relationship, *(_command(part, title) for part, title in PARTS.items()))
"""The commands of the ledger."""
