"""Noun phrases that tell of measures: the noun, all that belongs to it, and the verb that governs it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.reading.facts import SentenceFacts
from verbale.reading.measure_status import Governor, governor
from verbale.reading.measure_words import noun_patterns, verb_status
from verbale.reading.noun_phrases import complement_end, phrase_start

__all__ = ["MeasureHead", "MeasurePhrase", "measure_heads", "measure_phrase"]

_GENERIC_AFTER = re.compile(
    r"\)?\s?(?:\((?![A-Z]{2,}\))|Regulations|Act\b|Committee|Order\b|Monitoring\b|Team\b|Office\b|Panel\b|Board\b|Bureau\b)|[”\"]?\s(?:wars?|issues?|talks|negotiations?|matters?|questions?|disputes?|protection|deals?|truce|blackmail|"
    r"coercion|experts?|officials?|evasion|circumvention|risks?|exposure|compliance|relief|framework|tensions?|frictions?|program|date|work|exclusions?|"
    r"lawsuit|case|lists?|sticks?\sand|procedures?|laws?|regulations?|[Ww]ork\s|[Ll]icen[cs]e\sapplications)\b"
)
_NOT_ONE = re.compile(r"\b(?:no|without|zero|free\sof|any|even\sif\s[^,]*)\s(?:[\w-]+\s){0,2}\Z")
_ACT_OF = re.compile(
    r"\b(?:imposition|initiation|abuse|use|suspension|extension|collection|lifting|removal|resumption|launch|launching|"
    r"announcement|implementation|series|round|threat|adoption|cancellation|conduct|bunch|package|wave|set|range|raft|tranche|increase|period)\s"
    r"(?:of|on|for)\s(?:the\s|a\s|an\s)?(?:[\w“\"’-]+\s){0,3}?[“\"]?\Z"
)
_WORD = re.compile(r"([A-Za-z]+)\s")
_BEFORE_NEXT = re.compile(r"(?:\s(?!and\b|or\b)[\w“\"’-]+){0,3}\s?[“\"]?")
_JOINT = re.compile(r"(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)\Z")
_INCLUDING = re.compile(r",?\sincluding\s(?=(?:the\s)?[A-Z])(?:[^,.;]|\.(?=[\w,]))+")
_OWNED_AND = re.compile(r"\b[\w.]+(?:[’']s|s[’'])\s(?:[\w-]+,?\s){1,3}and\s\Z")
"""An owner and adjectives in front of "and" and the last adjective: "Graustark's unprovoked and"."""
_RELATIVE = re.compile(
    r"\s(?:that|which)\s(?P<who>(?:[\w.’']+\s){1,5}?)(?:has\s|have\s|had\s)?(?:also\s|recently\s)?"
    r"(?:announced|imposed|put\sin|levied|launched|taken|introduced|put\sup|adopted|placed|set|slapped|raised|enacted|issued|applied|"
    r"initiated|opened|conducted|carried\sout|decided\son|staged)\b"
    r"(?:\s(?:on|since)\s[A-Z]\w+\s\d+(?:,\s\d{4})?)?"
)
_FAR_BACK = 110
"""How many characters before a noun the verb may stand that governs it."""


@dataclass(frozen=True, slots=True)
class MeasureHead:
    """A noun for a measure. ``floor`` and ``limit`` are where its phrase may begin and end."""

    start: int
    end: int
    kind: str
    cls: str
    floor: int
    limit: int


@dataclass(frozen=True, slots=True)
class MeasurePhrase:
    """The noun phrase around a head: all of it, and the verb that governs it."""

    head: MeasureHead
    start: int
    end: int
    relative: re.Match[str] | None
    verb: Governor | None


def measure_heads(text: str, sentence: SentenceFacts) -> list[MeasureHead]:
    """The nouns of the sentence that stand for a measure, in text order, each with the room for its phrase."""
    found: list[tuple[int, int, str, str]] = []
    for cls in ("noun", "generic", "owned", "narrow"):
        taken = [item[:2] for item in found]
        for match, kind in noun_patterns(cls).finditer(text, sentence.content, sentence.end):
            start, end = match.span()
            if all(end <= other[0] or other[1] <= start for other in taken):
                found.append((start, end, kind, cls))
    found.sort(key=lambda item: item[0] - item[1])
    kept: list[tuple[int, int, str, str]] = []
    for item in found:
        if all(item[1] <= other[0] or other[1] <= item[0] for other in kept):
            kept.append(item)
    kept = _with_adjacent_joined(text, sorted(kept))
    floors = [sentence.content, *(item[1] for item in kept)]
    limits = [*(item[0] for item in kept[1:]), sentence.end]
    bounded = [
        MeasureHead(*item, floor, limit) for item, floor, limit in zip(kept, floors, limits, strict=False)
    ]
    return [head for head in bounded if _is_one(text, head)]


def _is_one(text: str, head: MeasureHead) -> bool:
    """Whether the noun stands for a measure here, not for a topic ("tariff issues") or for none ("no sanctions")."""
    return not (_GENERIC_AFTER.match(text, head.end) or _NOT_ONE.search(text, head.floor, head.start))


def _with_adjacent_joined(
    text: str, heads: list[tuple[int, int, str, str]]
) -> list[tuple[int, int, str, str]]:
    """``heads`` with those that stand side by side made one ("its entity-list export restrictions")."""
    joined: list[tuple[int, int, str, str]] = []
    for head in heads:
        if joined and re.fullmatch(r"[”\"]?\s[“\"]?", text[joined[-1][1] : head[0]]):
            joined[-1] = (joined[-1][0], head[1], joined[-1][2], joined[-1][3])
        else:
            joined.append(head)
    return joined


def measure_phrase(text: str, sentence: SentenceFacts, head: MeasureHead) -> MeasurePhrase:
    """All that belongs to ``head``: owners and adjectives, what it is on, who imposed it, the governing verb."""
    start = phrase_start(text, head.start, head.floor)
    while act := _ACT_OF.search(text, head.floor, start):
        start = phrase_start(text, act.start(), head.floor)
    while (first := _WORD.match(text, start, head.start)) and verb_status(first[1]):
        start = first.end()
    if owned := _OWNED_AND.search(text, head.floor, start):
        start = owned.start()
    # A possessive covers more than its last word: "the Graustark side's".
    start = min(
        [
            start,
            *(m.start for m in sentence.parties if m.start < start < m.end + 1),
        ]
    )
    start = _with_joint_owner(text, sentence, start)
    end = complement_end(text, head.end, _room(text, sentence, head))
    if _BEFORE_NEXT.fullmatch(text, end, head.limit) and end > head.end and head.limit < sentence.end:
        end = complement_end(text, head.end, sentence.end)
    if with_some := _INCLUDING.match(text, end, sentence.end):
        end = with_some.end()
    relative = _RELATIVE.match(text, end, head.limit)
    verb = governor(text, start, max(sentence.content, start - _FAR_BACK))
    if relative:
        end = complement_end(text, relative.end(), head.limit)
    return MeasurePhrase(head, start, end, relative, verb)


def _room(text: str, sentence: SentenceFacts, head: MeasureHead) -> int:
    """Where the phrase of ``head`` must end: before the next one, if "and" or a comma begins it."""
    if head.limit == sentence.end:
        return head.limit
    following = phrase_start(text, head.limit, head.end)
    joined = _JOINT.search(text, head.end, following)
    return joined.start() if joined else head.limit


def _with_joint_owner(text: str, sentence: SentenceFacts, start: int) -> int:
    """``start``, or where the first of two parties stands that own the measure together."""
    for mention in sentence.parties:
        if mention.end < start and re.fullmatch(r"\sand\s(?:the\s)?", text[mention.end : start]):
            owner = re.compile(r"[^\s]+(?:['’]s|s['’])\s").match(text, start)
            return mention.start if owner else start
    return start
