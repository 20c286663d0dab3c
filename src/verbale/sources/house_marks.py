"""The house that a text's heading gives away: "PR NO. 123/2025", "10 Downing Street", "SC/15982"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from verbale.errors import DataFileError
from verbale.language.gazetteer import known_party
from verbale.language.lexicon import read_rows

__all__ = ["party_by_marks"]


def party_by_marks(lines: Iterable[str]) -> str:
    """The code of the one house whose marks stand in ``lines``; empty if none or several do."""
    words = "\n".join(line.replace("’", "'") for line in lines)
    found = {code for code, pattern in _marks() if pattern.search(words)}
    return found.pop() if len(found) == 1 else ""


@cache
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_mark(*row) for row in read_rows("house_marks.tsv", 2, "verbale.sources"))


def _mark(code: str, words: str) -> tuple[str, re.Pattern[str]]:
    if not known_party(code):
        raise DataFileError(f"house_marks.tsv: {code!r} is no party's code")
    phrases = (re.escape(phrase.strip()).replace(r"\#", r"\d+") for phrase in words.split("|"))
    return code, re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?!\w)")
