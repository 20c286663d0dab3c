"""The words that tell of contact between parties, from ``data/engagement_*.tsv``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from verbale.errors import DataFileError
from verbale.language.lexicon import read_rows

__all__ = [
    "ContactNoun",
    "Form",
    "contact_noun",
    "is_word",
    "noun_pattern",
    "noun_rows",
    "support_pattern",
    "verb_forms",
    "verb_pattern",
    "word_pattern",
]

_PACKAGE = "verbale.reading"
_KINDS: tuple[str, ...] = (
    "summit",
    "meeting",
    "visit",
    "call",
    "letter",
    "talks",
    "consultation",
    "ceremony",
)
_KINDS += ("conference", "exercise", "signing", "other")
_WEIGHTS = ("strong", "weak")
_FRAMES = (
    "meet",
    "speak",
    "journey",
    "host",
    "invite",
    "call_on",
    "summon",
    "wreath",
    "sign",
    "attend",
    "support",
)
_TENSES = ("base", "third", "past", "participle", "ing")
_PLAIN_USES = ("modifier", "scope", "past", "future", "general", "many", "never", "not_before", "outside")
_REGEX_USES = (
    "leader",
    "not_leader",
    "leaders",
    "region",
    "both",
    "unsure",
    "planned",
    "awaited",
    "cancelled",
    "put_off",
    "go_on",
    "in_plan",
)


@dataclass(frozen=True, slots=True)
class ContactNoun:
    """A noun that stands for contact: which kind, and whether it counts only where it is named."""

    kind: str
    weight: str


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb of contact."""

    base: str
    tense: str
    """One of base, third, past, participle, ing; past where past and participle are alike."""
    kind: str
    frame: str


@cache
def noun_rows() -> tuple[tuple[str, ContactNoun], ...]:
    """Every noun of contact as a regular expression, and what it stands for.

    Raises DataFileError for a kind or weight that the file's header does not name.
    """
    rows = []
    for head, kind, weight in read_rows("engagement_nouns.tsv", 3, _PACKAGE):
        if kind not in _KINDS or weight not in _WEIGHTS:
            raise DataFileError(f"engagement_nouns.tsv: {head!r} has an unknown kind or weight")
        rows.append((head, ContactNoun(kind, weight)))
    return tuple(rows)


@cache
def noun_pattern() -> re.Pattern[str]:
    """Any noun of contact, the longest one at each place."""
    heads = sorted((head for head, _ in noun_rows()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(heads)})\b(?![-‐‑]\w)", re.IGNORECASE)


@cache
def contact_noun(words: str) -> ContactNoun:
    """What the noun ``words``, found by ``noun_pattern``, stands for."""
    for head, noun in noun_rows():
        if re.fullmatch(head, words, re.IGNORECASE):
            return noun
    raise DataFileError(f"engagement_nouns.tsv: no row for {words!r}")


@cache
def verb_forms() -> Mapping[str, tuple[Form, ...]]:
    """Every form of every verb of contact, in lower case, and what it may be."""
    forms: dict[str, list[Form]] = defaultdict(list)
    for *words, kind, frame in read_rows("engagement_verbs.tsv", 7, _PACKAGE):
        if frame not in _FRAMES or (kind not in _KINDS and frame != "support"):
            raise DataFileError(f"engagement_verbs.tsv: {words[0]!r} has an unknown kind or frame")
        for tense, word in zip(_TENSES, words, strict=True):
            form = Form(words[0], tense, kind, frame)
            if not any(other.frame == frame for other in forms[word]):
                forms[word].append(form)
    return {word: tuple(found) for word, found in forms.items()}


@cache
def verb_pattern() -> re.Pattern[str]:
    """Any form of a verb that tells of contact by itself."""
    words = [word for word, forms in verb_forms().items() if any(form.frame != "support" for form in forms)]
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE)


@cache
def support_pattern() -> re.Pattern[str]:
    """A verb that governs the noun of a contact, at the end of what stands in front of that noun."""
    governing = ("support", "attend")
    words = [word for word, forms in verb_forms().items() if any(form.frame in governing for form in forms)]
    return re.compile(
        rf"\b(?P<verb>{'|'.join(sorted(words, key=len, reverse=True))})"
        r"(?:\s(?:in|and\s\w+ed|at|from|to|part\sin|out|up)|\s(?P<party>(?:[\w’'-]+\s){1,4}?delegation)\s(?:to|at|on)|\s(?P<visitor>[^;:.]{2,60})\sfor)?\s\Z",
        re.IGNORECASE,
    )


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    words: dict[str, list[str]] = {use: [] for use in (*_PLAIN_USES, *_REGEX_USES)}
    for use, word in read_rows("engagement_words.tsv", 2, _PACKAGE):
        if use not in words:
            raise DataFileError(f"engagement_words.tsv: {word!r} has the unknown use {use!r}")
        words[use].append(word)
    return {use: tuple(found) for use, found in words.items()}


@cache
def is_word(word: str, *uses: str) -> bool:
    """Whether ``word``, in lower case, is listed for one of ``uses``."""
    return any(word in _words()[use] for use in uses)


@cache
def word_pattern(use: str) -> re.Pattern[str]:
    """Any word listed for ``use``, as a whole word; case counts for leaders and regions."""
    flags = 0 if use in ("leader", "not_leader", "leaders", "region") else re.IGNORECASE
    words = sorted(_words()[use], key=len, reverse=True)
    return re.compile("|".join(_whole(word) for word in words), flags)


def _whole(word: str) -> str:
    """``word`` as a whole word; a contraction ("'ll", "n't") is one behind another word."""
    return rf"{word}(?!\w)" if word.startswith(("[", "n[")) else rf"(?<!\w){word}(?!\w)"
