"""``verbale init``: making an archive."""

from __future__ import annotations

from dataclasses import asdict

import click

from verbale.cli.engine import to_set
from verbale.cli.options import archive_option, json_option
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_json

__all__ = ["init"]


@click.command(short_help="Make an archive, or bring one up to date.")
@archive_option
@click.option(
    "--engine",
    "name",
    type=click.Choice(["rules", "llm"]),
    help="What reads what is added: the rules, or a language model at --endpoint.",
)
@click.option("--endpoint", metavar="URL", envvar="VERBALE_LLM_ENDPOINT", help="Where the model is asked.")
@click.option("--model", metavar="NAME", envvar="VERBALE_LLM_MODEL", help="The model to ask there.")
@click.option("--price", metavar="IN/OUT", help="What a million tokens cost: 0.15/0.60.")
@json_option
@ends_quietly
def init(*, place: str, name: str | None, as_json: bool, **given: str | None) -> None:
    """Make an archive, or bring the one that is there up to date.

    With --engine, say what reads its statements from now on; verbale update reads again what is there. The key of
    an endpoint is not kept: it is taken from VERBALE_LLM_KEY each time.

    \b
    Examples:
      verbale init
      verbale init -a statements.db
      verbale init --engine llm --endpoint http://localhost:8080/v1 --model qwen3
      verbale init -a postgresql://ana@db.example.org/statements
    """
    from verbale.archive import Archive
    from verbale.archive.engines import engine_of, set_engine

    settings = to_set(name, given) if name else None
    with Archive.create(place) as archive:
        if name:
            set_engine(archive.database, settings)
        ready, engine = archive.database.place, engine_of(archive.database)
    if as_json:
        print_json({"archive": ready, "engine": asdict(engine) if engine else None})
    else:
        say(f"{ready} is ready" + (f", read by {engine.model} at {engine.endpoint}" if engine else ""))
