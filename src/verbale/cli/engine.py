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
    from verbale.archive import Archive
    from verbale.archive.engines import Engine as Settings
    from verbale.llm import ModelReader, Proposed, Usage

__all__ = ["Engine", "engine", "engine_of_archive", "engine_options", "prices", "to_set"]

F = TypeVar("F", bound=Callable[..., Any])

Engine = Callable[[Statement], Reading]

_PRICE = re.compile(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)")
_MILLION = 1_000_000
_AT_ONCE = 4
"""Requests at once, where nobody says."""
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
        default=_AT_ONCE,
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


def to_set(name: str, given: Mapping[str, str | None]) -> Settings | None:
    """The engine that an archive is to be read by; None for the rules. Raises click.UsageError where it is none."""
    from urllib.parse import urlsplit

    from verbale.archive.engines import Engine as Settings

    if name == "rules":
        return None
    url, model, price = given["endpoint"], given["model"], given["price"] or ""
    if not url or not model:
        raise click.UsageError("--engine llm takes --endpoint URL and --model NAME")
    try:
        address = urlsplit(url)
    except ValueError:  # half of the brackets of an IPv6 address
        address = urlsplit("")
    if address.username or address.password or address.query:
        raise click.UsageError(
            "the key is never stored: leave it out of --endpoint, it is taken from VERBALE_LLM_KEY"
        )
    if address.scheme not in ("http", "https") or not address.hostname:
        raise click.UsageError(f"{url!r} is not the address of an endpoint; give http(s)://HOST/v1")
    prices(price)
    return Settings(url, model, price)


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
    url, model = given["endpoint"], given["model"]
    if not url or not model:
        raise click.UsageError(
            "--engine llm asks a model: say where with --endpoint URL and which with --model NAME"
        )
    from verbale.archive.engines import Engine as Settings
    from verbale.reading.pipeline import read_statement

    settings = Settings(url, model, given["price"] or "")
    with _asking(settings, given["cache"], given["at_once"], explain=explain, quiet=quiet) as reader:
        yield lambda statement: reader.read(statement, read_statement(statement))


@contextmanager
def engine_of_archive(archive: Archive, *, quiet: bool = False) -> Iterator[None]:
    """Let the engine that ``archive`` is read by read what is done within; with its report as of `engine`."""
    from verbale.archive.engines import engine_of

    settings = engine_of(archive.database)
    if settings is None:
        yield
        return
    with _asking(settings, None, _AT_ONCE, explain=False, quiet=quiet) as reader:
        archive.reader = reader
        yield


@contextmanager
def _asking(
    settings: Settings, cache: Path | None, at_once: int, *, explain: bool, quiet: bool
) -> Iterator[ModelReader]:
    from verbale.llm import KEY, Client, Endpoint, LanguageModel, ModelReader, default_folder

    asked = _Asked(prices(settings.price), explain=explain, quiet=quiet)
    endpoint = Endpoint(settings.endpoint, settings.model, os.environ.get(KEY, ""))
    with Client(endpoint) as client:
        model = LanguageModel(client, settings.model, cache=cache or default_folder(), at_once=at_once)
        yield ModelReader(model, before=None if quiet else asked.announce, after=asked.note)
        if not quiet:
            asked.report()


def prices(given: str | None) -> tuple[float, float] | None:
    """What a million tokens cost to send and to receive. Raises click.UsageError where ``given`` does not say so."""
    if not given:
        return None
    found = _PRICE.fullmatch(given)
    if found is None:
        raise click.UsageError(
            f"--price {given!r} is none; write what a million tokens cost, IN/OUT: 0.15/0.60"
        )
    return float(found[1]), float(found[2])


class _Asked:
    """What a language model will take and what it took."""

    def __init__(self, prices: tuple[float, float] | None, *, explain: bool, quiet: bool) -> None:
        self._prices = prices
        self._explain = explain
        self._quiet = quiet
        self._done: list[tuple[int, int, Usage]] = []

    def announce(self, statement: Statement, base: Reading) -> None:
        """Tell what a reading will take."""
        from verbale.llm import estimate

        sent, received = estimate(statement, base)
        cost = self._cost(sent, received)
        say(f"{statement.document.source}: about {sent} tokens to send, {received} to receive{cost}")

    def note(self, proposed: Proposed) -> None:
        """Count what came of a reading."""
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
