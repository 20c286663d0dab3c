"""Words as set phrases are made of: where they stand, which of them carry a phrase, and their stems.

Words are compared without case and with one kind of apostrophe. A comma and a quotation mark between
words are passed over, so that a list with the last comma is the list without it; a stop, colon, semicolon,
question mark, bracket or dash parts what no phrase spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from verbale.language.lexicon import read_rows
from verbale.ledger.wording import term_of

__all__ = [
    "BREAK",
    "COMMA",
    "articles",
    "edges",
    "found_words",
    "keys_of",
    "legal",
    "normal",
    "openings",
    "spans_of",
    "takes_stance",
    "weight_of_word",
    "words_of",
]

BREAK = frozenset(".;:!?()[]–—…\n")
"""Marks that no phrase spans."""
COMMA = ","
"""A mark that is passed over, but that ends what stands before it."""
_WORD = re.compile(
    r"""
    (?: [^\W\d_]\. ){2,}                                           # U.S.
  | \w+ (?: ['’‑-] (?: (?: [^\W\d_]\. ){2,} | \w+ ) )*             # win-win, China's, China-U.S.
    (?: [.,]\d+ )*                                                 # 1,000.5
  | [.;:!?()\[\]–—…\n,]
    """,
    re.VERBOSE,
)
_PACKAGE = "verbale.comparison"


def found_words(text: str) -> list[str]:
    """The words of ``text`` as they are written, with COMMA and the marks of BREAK between them."""
    return _WORD.findall(text)


def spans_of(text: str) -> Iterator[tuple[int, int]]:
    """Where each of ``found_words(text)`` but the commas stands."""
    return (found.span() for found in _WORD.finditer(text) if found[0] != COMMA)


def normal(word: str) -> str:
    """``word`` as it is compared."""
    return word.lower().replace("’", "'").replace("‑", "-")


def words_of(wording: str) -> tuple[str, ...]:
    """The words of ``wording`` as they are compared."""
    return tuple(normal(word) for word in found_words(wording) if word not in BREAK and word != COMMA)


@cache
def _class(name: str) -> frozenset[str]:
    rows = read_rows("light_words.tsv", 2, _PACKAGE)
    return frozenset(word for kind, words in rows if kind == name for word in words.split())


@cache
def edges() -> frozenset[str]:
    """Words that neither begin nor end a set phrase."""
    return _class("edge")


@cache
def openings() -> frozenset[str]:
    """Edge words that may begin a set phrase where they always stand there."""
    return _class("opening")


@cache
def articles() -> frozenset[str]:
    """Articles that may begin a longer set phrase where they always stand there."""
    return _class("article")


@cache
def calls() -> frozenset[str]:
    """Words that call for attention before a comma, and belong to no phrase there."""
    return _class("call")


@cache
def legal() -> frozenset[str]:
    """Words of the clauses that every order or contract ends with, which are nobody's set phrase."""
    return _class("legal")


def takes_stance(word: str) -> bool:
    """Whether ``word``, as `normal` gives it, judges, claims, binds or courts: "unfair", not "deficit"."""
    return word in _class("stance")


def is_adverb(word: str) -> bool:
    """Whether ``word`` looks like an adverb of manner: "firmly", not "supply"."""
    return word.endswith("ly") and word not in _class("noun")


@lru_cache(maxsize=200_000)
def weight_of_word(word: str) -> int:
    """What a set phrase gains by ``word``, as `normal` gives it: 0, 1 for a light word, 2 for another."""
    if not word[0].isalpha() or word in edges() or len(word) == 1:
        return 0
    return 1 if word in _class("light") else 2


def keys_of(words: Sequence[str]) -> tuple[str, ...]:
    """The stems of the words in ``words`` that are no edge words: what two variants of a phrase share."""
    return tuple(term_of(word) for word in words if word not in edges())
