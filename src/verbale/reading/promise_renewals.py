"""Commitments told by a noun: whether "its commitment to" renews a promise, and where what is promised ends."""

from __future__ import annotations

import re

from verbale.language.verbs import verb_phrase
from verbale.reading.facts import SentenceFacts
from verbale.reading.promise_frames import Promise

__all__ = ["names_act", "renews", "thing_end"]

_REAFFIRMS = re.compile(
    r"\b(?:re-?affirm|reiterat|underscor|underlin|renew|emphasi[sz]|stress|restat|confirm|re-?commit|has|have|welcom|highlight|express|convey|"
    r"declar|announc|affirm|remain|stands?\sby|stood\sby|steadfast|unwavering\sin|made|gave|repeat)"
)
_FIRM = re.compile(
    r"\s(?:is|are|remains?|was|were|has\sbeen)\s(?:\w+ly\s|as\s)?(?:un\w+|iron-?clad|rock-?solid|firm|steadfast|solid|absolute|enduring|strong|clear|resolute|total|full)\b"
)
_EXPRESSES = re.compile(
    r"\b(?:express(?:e[sd])?|expressing|convey(?:s|ed)?|announce[sd]?|announcing|declare[sd]?|indicated|reaffirm(?:s|ed)?|reiterate[sd]?|state[sd]|"
    r"stress(?:es|ed)|underline[sd]?|emphasi[sz]e[sd]|confirm(?:s|ed)?)\s(?:[\w-]+\s){0,2}\Z"
)
_NOT_ITS_OWN = re.compile(
    r"\b(?:demonstrat|show|reflect|shar(?:e|es|ed|ing)\b|prov(?:e|es|ed|en)\b|signal|illustrat|question|doubt|act(?:s|ed|ing)?\son|hono(?:u)?r|fulfil|keep|violat|break|"
    r"deliver(?:s|ed|ing)?\son|abandon|betray|reinforc|liv(?:e|es|ed|ing)\sup\sto|implement|compl(?:y|ies)\swith|in\sline\swith)\w*(?:\s[\w’'-]+){0,4}\s\Z"
)


def renews(text: str, sentence: SentenceFacts, promise: Promise) -> bool:
    """Whether "its commitment to" is renewed here, or says what is to be done."""
    if promise.rule == "commitment.intention-to":
        return _EXPRESSES.search(text, sentence.content, promise.start) is not None
    if _NOT_ITS_OWN.search(text, sentence.content, promise.start):
        return False
    if names_act(text, promise, sentence) or _FIRM.search(text, promise.body, sentence.end):
        return True
    return _REAFFIRMS.search(text, sentence.content, promise.start) is not None


def names_act(text: str, promise: Promise, sentence: SentenceFacts) -> bool:
    """Whether what is promised is something to do, not a thing."""
    return any(verb_phrase(text, promise.body, sentence.end, form) is not None for form in ("base", "ing"))


def thing_end(text: str, start: int, end: int) -> int:
    """Where the thing promised at ``start`` ends: before what is said of the promise, at most at ``end``."""
    firm = _FIRM.search(text, start, end)
    return firm.start() if firm else end
