"""``verbale read``: readings of files, folders, pages and standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from verbale.cli.engine import Engine, engine, engine_options
from verbale.cli.files import OutputFolder
from verbale.cli.options import metadata_options, overrides_of, robots_option
from verbale.cli.progress import Bar, progress
from verbale.cli.reading import Reader, expand
from verbale.cli.render import FORMATS, SUFFIXES, Style, renderer
from verbale.cli.scale import check_usage, ray_option, read_on_ray
from verbale.cli.streams import complain, ends_quietly, say
from verbale.errors import VerbaleError, unforeseen
from verbale.reading.model import Reading
from verbale.statement import Statement

__all__ = ["read"]

_RULE = "─"
_METADATA = ("issuer", "published", "title", "publisher", "kind")


@click.command(short_help="Read statements into readings.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="text for a person, json for one source, jsonl for one object a line, html for a page.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="FOLDER",
    type=click.Path(file_okay=False),
    help="Write NAME.txt, NAME.json or NAME.html for each source into FOLDER.",
)
@metadata_options
@click.option("--width", type=click.IntRange(min=30), metavar="N", help="Columns of the text.")
@click.option(
    "--explain", is_flag=True, help="Name the rule or model behind each record and act, and its score."
)
@robots_option
@engine_options
@ray_option
@click.option("--color/--no-color", default=None, help="Colour the text, or do not, wherever it goes.")
@click.option("-q", "--quiet", is_flag=True, help="Show no progress and do not say what was written.")
@ends_quietly
def read(  # noqa: PLR0913 - one parameter an option
    *,
    sources: tuple[str, ...],
    form: str,
    folder: str | None,
    width: int | None,
    explain: bool,
    ignore_robots: bool,
    address: str | None,
    color: bool | None,
    quiet: bool,
    **given: Any,
) -> None:
    """Read statements: who says what, to whom, on which issue, and the records they hold.

    A SOURCE is a text, HTML, PDF or DOCX file, a folder, a pattern in quotation marks, an http(s)
    address, or - for standard input. A source that cannot be read gets a line on standard error and
    does not stop the others; the exit status is 0 if all were read, 1 if some were not.

    \b
    Examples:
      verbale read statement.txt
      verbale read talks.pdf --issuer FRA --published 2024-03-19
      verbale read statements/ --format jsonl > readings.jsonl
      verbale read "2024/*.html" --format html -o pages
      pbpaste | verbale read - --explain
      verbale read call.txt --engine llm --endpoint http://localhost:8080/v1 --model qwen3
      verbale read corpus/ --ray -o readings
    """
    metadata = overrides_of({name: given[name] for name in _METADATA})
    if address:
        _check_ray(address, form, folder, explain=explain, width=width, engine=given["name"])
        read_on_ray(sources, str(folder), address, metadata, quiet=quiet)
        return
    reader = Reader(metadata, ignore_robots=ignore_robots)
    names, failures = expand(sources)
    _check_usage(form, folder, len(names))
    render = renderer(form, Style(width, color, explain, to_file=folder is not None))
    output = OutputFolder(Path(folder), SUFFIXES[form], names) if folder else None
    with engine(given, explain=explain, quiet=quiet) as reads, progress(len(names), quiet=quiet) as bar:
        put = output.write if output else _printer(form, bar)
        for name in names:
            content = _read_one(name, reader, reads, render, bar)
            if content is None:
                failures += 1
            else:
                put(name, content)
            bar.advance()
    if output and not quiet:
        for line in output.report():
            say(line)
    if failures:
        sys.exit(1)


def _check_usage(form: str, folder: str | None, count: int) -> None:
    if folder is not None and form not in SUFFIXES:
        raise click.UsageError("-o makes a file a source: use --format json with it, or jsonl without it")
    if folder is None and form in ("json", "html") and count > 1:
        other = "use --format jsonl, or " if form == "json" else ""
        raise click.UsageError(
            f"--format {form} is for one source, and these are {count}: {other}write files with -o FOLDER"
        )


def _check_ray(
    address: str, form: str, folder: str | None, *, explain: bool, width: int | None, engine: str
) -> None:
    other = {
        "--format": form != "text",
        "--explain": explain,
        "--width": width,
        "--engine": engine != "rules",
    }
    check_usage(address, folder, other)


def _read_one(
    name: str,
    reader: Reader,
    reads: Engine,
    render: Callable[[Statement, Reading], str],
    bar: Bar,
) -> str | None:
    """The reading of one source as it is to be put out; None, after a complaint, where there is none."""
    try:
        statement = reader.load(name)
        return render(statement, reads(statement))
    except Exception as error:
        with bar.out_of_the_way():
            complain(error if isinstance(error, VerbaleError) else unforeseen(name, error))
        return None


def _printer(form: str, bar: Bar) -> Callable[[str, str], None]:
    """Puts readings out on standard output, one after the other as they come."""
    on_terminal = sys.stdout.isatty()
    rule = ""

    def put(_: str, content: str) -> None:
        nonlocal rule
        with bar.out_of_the_way() if on_terminal else nullcontext():
            sys.stdout.write(rule + content)
            sys.stdout.flush()
        rule = f"\n{_RULE * 24}\n\n" if form == "text" else ""

    return put
