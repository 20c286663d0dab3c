"""Reading with a language model: asked in parts, answered in proposals, kept to what can be checked.

Sentences are cut by Verbale, so that every offset is its own. A sentence for which no proposal passes keeps what
the rules say of it, and says so; records are the model's alone.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from verbale.llm.cache import AnswerCache
from verbale.llm.client import Client, Completion
from verbale.llm.prompt import messages
from verbale.llm.proposals import Accepted, Dropped, NotAnAnswer, accepted, parsed, whole
from verbale.reading.model import Reading, Sentence
from verbale.reading.pipeline import read_statement
from verbale.statement import Statement

__all__ = ["LanguageModel", "Proposed", "Usage", "estimate", "parts"]

_PART = 6000
"""Characters of text in one request, about: an answer is some three times as long as what it codes."""
_CHARACTERS_A_TOKEN = 4
"""English text, roughly; the endpoint's own count is what is reported afterwards."""

_Numbered = Sequence[tuple[int, Sentence]]


@dataclass(frozen=True, slots=True)
class Usage:
    """What answers took: requests, those answered from the cache, tokens as the endpoint counted them."""

    requests: int = 0
    cached: int = 0
    sent: int = 0
    received: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.requests + other.requests,
            self.cached + other.cached,
            self.sent + other.sent,
            self.received + other.received,
        )


@dataclass(frozen=True, slots=True)
class Proposed:
    """A reading, what was dropped on the way to it, and what it took."""

    reading: Reading
    dropped: tuple[Dropped, ...]
    usage: Usage


class LanguageModel:
    """Reads statements with the model at an endpoint, with at most ``at_once`` requests at a time."""

    def __init__(self, client: Client, model: str, *, cache: Path | None = None, at_once: int = 4) -> None:
        self._client = client
        self.name = model
        self._cache = AnswerCache(cache, model) if cache else None
        self.at_once = at_once
        self._room = threading.BoundedSemaphore(at_once)

    def read(self, statement: Statement, base: Reading | None = None) -> Proposed:
        """The model's reading of ``statement``, which the rules read as ``base``.

        Several threads may read at once: there are never more requests than ``at_once``. Raises EngineError where
        the endpoint gives no answer.
        """
        base = base or read_statement(statement)
        with ThreadPoolExecutor(self.at_once) as pool:
            answers = list(pool.map(partial(self._ask, statement), parts(base)))
        coded = {number: one for answer, _ in answers for number, one in answer.sentences.items()}
        records = [record for answer, _ in answers for record in answer.records]
        return Proposed(
            whole(base, coded, records),
            tuple(dropped for answer, _ in answers for dropped in answer.dropped),
            sum((usage for _, usage in answers), Usage()),
        )

    def _ask(self, statement: Statement, part: _Numbered) -> tuple[Accepted, Usage]:
        """What passes of the answer for a part; one that is cut off or no JSON is asked for in halves."""
        completion, usage = self._complete(statement, part)
        try:
            if completion.cut_off:
                raise NotAnAnswer("cut off")
            return accepted(statement, part, parsed(completion.text), self.name), usage
        except NotAnAnswer as error:
            if len(part) == 1:
                lost = Dropped("sentence", part[0][1].quote, f"the answer is {error}")
                return Accepted({}, (), (lost,)), usage
        middle = len(part) // 2
        first, first_usage = self._ask(statement, part[:middle])
        second, second_usage = self._ask(statement, part[middle:])
        both = Accepted(
            {**first.sentences, **second.sentences},
            first.records + second.records,
            first.dropped + second.dropped,
        )
        return both, usage + first_usage + second_usage

    def _complete(self, statement: Statement, part: _Numbered) -> tuple[Completion, Usage]:
        asked = messages(statement.document, part)
        kept = self._cache.get(asked) if self._cache else None
        if kept:
            return kept, Usage(requests=1, cached=1)
        with self._room:
            completion = self._client.complete(asked)
        if self._cache:
            self._cache.put(asked, completion)
        return completion, Usage(1, 0, completion.sent, completion.received)


def parts(reading: Reading) -> Iterator[_Numbered]:
    """The sentences of ``reading`` with their numbers, from 1, in parts of one request each."""
    part: list[tuple[int, Sentence]] = []
    size = 0
    for number, sentence in enumerate(reading.sentences, 1):
        if part and size + len(sentence.quote) > _PART:
            yield part
            part, size = [], 0
        part.append((number, sentence))
        size += len(sentence.quote)
    if part:
        yield part


def estimate(statement: Statement, base: Reading | None = None) -> tuple[int, int]:
    """About how many tokens a reading of ``statement``, which the rules read as ``base``, will send and receive."""
    sent = received = 0
    for part in parts(base or read_statement(statement)):
        sent += sum(len(message["content"]) for message in messages(statement.document, part))
        received += 3 * sum(len(sentence.quote) for _, sentence in part)
    return sent // _CHARACTERS_A_TOKEN, received // _CHARACTERS_A_TOKEN
