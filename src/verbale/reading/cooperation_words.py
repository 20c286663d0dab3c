"""An area of joint work in a text, and the classes of words about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from verbale.language.lexicon import read_rows

__all__ = ["Area", "words_of"]


@dataclass(frozen=True, slots=True)
class Area:
    """An area ``[start, end)`` of joint work, and the span that carries it with the word for the work."""

    start: int
    end: int
    quote_start: int
    quote_end: int
    rule: str


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a class of ``data/cooperation_words.tsv``."""
    rows = read_rows("cooperation_words.tsv", 2, "verbale.reading")
    return frozenset(word for cls, words in rows if cls == kind for word in words.split())
