"""What is common to all mentions of measures: what a mention holds, and whom its act comes from and hits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.record_parties import is_state, named, opposite, own_party

__all__ = ["Mention", "clause_start", "hit_by_default", "is_complaint", "parties_hit", "with_quotes"]

_BREAK = re.compile(r"[;:]\s|,\sbut\s|,\swhich\s|(?:,\s|\s)and\s(?=(?:will|has|have)\b)")
_AGAINST_ALL = re.compile(
    r"\b(?:global|worldwide|many countries|trading partners|other countries|all countries)\b"
)
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
_AS_POLICY = re.compile(r"\b(?:abus\w+|stick)\b")
_TO_ANOTHER = frozenset(
    [
        "tariff",
        "sanction",
        "export_control",
        "investigation",
        "visa_restriction",
        "investment_restriction",
        "other",
    ]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a measure.

    ``start`` and ``end`` bound its quotation, ``head`` is its noun or verb in lower case, ``sentence`` the
    index of the sentence; ``named`` says that the words name the party that it hits.
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


def is_complaint(words: str) -> bool:
    """Whether ``words`` complain of something that another party does."""
    return bool(_COMPLAINT.search(words))


def clause_start(text: str, start: int, at: int) -> int:
    """Where the clause begins that holds ``at``, in a sentence beginning at ``start``."""
    breaks = [match.end() for match in _BREAK.finditer(text, start, at)]
    return breaks[-1] if breaks else start


def with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` with the quotation mark that belongs to one of which it holds the other."""
    inside = text[start:end]
    for opening, closing in (("“", "”"), ('"', '"')):
        lone = inside.count('"') % 2 if opening == closing else inside.count(opening) != inside.count(closing)
        if not lone:
            continue
        if text[start - 1 : start] == opening and closing in inside:
            start -= 1
        elif text[end : end + 1] == closing:
            end += 1
    return start, end


def hit_by_default(
    facts: Facts, sentence: SentenceFacts, kind: str, by: tuple[str, ...], said: str
) -> tuple[str, ...]:
    """The party that a measure hits where the words do not say it.

    ``said`` is what the words say of what it is on, beside parties. A measure of another is taken to hit the
    party that complains of it, a countermeasure of one's own the other side.
    """
    own = own_party(facts, sentence)
    if not is_state(own) or len(by) != 1 or _AGAINST_ALL.search(said):
        return ()
    if kind == "tariff" and _AS_POLICY.search(said):
        return ()
    if by == (own,):
        other = opposite(facts, own)
        return (other,) if kind == "other" and other else ()
    if kind == "arms_transfer":
        return (own,) if is_state(own) and is_complaint(sentence.text) else ()
    if third := _victim(sentence, own, by):
        return third if kind == "sanction" else ()
    bare = not re.search(r"\b(?:on|against|into)\s", said)
    return (own,) if kind in _TO_ANOTHER and bare else ()


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
    if codes and _MANY.search(text, start, stop):
        codes.append("OTHER")
    return tuple(dict.fromkeys(codes))
