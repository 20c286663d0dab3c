"""Who a sentence says does something: the party that its statement begins with, behind the words that report it.

"The United States will lift its duties" and "China will lift its countermeasures" share most of their words and are two
things; "The minister said that both sides would …" is about both. A rough reading of the first words is enough here:
where they name nobody, nothing is said.
"""

from __future__ import annotations

import re
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.parties import find_parties
from verbale.reading.model import Sentence

__all__ = ["BOTH", "doer_of"]

BOTH = "both"
"""Several of those who met, together."""
NEAR = 8
"""Characters that may stand before a party's name: an article, a title; "The duties of China" is further off."""


def doer_of(sentence: Sentence) -> str:
    """The code of the party that the sentence is about, BOTH, or "" where its first words do not say."""
    patterns = _patterns()
    said = sentence.quote
    for name in ("reports", "leads"):
        found = patterns[name].match(said)
        said = said[found.end() :] if found else said
    if patterns["several"].match(said):
        return BOTH
    if patterns["self"].match(said):
        return sentence.voice[-1].party if sentence.voice else ""
    first = next(iter(find_parties(said)), None)
    if first is None or first.start > NEAR:
        return ""
    return first.parties[0] if len(first.parties) == 1 else BOTH


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rows = read_rows("doer_words.tsv", 2, "verbale.comparison")
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in rows}
