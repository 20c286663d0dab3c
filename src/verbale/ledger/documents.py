"""Names of documents: in full, and whether two can be of one, by the kind and the numbers that each has."""

from __future__ import annotations

import re
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.parties import find_parties
from verbale.ledger.wording import PACKAGE, WORD

__all__ = ["can_be_one_document", "in_full", "known_as"]

_PREPOSITION = re.compile(
    r"\b(?:of|on|for|from|by|to|with|in|at|between|against|concerning|regarding)\b", re.IGNORECASE
)
_ACRONYM = re.compile(r"\s*\([^)]*\)$")
"""What it is called for short: "… Test-Ban Treaty (CTBT)"."""
_ARTICLE = re.compile(r"^(?:the|a|an|its|our)\s+")
_NEW = re.compile(r"\bneo-", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:,\d{3})*")


def in_full(name: str) -> str:
    """The name of a document in full where ``name`` is another of its names: "the UN Charter"; else ``name`` itself."""
    return _full_names().get(_plain(_ACRONYM.sub("", name)), name)


def known_as(name: str) -> str:
    """The words by which a document is compared: its name in full, or else without the state that it is a law of."""
    full = in_full(name)
    return full if full in _full_names().values() else _of_nobody(name)


def _of_nobody(name: str) -> str:
    """A law's name without the state that it is a law of: "… of the People's Republic of China"."""
    last = next(reversed(find_parties(name)), None)
    kept = name[: last.start].rstrip() if last is not None and last.end == len(name) else ""
    return kept[:-3] if kept.endswith(" of") else name


def can_be_one_document(one: str, other: str) -> bool:
    """Not "Order No. 12" and "Order No. 14", nor "the Harbour Law" and "the Provisions on the Harbour Law".

    Nor "the Zenda Doctrine" and "the Neo-Zenda Doctrine".
    """
    mine, theirs = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    if mine and theirs and not mine <= theirs and not theirs <= mine:
        return False
    if bool(_NEW.search(one)) != bool(_NEW.search(other)):
        return False
    kind, its_kind = _kind_of(one), _kind_of(other)
    return not kind or not its_kind or kind == its_kind


def _kind_of(name: str) -> str:
    """What kind of document a name says it is of, "law" or "rules"; "" where it does not say."""
    head = WORD.findall(_PREPOSITION.split(name, maxsplit=1)[0])
    return _kinds().get(head[-1].lower(), "") if head else ""


def _plain(name: str) -> str:
    """``name`` without what names are written with or without: "the", full stops, case."""
    return _ARTICLE.sub("", name.replace(".", "").lower()).strip()


@cache
def _full_names() -> dict[str, str]:
    """The name in full of each name that is known, that one included."""
    return {
        _plain(name): full
        for full, others in read_rows("document_names.tsv", 2, PACKAGE)
        for name in (full, *others.split("; "))
    }


@cache
def _kinds() -> dict[str, str]:
    return {
        word: kind for kind, words in read_rows("document_kinds.tsv", 2, PACKAGE) for word in words.split()
    }
