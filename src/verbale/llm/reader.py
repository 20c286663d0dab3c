"""A language model in the place of the rules, as an archive takes it in."""

from __future__ import annotations

import threading
from collections.abc import Callable

from verbale.archive.engines import LLM
from verbale.archive.reader import reader_version
from verbale.llm.client import EngineError
from verbale.llm.engine import LanguageModel, Proposed
from verbale.llm.prompt import version
from verbale.reading.model import Reading
from verbale.statement import Statement

__all__ = ["ModelReader"]

_FAILURES = 3
"""Statements in a row that an endpoint fails on before it is asked no more."""


class ModelReader:
    """Reads with ``model``, and tells ``before`` and ``after`` of each statement; for several threads at once."""

    def __init__(
        self,
        model: LanguageModel,
        *,
        before: Callable[[Statement, Reading], None] | None = None,
        after: Callable[[Proposed], None] | None = None,
    ) -> None:
        self._model = model
        self._before = before
        self._after = after
        self._failed = 0
        self._lock = threading.Lock()
        self.at_once = model.at_once
        # Sentences are cut by the rules: with another version of these it is another question.
        self.version = f"{LLM}{model.name}@{version()}+{reader_version()}"

    def read(self, statement: Statement, base: Reading) -> Reading:
        """The model's reading. Raises EngineError where the endpoint gives none, at once if it has failed before."""
        if self._failed >= _FAILURES:
            raise EngineError(f"the endpoint failed {_FAILURES} times in a row and was not asked again")
        if self._before:
            self._before(statement, base)
        try:
            proposed = self._model.read(statement, base)
        except EngineError:
            with self._lock:
                self._failed += 1
            raise
        with self._lock:
            self._failed = 0
            if self._after:
                self._after(proposed)
        return proposed.reading
