"""Words parted at line ends: whether the hyphen is the typesetter's or the word's own.

A typeset text breaks words at many line ends, and its hyphens go; a text from a word
processor mostly breaks only at the hyphens of its compounds, and they stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

__all__ = ["Hyphens"]

_PARTED = re.compile(r"[^\W\d_]-$")
_OFTEN = 0.03
"""Share of line ends with a hyphen from which on the text counts as typeset with word division."""
_FIRST_PART = re.compile(r"(?<![\w’'-])([\w’']+(?:-[\w’']+)*)-$")
_SECOND_PART = re.compile(r"[\w’']+")
_OWN_HYPHEN = re.compile(
    "all|anti|co|cross|counter|ever|ex|far|free|full|half|hard|high|ill|like|long|low|mid|multi|near|non|old|one|"
    "open|pan|post|pre|pro|self|semi|short|single|so|socio|sub|three|two|ultra|vice|well|win"
)
"""First parts of compounds that English writes with a hyphen."""
_BOUND_END = re.compile(
    r"(?:[stc]ions?|[stc]ional\w*|ments?|mental|ness|tive|tively|ities|ity|[ae]nce[sd]?|[ia]ble|[ia]bly|"
    r"ings?|edly|ally|ously?|ers?|isms?|ists?|ized?|ised?|[cst]ial\w*|tic|tical\w*|tary|ful|less)"
)
"""Ends of words that do not stand alone."""


class Hyphens:
    """What the lines of one document tell about its hyphens."""

    def __init__(self, lines: Sequence[str]) -> None:
        parted = sum(bool(_PARTED.search(line)) for line in lines)
        self._often = parted > _OFTEN * max(len(lines), 1) and parted > 2
        self._words = Counter(word.casefold() for line in lines for word in re.findall(r"[\w’'-]+", line))

    def joined(self, line: str, following: str) -> str:
        """``line`` as it stands before ``following`` in one text: with a space, or without its hyphen."""
        first, second = _FIRST_PART.search(line), _SECOND_PART.match(following)
        if first is None or second is None:
            return line if line.endswith(("—", "/")) else line + " "
        return line if self._keeps(first[1], second[0]) else line[:-1]

    def _keeps(self, first: str, second: str) -> bool:
        """Whether the hyphen belongs to the word."""
        if not second[0].islower() or not first[-1].isalpha():
            return True
        whole, compound = (first + second).casefold(), f"{first}-{second}".casefold()
        if self._words[whole] or self._words[compound]:
            return not self._words[whole]
        if "-" in first or _OWN_HYPHEN.fullmatch(first.casefold()):
            return True
        if _BOUND_END.fullmatch(second):
            return False
        return not self._often
