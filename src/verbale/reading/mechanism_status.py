"""Whether a mechanism exists, or is proposed, established, restored, suspended or ended."""

from __future__ import annotations

import re

from verbale.reading.facts import SentenceFacts

__all__ = ["mechanism_status"]

_STANDING = re.compile(r"\bestablished\sor\srestored\b|\balready\sin\splace\b|\bexisting\b")
_RESTORE = r"(?:restor|resum|reviv|reinvigorat|reactivat|reopen|re-open|relaunch|re-establish)\w*"
_ESTABLISH = r"(?:establish|set up|sett?ing up|creat(?:e|ion|ing)|inaugurat|launch|form)\w*"
_PROPOSE = (
    rf"(?:propos\w*|study|explor\w*|consider\w*|discuss\w*|agreed? to|will|should|ready to|hopes? to|to|of)\s(?:the\s)?"
    rf"(?:possib\w+\s(?:of\s)?)?(?:{_ESTABLISH})"
)
_BEFORE = (
    ("suspended", r"(?:suspend|paus|froz|freez)\w*"),
    ("ended", r"(?:dissol|abolish|terminat|disband|dismantl|withdr[ae]w)\w*"),
    ("restored", _RESTORE),
    ("proposed", _PROPOSE),
    ("established", r"(?:established|set up|created|inaugurated|launched|formed)"),
)
_AFTER = (
    ("suspended", r"(?:was|were|is|are|been|remains?)\s(?:\w+\s)?(?:suspended|paused|frozen|cut off)"),
    ("ended", r"(?:was|were|has been|have been)\s(?:dissolved|terminated|abolished|disbanded)"),
    ("restored", r"(?:was|were|has been|have been|is|are)\s(?:\w+\s)?(?:restored|resumed|revived|reopened)"),
    (
        "established",
        r"(?:was|were|has been|have been)\s(?:\w+\s)?(?:established|set up|launched|created|inaugurated)",
    ),
)
_PARTIES = r"(?:\s(?:between|with)\s[^,.;]{3,60}?)?"
_GAP = r"(?:\s(?:of|the|a|an|their|our|its|new|all|regular|and|joint|\w+ly|\w+ing))*\s?\Z"


def mechanism_status(text: str, sentence: SentenceFacts, span: tuple[int, int]) -> str:
    """The status of the mechanism ``span`` by the verb before or after it; "exists" where none tells."""
    if _STANDING.search(text, max(sentence.content, span[0] - 12), min(span[1] + 25, sentence.end)):
        return "exists"
    before = text[sentence.content : span[0]]
    for status, words in _BEFORE:
        if re.search(rf"\b{words}{_GAP}", before, re.IGNORECASE):
            return status
    after = text[span[1] : sentence.end]
    return next((status for status, words in _AFTER if re.match(rf"{_PARTIES}\s{words}\b", after)), "exists")
