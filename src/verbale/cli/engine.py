"""Which engine reads: the rules, or a language model at an endpoint; and what the model took."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from verbale.cli.streams import say
from verbale.reading.model import Reading
from verbale.statement import Statement

if TYPE_CHECKING:
    from verbale.llm import LanguageModel, Proposed, Usage

__all__ = ["Engine", "engine", "engine_options"]

F = TypeVar("F", bound=Callable[..., Any])

Engine = Callable[[Statement], Reading]

_PRICE = re.compile(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)")
_MILLION = 1_000_000
_OPTIONS = (
    click.option(
        "--engine",
        "name",
        type=click.Choice(["rules", "llm"]),
        default="rules",
        show_default=True,
        help="What reads: the rules and models of Verbale, or a language model at --endpoint.",
    ),
    click.option(
        "--endpoint",
        metavar="URL",
        envvar="VERBALE_LLM_ENDPOINT",
        show_envvar=True,
        help="An OpenAI-compatible endpoint, http://localhost:8080/v1; its key is taken from VERBALE_LLM_KEY.",
    ),
    click.option(
        "--model",
        metavar="NAME",
        envvar="VERBALE_LLM_MODEL",
        show_envvar=True,
        help="The model to ask there.",
    ),
    click.option(
        "--price", metavar="IN/OUT", help="What a million tokens cost to send and to receive: 0.15/0.60."
    ),
    click.option(
        "--at-once",
        type=click.IntRange(1, 64),
        default=4,
        show_default=True,
        help="Requests at once at most.",
    ),
    click.option(
        "--cache",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="FOLDER",
        help="Where answers are kept.  [default: verbale/llm in the user's cache folder]",
    ),
)


def engine_options(command: F) -> F:
    """The options that choose an engine; `engine` takes their values."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@contextmanager
def engine(given: Mapping[str, Any], *, explain: bool = False, quiet: bool = False) -> Iterator[Engine]:
    """The engine that the values of `engine_options` choose.

    What a language model will take is told before each statement, what it took at the end; with ``explain``
    each proposal that was dropped, too. Raises click.UsageError where an option is missing.
    """
    if given["name"] == "rules":
        from verbale.reading.pipeline import read_statement

        yield read_statement
        return
    from verbale.llm import KEY, Client, Endpoint, LanguageModel, default_folder

    url, model = given["endpoint"], given["model"]
    if not url or not model:
        raise click.UsageError(
            "--engine llm asks a model: say where with --endpoint URL and which with --model NAME"
        )
    prices = _prices(given["price"])
    with Client(Endpoint(url, model, os.environ.get(KEY, ""))) as client:
        asked = _Asked(
            LanguageModel(client, model, cache=given["cache"] or default_folder(), at_once=given["at_once"]),
            prices,
            explain=explain,
            quiet=quiet,
        )
        yield asked.read
        if not quiet:
            asked.report()


def _prices(given: str | None) -> tuple[float, float] | None:
    if not given:
        return None
    found = _PRICE.fullmatch(given)
    if found is None:
        raise click.UsageError(
            f"--price {given!r} is none; write what a million tokens cost, IN/OUT: 0.15/0.60"
        )
    return float(found[1]), float(found[2])


class _Asked:
    """A language model that tells what it will take and what it took."""

    def __init__(
        self, model: LanguageModel, prices: tuple[float, float] | None, *, explain: bool, quiet: bool
    ) -> None:
        self._model = model
        self._prices = prices
        self._explain = explain
        self._quiet = quiet
        self._done: list[tuple[int, int, Usage]] = []

    def read(self, statement: Statement) -> Reading:
        """The model's reading."""
        from verbale.llm import estimate

        if not self._quiet:
            sent, received = estimate(statement)
            cost = self._cost(sent, received)
            say(f"{statement.document.source}: about {sent} tokens to send, {received} to receive{cost}")
        proposed = self._model.read(statement)
        self._note(proposed)
        return proposed.reading

    def _note(self, proposed: Proposed) -> None:
        reading = proposed.reading
        kept = len(reading.records) + sum(one.evidence.rule.startswith("llm:") for one in reading.sentences)
        self._done.append((kept, len(proposed.dropped), proposed.usage))
        if self._explain:
            for dropped in proposed.dropped:
                say(f"dropped: {dropped.what} “{dropped.quote[:80]}”: {dropped.problem}")

    def report(self) -> None:
        """Tell what all the readings took, and how many proposals held."""
        from verbale.llm import Usage

        usage = sum((usage for _, _, usage in self._done), Usage())
        kept, dropped = sum(kept for kept, _, _ in self._done), sum(number for _, number, _ in self._done)
        cost = self._cost(usage.sent, usage.received)
        say(
            f"model: {usage.requests} requests, {usage.cached} of them from the cache; {usage.sent} tokens sent, "
            f"{usage.received} received{cost}; {kept} proposals kept, {dropped} dropped"
        )

    def _cost(self, sent: int, received: int) -> str:
        if self._prices is None:
            return ""
        return f", cost {(sent * self._prices[0] + received * self._prices[1]) / _MILLION:.4f}"
