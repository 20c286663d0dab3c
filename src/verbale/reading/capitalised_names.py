"""Names of instruments that are built from capitalised words around a word such as "Treaty".

"the Strelsau Fisheries Treaty", "Treaty on the Navigation of the Upper Isar", "the Strelsau consensus".
The words that make a name are in ``data/reference_words.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from verbale.language.gazetteer import party_names
from verbale.language.lexicon import read_rows
from verbale.language.phrases import phrase_key

__all__ = ["capitalised_instruments"]

_TOKEN = re.compile(r"[\w.’'&‑-]*\w\.?(?=[^\w])|[\w’'&‑-]+|[^\w\s]")
_CAPITALS = r"(?:\s(?!and\b)[A-Z0-9][\w’'.-]*)+"
_NO_DATE = (
    r"(?!\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d)"
)
_TAIL = re.compile(
    rf"(?:\s(?:on|of|for|[Cc]oncerning|relating to|regarding|[Bb]etween|to|in)(?:\sthe|\sits)?{_NO_DATE}{_CAPITALS}"
    rf"|(?:,{_CAPITALS})*,?\sand{_CAPITALS})+"
)
_BETWEEN = re.compile(
    rf"\s(?:[Bb]etween|with|of)(?:\sthe)?{_CAPITALS}(?:\sof(?:\sthe)?{_CAPITALS})*"
    rf"(?:\sand(?:\sthe)?{_CAPITALS}(?:\sof(?:\sthe)?{_CAPITALS})*)?(?![\w’'-])(?!\s(?:administration|government|side|team)\b)"
)
_AFTER = re.compile(
    r",\s(?:18|19|20)\d\d\b|\sof\s(?:18|19|20)\d\d\b|\s\((?:[A-Z][\w-]*|[“\"][^)]{3,40})\)|\s(?:I|II|III|IV)\b"
)
_BODY = re.compile(
    r"(?:[A-Z]\w+\s){0,2}(?:Office|Ministry|Department|Task\s?[Ff]orce|Taskforce|Committee|Commission|Institute|Bureau|Agency)\s(?:of|on|for)\b"
)
"""How the name of a body begins, which has an instrument's word in it: "the Office of Trade Policy"."""
_ADDED = re.compile(r"\s(?:in|for)\s\d{1,4}\Z")
"""A year or a number of days behind a name, no part of it."""
_CONNECTORS = frozenset(["of", "for", "on", "and", "&"])
_MAY_FOLLOW = frozenset(["Between", "Concerning", "Regarding", "I", "II", "III", "Title"])


class _Token(NamedTuple):
    start: int
    end: int
    word: str


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(
        word for cls, word in read_rows("reference_words.tsv", 2, "verbale.reading") if cls == kind
    )


def capitalised_instruments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of names built with a word that makes an instrument, in text order; they may overlap."""
    tokens = [_Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text, start, end)]
    for index, token in enumerate(tokens):
        if token.word in _words("strong") or token.word in _words("weak") or token.word in _words("front"):
            span = _around_head(text, tokens, index, end)
        elif token.word in _words("plain"):
            span = _after_place(tokens, index)
        elif token.word in _words("campaign"):
            span = _campaign(text, tokens, index)
        else:
            continue
        if span and not _is_no_instrument(text[slice(*span)]):
            added = _ADDED.search(text[slice(*span)])
            yield (span[0], span[0] + added.start()) if added else span


def _is_no_instrument(name: str) -> bool:
    bare = re.sub(r"\s\([^)]*\)", "", name)
    owner, _, last = bare.rpartition(" ")
    of_state = (
        last in ("Policy", "Law", "Strategy", "Plan") and party_names().get(phrase_key(owner)) is not None
    )
    return of_state or _BODY.match(bare) is not None or bare.endswith(tuple(_words("never")))


def _around_head(text: str, tokens: Sequence[_Token], index: int, limit: int) -> tuple[int, int] | None:
    """The name around the head word ``tokens[index]``, if it makes one."""
    head = tokens[index]
    if index + 1 < len(tokens) and _describes_next(text, head, tokens[index + 1]):
        return None
    first = _first(text, tokens, index)
    if first is None:
        return None
    end = _tail_end(text, head, limit)
    alone = first == index
    if alone and (end == head.end or not (head.word in _words("strong") or head.word in _words("front"))):
        return None
    if not alone and head.word not in _words("strong") and head.word not in _words("weak"):
        return None
    return tokens[first].start, end


def _describes_next(text: str, head: _Token, following: _Token) -> bool:
    """Whether the word after the head is a capitalised one that the head only describes."""
    adjacent = text[head.end : following.start] == " "
    return adjacent and following.word[:1].isupper() and following.word not in _MAY_FOLLOW


def _first(text: str, tokens: Sequence[_Token], index: int) -> int | None:
    """The token with which the name begins that ends in the head ``tokens[index]``; None inside an office."""
    first = at = index
    while at > 0 and text[tokens[at - 1].end : tokens[at].start] in (" ", ""):
        at -= 1
        word = tokens[at].word
        if (word in _CONNECTORS and _joins(tokens, at)) or (word == "in" and tokens[at - 1].word == "Trade"):
            continue
        if word in _words("title"):
            return None if first - at > 1 else first
        if not _is_capital(word) or word in _words("before") or (_is_owner(word) and first != index):
            break
        first = at
    return first


def _joins(tokens: Sequence[_Token], at: int) -> bool:
    """Whether the connector ``tokens[at]`` comes after a capitalised word that is not itself a head."""
    return at > 0 and tokens[at - 1].word[:1].isupper() and tokens[at - 1].word not in _words("strong")


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _is_owner(word: str) -> bool:
    return word.endswith(("’s", "'s"))


def _tail_end(text: str, head: _Token, limit: int) -> int:
    """Where the name ends whose head word is ``head``."""
    at = head.end
    while found := _AFTER.match(text, at, limit):
        at = found.end()
    tails = (_BETWEEN, _TAIL) if head.word.startswith("Agreement") else (_TAIL, _BETWEEN)
    for pattern in tails:
        if found := pattern.match(text, at, limit):
            at = _before_other_head(text, at, found.end())
            break
    while found := _AFTER.match(text, at, limit):
        at = found.end()
    return at - 1 if text[at - 1] in ".’'" else at


def _before_other_head(text: str, start: int, end: int) -> int:
    """``end``, or where "and" begins another instrument."""
    for joined in re.finditer(r",?\sand\s", text[start:end]):
        if set(text[start + joined.end() : end].split()) & _words("strong"):
            return start + joined.start()
    return end


def _after_place(tokens: Sequence[_Token], index: int) -> tuple[int, int] | None:
    """The name that a place and a lower-case word make together ("the Strelsau consensus")."""
    first = index
    while (
        first > 0 and tokens[first - 1].word[:1].isupper() and tokens[first - 1].word not in _words("before")
    ):
        first -= 1
    words = " ".join(token.word for token in tokens[first:index])
    name = party_names().get(phrase_key(words))
    is_state = name is not None and name.use not in ("metonym", "place")
    if first == 0 or is_state or len(words) < 4 or words.isupper() or any(char in words for char in "-’'"):
        return None
    return tokens[first].start, tokens[index].end


def _campaign(text: str, tokens: Sequence[_Token], index: int) -> tuple[int, int] | None:
    """The name that capitalised words and a lower-case word make together ("Safe Harbours programme")."""
    before = text[tokens[0].start : tokens[index].start]
    found = re.search(r"(?:[A-Z][\w-]+\s(?:(?:and|for|of)\s)?)+[A-Z][\w-]+\s(?:\([A-Z]{2,}\)\s)?\Z", before)
    if not found:
        return None
    first = before[found.start() :].split()[0]
    named = first in _words("before") or first in _words("title") or party_names().get(phrase_key(first))
    return None if named else (tokens[0].start + found.start(), tokens[index].end)
