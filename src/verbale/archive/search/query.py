"""The query language: words, "phrases", prefix*, AND, OR, NOT, NEAR/n and brackets, as a tree.

Words beside each other must all stand in a sentence. AND binds more tightly than OR; ``a NOT b`` is a without
b. A word is cut as the index cuts it: "U.S.-China" is the phrase "u s china". The tree is written for each
database by its own module, from words alone, so that nothing a person types reaches the database as code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.errors import VerbaleError

__all__ = ["MARKS", "And", "Near", "Not", "Or", "Query", "QueryError", "Words", "parse", "parsed", "words_of"]

LONGEST = 2000
"""Characters of a query."""
DEEPEST = 30
"""Brackets within brackets."""
FARTHEST = 50
"""Words that NEAR may span."""
_NEAR_BY_DEFAULT = 10
_TOKEN = re.compile(
    r'\s*(?:(?P<open>\()|(?P<close>\))|"(?P<phrase>[^"]*)"(?P<phrase_star>\*)?|(?P<word>[^\s()"]+))'
)
MARKS = "\u00ad\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""A class of what stands in a text and is no part of a word: marks of direction, soft hyphens (UAX 29, rule WB4)."""
_MARK = re.compile(f"[{MARKS}]")
_NEAR = re.compile(r"NEAR(?:/(\d+))?")


class QueryError(VerbaleError, ValueError):
    """A query that is not of the query language, or cannot find anything."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that follow each other; the last one may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Two phrases with at most ``distance`` words between them, in either order."""

    one: Words
    other: Words
    distance: int


@dataclass(frozen=True, slots=True)
class And:
    """Every part must be found."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One part must be found."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What is found for ``wanted`` and not for ``unwanted``."""

    wanted: Query
    unwanted: Query


Query = Words | Near | And | Or | Not


def parse(text: str) -> Query:
    """The tree of a query. Raises QueryError, which says what is wrong with it and what to write."""
    if len(text) > LONGEST:
        raise QueryError(f"the query has {len(text)} characters; at most {LONGEST} are read: shorten it")
    parser = _Parser(list(_tokens(text)))
    query = parser.either(0)
    if parser.rest:
        raise QueryError('the query has a ")" that nothing opens: leave it out, or write it in "quotes"')
    return query


def parsed(text: str) -> Query | None:
    """The tree of a query, None of one that is blank. Raises QueryError as `parse` does."""
    return parse(text) if text.strip() else None


def words_of(query: Query) -> Iterator[Words]:
    """The words that a hit of ``query`` can show, in its order; not those that must be absent."""
    if isinstance(query, Words):
        yield query
    elif isinstance(query, Near):
        yield query.one
        yield query.other
    elif isinstance(query, Not):
        yield from words_of(query.wanted)
    else:
        for part in query.parts:
            yield from words_of(part)


def tokens_of(text: str) -> tuple[str, ...]:
    """``text`` in words as both databases index them: lower case, no diacritics, letters and digits only."""
    plain = unicodedata.normalize("NFKD", _MARK.sub("", text))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(word.lower() for word in re.split(r"[\W_]+", bare) if word)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    """``(``, ``)``, ``AND``, ``OR``, ``NOT``, ``NEAR`` or ``words``."""
    words: Words | None = None
    distance: int = 0


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise QueryError('the query has a quotation mark (") that nothing closes: add the other one')
        at = match.end()
        if match["open"] or match["close"]:
            yield _Token("(" if match["open"] else ")")
        elif match["phrase"] is not None:
            yield _words(match["phrase"], star=match["phrase_star"] is not None)
        else:
            yield _bare(match["word"])


def _bare(word: str) -> _Token:
    if word in {"AND", "OR", "NOT"}:
        return _Token(word)
    if (near := _NEAR.fullmatch(word)) is not None:
        distance = int(near[1] or _NEAR_BY_DEFAULT)
        if not 0 < distance <= FARTHEST:
            raise QueryError(f"{word}: the distance must be a number of words from 1 to {FARTHEST}")
        return _Token("NEAR", distance=distance)
    return _words(word.rstrip("*"), star=word.endswith("*"), typed=word)


def _words(text: str, *, star: bool, typed: str = '""') -> _Token:
    words = tokens_of(text)
    if not words:
        shown = f'"{text}"' if text else typed
        raise QueryError(
            f"{shown} has no letter or digit in it, so there is nothing to look for: leave it out"
        )
    return _Token("words", Words(words, star))


class _Parser:
    """Recursive descent over the tokens of one query."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.rest = tokens

    def _next(self) -> str:
        return self.rest[0].kind if self.rest else ""

    def either(self, depth: int) -> Query:
        """Parts with OR between them."""
        if depth > DEEPEST:
            raise QueryError(
                f"the query has more than {DEEPEST} brackets within each other: write it more simply"
            )
        parts = [self._all(depth)]
        while self._next() == "OR":
            self.rest.pop(0)
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self, depth: int) -> Query:
        """Parts beside each other or with AND between them, without those after NOT."""
        wanted: list[Query] = [self._one(depth)]
        unwanted: list[Query] = []
        while self._next() in {"AND", "NOT", "words", "("}:
            into = wanted
            if self._next() in {"AND", "NOT"}:
                if self.rest.pop(0).kind == "NOT":
                    into = unwanted
                elif self._next() == "NOT":
                    self.rest.pop(0)
                    into = unwanted
            into.append(self._one(depth))
        found = wanted[0] if len(wanted) == 1 else And(tuple(wanted))
        if not unwanted:
            return found
        return Not(found, unwanted[0] if len(unwanted) == 1 else Or(tuple(unwanted)))

    def _one(self, depth: int) -> Query:
        """A word, a phrase, two of them with NEAR between, or what stands in brackets."""
        query = self._single(depth)
        if self._next() == "NEAR":
            raise QueryError(
                'NEAR stands between two words or "phrases", not more, and not beside brackets: '
                "write a NEAR/5 b AND b NEAR/5 c"
            )
        return query

    def _single(self, depth: int) -> Query:
        kind = self._next()
        if kind == "(":
            self.rest.pop(0)
            query = self.either(depth + 1)
            if self._next() != ")":
                raise QueryError('the query has a "(" that nothing closes: add a ")"')
            self.rest.pop(0)
            return query
        if kind == "NOT":
            raise QueryError(
                "a query cannot only say what must be absent: write what to look for, then NOT …"
            )
        first = self._phrase(kind)
        if self._next() != "NEAR":
            return first
        distance = self.rest.pop(0).distance
        return Near(first, self._phrase(self._next()), distance)

    def _phrase(self, kind: str) -> Words:
        if kind != "words":
            where = f"before {kind}" if kind else "at the end of the query"
            raise QueryError(f'a word or a "phrase" is missing {where}')
        words = self.rest.pop(0).words
        assert words is not None  # noqa: S101 - tokens of this kind have words
        return words
