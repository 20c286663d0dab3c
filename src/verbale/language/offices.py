"""The words of offices, and the text cut into the words that offices and names are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from verbale.language.gazetteer import data_error
from verbale.language.lexicon import read_rows
from verbale.language.mentions import PartyMention
from verbale.language.phrases import phrase_key, phrase_regex

__all__ = ["MASK", "Token", "mask_parties", "office_key", "tokens_of"]

MASK = "\ue000"
"""Stands for each character of a party's mention in a masked text."""

_KINDS = ("office", "offices", "title", "word")
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽȘȚ"
_TRAITS = frozenset({"alone", "anyone", "abroad", "serves", "loose", "home", "body"})
_NAME: tuple[str, frozenset[str]] = ("name", frozenset())
_NAME_WORD = (
    rf"M(?<!\w.)a\.(?= [A-Z])|[{_UPPER}](?<!\w.)(?:\.(?:-?[A-Z]\.)*(?=[\s,])|\w*(?:[-‑’'](?!s\b)\w+)*)"
    r"|[ae](?<!\w.)[lsrdn]-[A-Z]\w+|[JS](?<!\w.)r\."
)
_FEMALE_OR_MALE = re.compile(r"(?:wo)?m[ae]n$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word that an office or a name may hold, or a party's mention.

    ``kind`` is ``party``, a kind of ``offices.tsv`` (``office``, ``offices``, ``title``, ``word``)
    or ``name`` for any other capitalised word.
    """

    start: int
    end: int
    word: str
    kind: str
    traits: frozenset[str] = frozenset()
    """Those of ``offices.tsv``."""


def mask_parties(text: str, parties: Sequence[PartyMention]) -> str:
    """``text`` with every character of a party's mention replaced by MASK; offsets stay as they are."""
    pieces: list[str] = []
    done = 0
    for mention in parties:
        pieces += text[done : mention.start], MASK * (mention.end - mention.start)
        done = mention.end
    return "".join([*pieces, text[done:]])


def tokens_of(masked: str) -> list[Token]:
    """The words of a masked text that offices and names are made of, in order."""
    lexicon = _lexicon()
    tokens: list[Token] = []
    for found in _pattern().finditer(masked):
        word = found[0]
        if word.isupper() and masked[found.start() - 1 : found.start()] == "(":
            continue
        if word[0] == MASK:
            tokens.append(Token(found.start(), found.end(), "", "party"))
            continue
        kind, traits = lexicon.get(phrase_key(word)) or lexicon.get(_as_written(word), _NAME)
        tokens.append(Token(found.start(), found.end(), word, kind, traits))
    return tokens


def _as_written(word: str) -> str:
    """A word in capitals as the lexicon writes it ("PRESIDENT", "MR.")."""
    return word.capitalize() if word.isupper() and len(word) > 1 else word


def office_key(word: str) -> str:
    """The form under which words for one kind of office are compared: "Spokesman" and "spokesperson" agree."""
    lower = word.lower()
    if lower.endswith("ies"):
        lower = lower[:-3] + "y"
    return _FEMALE_OR_MALE.sub("person", lower.removesuffix("s"))


@cache
def _lexicon() -> dict[str, tuple[str, frozenset[str]]]:
    words = {}
    for word, kind, cell in read_rows("offices.tsv", 3):
        if kind not in _KINDS:
            raise data_error("offices.tsv", word, f"the kind is {kind!r}, not one of {', '.join(_KINDS)}")
        traits = frozenset(trait.strip() for trait in cell.split("|") if trait.strip())
        if unknown := traits - _TRAITS:
            raise data_error("offices.tsv", word, f"unknown trait {', '.join(sorted(unknown))}")
        words[phrase_key(word)] = (kind, traits)
    return words


@cache
def _pattern() -> re.Pattern[str]:
    listed = phrase_regex(
        word for word in _lexicon() if not word[0].isupper() or not word[-1].isalpha() or "/" in word
    )
    return re.compile(rf"{MASK}+|{listed.pattern}|{_NAME_WORD}")
