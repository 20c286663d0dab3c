"""What is common to all mentions of measures: what a mention holds, and whom its act comes from and hits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.reading.facts import NOT_STATES, Facts, SentenceFacts
from verbale.reading.measure_status import is_wished
from verbale.reading.record_parties import is_after_preposition, is_state, named, opposite, own_party

__all__ = [
    "Mention",
    "clause_start",
    "costs_at",
    "hit_by_default",
    "is_against_unnamed",
    "is_complaint",
    "is_gladly_ended",
    "parties_hit",
]

_BREAK = re.compile(r"[;:]\s[“\"]?|,\sbut\s|,\swhich\s|(?:,\s|\s)and\s(?=(?:will|has|have)\b)")
_AGAINST_ALL = re.compile(
    r"\b(?:global|worldwide|(?:many|different|various|other|all) countries|trading partners|everybody|everyone|"
    r"all (?:imports|imported))\b"
)
_AGAINST_UNNAMED = re.compile(
    r"\b(?:foreign|any|those|whoever|third-country|third-party|other)\s(?:[\w-]+\s){0,2}?"
    r"(?:banks?|institutions?|firms?|compan(?:y|ies)|entit(?:y|ies)|persons?|individuals?|actors?|buyers?|shippers?|who)\b"
)
"""Whoever does something, of no state that is named."""
_STRUCK = re.compile(
    r"\b(?:strikes?|attacks?|shelling|raids?|shelled|struck|attacked|hit|incursion|intruded)\b[^,;]{0,40}?\s(?:on|in|at|against|into)\s"
)
"""A blow at a place: where no other state is named, the place is of the party that complains."""
_PALESTINIAN = re.compile(r"\b(?:Gaza|West Bank)\b")
_REASON = re.compile(
    r"\s(?:under\sthe\s(?:pretext|guise)|on\s(?:the\s)?(?:grounds|pretext)|under\spressure|in\sviolation|in\sresponse|because|"
    r"over\sthe|in\sorder)\b"
)
_MANY = re.compile(
    r"\b(?:many|multiple|several|various|\d+)\s(?:other\s)?(?:countries|economies|trading\spartners)\b"
)
_COMPLAINT = re.compile(
    r"\b(?:oppos\w+|illegal\w*|illicit|bull\w+|coerc\w+|condemn\w*|unjust\w*|unreasonabl\w+|abus\w+|reject\w*|violat\w+|"
    r"dissatisfaction|lift|cancel|remove|concerns?|wrong\w*|hegemon\w+|arbitrar\w+|ruled|exacerbat\w+|undermin\w+|escalat\w+|"
    r"destabili\w+|provo\w+|interfer\w+)\b",
    re.IGNORECASE,
)
_ON_A_NAME = re.compile(
    r"\s(?:on|against|targeting)\s(?:the\s)?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[A-Z][\w-]+"
)
"""Whom one's own measure is on, by a name that is no party's: the other side is not hit for being spoken of."""
_GLAD_OF_ITS_END = re.compile(
    r"\bwelcom\w+\s(?:[\w’'-]+\s){0,3}?(?:suspension|lifting|ending|end|removal|easing|repeal|withdrawal|pause|reduction)\sof\b|"
    r"\bhop(?:e|es|ed|ing)\s(?:that\s)?[^,;]{0,60}?\s(?:will|would)\s(?:not\s(?:return|come\sback|be\s(?:renewed|extended|prolonged))|"
    r"(?:soon\s)?(?:end|lapse|be\s(?:ended|abolished|suspended)))\b",
    re.IGNORECASE,
)
"""What one says of the end of another's measure: "welcomed the suspension of …", "hoped that … would not return"."""
_NEXT = 25
"""How many characters behind "the suspension of" the noun for the measure stands at most."""
_COSTING = re.compile(
    r"\s(?:(?:has|have|had)\s)?(?:still\s)?"
    r"(?:costs?|hurts?|harm(?:s|ed)?|burden(?:s|ed)?|damage[sd]?|delay(?:s|ed)?|(?:hold|holds|held)\sup)\s",
    re.IGNORECASE,
)
"""What a measure does to those whom it hits."""
_ANSWER = re.compile(
    r"\b(?:retaliat\w+|in\s(?:response|return)|counter\w*|respond\w*|reciproc\w+|answer\w*|tit-for-tat)\b",
    re.IGNORECASE,
)
_US = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
_ALONGSIDE = re.compile(
    r"\b(?:coordination|cooperation|concert|partnership|consultation|together|along|parallel|line|alongside)(?:\swith)?\s(?:the\s|our\s)?"
    r"(?:[A-Z][\w.-]*(?:,\s|\sand\s(?:the\s)?|,\sand\s(?:the\s)?))*\Z"
)
"""Those together with whom a measure is taken are not hit by it."""
_AS_POLICY = re.compile(r"\b(?:abus\w+|stick)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a measure.

    ``start`` and ``end`` bound its quotation, ``head`` is its noun or verb in lower case, ``sentence`` the
    index of the sentence; ``named`` says that the words name the party that it hits, ``signs`` are what speaks
    for or against its being a measure at all.
    """

    start: int
    end: int
    kind: str
    by: tuple[str, ...]
    on: tuple[str, ...]
    status: str
    head: str
    sentence: int
    rule: str
    named: bool
    signs: tuple[str, ...] = ()


def is_complaint(words: str) -> bool:
    """Whether ``words`` complain of something that another party does."""
    return bool(_COMPLAINT.search(words))


def is_gladly_ended(text: str, sentence: SentenceFacts, start: int) -> bool:
    """Whether the end of what the noun at ``start`` names, as another party does it, is welcomed or hoped for."""
    found = _GLAD_OF_ITS_END.finditer(text, sentence.content, sentence.end)
    return any(match.start() < start <= match.end() + _NEXT for match in found)


def costs_at(text: str, start: int, end: int) -> int:
    """Where whoever a measure costs something is named, if the verb of it begins at ``start``; else -1."""
    found = _COSTING.match(text, start, end)
    return found.end() if found else -1


def is_against_unnamed(words: str) -> bool:
    """Whether a measure is held out to whoever does something, of no state that is named."""
    return bool(_AGAINST_UNNAMED.search(words))


def clause_start(text: str, start: int, at: int) -> int:
    """Where the clause begins that holds ``at``, in a sentence beginning at ``start``."""
    breaks = [match.end() for match in _BREAK.finditer(text, start, at)]
    return breaks[-1] if breaks else start


def hit_by_default(
    facts: Facts, sentence: SentenceFacts, kind: str, by: tuple[str, ...], said: str
) -> tuple[str, ...]:
    """The party that a measure hits where the words do not say it.

    ``said`` is what the words say of what it is on, beside parties. A measure of another is taken to hit the
    party that complains of it, a measure of one's own the other side, if the sentence or the word is of answering.
    """
    own = own_party(facts, sentence)
    if len(by) != 1 or _AGAINST_ALL.search(said) or kind == "purchase" or is_against_unnamed(said):
        return ()
    if kind == "tariff" and _AS_POLICY.search(said):
        return ()
    if by == (own,):
        return () if _ON_A_NAME.search(said) else _other_side(facts, sentence, kind, own)
    return _hit_by_another(facts, sentence, kind, by, said) if is_state(own) else ()


def _hit_by_another(
    facts: Facts, sentence: SentenceFacts, kind: str, by: tuple[str, ...], said: str
) -> tuple[str, ...]:
    """Whom a measure of another hits: the party that speaks of it, or the one that it speaks up for."""
    own = own_party(facts, sentence)
    if kind == "arms_transfer":
        return (own,) if is_complaint(sentence.text) or is_wished(sentence.text) else ()
    if third := _victim(sentence, own, by):
        return third if kind == "sanction" else ()
    if kind == "military_activity":
        struck = _STRUCK.search(sentence.text) and not _others(sentence, own, *by)
        return (own,) if struck or _is_hit(facts.statement.text, sentence, own) else ()
    bare = not re.search(r"\b(?:on|against|into)\s", said)
    complained = is_complaint(sentence.text) or _names(sentence, own)
    between_two = by == (opposite(facts, own),) and kind != "export_control"
    return (own,) if bare or complained or between_two else ()


def _other_side(facts: Facts, sentence: SentenceFacts, kind: str, own: str) -> tuple[str, ...]:
    """Whom a measure of the speaker's own hits: the one other party of the sentence; of an answer, the other side."""
    if kind in ("military_activity", "arms_transfer"):
        return ()
    others = _others(sentence, own)
    if len(others) == 1:
        return others
    other = opposite(facts, own)
    answers = kind in ("other", "sanction") or _ANSWER.search(sentence.text)
    return (other,) if other and not others and answers else ()


def _others(sentence: SentenceFacts, *own: str) -> tuple[str, ...]:
    """The parties that the sentence names beside ``own``."""
    codes = [
        code
        for mention in sentence.parties
        if mention.form != "place" and not _ALONGSIDE.search(sentence.text, 0, mention.start - sentence.start)
        for code in mention.parties
    ]
    codes += [person.party for person in sentence.people if person.party]
    return tuple(dict.fromkeys(code for code in codes if code not in (*own, *NOT_STATES)))


def _is_hit(text: str, sentence: SentenceFacts, own: str) -> bool:
    """Whether the sentence names ``own`` otherwise than as who speaks up: "our waters", "near Ruritania's coast"."""
    objects = any(
        own in m.parties and (m.form in ("possessive", "adjective") or is_after_preposition(text, m.start))
        for m in sentence.parties
        if m.start > sentence.content
    )
    return objects or re.search(r"\b(?:us|our)\b", sentence.text) is not None


def _names(sentence: SentenceFacts, own: str) -> bool:
    """Whether the words of the sentence name ``own`` or speak of "us"."""
    return any(own in m.parties for m in sentence.parties) or _US.search(sentence.text) is not None


def _victim(sentence: SentenceFacts, own: str, by: tuple[str, ...]) -> tuple[str, ...]:
    """The one state beside the two, named in the sentence, that a complaint on its behalf is about."""
    codes = [
        code
        for mention in sentence.parties
        if mention.form in ("name", "possessive", "demonym")
        for code in mention.parties
        if is_state(code)
    ]
    others = set(codes) - {own, *by}
    return tuple(others) if len(others) == 1 and codes.count(own) < 2 else ()


def parties_hit(
    facts: Facts, sentence: SentenceFacts, start: int, end: int, by: tuple[str, ...], places: bool = False
) -> tuple[str, ...]:
    """The parties named in ``[start, end)`` that are not those whose measure it is.

    What the measure is said to be for, or about, does not count; "many countries" are unnamed parties.
    """
    text = facts.statement.text
    reason = _REASON.search(text, start, end)
    stop = reason.start() if reason else end
    codes = [code for code in named(facts, sentence, start, stop, places) if code not in by]
    if places and not codes and _PALESTINIAN.search(text, start, stop):
        codes = ["PSE"]
    if codes and _MANY.search(text, start, stop):
        codes.append("OTHER")
    return tuple(dict.fromkeys(codes))
