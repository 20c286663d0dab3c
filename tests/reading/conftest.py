"""Facts from a few lines of invented text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.facts import Facts, find_facts
from verbale.statement import Document, Statement


@pytest.fixture
def facts_of() -> Callable[..., Facts]:
    """A function from a text and its metadata to the facts of that statement."""

    def facts(text: str, **metadata: str) -> Facts:
        return find_facts(Statement(text, Document(**metadata)))

    return facts
