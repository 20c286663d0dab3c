"""When and where a contact takes place, and whether it has: date, place and status."""

from __future__ import annotations

import re

from verbale.language.mentions import DateMention, PartyMention, PersonMention
from verbale.reading.contacts.passage import Passage
from verbale.reading.contacts.who import is_state

__all__ = ["date_of", "is_ahead", "place_in", "resolved"]

_SINCE = re.compile(r"\bsince\s(?:the\s)?\Z", re.IGNORECASE)
_TERM = re.compile(r"\bfor\s(?:the\s)?(?:years?|period|term)\s", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:(?:On|In|From|At|Since|Earlier|Also on|Also in)\s)?(?:the\s(?:morning|afternoon|evening|night)\sof\s)?\Z",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:.—]\s|\b(?:that|which|who|where|since|until|by|before|after|of|and)\b")
_FEW_WORDS = re.compile(r",?\s(?:(?!and\b|that\b|which\b)[\w’']+\s){0,3}")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_YEAR = len("2025")
_COMMA = re.compile(r",\s(?:on\s|in\s|from\s|during\s)?")
_AFTER_WHO = re.compile(r",\swho\s[^,;.]{5,100},\s(?:on\s|in\s)?")
_REACH = 90
"""How far behind the words about a contact its date may stand, in characters."""
_IN_A_NAME = re.compile(
    r"\b(?:Code\sof\sConduct|Conduct\sof\sParties|Peace|Security|Cooperation|Co-operation|COC|DOC)\s\Z"
)
"""The words of a name that goes on with "in": "the Code of Conduct in the Northern Sea"."""
_OF_THOSE_THERE = re.compile(
    r"\b(?:our|my|its|his|her|their)\s(?:\w+\s)?(?:friends?|partners?|allies|counterparts?|colleagues)\s\Z"
)
"""Whose country is named behind: "we are in talks with our friends in Mexico"."""
_CAPITALISED = r"(?:[A-Z][\w’'-]*\.?[A-Z]?\.?)"
_PLACE = re.compile(
    rf"\b(?:in|at)\s(?P<place>(?:the\s)?(?:{_CAPITALISED}(?:\s(?:of\s(?:the\s)?)?{_CAPITALISED})*)"
    rf"(?:,\s{_CAPITALISED}(?:\s{_CAPITALISED})*(?=[,.;]|\Z|$))?)"
)


def date_of(passage: Passage, start: int, end: int, trigger: int) -> str:
    """The EDTF date of a contact told from its verb or noun phrase at ``start`` to ``end``.

    The most exact date inside, the nearest to ``trigger`` among equals; where there is none but a year, the
    one right in front of the verb or behind the contact, or the one that opens the clause; else the empty
    string.
    """
    inside = [date for date in passage.dates_in(start, end) if not _is_term(passage, date)]
    if inside and all(len(date.edtf) > _YEAR for date in inside):
        candidates = inside
    else:
        candidates = [*inside, *(_beside(passage, start, end) or _opening(passage, start))]
    if not candidates:
        return ""
    nearest = min(
        candidates,
        key=lambda date: (-len(date.edtf), min(abs(date.start - trigger), abs(date.end - trigger))),
    )
    return resolved(passage, nearest.start, nearest.edtf)


def _is_term(passage: Passage, date: DateMention) -> bool:
    """Whether the date is the time for which an instrument is made ("for the years 2024 to 2026")."""
    return _TERM.search(passage.text, max(passage.start, date.start - 30), date.start + 12) is not None


def _beside(passage: Passage, start: int, end: int) -> list[DateMention]:
    """A date right in front of ``start``, or behind ``end`` with no stop between."""
    before = [
        date
        for date in passage.dates_in(passage.start, start)
        if _FEW_WORDS.fullmatch(passage.text, date.end, start)
    ]
    after = [
        date
        for date in passage.dates_in(end, passage.end)
        if (date.start - end < _REACH or _AFTER_WHO.fullmatch(passage.text, end, date.start))
        and not _is_term(passage, date)
        and (
            _COMMA.fullmatch(passage.text, end, date.start)
            or _AFTER_WHO.fullmatch(passage.text, end, date.start)
            or not _BREAK.search(passage.text, end, date.start)
        )
    ]
    return before[-1:] or after[:1]


def _opening(passage: Passage, position: int) -> list[DateMention]:
    clause = passage.clause_start(position)
    return [
        date
        for date in passage.dates_in(passage.start, position)
        if _LEADING.fullmatch(passage.text, clause, date.start)
    ]


def resolved(passage: Passage, position: int, edtf: str) -> str:
    """``edtf`` as the date of a contact: "since May" runs to the month of the statement."""
    if not _SINCE.search(passage.text, max(passage.start, position - 12), position):
        return edtf
    if edtf.endswith("-01~"):
        return edtf[:4]
    until = passage.facts.statement.document.published[:7]
    return f"{edtf}/{until}" if until and "/" not in edtf and edtf <= until else edtf


def place_in(passage: Passage, start: int, end: int) -> str:
    """The place named after "in" or "at" in ``[start, end)``; empty if none is."""
    for match in _PLACE.finditer(passage.text, start, end):
        if _is_place(passage, match):
            return _tidy(match["place"])
    return ""


def _is_place(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the words are those of a place, not of a date, a person, an organisation or an owner."""
    if match["place"].endswith(_POSSESSIVE) or _IN_A_NAME.search(passage.text, passage.start, match.start()):
        return False
    for position in (match.start("place"), match.end("place") - 1):
        mention = passage.mention_at(position)
        if isinstance(mention, DateMention | PersonMention):
            return False
        if isinstance(mention, PartyMention) and (
            not is_state(mention.parties[0])
            or _OF_THOSE_THERE.search(passage.text, passage.start, match.start())
        ):
            return False
    return True


def _tidy(place: str) -> str:
    """``place`` without the stop of a sentence behind it, but with that of "D.C."."""
    return place if re.search(r"\b[A-Z]\.[A-Z]\.\Z", place) else place.rstrip(",.")


def is_ahead(passage: Passage, edtf: str) -> bool:
    """Whether the date lies wholly after the statement's own."""
    published = passage.facts.statement.document.published
    first = edtf.split("/", maxsplit=1)[0].rstrip("~")
    return bool(first and published) and first > published[: len(first)] and "X" not in first
