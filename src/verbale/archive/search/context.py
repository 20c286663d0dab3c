"""Keywords in context: where the words of a query stand in a sentence, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.archive.search.query import MARKS, Query, Words, tokens_of, words_of

__all__ = ["places"]

_WORD = re.compile(rf"[^\W_]+(?:[\u0300-\u036f{MARKS}]+[^\W_]+|[\u0300-\u036f]+)*")


def places(query: Query, quote: str) -> tuple[tuple[int, int], ...]:
    """Where words and phrases of ``query`` stand in ``quote``: spans of it, in order, none within another."""
    words = [
        (token, match.start(), match.end())
        for match in _WORD.finditer(quote)
        for token in tokens_of(match[0])
    ]
    found = sorted({span for phrase in words_of(query) for span in _spans(phrase, words)})
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _spans(phrase: Words, words: Sequence[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    size = len(phrase.words)
    for at in range(len(words) - size + 1):
        tokens = [token for token, _, _ in words[at : at + size]]
        last = tokens[-1].startswith(phrase.words[-1]) if phrase.prefix else tokens[-1] == phrase.words[-1]
        if last and tokens[:-1] == list(phrase.words[:-1]):
            yield words[at][1], words[at + size - 1][2]
