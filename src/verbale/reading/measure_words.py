"""The words for measures: which nouns and verbs tell of one, of what kind, and which words give its status.

The lexicon is ``data/measure_words.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verbale.errors import DataFileError
from verbale.language.gazetteer import known_party
from verbale.language.lexicon import read_rows
from verbale.language.sieve import Expression, Sieve
from verbale.language.verbs import verb_form

__all__ = [
    "KINDS",
    "STATUSES",
    "adjective_status",
    "kind_of",
    "noun_patterns",
    "passive_patterns",
    "verb_phrases",
    "verb_status",
    "whose_law",
]

KINDS = (
    "tariff",
    "sanction",
    "export_control",
    "investment_restriction",
    "visa_restriction",
    "arms_transfer",
    "military_activity",
    "investigation",
    "purchase",
    "other",
)
"""The kinds of measure (coding guide, section 5)."""
STATUSES = ("announced", "in_force", "suspended", "lifted", "threatened")
"""What a measure's status may be (coding guide, section 5)."""

_FILE = "measure_words.tsv"
_BE = r"(?:is|are|was|were|be|been|being)(?: (?:\w+ly|also|now|being|hereby))*"


@cache
def _rows() -> list[tuple[str, ...]]:
    rows = read_rows(_FILE, 3, "verbale.reading")
    for cls, value, _ in rows:
        kinds = cls in ("noun", "narrow", "owned", "generic", "verb", "passive")
        allowed = KINDS if kinds else (*STATUSES, "impose")
        if value not in allowed and not (cls in ("statute", "kind_of") and known_party(value)):
            raise DataFileError(f"{_FILE}: {value!r} is no value for {cls}, use one of {', '.join(allowed)}")
    return rows


def whose_law(words: str) -> str:
    """The party whose own law ``words`` names ("Section 301 tariffs"), or ""."""
    found = (
        code
        for cls, code, law in _rows()
        if cls == "statute" and re.search(rf"\b(?:{law})", words, re.IGNORECASE)
    )
    return next(found, "")


def kind_of(by: tuple[str, ...], words: str, kind: str) -> str:
    """The kind of a measure of ``by`` called ``words``: ``kind``, unless that is its word for sanctions."""
    own = any(
        cls == "kind_of" and (code,) == by and re.fullmatch(name, words, re.IGNORECASE)
        for cls, code, name in _rows()
    )
    return "sanction" if own else kind


@cache
def noun_patterns(cls: str) -> Sieve[str]:
    """The patterns of the nouns of a class, ``noun``, ``generic`` or ``narrow``, each with the kind of measure."""
    return Sieve(
        (Expression(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), kind)
        for found, kind, pattern in _rows()
        if found == cls
    )


def verb_phrases(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], str]]:
    """The verb phrases in ``text[start:end]`` that tell of a measure, each with its kind."""
    for pattern, (base, kind) in _verb_patterns().possible(text, start, end):
        at = start
        while found := pattern.search(text, at, end):
            if verb_form(found["verb"])[0] == base:
                yield found, kind
                at = found.end()
            else:  # another word with the verb's first letter: "Strelsau suspended flights"
                at = found.end("verb")


@cache
def _verb_patterns() -> Sieve[tuple[str, str]]:
    """The patterns of verb phrases, each with the base form of its verb and the kind of measure."""
    patterns = []
    for cls, kind, pattern in _rows():
        if cls == "verb":
            base = re.search(r"\{(\w+)\}", pattern)
            if base is None:
                raise DataFileError(f"{_FILE}: the verb phrase {pattern!r} has no {{verb}}")
            stem = base[1][0]
            words = pattern.replace(base[0], rf"(?P<verb>{stem}\w*)")
            patterns.append((Expression(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE), (base[1], kind)))
    return Sieve(patterns)


@cache
def passive_patterns() -> Sieve[str]:
    """The patterns of clauses in the passive, from what is hit to the participle, each with the kind of measure."""
    return Sieve(
        (Expression(rf"(?<![\w-])(?:{pattern.replace('{be}', _BE)})(?![\w-])", re.IGNORECASE), kind)
        for cls, kind, pattern in _rows()
        if cls == "passive"
    )


@cache
def verb_status(word: str) -> str:
    """What a verb tells of the status of the measure that it governs: a status, ``impose``, or ""."""
    base = verb_form(word)[0] or word.lower()
    found = (value for cls, value, words in _rows() if cls in ("status", "form") and base in words.split())
    return next(found, "")


def adjective_status(words: str) -> str:
    """The status that a word of a noun phrase gives the measure, or ""."""
    for cls, value, pattern in _rows():
        if cls == "adjective" and re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE):
            return value
    return ""
