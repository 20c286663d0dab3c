"""Standing bodies that meet: "the Joint Commission met in Zenda", "the group, which held its first meeting in May".

A body is a mechanism that can meet, not a hotline; those who take part are the parties of the mechanism.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.reading.contacts.passage import Passage
from verbale.reading.facts import Facts, SentenceFacts, once_per_statement
from verbale.reading.mechanisms import find_mechanisms
from verbale.reading.record_parties import is_after_preposition
from verbale.statement import Span

__all__ = ["Body", "acting_body", "body_in", "is_session", "meets_as_a_rule", "relative_start"]

_CAN_MEET = re.compile(
    r"\b(?:commission|committee|council|group|dialogue|task\sforce|board|consultations|mechanism|WMCC)\b",
    re.IGNORECASE,
)
_UP_TO_VERB = (
    r"(?:\s(?:on\s[\w\s-]{3,40}?|itself|will|would|shall|should|is|are|was|has|have|had|been|to|due|set|scheduled|"
    r"expected|also|then|now|already|last|first|not|never|\w+ly))*\s"
)
"""What may stand between a body and the verb of which it is the subject."""
_BEHIND_IT = re.compile(
    r"(?:\swith\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)?"
    rf"(?:,\s(?:which|that|who)\s[^,;:]{{3,90}},)?{_UP_TO_VERB}"
)
_RELATIVE = re.compile(rf",?\s(?:which|that){_UP_TO_VERB}")
_IT = re.compile(rf"it(?:['’]ll)?{_UP_TO_VERB}", re.IGNORECASE)
_KNOWN = re.compile(
    rf"(?:the|this|our)\s(?P<head>group|commission|committee|council|dialogue|board|mechanism|task\sforce){_UP_TO_VERB}",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:which|that)\s\Z")
_OF = re.compile(r"\sof\s(?:the\s|their\s|our\s)?")
_HELD = re.compile(
    r"\b(?:held|holds?|holding|convene[sd]?|conclude[sd]?|opened|opens|conduct(?:s|ed)?)\s(?:its|the|an?)\s(?:\S+\s){0,2}\Z"
)
_AS_A_RULE = re.compile(
    r"[^;:.]{0,60}?\b(?:every|each|(?:once|twice|(?:\w+\stimes))\s(?:an?|every|each)|regularly|annually|yearly|monthly|weekly|"
    r"quarterly|daily|usually|at\sleast|as\s(?:often|needed|required|necessary)|when(?:ever)?\s(?:needed|necessary))\b"
)


@dataclass(frozen=True, slots=True)
class Body:
    """Where a body is named, and whose it is."""

    start: int
    end: int
    parties: tuple[str, ...]


def body_in(passage: Passage, start: int, end: int) -> Body | None:
    """The first body that ``[start, end)`` of the passage names."""
    return next((body for body in _bodies(passage.facts) if start <= body.start and body.end <= end), None)


def acting_body(passage: Passage, verb: int) -> Body | None:
    """The body that is the subject of the verb at ``verb``: named, or meant by "which", "it" or "the group"."""
    text, here = passage.text, _in(passage.facts, passage.sentence)
    for body in reversed(here):
        if body.end > verb or is_after_preposition(text, body.start):
            continue
        if _BEHIND_IT.fullmatch(text, body.end, verb):
            return body
    for body in reversed(here):
        if body.end < verb and _RELATIVE.fullmatch(text, body.end, verb):
            return body
    subject = passage.subject_start(verb)
    if _IT.fullmatch(text, subject, verb):
        return _spoken_of(passage, subject)
    if known := _KNOWN.fullmatch(text, subject, verb):
        return _called(passage, known["head"].lower(), subject)
    return None


def is_session(passage: Passage, start: int, end: int) -> bool:
    """Whether "session" at ``[start, end)`` is a body's: "of the Joint Commission", "the group held its third"."""
    behind = (body for body in _in(passage.facts, passage.sentence) if body.start >= end)
    if any(_OF.fullmatch(passage.text, end, body.start) for body in behind):
        return True
    held = _HELD.search(passage.text, passage.start, start)
    return held is not None and acting_body(passage, held.start()) is not None


def relative_start(passage: Passage, verb: int, body: Body) -> int | None:
    """Where the "which" stands for ``body`` that opens the clause of the verb; None in any other clause."""
    link = _WHICH.search(passage.text, body.end, passage.clause_start(verb))
    return link.start() if link else None


def meets_as_a_rule(passage: Passage, verb: int, *, present: bool, date: str) -> bool:
    """Whether the verb tells how often a body meets: "meets twice a year", "meets in Zenda"; not when it does."""
    return bool(_AS_A_RULE.match(passage.text, verb, passage.end)) or (present and not date)


def _spoken_of(passage: Passage, position: int) -> Body | None:
    """The body that "it" at ``position`` stands for: the subject of the clause before, or of the sentence before."""
    text, index = passage.text, passage.sentence.index
    here = [body for body in _in(passage.facts, passage.sentence) if body.end <= position]
    before = passage.facts.sentences[index - 1] if index else passage.sentence
    if not here and before.voice == passage.sentence.voice and before.turn == passage.sentence.turn:
        here = _in(passage.facts, before)
    return next((body for body in here if not is_after_preposition(text, body.start)), None)


def _called(passage: Passage, head: str, position: int) -> Body | None:
    """The body last named in front of ``position`` whose name has the word ``head``."""
    named = [body for body in _bodies(passage.facts) if body.end <= position]
    return next(
        (body for body in reversed(named) if head in passage.text[body.start : body.end].lower()), None
    )


def _in(facts: Facts, sentence: SentenceFacts) -> list[Body]:
    return [body for body in _bodies(facts) if sentence.start <= body.start and body.end <= sentence.end]


@once_per_statement
def _bodies(facts: Facts) -> tuple[Body, ...]:
    """The bodies of the statement, at each of their mentions, in text order."""
    named = [
        (span, mechanism.parties)
        for mechanism in find_mechanisms(facts)
        for span in (Span(mechanism.start, mechanism.end, mechanism.quote), *mechanism.also)
    ]
    bodies = (Body(span.start, span.end, parties) for span, parties in named if _CAN_MEET.search(span.quote))
    return tuple(sorted(bodies, key=lambda body: body.start))
