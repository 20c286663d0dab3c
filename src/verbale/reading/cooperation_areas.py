"""Where a sentence names an area of joint work, and with which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.reading.enumerations import list_end, list_items

__all__ = ["Area", "find_areas"]

_WORK = r"(?:cooperation|co-operation|collaboration)"
_JOINT = rf"(?:{_WORK}|partnership|communication|coordination|dialogue|exchanges)"
_FIELDS = re.compile(
    rf"\b(?P<what>{_JOINT}(?:\sand\s(?:{_JOINT}))?|progress|headway)\s(?:was\s|has\sbeen\s)?(?:made\s)?(?:in|across|on)\s(?:such\s|the\s|key\s)*"
    r"(?:areas?|fields?|domains?|sectors?|spheres?)\s(?:of|such\sas|like|as|including)\s(?P<items>[^.;]+)",
    re.IGNORECASE,
)
_ON = re.compile(
    rf"\b(?P<what>{_WORK}|joint\sprojects|joint\swork)\s(?:with\s(?:the\s)?(?-i:[A-Z])[\w.]*(?:\s(?-i:[A-Z])\w+)*\s)?"
    r"(?:on|in(?:\sthe\s(?:fields?|areas?)\sof)?|over|against)\s(?P<items>[^.;:]+)",
    re.IGNORECASE,
)
_COMPOUND = re.compile(rf"(?P<words>(?:[\w.’'&-]+,?\s){{1,7}})(?P<word>{_WORK})\b", re.IGNORECASE)
_NOT_THE_WORK = re.compile(
    r"\s(?:agreements?|statements?|initiatives?|plans?|mechanisms?|frameworks?|arrangements?|vision|organi[sz]ation|council|forum)\b"
)
_NEGATED = re.compile(r"\b(?:should\snot|must\snot|oppos\w+|politici[sz]\w+|against|position\son)\b")
_TOGETHER = re.compile(
    r"\b(?:work(?:ed|ing|s)?\s(?:\w+ly\s)?(?:closely\s)?together(?:\s\w+ly)?|work(?:ed|ing|s)?\s(?:\w+ly\s)?together\s(?:\w+ly\s)?|"
    r"cooperat(?:e|es|ed|ing)(?:\s\w+ly)?|collaborat(?:e|es|ed|ing)(?:\s\w+ly)?|(?:to\spartner|partnered|partnering))\s(?:on|in|against|over)\s(?P<items>[^.;:]+)"
)
_JOINTLY = re.compile(
    r"\b(?P<area>(?:joint\s(?:(?!and\sjoint\b)[\w-]+,?\s){0,6}?(?:activities|programmes?|programs?|projects?|research|investigations?|production|patrols|"
    r"development|training)|(?:co-production|co-development|joint\sproduction|joint\sdevelopment)\sof\s(?:[\w-]+\s?){1,4}|"
    r"(?:information|intelligence|data)[- ]sharing))\b"
)
_STOP = re.compile(
    r",?\s(?:is|are|was|were|has|have|had|will|would|through|with|under|based|according|between|among|so\sthat|so\sas|while|"
    r"that|which|where|when|during|within|amid|by|at|including|noting|saying|as\swell\sas|to\s(?!be)[a-z]+|help|helps|"
    r"on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"in\s(?:accordance|order|line|support|the\s(?:spirit|future|region|framework)))\b|,\s(?=(?P<doing>\w+ing)\b)"
)
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_FIELD_AFTER = re.compile(r"(?:[\w-]+\s){0,2}(?:fields?|areas?|sectors?|sphere)\Z")


@dataclass(frozen=True, slots=True)
class Area:
    """An area ``[start, end)`` of joint work, and the span that carries it with the word for the work."""

    start: int
    end: int
    quote_start: int
    quote_end: int
    rule: str


@cache
def _words(kind: str) -> frozenset[str]:
    rows = read_rows("cooperation_words.tsv", 2, "verbale.reading")
    return frozenset(word for cls, words in rows if cls == kind for word in words.split())


def find_areas(text: str, start: int, end: int) -> list[Area]:
    """The areas of joint work named in ``text[start:end]``, in text order, none overlapping another."""
    kept: list[Area] = []
    for area in _candidates(text, start, end):
        words = text[area.start : area.end].lower().split()
        if (
            not set(words) - _words("vague") - _words("plain")
            or words[0] in _words("vague")
            or words[-1] in _words("manner")
        ):
            continue
        if _DAY.match(text, area.start):
            continue
        if all(area.quote_end <= other.quote_start or other.quote_end <= area.quote_start for other in kept):
            kept.append(area)
    return sorted(kept, key=lambda area: area.start)


def _candidates(text: str, start: int, end: int) -> Iterator[Area]:
    for found in _FIELDS.finditer(text, start, end):
        yield from _in_fields(text, found)
    for found in _ON.finditer(text, start, end):
        yield from _on(text, found, "cooperation.on")
    for found in _TOGETHER.finditer(text, start, end):
        yield from _on(text, found, "cooperation.together")
    for found in _COMPOUND.finditer(text, start, end):
        yield from _compound(text, found)
    for found in _JOINTLY.finditer(text, start, end):
        yield Area(*found.span("area"), *found.span("area"), "cooperation.joint")


def _extent(text: str, found: re.Match[str]) -> tuple[int, int]:
    """The span of the areas that ``found`` introduces, up to the next clause."""
    start, end = found.span("items")
    stops = (stop for stop in _STOP.finditer(text, start, end) if stop["doing"] not in _words("field"))
    stop = next(stops, None)
    return start, list_end(text, start, stop.start() if stop else end)


def _in_fields(text: str, found: re.Match[str]) -> Iterator[Area]:
    """Each area of a list; talk about a list of subjects is one area."""
    start, end = _extent(text, found)
    talk = found["what"].split()[0].lower() in ("communication", "dialogue", "exchanges")
    spans = ((start, end),) if talk else list_items(text, start, end)
    if len(spans) == 1 and not talk:
        yield Area(start, end, found.start(), end, "cooperation.fields")
        return
    for first, last in spans:
        yield Area(first, last, first, last, "cooperation.fields")


def _on(text: str, found: re.Match[str], rule: str) -> Iterator[Area]:
    start, end = _extent(text, found)
    if end <= start:
        return
    spans = list_items(text, start, end)
    if len(spans) > 2 and not _FIELD_AFTER.search(text[start:end]):
        for index, (first, last) in enumerate(spans):
            yield Area(first, last, found.start() if index == 0 else first, last, rule)
    elif spans:
        yield Area(start, spans[-1][1], found.start(), spans[-1][1], rule)


def _compound(text: str, found: re.Match[str]) -> Iterator[Area]:
    """The area that the words before "cooperation" name ("border fisheries cooperation")."""
    if _NOT_THE_WORK.match(text, found.end()) or _NEGATED.search(
        text, max(0, found.start("word") - 60), found.end() + 90
    ):
        return
    words = list(re.finditer(r"[\w-]+", text[found.start("words") : found.end("words")]))
    kept: list[re.Match[str]] = []
    if found["word"][0].isupper():
        return
    for word in reversed(words):
        if word[0].lower() not in _words("field") and word[0].lower() not in (
            "and",
            "bilateral",
            "industrial",
            "regional",
        ):
            break
        kept.insert(0, word)
    while kept and kept[0][0].lower() in ("and", "regional"):
        kept.pop(0)
    named = {word[0].lower() for word in kept} - {"and", "bilateral", "regional"}
    if named - {"economic", "trade", "development"} and kept[-1][0].lower() != "and":
        offset = found.start("words")
        yield Area(
            offset + kept[0].start(),
            offset + kept[-1].end(),
            offset + kept[0].start(),
            found.end(),
            "cooperation.compound",
        )
