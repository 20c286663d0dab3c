"""Whether two names can be of one document: by what kind of document each calls it, and by the numbers in it."""

from __future__ import annotations

import re
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.ledger.wording import PACKAGE, WORD

__all__ = ["can_be_one_document"]

_PREPOSITION = re.compile(
    r"\b(?:of|on|for|from|by|to|with|in|at|between|against|concerning|regarding)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+(?:,\d{3})*")


def can_be_one_document(one: str, other: str) -> bool:
    """Not "Order No. 12" and "Order No. 14", nor "the Harbour Law" and "the Provisions on the Harbour Law"."""
    mine, theirs = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    if mine and theirs and not mine <= theirs and not theirs <= mine:
        return False
    kind, its_kind = _kind_of(one), _kind_of(other)
    return not kind or not its_kind or kind == its_kind


def _kind_of(name: str) -> str:
    """What kind of document a name says it is of, "law" or "rules"; "" where it does not say."""
    head = WORD.findall(_PREPOSITION.split(name, maxsplit=1)[0])
    return _kinds().get(head[-1].lower(), "") if head else ""


@cache
def _kinds() -> dict[str, str]:
    return {
        word: kind for kind, words in read_rows("document_kinds.tsv", 2, PACKAGE) for word in words.split()
    }
