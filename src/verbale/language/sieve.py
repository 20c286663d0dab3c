"""Which of many regular expressions a text can match at all, by the letters that each of them needs.

Most patterns of a lexicon occur in few sentences. One that needs "sanction" or "tariff" is not tried on a sentence
that has neither: looking for a few letters costs a small part of running the pattern, and a pattern is compiled
when it is first tried. What a pattern needs is read off its parsed form; where that is not understood the
pattern is always tried, so that results are the same with and without a sieve.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from importlib import import_module
from itertools import pairwise
from typing import Any, Generic, TypeVar

__all__ = ["Expression", "Sieve", "alternatives", "needs"]

T = TypeVar("T")

_GRAM = 3
_MOST = 80
"""Alternatives beyond which a need says too little."""
_WIDEST_RANGE = 10
_FOLDED = str.maketrans({"ı": "i", "İ": "i", "ſ": "s", "\N{KELVIN SIGN}": "k"})
"""Letters that a pattern without case takes for one of ASCII, and lower() does not."""


_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
"""What tells where a pattern's branches end: an escape, a set of characters, a bracket, a bar."""
_WHOLE = re.compile(r"\\[1-9]|\(\?(?:P=|\(|[aiLmsux-])")
"""References to groups, conditions and flags: they hold beyond a branch."""


class Expression:
    """A regular expression that is compiled when its pattern is first asked for.

    Raises re.error where ``source`` is not a regular expression.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags
        self.needs = needs(source, flags)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self._source, self._flags)


class Sieve(Generic[T]):
    """Expressions, each with what it stands for, that are tried only where they can match."""

    def __init__(self, rows: Iterable[tuple[Expression, T]]) -> None:
        self._rows = tuple(rows)
        by_letters: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, (expression, _) in enumerate(self._rows):
            if not expression.needs:
                self._always.append(number)
            for some in expression.needs:
                by_letters.setdefault(some, []).append(number)
        self._short = tuple((some, numbers) for some, numbers in by_letters.items() if len(some) < _GRAM)
        self._by_gram: dict[str, list[tuple[str, list[int]]]] = {}
        for some, numbers in by_letters.items():
            if len(some) >= _GRAM:
                self._by_gram.setdefault(some[:_GRAM], []).append((some, numbers))
        self._grams = frozenset(self._by_gram)

    def possible(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[tuple[re.Pattern[str], T]]:
        """The patterns that can have a match inside ``text[start:end]``, in the order given."""
        folded = _fold(text[start:end])
        found = set(self._always)
        for letters, numbers in self._short:
            if letters in folded:
                found.update(numbers)
        for gram in self._grams & _grams(folded):
            for letters, numbers in self._by_gram[gram]:
                if letters in folded:
                    found.update(numbers)
        return [(self._rows[number][0].pattern, self._rows[number][1]) for number in sorted(found)]

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[tuple[re.Match[str], T]]:
        """The matches inside ``text[start:end]``, those of the first pattern first, each with what it stands for."""
        for pattern, meaning in self.possible(text, start, end):
            for match in pattern.finditer(text, start, end):
                yield match, meaning


def alternatives(source: str) -> list[str]:
    """The branches of a pattern that is ``one|other|…`` as a whole; it matches where one of them does.

    They are tried each for itself, which is quicker where few of them have the letters that they need. A pattern that
    refers to groups, or sets flags, is left whole.
    """
    if _WHOLE.search(source):
        return [source]
    ends, depth = [], 0
    for token in _TOKEN.finditer(source):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "|" and not depth:
            ends.append(token.start())
    return [source[start + 1 : end] for start, end in pairwise((-1, *ends, len(source)))]


def needs(source: str, flags: int = 0) -> frozenset[str]:
    """Letters, in lower case, of which every match of ``source`` has one or another; empty if unknown."""
    try:
        parse = import_module("re._parser").parse
    except (ImportError, AttributeError):
        return frozenset()
    return _of_sequence(parse(source, flags))


def _fold(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_FOLDED).lower()


@lru_cache(maxsize=512)
def _grams(folded: str) -> frozenset[str]:
    """All runs of three letters: one sieve after the other asks for those of the same sentence."""
    return frozenset({folded[at : at + _GRAM] for at in range(len(folded) - _GRAM + 1)})


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The strictest need of parts that follow each other."""
    best: frozenset[str] = frozenset()
    run = ""
    for kind, value in items:
        name = str(kind)
        if name == "LITERAL" and value < 128:
            run += chr(value).lower()
            continue
        best = _stricter(best, frozenset((run,)) if run.strip() else frozenset())
        run = ""
        best = _stricter(best, _of_part(name, value))
    return _stricter(best, frozenset((run,)) if run.strip() else frozenset())


def _of_part(name: str, value: Any) -> frozenset[str]:
    match name:
        case "SUBPATTERN":
            return _of_sequence(value[3])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if value[0] > 0:
            return _of_sequence(value[2])
        case "ATOMIC_GROUP":
            return _of_sequence(value)
        case "BRANCH":
            return _of_branches([_of_sequence(branch) for branch in value[1]])
        case "IN":
            return _of_set(value)
    return frozenset()


def _of_branches(branches: list[frozenset[str]]) -> frozenset[str]:
    together = frozenset().union(*branches)
    return together if all(branches) and len(together) <= _MOST else frozenset()


def _of_set(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The characters of a small set of them."""
    found: set[str] = set()
    for kind, value in items:
        low, high = value if str(kind) == "RANGE" else (value, value)
        if str(kind) not in ("RANGE", "LITERAL") or high >= 128 or high - low >= _WIDEST_RANGE:
            return frozenset()
        found.update(chr(code).lower() for code in range(low, high + 1))
    return frozenset(found) if all(letter.strip() for letter in found) else frozenset()


def _stricter(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The need that fewer texts fulfil: that with the longer letters, then that with fewer of them."""
    return max(one, other, key=lambda need: (min(map(len, need), default=0), -len(need)))
