"""``verbale evaluate``: readings beside readings made by hand."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from verbale.cli.engine import Engine, engine, engine_options
from verbale.cli.progress import Bar, progress
from verbale.cli.streams import ends_quietly
from verbale.reading.model import Reading

__all__ = ["evaluate"]

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(short_help="Compare readings with readings made by hand.")
@click.argument("folder", type=_FOLDER)
@click.option(
    "--predictions",
    type=_FOLDER,
    metavar="FOLDER",
    help="Take the readings from NAME.json there instead of reading the texts.",
)
@click.option("--entries", is_flag=True, help="Compare how records are merged, with entries.json in FOLDER.")
@engine_options
@click.option("--json", "as_json", is_flag=True, help="Print the figures as a JSON object.")
@ends_quietly
def evaluate(*, folder: Path, predictions: Path | None, entries: bool, as_json: bool, **given: Any) -> None:
    """Compare readings with readings made by hand.

    FOLDER holds NAME.txt and, of the same shape as a reading, NAME.json. Each text is read as any
    text file is. The exit status is 1 if a quotation is not in its text word for word.

    With --entries, FOLDER holds entries.json and statements/NAME.txt, as examples/relationship does, and it is the
    merging of records into entries of the ledger that is compared: of the records coded by hand, and of those read.

    \b
    Examples:
      verbale evaluate examples/ruritania
      verbale evaluate gold --predictions other-readings --json
      verbale evaluate examples/relationship --entries
      verbale evaluate gold --engine llm --endpoint http://localhost:8080/v1 --model qwen3
    """
    if entries:
        if predictions:
            raise click.UsageError("--entries reads the texts itself: leave out --predictions")
        _evaluate_entries(folder, given, as_json)
        return
    from verbale.evaluation.evaluate import evaluate as compare_all
    from verbale.evaluation.evaluate import read_predictions
    from verbale.evaluation.report import evaluation_to_dict, report

    with engine(given) as reads, progress(len(list(folder.glob("*.json")))) as bar:
        read = read_predictions(predictions) if predictions else _reads_texts(reads, bar)
        evaluation = compare_all(folder, read)
    if as_json:
        click.echo(json.dumps(evaluation_to_dict(evaluation), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(report(evaluation)))
    if evaluation.not_verbatim:
        sys.exit(1)


def _evaluate_entries(folder: Path, given: Mapping[str, Any], as_json: bool) -> None:
    from verbale.evaluation.merged import evaluate_merging, merging_report, merging_to_dict

    with engine(given) as reads, progress(len(list(folder.glob("statements/*.txt")))) as bar:
        found = evaluate_merging(folder, _reads_texts(reads, bar))
    if as_json:
        click.echo(json.dumps(merging_to_dict(found), indent=1))
    else:
        click.echo("\n".join(merging_report(found)))


def _reads_texts(reads: Engine, bar: Bar) -> Callable[[Path], Reading]:
    from verbale.sources import load

    def read(path: Path) -> Reading:
        reading = reads(load(str(path)))
        bar.advance()
        return reading

    return read
