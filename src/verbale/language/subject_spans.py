"""Where the subject of a verb stands, judged by the commas, conjunctions and finite verbs in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.language.verbs import ADVERBS, is_finite, verb_form

__all__ = ["list_start", "subject_span"]

_BOUNDARY = re.compile(
    r"(?P<relative>,?\s(?:which|who|that)(?=(?:\s(?:also|still|\w+ly))?\Z))|"
    r"(?P<stop>[;:]|,?\sas(?=\s(?:we|I|they|it|he|she)\b)|\s(?:said|says|stressed|added|noted|stated|believed?|believes|think|thinks|assured)(?:\sthat)?(?=\s)|"
    r"(?<!\s(?:on|in|at|by|of|to))(?<!\sfor)(?<!\s(?:from|with))\sthat(?=,?\s)|,\sthat(?=,?\s)|"
    r",?\s(?:because|whether|if|when|while|although|though|unless|until|where|why|how|what|which|who|so|"
    r"whereas|since|therefore)(?=,?\s)|[“\"])|(?P<and>,?\s(?:and|but|yet|or|nor)(?=\s|\Z))|(?P<comma>,(?=\s))|"
    r"(?P<open>\A(?:If|When|While|Although|Unless|Because|Since|As)\b)"
)
_OPENING = re.compile(
    rf"(?:(?!both\s|all\s|no\s|the\s|(?:first|second|third)\s(?-i:[A-Z]))(?:\([a-z0-9]+\)|[·•▪–o-](?=\s)|and|but|yet|or|so|then|that|therefore|thus|hence|however|moreover|also|{ADVERBS}|now|today|"
    r"indeed|in\sfact|well|(?:there|here)(?=\s(?:the|both)\b)|second|third|finally),?\s)+",
    re.IGNORECASE,
)
_NOT_A_SUBJECT = re.compile(
    r"(?:as|in|on|at|by|for|with|from|to|of|amid|under|given|despite|regarding|concerning|against|after|before|during|"
    r"without|instead|rather|like|through|including|especially|particularly|(?!king|nothing|everything|beijing)[a-z]+ing|based|if|when|while|"
    r"once|since|because|although|unless|not)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\s(?:the|a|an|this|that|these|those|its|their|his|our|all|any|each|every|no|to|[A-Z][\w.]*|“)(?!\w)"
)
_PRONOUN = re.compile(r"\s(?P<who>we|it|they|he|she|each\sside|both\ssides)(?:\s(?:also|\w+ly|all))?\Z")
"""The subject of the sentence, after an adverbial that no comma parts from it ("for its own part it")."""
_LAST_ITEM = re.compile(r",\s(?:and|or)\s")
_STOPS = re.compile(r"[;:“\"]|\b(?:that|which|who|if|when|while|and|but)\b")
_WORDS = re.compile(r"[\w’'.-]+")
_NEW_SUBJECT = re.compile(
    r"(?:[Tt]he\s)?(?:[A-Z][\w.]*(?<!s)\s?){1,3}(?:[a-z]{3,}\s?)?\Z|(?:we|it|they|he|she|I)\s?\Z"
)
"""A name or a pronoun alone, as it begins the second of two clauses: "made concessions, and Graustark"."""
_NOUN_AHEAD = re.compile(
    r"\b(?:the|its|their|our|his|her|your|these|those|an?|all|such|special|basic|urgent|legitimate)\s\Z",
    re.IGNORECASE,
)
_NO_OBJECT = re.compile(
    r"\s?(?:[,;]|\Z|(?:in|by|on|to|with|from|at|for|under|of|and|or|as|during|between|among|since|after|before|near)\b)"
)
_PLURAL = re.compile(r"(?:we|they|I|you)\s(?:\w+ly\s)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a sentence, and what parts it from the one before: "relative", "stop", "and" or "comma"."""

    start: int
    end: int
    kind: str


def subject_span(text: str, floor: int, position: int) -> tuple[int, int] | None:
    """The span of the subject of the verb at ``position`` of the sentence that begins at ``floor``, or None.

    None is sought beyond a relative pronoun. Where a conjunction joins the verb to one in front of it, the
    subject is that of the verb in front.
    """
    while position > floor and text[position - 1].isspace():
        position -= 1
    aside, shared = text.endswith(",", 0, position), False
    for piece in _pieces(text, floor, position):
        begin, end = _without_opening(text, piece), piece.end
        if (
            pronoun := begin < end
            and _NOT_A_SUBJECT.match(text, begin, end)
            and _PRONOUN.search(text, begin, end)
        ):
            return pronoun.span("who")
        if begin >= end or _NOT_A_SUBJECT.match(text, begin, end):
            if piece.kind == "relative":
                return None
            shared = shared or (begin >= end and piece.kind == "and")
            continue
        finite = _finite(text, begin, end)
        if finite is None and shared:
            finite = _past(text, begin, end)
        if finite is None and (aside or shared) and piece.start > floor:
            aside = False
            continue
        if finite is None or finite > begin:
            return begin, begin + len(text[begin : end if finite is None else finite].rstrip())
    return None


def list_start(text: str, floor: int, subject: tuple[int, int]) -> int:
    """Where the list begins whose last items are ``subject``: "A, the B, and C must"; else where that begins."""
    start, end = subject
    before = text[floor:start].rstrip()
    listed = before.endswith(",") and _LAST_ITEM.search(text, start, end) is not None
    opens = floor + len(text[floor:start]) - len(text[floor:start].lstrip())
    if not listed or _NOT_A_SUBJECT.match(text, opens) or _OPENING.match(text, opens):
        return start
    return opens if not _STOPS.search(before) and _finite(text, opens, start) is None else start


def _without_opening(text: str, piece: _Piece) -> int:
    """Where the piece begins after conjunctions, adverbs and opening quotation marks."""
    begin = _after_marks(text, piece.start, piece.end)
    opening = _OPENING.match(text, begin, piece.end)
    return _after_marks(text, opening.end(), piece.end) if opening else begin


def _after_marks(text: str, start: int, end: int) -> int:
    while start < end and text[start] in ' ,“"‘':
        start += 1
    return start


def _pieces(text: str, floor: int, position: int) -> Iterator[_Piece]:
    """The stretches in front of ``position`` that commas and conjunctions part, the nearest first.

    A conjunction between nouns parts nothing.
    """
    marks = list(_BOUNDARY.finditer(text, floor, position))
    end = position
    for index in range(len(marks) - 1, -1, -1):
        found = marks[index]
        before = next((mark.end() for mark in reversed(marks[:index]) if mark["stop"]), floor)
        joins = found["and"] and _finite(text, before, found.start()) is None and found.end() < end - 1
        if joins and not _parts_clauses(text, before, found, end):
            continue
        yield _Piece(found.end(), end, found.lastgroup or "")
        end = found.start()
    yield _Piece(floor, end, "")


def _parts_clauses(text: str, start: int, found: re.Match[str], end: int) -> bool:
    """Whether a past tense with an object stands before the comma and "and", and a subject alone behind them."""
    if not found[0].startswith(",") or not _NEW_SUBJECT.match(text, found.end() + 1, end):
        return False
    told = _past(text, start, found.start())
    return told is not None and not _NO_OBJECT.match(text, _end_of_word(text, told))


def _end_of_word(text: str, start: int) -> int:
    word = _WORDS.match(text, start)
    return word.end() if word else start


def _finite(text: str, start: int, end: int) -> int | None:
    """Where the first finite verb of the stretch stands, or None."""
    words = list(_WORDS.finditer(text, start, end))
    for word in words:
        if _NOUN_AHEAD.search(text, start, word.start()):
            continue  # "the needs", "their demands"
        plural = _PLURAL.search(text, start, word.start()) is not None
        if plural or is_finite(word[0]) or _is_predicate(text, word, end):
            return word.start()
    return None


def _is_predicate(text: str, word: re.Match[str], end: int) -> bool:
    """Whether a third person that is a plural noun too ("supports") has an object after it."""
    return verb_form(word[0])[1] == "third" and _OBJECT.match(text, word.end(), end) is not None


def _past(text: str, start: int, end: int) -> int | None:
    """Where the first word of the stretch stands that may be a past tense, or None."""
    for word in _WORDS.finditer(text, start, end):
        if (
            word.start() > start
            and verb_form(word[0])[1] == "past"
            and not text.startswith(" by ", word.end())
        ):
            return word.start()
    return None
