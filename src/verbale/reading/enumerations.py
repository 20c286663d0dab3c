"""Splitting an enumeration ("fisheries, border trade, and the railway") into its items."""

from __future__ import annotations

import re

from verbale.language.verbs import is_finite, verb_phrase
from verbale.reading.noun_phrases import is_verb

__all__ = ["list_end", "list_items"]

_COMMAS = re.compile(r",\s(?:and\s(?:also\s)?|as well as\s|or\s)?")
_SEMICOLONS = re.compile(r";\s(?:and\s)?")
_ANY = re.compile(r",\s(?:and\s(?:also\s)?|as well as\s|or\s)?|\s(?:and|as well as)\s")
_LAST_AFTER_COMMA = re.compile(r",\s(?:and|or|as well as)\s")
_AND = re.compile(r"\s(?:and|as well as)\s")
_TWO_OF_A_KIND = re.compile(r"\sand\s(?=\w+ing\b)")
_MARGINS = re.compile(r"[\s,;:“\"]*(?:(?:and|or|also)\s)?(.*?)[\s,;:.]*", re.DOTALL)

_FINITE = re.compile(r"\s(?:will|would|shall|should|must|can|could|may|might|is|are|was|were|has|have|had)\s")
_SUBJECT = re.compile(r",\s(?:[A-Z]|the\s|we\s|it\s|they\s)")
_ASIDE = re.compile(r",?\s(?:while|whereas|thereby|so\sas\sto|so\sthat|in\sorder\sto|with\sa\sview\sto)\b")
"""What begins a clause beside the list: "while firmly safeguarding its own interests"."""
_BREAK = re.compile(r"(?:,|\s(?=and\s|but\s))\s?(?:(?:and|but|or|so)\s)?(?:to\s|will\s|has\s|have\s)?")

Items = tuple[tuple[int, int], ...]


def list_items(text: str, start: int, end: int, count: int | None = None) -> Items:
    """The spans of the items of the enumeration ``text[start:end]``, in text order.

    Semicolons part the items where there are any, else commas and the last "and". Where ``count`` is known,
    the way of splitting that gives so many items is taken, if there is one.
    """
    ways = [_split(text, start, end, _SEMICOLONS)] if ";" in text[start:end] else []
    ways += [_by_commas(text, start, end)]
    ways += [_with_pairs_parted(text, ways[0]), _split(text, start, end, _ANY), _by_last(text, start, end)]
    return next((items for items in ways if len(items) == count), ways[0])


def list_end(text: str, start: int, end: int) -> int:
    """Where an enumeration of nouns that begins at ``start`` ends: before the next clause, at most at ``end``."""
    if finite := _FINITE.search(text, start, end):
        comma = text.rfind(", ", start, finite.start())
        # A noun of the list does not begin with a capital or an article: that is the subject of a new clause.
        end = comma if comma > start and _SUBJECT.match(text, comma) else finite.start()
    if aside := _ASIDE.search(text, start, end):
        end = aside.start()
    for found in _BREAK.finditer(text, start, end):
        if _begins_clause(text, found, end):
            return found.start()
    return end


def _begins_clause(text: str, found: re.Match[str], end: int) -> bool:
    """Whether a verb follows the break; after a bare "and" only one that can be nothing else."""
    word = text[found.end() : end].split(maxsplit=1)
    if word and is_finite(word[0]):
        return True
    if "," not in found[0] and word and not is_verb(word[0]):
        return False
    return any(verb_phrase(text, found.end(), end, form) is not None for form in ("base", "past"))


def _by_commas(text: str, start: int, end: int) -> Items:
    """Items parted by commas, the last two also by "and": an "and" within another item parts nothing."""
    parts = _split(text, start, end, _COMMAS)
    if not parts or (len(parts) > 1 and _LAST_AFTER_COMMA.search(text, start, end)):
        return parts
    return (*parts[:-1], *_by_last(text, *parts[-1]))


def _by_last(text: str, start: int, end: int) -> Items:
    """Two items parted by the last "and", or one."""
    found = list(_AND.finditer(text, start, end))
    if not found:
        return _kept(text, [(start, end)])
    return _kept(text, [(start, found[-1].start()), (found[-1].end(), end)])


def _with_pairs_parted(text: str, items: Items) -> Items:
    """``items`` with those parted that hold two things done ("keeping contact and preventing conflict")."""
    return tuple(part for start, end in items for part in _split(text, start, end, _TWO_OF_A_KIND))


def _split(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Items:
    items, at = [], start
    for found in pattern.finditer(text, start, end):
        items.append((at, found.start()))
        at = found.end()
    return _kept(text, [*items, (at, end)])


def _kept(text: str, items: list[tuple[int, int]]) -> Items:
    """The items without blanks, marks and conjunctions around them; empty ones are left out."""
    found = (_MARGINS.fullmatch(text, start, end) for start, end in items)
    return tuple(match.span(1) for match in found if match and match[1])
