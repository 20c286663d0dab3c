"""Verbs: the forms of each, and whether a verb phrase begins at a place in the text.

There is no grammar here. A word that is a verb and a noun ("support", "trade") is judged by the
word that follows it.
"""

from __future__ import annotations

import re
from functools import cache

from verbale.errors import DataFileError
from verbale.language.lexicon import read_rows

__all__ = ["ADVERBS", "VERB_FORMS", "is_finite", "verb_form", "verb_phrase"]

VERB_FORMS = ("base", "third", "past", "ing")
"""The forms that a verb phrase can begin with: "cease", "ceases", "ceased", "ceasing"."""

ADVERBS = (
    r"(?:(?!early|apply|comply|rely|supply|multiply|imply|reply|ally|rally|family|only\sto)[A-Za-z]+ly|also|always|ever|"
    r"never|further|again|once\sagain|once\smore|together|still|then|thus|therefore|first|even|both|just|instead|now|"
    r"thereby|most|very|more|in\sturn|at\sonce|in\sparticular|in\sgood\sfaith|rather|once\sand\sfor\sall|without\sdelay|as\salways|"
    r"as\sever|soon|long|all|at\sthe\ssame\stime|in\searnest|truly)"
)
"""One adverb, or a set phrase that stands for one, as it stands in front of a verb."""

_BEFORE_VERB = re.compile(rf"(?:{ADVERBS}(?:\sand\s(?=[a-z]+ly\s)|,?\s))*")
_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)?(?![\w’'])")
_NEXT = re.compile(r"[ \u00a0\n]([\w’'.$€£“\"‘(-]+)|(\S|\Z)|\s")
_AFTER_VERBS = re.compile(
    r"(?:the|a|an|this|that|these|those|its|their|his|her|our|your|my|all|any|each|every|both|no|some|such|it|them|us|him|"
    r"what|whatever|how|more|further|other|others|itself|themselves|ourselves|\d.*|[$€£“\"‘(].*|[A-Z].*)\Z"
)
_AFTER_NOUNS = re.compile(
    r"(?:of|for|in|on|with|by|between|among|from|to|into|at|against|towards?|over|under|and|or|as|is|are|was|were|will|"
    r"would|should|shall|must|can|could|may|might|has|have|had|that|which|who|where|when|while|but|nor|than|through|"
    r"via|within|across|including|after|before|during|since|amid|per|about|upon|without|around)\Z"
)
_FINITE = re.compile(
    r"(?:is|are|was|were|has|have|had|does|do|did|will|would|shall|should|can|could|may|might|must|cannot|ought|needs?)\Z"
)


_BASE = re.compile(
    r"(?!(?:rather|well|once|even|only|least|very|much|less|such|than|they|this|that|nor|yet)\b)[a-z]{4,}(?<!ly)(?<!ed)(?<!s)(?<!ing)\Z"
)
_CLASSES = ("verb", "either", "noun", "particle", "irregular", "naming")


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The rows of the lexicon. Raises DataFileError where one is of no known class or has no words."""
    rows = []
    for kind, words in read_rows("verbs.tsv", 2):
        if kind not in _CLASSES or not words:
            raise DataFileError(f"verbs.tsv: a row of class {kind!r} with the words {words!r}")
        rows.append((kind, tuple(words.split())))
    return tuple(rows)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for cls, words in _rows() if cls == kind for word in words)


@cache
def _listed(kind: str) -> dict[str, tuple[str, ...]]:
    return {words[0]: words[1:] for cls, words in _rows() if cls == kind}


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Each form of each verb, with its base form and which form it is; a base form goes before any other."""
    forms: dict[str, tuple[str, str]] = {}
    bases = _words("verb") | _words("either") | _words("noun")
    for base in sorted(bases):
        for form, word in _inflected(base):
            forms.setdefault(word, (base, form))
    forms.update({base: (base, "base") for base in bases})
    return forms


def _inflected(base: str) -> list[tuple[str, str]]:
    regular = [("third", third) for third in _third(base)] + [
        ("ing", ing) for ing in _with_suffix(base, "ing")
    ]
    irregular = _listed("irregular").get(base)
    if irregular is None:
        return regular + [("past", past) for past in _with_suffix(base, "ed")]
    return regular + [("ing" if word.endswith("ing") else "past", word) for word in irregular]


def _third(base: str) -> tuple[str, ...]:
    if re.search(r"[^aeiou]y\Z", base):
        return (base[:-1] + "ies",)
    return (base + ("es" if re.search(r"(?:s|sh|ch|x|z|o)\Z", base) else "s"),)


def _with_suffix(base: str, suffix: str) -> tuple[str, ...]:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return (base[:-1] + suffix,)
    if base.endswith("y") and suffix == "ed" and re.search(r"[^aeiou]y\Z", base):
        return (base[:-1] + "ied",)
    if re.search(r"[^aeiou][aeiou][bdglmnprt]\Z", base):
        return (base + base[-1] + suffix, base + suffix)
    return (base + suffix,)


def verb_form(word: str) -> tuple[str, str]:
    """The base form of ``word`` and which of VERB_FORMS it is, or ("", "") if it is no form of a known verb."""
    return _forms().get(word.lower(), ("", ""))


def is_finite(word: str) -> bool:
    """Whether ``word`` is an auxiliary that makes a clause finite, or a third person that is nothing else."""
    base, form = verb_form(word)
    return bool(_FINITE.match(word)) or (form == "third" and base in _words("verb"))


def verb_phrase(text: str, position: int, end: int, form: str, after_modal: bool = False) -> int | None:
    """Where the verb stands that is in ``form`` and begins a verb phrase at ``position``, or None.

    Adverbs may stand in front of the verb; nothing at or after ``end`` is looked at. ``after_modal`` says that
    nothing but a verb can stand there, so that a word that is a noun too is taken for a verb.
    """
    adverbs = _BEFORE_VERB.match(text, position, end)
    start = adverbs.end() if adverbs else position
    for at in (start, position):
        found = _WORD.match(text, at, end)
        if found and _is_verb_here(text, found, end, form, after_modal or start > position):
            return at
        if found and after_modal and form == "base" and _may_be_verb(found[0]):
            return at
    return None


def _may_be_verb(word: str) -> bool:
    """Whether a word that is no form of a known verb can be a base form, where only a verb can stand."""
    return verb_form(word) == ("", "") and bool(_BASE.match(word)) and not _AFTER_NOUNS.match(word)


def _is_verb_here(text: str, found: re.Match[str], end: int, form: str, after_adverb: bool) -> bool:
    base, own = verb_form(found[0])
    if own != form or found[0] in _words("naming") or found[0] != found[0].lower():
        return False
    after = _next_word(text, found.end(), end)
    if form == "ing":
        return after != "of"
    if base in _words("verb") or _AFTER_VERBS.match(after) or after in _listed("particle").get(base, ()):
        return True
    if after_adverb:
        return True
    if base not in _words("either"):
        return False
    # Nothing after it: a verb after "to", a noun elsewhere ("urges restraint and respect").
    return not _AFTER_NOUNS.match(after) if after else text.endswith("to ", 0, found.start())


def _next_word(text: str, position: int, end: int) -> str:
    """The word after ``position``, or "" where a mark or the end comes first."""
    found = _NEXT.match(text, position, end)
    return (found[1] or "") if found else ""
