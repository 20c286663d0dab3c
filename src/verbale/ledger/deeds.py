"""What is to be done with what: the deed that a promise or a demand names, and the words for its thing."""

from __future__ import annotations

import re
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.ledger.wording import PACKAGE, WORD

__all__ = ["deeds_of", "is_deed", "main_clause", "thing_of"]

_TIME = re.compile(
    r"\b(?:by |at |before |until )?the (?:very )?end of\b|\bend(?= of (?:the|this|next)\b)", re.IGNORECASE
)
"""A part of a time, which is no deed: "by the end of the month"."""
_REFRAINS = re.compile(r"\b(?:stop|stops|stopping|cease|end)(?: from| \w+ly)? (?=\w+ing\b)", re.IGNORECASE)
"""To stop doing something is no deed done to a thing: "stop arming the islands"."""
_TERM = (
    r"(?:the (?:\d+|beginning|end|middle|(?:new )?year|spring|start|summer|autumn|time|winter)|\d+|next"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_ADJUNCT = re.compile(
    r"(?:,(?!\d)|;|\b(?:as soon as|before|after|until|once|when|if|unless|because|since|so that|in order|without|within"
    rf"|by {_TERM}|at the|(?:on|for) (?:its|their|his|her) own|which|who|whose)\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""When, how and to what end: no part of what something is done with."""
_DOER = re.compile(
    r"^.*?\b(?:will|would|shall|should|must|can|(?:is|are|has|have|ought|agreed|undertook|promised|pledged) to)\b ",
    re.IGNORECASE | re.DOTALL,
)
_UNDERGOES = re.compile(
    r"^(?:now |also |not )?(?:be|stop|end|cease|lapse|come|go|return|resume|reopen)\b", re.IGNORECASE
)
"""Behind "should": what stands before it is what the deed is done with, not who does it."""


def deeds_of(text: str) -> frozenset[str]:
    """The deeds that the words of ``text`` name: "end", "review"."""
    text = _REFRAINS.sub(" ", _TIME.sub(" ", text))
    found = {deed for deed, phrase in _phrases() if phrase.search(text)}
    return frozenset(found | {_words()[word] for word in WORD.findall(text.lower()) if word in _words()})


def is_deed(word: str) -> bool:
    """Whether a word names a deed."""
    return word.lower() in _words()


def main_clause(text: str) -> str:
    """``text`` without what tells when, how and to what end."""
    return _ADJUNCT.sub("", text)


def thing_of(text: str) -> str:
    """The words of ``text`` for what the deed is done with: without the deed, who does it, when and to what end."""
    clause = main_clause(_TIME.sub(" ", text))
    doer = _DOER.match(clause)
    if doer is not None and not _UNDERGOES.match(clause[doer.end() :]):
        clause = clause[doer.end() :]
    for _, phrase in _phrases():
        clause = phrase.sub(r" \g<thing> ", clause)
    return " ".join(word for word in WORD.findall(clause) if not is_deed(word))


@cache
def _words() -> dict[str, str]:
    """The deed that a word names."""
    return {word: deed for deed, word in _rows() if "_" not in word}


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The deeds that several words name around their thing: "bring … down"."""
    return tuple(
        (deed, re.compile(rf"\b{first}\b(?P<thing>(?: [\w-]+){{0,6}}?) {' '.join(rest)}\b", re.IGNORECASE))
        for deed, words in _rows()
        if "_" in words
        for first, *rest in [words.split("_")]
    )


def _rows() -> list[tuple[str, str]]:
    return [(deed, word) for deed, words in read_rows("deeds.tsv", 2, PACKAGE) for word in words.split()]
