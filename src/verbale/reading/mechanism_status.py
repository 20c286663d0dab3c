"""Whether a mechanism exists, or is proposed, established, restored, suspended or ended."""

from __future__ import annotations

import re

from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.list_items import item_start, line_above

__all__ = ["mechanism_status"]

_STANDING = re.compile(r"\bestablished\sor\srestored\b|\balready\sin\splace\b|\bexisting\b")
_RESTORE = (
    r"(?:restor|resum|reviv|reinvigorat|reactivat|activat|reopen|re-open|relaunch|re-establish|reestablish|reconven|"
    r"return of|resumption of)\w*"
)
_ESTABLISH = (
    r"(?:establish|set up|sett?ing up|creat(?:e|ion|ing)|inaugurat|launch|form|open|operat|introduc)\w*"
)
_WISH = (
    r"(?:propos\w*|study|explor\w*|consider\w*|discuss\w*|will|should|could|may|ready|hopes?|wish\w*|intend\w*|plans?|seek\w*|invite\w*|"
    r"suggest\w*|possib\w+)"
)
_BEFORE = (
    ("suspended", r"(?:suspend|paus|froz|freez)\w*"),
    ("ended", r"(?:dissol|abolish|terminat|disband|dismantl|withdr[ae]w|replac)\w*"),
    ("restored", _RESTORE),
    ("established", _ESTABLISH),
    ("proposed", r"(?:propos|suggest)(?:e|es|ed|ing)"),
)
_DONE = r"(?:\w+\s)?"
_BEEN = r"(?:was|were|is|are|has been|have been|had been|be|been|will be)"
_AFTER = (
    ("suspended", rf"(?:{_BEEN}|remains?)\s{_DONE}(?:suspended|paused|frozen|cut off)"),
    ("ended", rf"{_BEEN}\s{_DONE}(?:dissolved|terminated|abolished|disbanded|replaced)"),
    ("restored", rf"{_BEEN}\s{_DONE}(?:restored|resumed|revived|reopened|reactivated)"),
    ("restored", r"(?:has |have |will )?(?:resumed?|returned to work|restarted|reopened)"),
    ("restored", r"(?:(?:will |has |have )?(?:meets?|met|convened?|works?) again|(?:is|are) back at work)"),
    ("suspended", r"(?:does not|do not|no longer) (?:meets?|functions?|works?|convenes?)"),
    ("proposed", rf"{_BEEN}\s{_DONE}(?:proposed|suggested)"),
    (
        "established",
        rf"{_BEEN}\s{_DONE}(?:established|set up|launched|created|inaugurated|activated|opened|in service|operational)",
    ),
)
_WHICH_STOPPED = re.compile(
    r"(?:\s(?:with|between)\s[^,.;]{3,60})?,?\s(?:which|that)?\s?"
    r"(?:has been|have been|was|were|had been)?\s?(?:suspended|frozen|interrupted|dormant)\b"
)
_PARTIES = r"(?:\s(?:between|with|of|on)\s[^,.;]{3,90}?)?(?:,\s[^,;.]{3,60},)?"
_GAP = (
    r"(?:\s(?:of|the|a|an|their|our|its|participation|this|these|new|all|regular|and|joint|annual|first|permanent|\w+ly|\w+ing|in|on|May|work|since|"
    r"\d+|January|February|March|April|June|July|August|September|October|November|December))*\s?\Z"
)
_BY_THEN = re.compile(
    r"\b(?:by|before)\s(?:the\s)?(?:end|start|middle|\d{4}|next|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_HEADINGS = (
    ("proposed", re.compile(r"\b(?:propos\w+|suggest\w*)\b", re.IGNORECASE)),
    ("established", re.compile(r"\b(?:agree[ds]?|decided?|set up|established?|created?)\b", re.IGNORECASE)),
)
"""What the line above a list says of the mechanisms that are its items: "What we propose"."""
_HEADING_MAX = 110
_DEFINITE = re.compile(r"(?:the|this|these|our|their|its)\s", re.IGNORECASE)


def mechanism_status(facts: Facts, sentence: SentenceFacts, span: tuple[int, int]) -> str:
    """The status of the mechanism ``span`` by the verb before or after it; "exists" where none tells.

    What is agreed to be set up counts as set up, unless a day is named by which it is to be; what is only
    proposed, hoped for or studied is proposed; a wish to restore restores nothing. Of one that is an item of a list,
    the line above the list tells.
    """
    told = _told_by_verb(facts.statement.text, sentence, span)
    return _told_by_heading(facts, sentence, span) if told == "exists" else told


def _told_by_heading(facts: Facts, sentence: SentenceFacts, span: tuple[int, int]) -> str:
    """What the line above a list says of the mechanism that one of its items opens with, told as a new one."""
    opens = item_start(facts, sentence) == span[0]
    if not opens or _DEFINITE.match(facts.statement.text, *span):
        return "exists"
    line = line_above(facts, sentence)
    said = (status for status, words in _HEADINGS if words.search(line))
    return next(said, "exists") if len(line) <= _HEADING_MAX else "exists"


def _told_by_verb(text: str, sentence: SentenceFacts, span: tuple[int, int]) -> str:
    if _STANDING.search(text, max(sentence.content, span[0] - 12), min(span[1] + 25, sentence.end)):
        return "exists"
    before, after = text[sentence.content : span[0]], text[span[1] : sentence.end]
    for status, words in _BEFORE:
        found = re.search(rf"\b{words}{_GAP}", before, re.IGNORECASE)
        if found:
            return _told(status, before[: found.start()], after)
    told = next((status for status, words in _AFTER if re.match(rf"{_PARTIES}\s{words}\b", after)), "")
    return told or ("suspended" if _WHICH_STOPPED.match(after) else "exists")


def _told(status: str, before: str, after: str) -> str:
    """``status``, by the verb that ``before`` leads up to, if that is told as done or agreed."""
    wished = re.search(rf"\b{_WISH}\b[^,;]{{0,60}}\Z", before, re.IGNORECASE)
    if status == "established" and (wished or _BY_THEN.search(after)):
        return "proposed"
    if status == "restored" and wished and _WHICH_STOPPED.match(after):
        return "suspended"
    return status
