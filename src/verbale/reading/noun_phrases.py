"""Where a noun phrase begins and ends, judged by the words around its noun.

There is no grammar here: a phrase begins after the last word that cannot stand before a noun
within one, and ends before the first word that cannot belong to what follows the noun.
"""

from __future__ import annotations

import re
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.verbs import verb_form, verb_phrase

__all__ = ["LIST_AHEAD", "complement_end", "is_verb", "phrase_start", "words_of"]

_BEFORE = re.compile(r"(?P<word>[\w.’'%$&‑-]*\w[%.]?|[%$])(?P<gap>[ \u00a0]?[”\"’')]?,?[ \u00a0]?[“\"(]?)\Z")
_AFTER = re.compile(
    r"(?P<gap>,?[ \u00a0][“\"(]?|[”\")]+,?[ \u00a0]?)(?P<word>(?:\w+-)?(?:[A-Z]\.){2,}|\d[\d,]*\d%?|[\w.’'%$&‑-]*\w%?)"
)
_PLURAL = re.compile(r"[a-z]+[^s\W]s|\d{4}|may")
"""A plural, a year, or the month of May: no plural stands behind it."""
_OBJECT = re.compile(r"\s(?:the|an?|our|their|its|his|her|this|these|us|them|out|up|down|off|away|back)\b")
"""What a verb has behind it, and a noun has not: an object, or the particle of "singles out"."""
_CIRCUMSTANCE = re.compile(
    r"\s(?:the\s)?(?:process|course|midst|middle|name|face|context|wake|light|absence|run-up|hope|guise|meantime)\b"
)
"""When or why something is done, behind "in": "in the course of the talks"."""
_CAPITAL = re.compile(r"[A-Z]")
_OWNER = re.compile(r"(?:[’']s|s[’'])\Z")
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ful|ous|ed|less|able|ible|ate|ary|ory|ant|ent)\Z")
LIST_AHEAD = re.compile(
    r"(?:,(?:\s(?!which|who|and\b|but\b)[\w’'.-]+){1,4}){1,6},?\sand\s(?!will|has|have|is|are|to\b)[\w’'-]+(?=[\s,.;])"
)
"""The rest of a list of nouns, up to its last item's first word."""
_MOST_BEFORE = 9
_MOST_AFTER = 28


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a class of ``phrase_words.tsv``."""
    rows = read_rows("phrase_words.tsv", 2, "verbale.reading")
    return frozenset(word for cls, words in rows if cls == kind for word in words.split())


@cache
def is_verb(word: str) -> bool:
    """Whether ``word`` is a verb where it stands in a noun's way: a past or -ing form, or nothing but a verb."""
    plain = word.lower()
    if plain in words_of("adjective"):
        return False
    _, form = verb_form(plain)
    # Only a noun can stand before "of", so what is a verb even there is never a noun.
    return form in ("past", "ing") or verb_phrase(f"{plain} of", 0, len(plain) + 3, form) is not None


def phrase_start(text: str, start: int, limit: int) -> int:
    """Where the noun phrase begins whose noun begins at ``start``, not before ``limit``."""
    at = start
    for _ in range(_MOST_BEFORE):
        found = _BEFORE.search(text, limit, at)
        if not found or ("," in found["gap"] and not _ADJECTIVE.search(found["word"])):
            break
        word = found["word"].lower()
        if word in words_of("determiner") or _OWNER.search(word):
            return at if word == "no" else found.start()
        if word == "and" and _joins_adjectives(text, found.start(), at, limit):
            at = found.start()
            continue
        if word in words_of("link") or word in words_of("auxiliary") or _is_predicate(text, found, limit):
            break
        at = found.start()
    return at


def _joins_adjectives(text: str, conjunction: int, after: int, limit: int) -> bool:
    """Whether "and" stands between two adjectives of one noun ("legitimate and necessary steps")."""
    before = _BEFORE.search(text, limit, conjunction)
    following = re.compile(r"[\w-]+").match(text, after)
    if not before or not following:
        return False
    alike = _ADJECTIVE if before["word"].islower() else _CAPITAL
    return bool(alike.search(before["word"]) and alike.search(following[0]))


def _is_predicate(text: str, found: re.Match[str], limit: int) -> bool:
    """Whether the word is a verb, rather than a noun or a participle within the phrase ("the suspended tariffs")."""
    before = _BEFORE.search(text, limit, found.start())
    word = before["word"].lower() if before else ""
    if verb_form(found["word"])[1] == "base" and (
        word in words_of("auxiliary") or word in words_of("subject") or word.endswith("ly")
    ):
        return True
    if not is_verb(found["word"]):
        return False
    if before is None or "," in before["gap"]:
        return True
    return not (word in words_of("determiner") or _OWNER.search(word) or word[0].isdigit())


def complement_end(text: str, end: int, limit: int) -> int:
    """Where what belongs to the noun that ends at ``end`` ends: "on Ruritanian steel", "imposed by Graustark".

    Never beyond ``limit``.
    """
    at, previous = end, ""
    for _ in range(_MOST_AFTER):
        found = _AFTER.match(text, at, limit)
        if not found or ("," in found["gap"] and not (previous and LIST_AHEAD.match(text, at, limit))):
            break
        word = found["word"].lower()
        if not previous and word in ("again", "also", "alike"):
            at = found.end()
            continue
        if not previous and word not in words_of("complement") and word not in words_of("participle"):
            break
        if _ends_complement(text, found, previous, limit):
            break
        previous, at = word, found.end()
    return _trimmed(text, end, at)


def _ends_complement(text: str, found: re.Match[str], previous: str, limit: int) -> bool:
    word = found["word"].lower()
    is_month = found["word"] == "May" and previous.isdigit()  # "the order of 15 May"
    circumstance = word == "in" and _CIRCUMSTANCE.match(text, found.end(), limit) is not None
    if (word in words_of("auxiliary") and not is_month) or word in words_of("clause") or word.endswith("ly"):
        return True
    if word == "and":
        return _begins_clause(text, found.end(), limit)
    is_purpose = word == "to" and previous and verb_phrase(text, found.end() + 1, limit, "base") is not None
    if circumstance or is_purpose or _governs(text, found, previous):
        return True  # "tariffs on steel to protect the mills", "the order of 15 May delays our grain"
    if word in words_of("participle") or not is_verb(word) or found["word"][0].isupper():
        return False
    if previous == "to":
        return True
    after_noun = (
        previous not in words_of("complement")
        and previous not in words_of("determiner")
        and previous != "and"
    )
    return after_noun and not word.endswith("ing")


def _governs(text: str, found: re.Match[str], previous: str) -> bool:
    """Whether a word that can be a noun or a verb is one that the noun before it is the subject of."""
    return bool(
        _PLURAL.fullmatch(previous)
        and verb_form(found["word"])[1] == "third"
        and _OBJECT.match(text, found.end())
    )


def _begins_clause(text: str, at: int, limit: int) -> bool:
    """Whether what follows "and" at ``at`` is a verb or a phrase of its own, not another noun."""
    following = _AFTER.match(text, at, limit)
    if following is None or is_verb(following["word"]) or following["word"].lower() in words_of("phrase"):
        return True
    start = following.start("word")
    return any(verb_phrase(text, start, limit, form) is not None for form in ("base", "past"))


def _trimmed(text: str, start: int, end: int) -> int:
    """``end`` without a preposition, conjunction or article that nothing follows."""
    while end > start:
        word = re.search(r"[\s“\"(,]*([\w’'.%-]+)[”\")]*\Z", text[start:end])
        if not word or word[1].lower() not in (
            words_of("complement") | words_of("link") | words_of("determiner")
        ):
            break
        end = start + word.start()
    return end
