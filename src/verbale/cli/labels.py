"""``verbale labels``: what people have said, as labels to learn from."""

from __future__ import annotations

import json
from pathlib import Path

import click

from verbale.cli.options import archive_option, json_option
from verbale.cli.streams import ends_quietly
from verbale.cli.tables import print_json

__all__ = ["labels"]


@click.command(short_help="Write corrections as labels to learn from.")
@archive_option
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where ID.txt and ID.json go.",
)
@click.option("--partial", is_flag=True, help="Of all corrected statements, and only what people have said.")
@json_option
@ends_quietly
def labels(*, place: str, output: Path, partial: bool, as_json: bool) -> None:
    """Write the statements that a person has accepted as a whole as labels: ID.txt and ID.json.

    With --partial, every statement that has corrections, with only the sentences and records that people have
    corrected or accepted, and those they have rejected.

    \b
    Examples:
      verbale labels -o labels/
      verbale labels -o labels/ --partial
      verbale evaluate labels/
    """
    from verbale.archive import Archive

    written = []
    with Archive.open(place) as archive:
        output.mkdir(parents=True, exist_ok=True)
        for identity, text, data in archive.labels(partial=partial):
            (output / f"{identity}.txt").write_text(text, encoding="utf-8", newline="")
            shown = json.dumps(data, ensure_ascii=False, indent=1)
            (output / f"{identity}.json").write_text(shown + "\n", encoding="utf-8")
            written.append(identity)
    if as_json:
        print_json({"output": str(output), "statements": written})
    else:
        click.echo(f"{len(written)} written to {output}")
