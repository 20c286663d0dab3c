"""``verbale annotate``: statements to and from the programs in which people annotate texts."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import archive_option, json_option
from verbale.cli.streams import ends_quietly, fail_with_lines, say
from verbale.cli.tables import print_json
from verbale.views.rows import correction_row

if TYPE_CHECKING:
    from verbale.annotation import Back
    from verbale.archive import Archive
    from verbale.archive.corrections import Change

__all__ = ["annotate"]

FORMATS = ("brat", "xmi", "cas-json")
_PATH = click.Path(path_type=Path, exists=True)


@click.command(short_help="Correct in brat or INCEpTION, and bring the corrections back.")
@archive_option
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--to", "form", type=click.Choice(FORMATS), metavar="FORMAT", help=f"{', '.join(FORMATS)}.")
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the files go.",
)
@click.option(
    "--from", "places", type=_PATH, multiple=True, metavar="PATH", help="A file or folder that came back."
)
@click.option("--accept", is_flag=True, help="Whoever annotated has looked at all of each statement.")
@click.option("--dry-run", is_flag=True, help="Say what would be corrected, and correct nothing.")
@click.option(
    "--by", "who", envvar="VERBALE_USER", default="", metavar="NAME", help="Who annotated.  [default: you]"
)
@click.option("--why", default="", metavar="TEXT", help="A reason, where the annotator gives none.")
@json_option
@ends_quietly
def annotate(  # noqa: PLR0913 - one parameter an option
    *,
    place: str,
    names: tuple[str, ...],
    form: str | None,
    output: Path | None,
    places: tuple[Path, ...],
    accept: bool,
    dry_run: bool,
    who: str,
    why: str,
    as_json: bool,
) -> None:
    """Write statements for brat or INCEpTION, and take what people changed there as corrections.

    \b
    brat      brat standoff: .txt, .ann and annotation.conf
    xmi       UIMA CAS in XML, with TypeSystem.xml, for INCEpTION
    cas-json  UIMA CAS in JSON, for INCEpTION

    What was changed, added or taken away becomes a correction by the annotator, all or none. A text that was changed
    is refused. Files keep their names: they say what was given out.

    \b
    Examples:
      verbale annotate Sdikyjb43shnl --to brat -o brat/
      verbale annotate --from brat/ --by ana --dry-run
      verbale annotate --from brat/ --by ana --accept
    """
    from verbale.archive import Archive

    if bool(places) == bool(names):
        raise click.UsageError("give IDs with --to and -o, or --from what came back")
    if places and (form or output):
        raise click.UsageError("--to and -o write files; --from reads them")
    with Archive.open(place) as archive:
        if places:
            _take_back(archive, places, (who, why), accept=accept, dry_run=dry_run, as_json=as_json)
        else:
            _give_out(archive, names, form, output, as_json=as_json)


def _give_out(
    archive: Archive, names: tuple[str, ...], form: str | None, output: Path | None, *, as_json: bool
) -> None:
    from verbale.annotation import give_out

    if form is None or output is None:
        raise click.UsageError("--to FORMAT and -o FOLDER are missing")
    written = give_out(archive, names, form, output)
    if as_json:
        print_json([str(path) for path in written])
    else:
        click.echo("\n".join(str(path) for path in written))


def _take_back(
    archive: Archive,
    places: tuple[Path, ...],
    signed: tuple[str, str],
    *,
    accept: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    from verbale.archive.corrections import Change
    from verbale.errors import CorrectionError

    who, why = signed
    try:
        back = _compared(archive, places, who, why)
        given = [(one.file, change) for one in back for change in one.changes]
        if accept:
            given += [(one.file, Change(one.statement, "accept", who=who, why=why)) for one in back]
        changes = [change for _, change in given]
        done = [] if dry_run else archive.correct_all(changes, [where for where, _ in given])
    except CorrectionError as error:
        fail_with_lines(error)
    for note in (note for one in back for note in one.left_out):
        say(note)
    if as_json:
        print_json([asdict(one) for one in changes] if dry_run else [correction_row(one) for one in done])
        return
    for change in changes if dry_run else ():
        click.echo(_shown(change))
    for entry in done:
        click.echo(f"{entry.number}  {entry.action} {entry.target}")
    say(f"{len(back)} files, {len(changes)} corrections{' to be made' if dry_run else ''}")


def _compared(archive: Archive, places: tuple[Path, ...], who: str, why: str) -> list[Back]:
    """What every file asks for. Raises CorrectionError with the problems of all of them."""
    from verbale.annotation import compare, files_in
    from verbale.errors import CorrectionError, VerbaleError

    back, problems = [], []
    for file in files_in(places):
        try:
            back.append(compare(archive, file, who=who, why=why))
        except VerbaleError as error:
            problems.append(str(error))
    if problems:
        raise CorrectionError("\n".join(problems))
    if not back:
        raise CorrectionError(f"{', '.join(map(str, places))}: there are no annotation files")
    return back


def _shown(change: Change) -> str:
    """A correction that would be made, in a line."""
    parts = ["add" if change.add else change.action, change.target + (f"/{change.add}" if change.add else "")]
    if change.at:
        parts.append(f"at {change.at[0]}-{change.at[1]}")
    return " ".join([*parts, *(f"{name}={value}" for name, value in change.set.items())])
