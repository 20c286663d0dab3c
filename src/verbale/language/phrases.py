"""Finding any of many phrases in one pass, the longest at each place.

A few phrases are one regular expression, folded into a trie. Of thousands, only those are compiled that begin
with a word that a text has: a text names few of the parties of the world.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["Phrases", "phrase_key", "phrase_regex"]

_END = ""
_WORD = re.compile(r"\w+")
_VARIANTS = {" ": r"(?: ?\n ?|[ \u00a0]{1,2})", "'": "['’‘]", "-": "[-‐‑–]", "’": "['’‘]"}
_FOLDED = str.maketrans({"\n": " ", "\u00a0": " ", "’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"})


def phrase_key(phrase: str) -> str:
    """``phrase`` with its blanks, apostrophes and hyphens in the one form that a lookup uses."""
    folded = phrase.translate(_FOLDED)
    return " ".join(folded.split()) if "  " in folded else folded


class Phrases:
    """Phrases that begin with a word, found as ``phrase_regex`` finds them."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases: dict[str, list[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for phrase in phrases:
            if not (first := _WORD.match(phrase)):
                raise ValueError(f"{phrase!r} does not begin with a word")
            self._phrases.setdefault(first[0], []).append(phrase)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every phrase in ``text``, in order and without overlap."""
        behind = 0
        for word in _WORD.finditer(text):
            if word[0] in self._phrases and word.start() >= behind:
                found = self._beginning(word[0]).match(text, word.start())
                if found:
                    behind = found.end()
                    yield found

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The longest phrase at ``start``."""
        word = _WORD.match(text, start)
        return self._beginning(word[0]).match(text, start) if word and word[0] in self._phrases else None

    def _beginning(self, word: str) -> re.Pattern[str]:
        """A pattern for the phrases whose first word is ``word``."""
        if word not in self._patterns:
            self._patterns[word] = phrase_regex(self._phrases[word])
        return self._patterns[word]


def phrase_regex(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of ``phrases`` as whole words, the longest at each place.

    Case counts. A blank also matches a line end, a no-break space or two blanks, a hyphen or an
    apostrophe any of its typographic forms: look a match up under ``phrase_key``.
    """
    trie: dict[str, Any] = {}
    for phrase in phrases:
        node = trie
        for character in phrase_key(phrase):
            node = node.setdefault(character, {})
        node[_END] = {}
    # The first letter stands before the look-behind, so that the search can skip to it.
    branches = (rf"{re.escape(first)}(?<!\w{re.escape(first)}){_tail(node)}" for first, node in trie.items())
    return re.compile(rf"(?:{'|'.join(branches)})(?!\w)")


def _tail(node: dict[str, Any]) -> str:
    """What may follow in the phrases below ``node``."""
    branches = [_letter(key) + _tail(below) for key, below in node.items() if key != _END]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if _END in node else joined


def _letter(character: str) -> str:
    return _VARIANTS.get(character) or re.escape(character)
