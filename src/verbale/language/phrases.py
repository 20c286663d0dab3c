"""One regular expression for many phrases.

The phrases are folded into a trie, so that a text is searched for thousands of
names in one pass and the longest name wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

__all__ = ["phrase_key", "phrase_regex"]

_END = ""
_VARIANTS = {" ": r"(?: ?\n ?|[ \u00a0]{1,2})", "'": "['’‘]", "-": "[-‐‑–]", "’": "['’‘]"}
_FOLDED = str.maketrans({"\n": " ", "\u00a0": " ", "’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"})


def phrase_key(phrase: str) -> str:
    """``phrase`` with its blanks, apostrophes and hyphens in the one form that a lookup uses."""
    folded = phrase.translate(_FOLDED)
    return " ".join(folded.split()) if "  " in folded else folded


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
