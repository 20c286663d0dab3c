"""Tables as a person, a spreadsheet or a program wants them."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

__all__ = ["print_json", "print_table"]

_GAP = "  "


def print_table(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    head: Sequence[str],
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print ``rows`` as a JSON list, as CSV with a head, or in aligned columns.

    ``columns`` are those that a person sees; JSON and CSV have all, which ``head`` names. Raises
    click.UsageError where both JSON and CSV are asked for.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    if as_json:
        _print_json_list(rows)
    elif as_csv:
        _print_csv(rows, head)
    else:
        _print_aligned(list(rows), columns)


def print_json(value: Any) -> None:
    """Print ``value`` as JSON, to be read by people as well."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _print_json_list(rows: Iterable[Mapping[str, Any]]) -> None:
    """As `print_json` prints a list, a row at a time: there may be many."""
    written = False
    for row in rows:
        shown = json.dumps(row, ensure_ascii=False, indent=1).replace("\n", "\n ")
        sys.stdout.write(f"{',' if written else '['}\n {shown}")
        written = True
    sys.stdout.write("\n]\n" if written else "[]\n")


def _print_csv(rows: Iterable[Mapping[str, Any]], head: Sequence[str]) -> None:
    writer = csv.DictWriter(sys.stdout, head, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _print_aligned(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """The last column takes what it needs; the others are as wide as their longest cell."""
    from verbale.views.plain import one_line

    cells = [[one_line(str(row[name])).strip() for name in columns] for row in rows]
    widths = [max((len(line[at]) for line in cells), default=0) for at in range(len(columns) - 1)]
    for line in cells:
        shown = [cell.ljust(width) for cell, width in zip(line, [*widths, 0], strict=True)]
        click.echo(_GAP.join(shown).rstrip())
