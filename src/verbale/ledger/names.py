"""Names that an archive has for things, and the issue they are of: "grey salt" is taken up as "this drug".

No lexicon knows such a name. Where statement after statement goes on from it to "the drug", it is put to the issue of
drugs, also where it stands alone (the anaphora of Hearst 1992: a name is of the kind that it is taken up by). Of
statements only, in whatever order they come, so that one more changes nothing but what it says itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from verbale.language.lexicon import read_rows
from verbale.ledger.wording import PACKAGE, term_of, weight_of
from verbale.reading.issues import issues_named

__all__ = ["Names"]

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+|[.,;:?!]")
_SHORTEST = 3
_STATEMENTS = 3
"""How many statements take a name up by its kind at least."""
_SHARE = 1 / 6
"""And what share that is, at least, of the statements that have the name."""


Quotes = Callable[[], Iterator[tuple[str, Sequence[str]]]]
"""Every statement with its sentences in text order."""


class Names:
    """The names of a set of statements, which are looked into when first asked for."""

    def __init__(self) -> None:
        self._taken_up: dict[str, frozenset[tuple[str, str]]] = {}
        """For each statement the names, each with the issue of the kind that it is taken up by."""
        self._known: Mapping[str, str] | None = None

    def changed(self, statement: str) -> None:
        """Look anew into a statement, and at what is known."""
        self._taken_up.pop(statement, None)
        self._known = None

    def issues(self, statements: Quotes) -> Mapping[str, str]:
        """The names that ``statements`` have, in lower case, each with its issue."""
        if self._known is None:
            self._known = self._count(statements)
        return self._known

    def _count(self, statements: Quotes) -> Mapping[str, str]:
        told: dict[tuple[str, str], int] = {}
        for statement, quotes in statements():
            if statement not in self._taken_up:
                self._taken_up[statement] = frozenset(_taken_up(quotes))
            for name in self._taken_up[statement]:
                told[name] = told.get(name, 0) + 1
        often = {name: issue for (name, issue), times in sorted(told.items()) if times >= _STATEMENTS}
        return {
            name: issue
            for name, issue in often.items()
            if told[name, issue] >= _SHARE * sum(_have(name, quotes) for _, quotes in statements())
        }


def _have(name: str, quotes: Sequence[str]) -> bool:
    return any(name in quote.lower() for quote in quotes)


def _taken_up(quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names in front of "this drug" and the like, where nothing else in front of it is known to be of that kind."""
    words = " ".join(quotes)
    if not any(f" {kind}" in words for kind in _kinds()[1]):
        return
    for before, quote in pairwise(("", *quotes)):
        for found in _kinds()[0].finditer(quote):
            issue = _kinds()[1][found["kind"]]
            in_front = (before, quote[: found.start()])
            if not any(issue in issues_named(words) for words in in_front):
                yield from ((name, issue) for words in in_front for name in _names(words))


def _names(words: str) -> Iterator[str]:
    """Two words that could be the name of a thing: they stand together, say something, and are no person's."""
    for one, other in pairwise(_TOKEN.findall(words)):
        if min(len(one), len(other)) < _SHORTEST or other[0].isupper() or not one[0].isalpha():
            continue
        if all(word[0].isalpha() and weight_of(term_of(word)) > 0 for word in (one, other)):
            yield f"{one} {other}".lower()


@cache
def _kinds() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Words that take up a thing by its kind, and the issue of each kind."""
    issues = {
        word: issue for issue, words in read_rows("name_kinds.tsv", 2, PACKAGE) for word in words.split()
    }
    kinds = "|".join(sorted(issues))
    return re.compile(rf"\b(?:[Tt]his|[Tt]he|[Tt]hat|[Tt]hese|[Tt]hose)\s(?P<kind>{kinds})s?\b"), issues
