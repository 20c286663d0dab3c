"""How far the words about a contact reach behind its noun: with whom, where, when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.reading.contacts.bodies import body_in
from verbale.reading.contacts.lexicon import word_pattern
from verbale.reading.contacts.passage import Passage

__all__ = ["Extent", "extent_of", "trimmed_end"]

_WITH = re.compile(
    r"\s(?!with\sthe\s(?:mediation|facilitation|support|help|assistance|good|participation)\b)(?P<word>between|with|among|by|from|of|(?:on|to)(?=\s(?:(?:the|his|her|their|our|my|its|a|an|this)\s|[A-Z])))\s"
)
_ABOUT_WITH = re.compile(r"\s(?:on|for|about|regarding|over)\s[^,.;:]{3,70}?\s(?P<word>between|with)\s")
_ONLY_FOR = {
    "to": ("visit", "letter", "call"),
    "from": ("letter", "call", "visit", "meeting", "courtesy"),
    "on": ("courtesy",),
    "of": ("summit", "meeting", "conference", "signing", "visit", "ceremony"),
    "by": ("visit", "letter", "call"),
}
"""The kinds behind which a preposition may introduce who takes part."""
_SOMEBODY = re.compile(
    r"\b(?:him|her|them|us|me|you|each\sother|counterparts?|representatives?|delegations?|ministers?|officials?"
    r"|leaders?|presidents?|ambassadors?|enterprises|companies|executives|businesses|families|scholars|entrepreneurs"
    r"|partners|members|senators?|lawmakers|troops)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r",?\s(?:(?:that\s(?:was\s)?)?held\s)?(?:in|at|to)\s(?:the\s)?[A-Z][\w.’'-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w.’'-]*)*"
    r"(?:,\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*(?=[,.;]|$))?"
)
_HOSTED = re.compile(r",?\s(?:convened|hosted|organi[sz]ed|chaired|called|initiated|mediated)\sby\s")
_TOPIC = re.compile(r"\son\s")
_PURPOSE = re.compile(
    r"\s(?:for|on)\s(?!(?:the\s)?(?:[\w-]+\s)?(?:developments|situation|events|issues)\b)[^,.;]{3,50}?(?=\s(?:in|at)\s(?:the\s)?[A-Z])"
)
_ON_A_TOPIC = ("exercise", "talks", "consultation")
_HYPHENED = re.compile(r"[-–][A-Z][\w’-]*(?:\s[A-Z][\w’-]*)*")
"""The rest of a name of several parties: "of the Ruritania" goes on with "-Graustark Forum"."""
_RELATED = re.compile(r"\sand\s[Rr]elated\s\w+(?:\s\([A-Z0-9]+\))?")
_BEFORE_DATE = re.compile(
    r",?\s?(?:(?:held|dated|scheduled|set|conducted|planned|due|announced|convened|called)\s)?(?:(?:on|in|of|from|for|at|towards|late|during|over)\s)?(?:the\s)?",
)
_DONE = r"(?:held|convened|hosted|co-hosted|organi[sz]ed|conducted|concluded|launched|opened|signed)"
_PLURAL = r"(?:(?:(?<=s,\s)which|that)\s)?"
_IS = rf"(?:(?:(?:which|that)\s)?is|{_PLURAL}are)"
_WAS = rf"(?:(?:(?:which|that)\s)?(?:was|has\sbeen|had\sbeen)|{_PLURAL}(?:were|have\sbeen))"
"""The verb of a relative clause agrees with the contact: not "the dates of the meeting, which are"."""
_ADVERB = r"(?:(?:now|then|soon|also|still|again|instead|next|\w+ly)\s)?"
_HAPPENED = re.compile(
    r"(?:\son\s[^,.;:]{3,60}?)?"
    r"(?:,\s(?:(?:originally|initially|once|first)\s)?"
    r"(?:postponed|delayed|put off|scheduled|planned|announced)\s[^,.;:]{2,60},)?,?\s(?:"
    rf"(?P<past>(?:(?:that|which)\s)?(?:(?:was|were|has been|have been)\s(?:\w+ly\s)?{_DONE}|took place"
    r"|ha(?:s|ve) taken place)"
    r"|(?:that|which)\s(?:[\w’'.-]+\s){1,4}(?:had|held)(?=\swith\s)"
    r"|(?:(?:that|which)\s)?(?:I|we|they|he|she)(?:['’]ve|['’]d|\shave|\shas|\shad)?\s(?:just\s)?(?:had|held)(?=\swith\s)"
    r"|opened|concluded|kicked off|resumed|convened|commenced|began|ended|wrapped up)"
    rf"|(?P<future>(?:(?:which\s)?(?:will|would) {_ADVERB}be|(?:(?:is|are|due|set|scheduled)\s)?to be|is|are)"
    rf"\s(?:\w+\s)?(?:{_DONE}|scheduled)"
    rf"|{_IS} {_ADVERB}(?:slated|due|expected)(?: to (?:take place|be held))?"
    rf"|(?:is|are) {_ADVERB}scheduled to (?:take place|be held)"
    rf"|(?:{_IS}|{_WAS}) {_ADVERB}"
    r"(?:(?:being )?(?:prepared|planned|arranged|scheduled)(?! (?:by|as|to)\b)|due(?= (?:on|in)\b))"
    rf"|(?:will|would) {_ADVERB}(?:take place|open|resume|begin|convene|start)|is to take place"
    r"|,?\s?(?:which|that)\s(?:was|were)\sto\s(?:be\sheld|take\splace))"
    r"|(?P<now>(?:is|are)\s(?:being held|under\s?way|taking place)|takes? place|taking place))\b"
)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the words about a contact end, and what they say."""

    end: int
    someone: bool
    """Whether they name or stand for somebody who takes part."""
    happened: bool
    """Whether they say that the contact takes place ("was held")."""
    region: bool
    """Whether they name a part of the world that is no state."""
    tense: str
    """"past" or "future" where they say that, else empty."""


def extent_of(passage: Passage, kind: str, end: int) -> Extent:
    """The extent of a contact of ``kind`` whose noun ends at ``end``."""
    start, someone, happened = end, False, False
    tense = ""
    while True:
        further, somebody = _further(passage, kind, end)
        told = _HAPPENED.match(passage.text, end, passage.end) if further == end and not happened else None
        if told is not None:
            happened, tense = True, {"past": "past", "future": "future"}.get(told.lastgroup or "", "")
            further = told.end()
        someone = someone or somebody
        if further <= end:
            region = word_pattern("region").search(passage.text, start, end) is not None
            return Extent(end, someone, happened, region, tense)
        end = further


def _further(passage: Passage, kind: str, end: int) -> tuple[int, bool]:
    """The end of the next words about the contact, and whether somebody is among them."""
    if somebody := _somebody_behind(passage, kind, end):
        return somebody, True
    for date in passage.dates_in(end, min(passage.end, end + 60)):
        if _BEFORE_DATE.fullmatch(passage.text, end, date.start):
            return date.end, False
    if kind in ("conference", "summit") and (topic := _TOPIC.match(passage.text, end, passage.end)):
        stop = trimmed_end(passage, topic.end(), passage.object_end(topic.end()))
        return max(stop, end), False
    name = (passage.text, end, passage.end)
    if related := _HYPHENED.match(*name) or _RELATED.match(*name):
        return related.end(), False
    purpose = _PURPOSE.match(passage.text, end, passage.end) if kind in _ON_A_TOPIC else None
    place = _PLACE.match(passage.text, purpose.end() if purpose else end, passage.end)
    if place and not any(
        date.start < place.end() and place.start() < date.end for date in passage.sentence.dates
    ):
        return trimmed_end(passage, end, place.end()), False
    return end, False


def _somebody_behind(passage: Passage, kind: str, end: int) -> int | None:
    """The end of who takes part, behind "with" or another preposition; or of who called it, behind "hosted by"."""
    link = _WITH.match(passage.text, end, passage.end) or _ABOUT_WITH.match(passage.text, end, passage.end)
    if link and kind not in _ONLY_FOR.get(link["word"], (kind,)):
        link = None
    link = link or _HOSTED.match(passage.text, end, passage.end)
    if link is None:
        return None
    stop = trimmed_end(passage, link.end(), passage.object_end(link.end()))
    if (body := body_in(passage, link.end(), passage.end)) and body.start == link.end():
        return max(stop, body.end)
    return stop if stop > link.end() and _has_somebody(passage, link.end(), stop) else None


def _has_somebody(passage: Passage, start: int, end: int) -> bool:
    return bool(
        passage.people_in(start, end)
        or passage.parties_in(start, end)
        or _SOMEBODY.search(passage.text, start, end)
        or word_pattern("both").search(passage.text, start, end)
        or re.match(r"(?:(?:the|its|their|our)\s)?[A-Z]", passage.text[start:end])
    )


def trimmed_end(passage: Passage, start: int, end: int) -> int:
    """``end`` without the blanks, stops and joining words in front of it."""
    words = passage.text[start:end]
    while (shorter := re.sub(r"(?:[\s,]+|\s(?:and|or|in|at|on|with|the))\Z", "", words)) != words:
        words = shorter
    if words.endswith(".") and not re.search(r"(?:\b[A-Z]\.|\bJr\.)\Z", words):
        words = words[:-1]
    return start + len(words)
