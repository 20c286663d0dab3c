"""Whether a contact has been, is going on, is planned or is left open, from the verb that tells it."""

from __future__ import annotations

import re

from verbale.reading.contacts.lexicon import Form, word_pattern
from verbale.reading.contacts.passage import Passage
from verbale.reading.contacts.when import is_ahead

__all__ = ["GLAD_TO", "status_of_noun", "status_of_verb"]

GLAD_TO = re.compile(
    r"\b(?:pleasure|privilege|(?:an|great|high)\shonou?r|honou?red|pleased|glad|delighted|(?:great|good|wonderful|nice))\sto\s(?:\w+ly\s|finally\s|once\s)?\Z"
)
"""What is in front of a verb whose deed somebody was pleased to do: "it was a pleasure to meet"."""

_PROGRESSIVE = re.compile(r"(?:\b(?:is|are|am|was|were|been|be)|['’](?:s|re|m))\s(?:\w+\s)?\Z", re.IGNORECASE)
_WHILE = re.compile(r"\b(?:while|when|after|before|upon|by|following)\s\Z", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:to|not|did|does|do|didn['’]t|don['’]t|never|let['’]s)\s(?:\w+\s)?\Z", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?:after|since|following|(?:reached|made|achieved) (?:at|in|during))\s\Z", re.IGNORECASE
)
_AGREED = re.compile(r"\bagree[ds]?\sthat\s\Z", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|announced|added|confirmed|agreed|decided|noted|stated|reported|view)\b")
_IF = re.compile(r"\b(?:if|were|unless|whether|should)\b", re.IGNORECASE)
_TO = re.compile(r"\bto\s(?:\w+ly\s)?\Z")
_ASKS = re.compile(
    r"[“\"\s]*(?:(?:And|But|So|Well|Now),?\s)?(?:[Dd]id|[Dd]oes?|[Hh]a(?:s|ve|d)|[Ww]ill|[Ww]ould|[Cc]ould|[Cc]an|[Ii]s|[Aa]re|[Ww]as|[Ww]ere)"
    r"(?:n['’]t)?\s(?:you|he|she|they|we|it|there|the|any|your|his|President|Secretary|Minister|[A-Z])"
)
_COMES = re.compile(
    r"(?:,?\s(?:that|which))?(?:\s(?:will|shall|is\s(?:also\s)?going\sto)\s(?!have\b|not\b)|\s(?:is\s|are\s)?coming\sup\b)"
    r"|,\s(?:that|it|which)(?:['’]s|\sis)\sgoing\sto\s|,\s(?:that|it|which)(?:['’]ll|\swill)\s"
)
"""What is said behind a contact that is ahead: "the meeting in Zenda will be a special one"."""
_PREPOSITION = re.compile(
    r"\b(?:of|in|at|during|from|after|by|on|for|with|through|to|since|before|following|under|into)\s\Z",
    re.IGNORECASE,
)
_COMING_UP = re.compile(r"[^;.]{0,60}?\scoming\sup\b")
_NEW_DATE = re.compile(
    r"\b(?:will\s(?:now|instead|nevertheless|still)\s|(?:is|are)\snow\s(?:\w+\s)?(?:scheduled|set|planned)"
    r"|(?:postponed?|put\soff|delayed|moved)\s(?:to|until|till)\b)"
)
"""What was put off and will be all the same."""
_AND_HAS = re.compile(r"\b(?:and|but)\s(?:has|have|had)\s(?:(?:already|also|just|since|twice|\w+ly)\s)*\Z")
"""A second verb with a tense of its own: "intends to travel to Zenda and has already met …"."""
_NEAR = 40
_REACH = 90
"""How many characters in front of a verb are searched for what governs it."""


def status_of_verb(passage: Passage, verb: int, form: Form, date: str) -> str:
    """held, planned, ongoing or cancelled; empty where the contact is not told as a fact.

    ``verb`` is where the verb stands, in the form ``form``; ``date`` the date of the contact, if known.
    """
    clause = passage.clause_start(verb)
    before = passage.text[max(clause, verb - _REACH) : verb]
    if has := _AND_HAS.search(before):
        before = before[has.start() :]
    if passage.asked or is_cancelled(passage, verb, verb):
        return "planned" if passage.asked else "cancelled"
    planned = _last(word_pattern("planned"), before)
    if form.tense == "base" and _COMING_UP.match(passage.text, verb, passage.end):
        planned = max(planned, 0)
    unsure = _last(word_pattern("unsure"), before)
    if unsure >= 0 and before[:unsure].endswith("would") and _is_reported(passage, clause):
        planned, unsure = unsure, -1
    if _is_asked(passage, clause) or (unsure >= 0 and unsure >= planned):
        return "planned" if _AGREED.search(passage.text, passage.start, clause) else ""
    if form.tense == "ing":
        planned = max(planned, _last(word_pattern("awaited"), before))
        return _status_of_ing(passage, before, planned, date)
    if planned >= 0 and form.tense in ("base", "participle", "past"):
        return "" if form.frame in ("meet", "speak") and _is_purpose(before) else "planned"
    if form.tense == "base":
        was_glad = GLAD_TO.search(before) is not None
        return "held" if was_glad else "" if _OPEN.search(before) else _present(passage, date)
    return _present(passage, date) if form.tense == "third" else "held"


def _is_asked(passage: Passage, clause: int) -> bool:
    """Whether the clause asks whether there was a contact: "Have you spoken with your counterpart?"."""
    return passage.text[clause : passage.end].rstrip('”" ').endswith("?") and bool(
        _ASKS.match(passage.text, clause)
    )


def _is_reported(passage: Passage, clause: int) -> bool:
    """Whether "would" in the clause stands for "will" of what somebody said or announced."""
    text = passage.text[passage.sentence.start : passage.end]
    said = passage.sentence.voice or _SAID.search(passage.text, passage.sentence.start, clause)
    return bool(said) and not _IF.search(text)


def _is_purpose(before: str) -> bool:
    """Whether the verb behind ``before`` tells what something else is for ("will come to meet him")."""
    governing = max((match.end() for match in word_pattern("planned").finditer(before)), default=0)
    between = before[governing:]
    return bool(_TO.search(before)) and " to " in f" {between}"


def _status_of_ing(passage: Passage, before: str, planned: int, date: str) -> str:
    if planned >= 0:
        return "planned"
    progressive = _PROGRESSIVE.search(before)
    if progressive and not progressive[0].lower().startswith(("was", "were")):
        return "planned" if is_ahead(passage, date) else "ongoing"
    return "held" if _WHILE.search(before) else ""


def _present(passage: Passage, date: str) -> str:
    """The simple present tells of what is planned ("visits from Monday") or, in headings, of what has been."""
    return "planned" if is_ahead(passage, date) else "held"


def status_of_noun(passage: Passage, start: int, end: int, date: str, words: str) -> str:
    """The status of a contact named by the noun phrase ``[start, end)`` that no verb governs; empty if open.

    ``words`` is what its modifiers say: "future", "past" or nothing.
    """
    if is_cancelled(passage, start, end):
        return "cancelled"
    comes = _COMES.match(passage.text, end, passage.end) and not _PREPOSITION.search(
        passage.text, passage.start, start
    )
    if words == "future" or is_ahead(passage, date) or (comes and words != "past"):
        return "planned"
    clause = passage.clause_start(start)
    before = passage.text[max(clause, start - _NEAR) : start]
    near = _last(word_pattern("awaited"), before)
    if words == "past" or _AFTER.search(before):
        return "held"
    return "planned" if near >= 0 else ""


def is_cancelled(passage: Passage, start: int, end: int) -> bool:
    """Whether the words around ``[start, end)`` say that the contact will not take place."""
    window = passage.text[max(passage.start, start - 50) : min(passage.end, end + 80)]
    if word_pattern("cancelled").search(window) is None:
        return False
    return _NEW_DATE.search(passage.text, passage.start, passage.end) is None


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match of ``pattern`` in ``text`` ends, -1 without one."""
    return max((match.end() for match in pattern.finditer(text)), default=-1)
