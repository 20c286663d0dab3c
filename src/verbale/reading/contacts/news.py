"""News of a contact that was told before: "the visit has been put off", "they called it off", "it will go ahead".

Its words are those of ``engagement_words.tsv`` under put_off, go_on and in_plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from verbale.reading.contacts.lexicon import word_pattern
from verbale.reading.contacts.passage import Passage

__all__ = ["News", "called_off_by", "news_of_it", "news_of_noun"]

_ADVERB = r"(?:\s(?:now|then|also|already|still|since|again|therefore|nevertheless|nonetheless|\w+ly))?"
_OPEN = re.compile(
    r"\b(?:if|unless|whether|should|could|can|might|may|would|never|not|nobody|no|rumou?rs?|reports?|reported\w*|deny|denied|"
    r"threat\w*|want\w*|ask\w*|urge\w*|demand\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words in front that leave news open, or deny it."""
_CLOSED = re.compile(r"[“\"\s]*(?:no|not? (?:yet|now|really|any more))[,.;]\s", re.IGNORECASE)
"""An answer of its own in front: "No, it was called off"."""
_PUT_BY = re.compile(r"\b(?:decided|agreed|chose|chosen|had|forced|obliged|compelled)\sto\s\Z")
"""What makes a deed done of the verb behind it: "decided to cancel the visit"."""
_DONE = re.compile(r"\w+ed(?:\soff)?|put(?:\soff)?", re.IGNORECASE)
_OF_EVENTS = re.compile(r"\b(?:off|cancel(?:l?ed)?|postponed?|place|held|ahead)\b")
"""Words of what takes place; much else is scrapped or shelved, or happens, that "it" may stand for."""
_NEW_TIME = re.compile(
    r"\s(?:(?:to|until|till)\s(?!further\snotice)\w|(?:for|by)\s(?:[\w-]+\s){1,4}?(?:days?|weeks?|months?|years?)\b)",
    re.IGNORECASE,
)
"""Behind what was put off: a time at which it is to be all the same."""
_REACH = 60
"""How many characters in front of news are searched for what leaves it open."""


@dataclass(frozen=True, slots=True)
class News:
    """A stretch that says how a contact told before stands: cancelled, or planned where it is to be after all."""

    start: int
    end: int
    status: str


def news_of_noun(passage: Passage, start: int, end: int) -> News | None:
    """What is said of the contact named by ``[start, end)``, by the verb behind it or the one that governs it."""
    for status, words in _predicates():
        if (found := words.match(passage.text, end, passage.end)) and not _is_open(passage, start):
            return _news(passage, start, found.end(), status)
    verb = called_off_by(passage, start, end)
    if verb is None:
        return None
    end += len(" off") if passage.text.startswith(" off", end) else 0
    return _news(passage, passage.quote_start(passage.subject_start(verb), verb), end, "cancelled")


def called_off_by(passage: Passage, start: int, end: int) -> int | None:
    """Where the verb stands that calls off the contact ``[start, end)`` behind it; None without one that did."""
    verb = _governing().search(passage.text, passage.start, start)
    if verb is None or not _is_done(passage, verb):
        return None
    return None if verb["part"] and not passage.text.startswith(" off", end) else verb.start()


def news_of_it(passage: Passage) -> Iterator[News]:
    """What the passage says of "it" or "they", in text order."""
    text, start, end = passage.text, passage.start, passage.end
    if not _OF_EVENTS.search(text, start, end):
        return
    for pronoun in re.finditer(r"\b(?:[Ii]t|[Tt]hey|[Tt]his)\b", text[start:end]):
        for status, words in _predicates():
            found = words.match(text, start + pronoun.end(), end)
            if found and _OF_EVENTS.search(found[0]) and not _is_open(passage, start + pronoun.start()):
                yield _news(passage, start + pronoun.start(), found.end(), status)
    for verb in _called_it_off().finditer(text, start, end):
        if _is_done(passage, verb):
            subject = passage.subject_start(verb.start())
            yield _news(passage, passage.quote_start(subject, verb.start()), verb.end(), "cancelled")


def _news(passage: Passage, start: int, end: int, status: str) -> News:
    """News at ``[start, end)``; what is put off to a time that is told is to be after all."""
    put_off_to = status == "cancelled" and _NEW_TIME.match(passage.text, end, passage.end)
    return News(start, end, "planned" if put_off_to else status)


def _is_open(passage: Passage, position: int) -> bool:
    """Whether the words in front of ``position`` leave open what follows, or the sentence asks it."""
    begin = max(passage.start, position - _REACH)
    if answer := _CLOSED.match(passage.text, begin, position):
        begin = answer.end()
    asks = passage.text[passage.start : passage.end].rstrip('”" ').endswith("?")
    return asks or _OPEN.search(passage.text, begin, position) is not None


def _is_done(passage: Passage, verb: re.Match[str]) -> bool:
    """Whether the verb that calls a contact off tells a deed: "cancelled", "decided to cancel", not "should cancel"."""
    if _is_open(passage, verb.start()):
        return False
    decided = _PUT_BY.search(passage.text, passage.start, verb.start())
    return decided is not None or _DONE.fullmatch(verb["verb"]) is not None


@cache
def _predicates() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What stands right behind a contact and says how it stands."""
    off, ahead, planned = (word_pattern(use).pattern for use in ("put_off", "go_on", "in_plan"))
    be = r"(?:is|are|was|were|(?:has|have|had|will have)\sbeen|will\sbe|got)"
    will_not = rf"(?:(?:will|would|did|is to|are to|was to){_ADVERB}\snot|won['’]t|wouldn['’]t|didn['’]t)"
    cancelled = (
        rf"\s(?:{be}{_ADVERB}\s(?:{off})|{will_not}{_ADVERB}\s(?:{ahead})"
        r"|(?:is|are|was|were)(?:\snow)?\soff(?=[,.;]|\s(?:for|until)\b|\Z))"
    )
    going_on = (
        rf"\s(?:(?:will|is to|are to|is going to|are going to){_ADVERB}\s(?:{ahead})"
        rf"|(?:is|are|remains?){_ADVERB}\s(?:{planned}))"
    )
    return ("cancelled", re.compile(cancelled)), ("planned", re.compile(going_on))


@cache
def _governing() -> re.Pattern[str]:
    """A verb right in front of a contact that calls it off; ``part`` is one whose "off" stands behind it."""
    return re.compile(rf"(?P<verb>{word_pattern('put_off').pattern}|(?P<part>\b(?:call(?:ed)?|put)\b))\s\Z")


@cache
def _called_it_off() -> re.Pattern[str]:
    off = word_pattern("put_off").pattern
    return re.compile(
        rf"(?P<verb>{off}|\b(?:call(?:ed)?|put)\b(?=\s\w+\soff\b))\s(?:it|them|this|that)\b(?:\soff\b)?"
    )
