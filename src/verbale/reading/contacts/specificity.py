"""Whether the words about a contact say which one it is: "dialogue is important" is general talk."""

from __future__ import annotations

import re
from collections.abc import Callable

from verbale.reading.contacts.lexicon import is_word
from verbale.reading.contacts.told import Told
from verbale.reading.contacts.who import Who, is_state

__all__ = ["is_specific", "is_told_of_parties", "points_back"]

_ATTENDANCE = re.compile(
    r"\b(?:attendance at|participation in|(?:sidelines|margins) of|at|during)\s\Z", re.IGNORECASE
)
_COURSE_OF = re.compile(
    r"\b(?:resumption|conclusion|start|launch|opening|holding|convening)\sof\s(?:the\s)?\Z"
)
_STAND_IN = re.compile(
    r"(?:the\s(?:two|both)\s\w+|both\s\w+|they|we|the\s(?:ministers|sides|leaders|presidents|parties|delegations|secretaries))\b",
    re.IGNORECASE,
)
_OWN = ("our", "my", "his", "her")
_GENERAL = ("talks", "consultation", "exercise")
"""Kinds whose nouns stand for talk or practice in general where nothing says which."""
_NAMED_ONLY = ("conference", "ceremony")
"""Kinds that are told by their proper name."""


def points_back(told: Told, subject: str) -> bool:
    """Whether a verb tells of a contact mentioned before, with the words ``subject`` in front of it.

    "Attended the meeting"; "the two sides had candid discussions".
    """
    if told.attended:
        return told.is_bare
    talk = told.noun.weight == "weak" and told.noun.kind == "talks"
    fixed = told.extent.someone or told.dated or told.place
    return talk and _STAND_IN.match(subject) is not None and not fixed


def is_told_of_parties(told: Told, people: Who) -> bool:
    """Whether a contact that a verb tells of is one of parties that the sentence names."""
    phrase = told.phrase
    if told.noun.kind in _NAMED_ONLY:
        alone = len(people.parties) == 1 and is_state(people.parties[0]) and not told.attended
        of_two = told.noun.kind == "ceremony" and told.extent.someone and len(people.parties) > 1
        return (phrase.named or of_two) and not alone
    if told.noun.kind in _GENERAL and not _says_which(told):
        return False
    if told.noun.kind == "visit":
        return len(people.parties) > 1 or told.extent.region
    someone = told.extent.someone or phrase.named or bool(phrase.mentions)
    return len(people.parties) > 1 or (someone and bool(people.parties))


def _says_which(told: Told) -> bool:
    """Whether the noun phrase tells one contact from talk in general."""
    phrase = told.phrase
    if phrase.determiner or told.dated or told.place or told.extent.someone:
        return True
    return phrase.has("many", "past", "future", "scope") and not phrase.has("general")


def is_specific(told: Told, people: Who, date: str) -> bool:
    """Whether an analyst would know which contact is meant by words that no verb governs."""
    fixed = bool(date or told.place)
    of_nobody_known = told.extent.someone and not people.parties
    if (told.phrase.has("general") and not fixed) or (of_nobody_known and not told.phrase.named):
        return False
    if told.noun.kind in _OF_KIND:
        return _OF_KIND[told.noun.kind](told, fixed)
    if people.leaders and told.extent.someone:
        return True
    if told.noun.weight == "weak":
        return _is_specific_talk(told, people, fixed)
    return _is_specific_meeting(told, people, fixed)


def _is_attended(told: Told, _fixed: bool) -> bool:
    before = _ATTENDANCE.search(told.passage.text, told.passage.start, told.phrase.start)
    return told.phrase.named and before is not None


def _is_one(told: Told) -> bool:
    """Whether a number or its place sets a conference apart from others of its name."""
    numbered = any(is_word(word.lower(), "modifier") or word[0].isdigit() for word in told.phrase.modifiers)
    return numbered or bool(told.place)


def _is_named_or_dated(told: Told, _fixed: bool) -> bool:
    return told.phrase.named or told.dated


def _is_of_somebody(told: Told, _fixed: bool) -> bool:
    words = told.passage.text[told.phrase.head : told.extent.end]
    return told.extent.someone and " any " not in words


_OF_KIND: dict[str, Callable[[Told, bool], bool]] = {
    "conference": lambda told, fixed: (
        _is_attended(told, fixed) or (told.phrase.named and told.dated and _is_one(told))
    ),
    "ceremony": _is_attended,
    "exercise": _is_named_or_dated,
    "signing": _is_of_somebody,
}
"""Kinds with a test of their own, given the noun and whether date or place are told."""


def _is_specific_talk(told: Told, people: Who, fixed: bool) -> bool:
    """The test for nouns that more often stand for talk in general."""
    phrase = told.phrase
    if not _is_introduced(told, fixed):
        return False
    if phrase.named:
        return bool(people.parties)
    if not people.parties and told.dated and told.place and phrase.determiner not in ("a", "an", ""):
        return True
    if len(people.parties) < 2:
        return False
    if told.extent.someone and (len(people.names) > 1 or (phrase.determiner in _OWN and not told.several)):
        return True
    pair = any(len(getattr(mention, "parties", ())) > 1 for mention in phrase.mentions)
    return phrase.determiner not in ("a", "an") and (fixed or phrase.has("past") or pair)


def _is_specific_meeting(told: Told, people: Who, fixed: bool) -> bool:
    """The test for nouns that stand for one contact as soon as something tells it from others."""
    phrase = told.phrase
    if not _is_introduced(told, fixed):
        return False
    if phrase.determiner in ("a", "an") and not (fixed or people.names):
        return False
    if told.extent.someone or phrase.mentions or fixed or phrase.named or phrase.has("future"):
        return True
    return phrase.has("many") and (phrase.has("scope") or phrase.determiner in ("their", "our"))


def _is_introduced(told: Told, fixed: bool) -> bool:
    """Whether an article, a date or place or a word such as "recent" sets it apart; or it is a name."""
    phrase = told.phrase
    if phrase.determiner or fixed or phrase.has("past", "future", "many"):
        return True
    if _COURSE_OF.search(told.passage.text, told.passage.start, phrase.start):
        return True
    return phrase.named and bool(phrase.mentions)
