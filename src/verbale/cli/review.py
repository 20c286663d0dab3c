"""``verbale review``: corrections that the machine, or somebody else, now contradicts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from verbale.cli.options import archive_option, csv_option, json_option
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_json, print_table
from verbale.views.columns import CONFLICT
from verbale.views.rows import conflict_row, disagreement_row

if TYPE_CHECKING:
    from verbale.archive.corrections.reviewed import Reviewed

__all__ = ["review"]


@click.command(short_help="List corrections to be looked at again.")
@archive_option
@click.argument("statement", required=False, default="", metavar="[ID]")
@click.option("--counts", is_flag=True, help="Count instead what people have reviewed.")
@json_option
@csv_option
@ends_quietly
def review(*, place: str, statement: str, counts: bool, as_json: bool, as_csv: bool) -> None:
    """List corrections that the machine now contradicts, or on which people differ; the newest first.

    They hold. To keep one, accept its record or sentence (--accept, --reject for a rejected one); to take what
    the machine reads now, undo it.

    Of an archive that a language model reads, what the model and the rules read differently follows ("engines"): accept
    or correct it, or accept the statement as a whole.

    \b
    Examples:
      verbale review
      verbale review Sdikyjb43shnl --json
      verbale review --counts
      verbale correct Sdikyjb43shnl/130-160/demands --accept
    """
    from verbale.archive import Archive
    from verbale.archive.corrections.reviewed import reviewed
    from verbale.archive.disagreements import disagreements

    if counts and statement:
        raise click.UsageError("--counts are of the whole archive")
    with Archive.open(place) as archive:
        if counts:
            _print_counts(reviewed(archive), as_json=as_json, as_csv=as_csv)
            return
        rows = [conflict_row(one) for one in archive.review(statement)]
        identity = archive.find(statement) if statement else ""
        rows += [disagreement_row(one) for one in disagreements(archive.database, identity)]
    if not (as_json or as_csv):
        shown = [f"{_short(row['held'])} | {_short(row['other'])}" for row in rows]
        # Where a model and the rules differ, there is no correction that would have a number.
        rows = [
            row | {"number": row["number"] or "", "shown": one} for row, one in zip(rows, shown, strict=True)
        ]
    columns = ("number", "problem", "who", "target", "shown")
    print_table(rows, columns, head=CONFLICT, as_json=as_json, as_csv=as_csv)


def _print_counts(found: Reviewed, *, as_json: bool, as_csv: bool) -> None:
    if as_json:
        print_json(found.to_dict())
        return
    names = ("type", "records", "accepted", "edited", "rejected", "added", "unseen")
    rows = [{name: getattr(one, name) for name in names} for one in found.types]
    print_table(rows, names, head=names, as_json=False, as_csv=as_csv)
    say(
        f"{found.touched} of {found.statements} statements have a decision by a person, {found.accepted} were "
        f"accepted as a whole; {found.sentences_decided} of {found.sentences} sentences were decided on one by one"
    )


def _short(value: Any) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)[:100]
