"""Where a sentence names an area of joint work, and with which words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from verbale.language.sieve import Expression, Sieve
from verbale.reading.cooperation_undertakings import UNDERTAKINGS
from verbale.reading.cooperation_words import Area, words_of
from verbale.reading.enumerations import list_end, list_items

__all__ = ["find_areas"]

_WORK = r"(?:cooperation|co-operation|collaboration)"
_JOINT = rf"(?:{_WORK}|partnership|communication|coordination|dialogue|exchanges)"
_FIELDS = Expression(
    rf"\b(?P<what>{_JOINT}(?:\sand\s(?:{_JOINT}))?|progress|headway)\s(?:was\s|has\sbeen\s)?(?:made\s)?(?:in|across|on)\s(?:such\s|the\s|key\s)*"
    r"(?:areas?|fields?|domains?|sectors?|spheres?)\s(?:of|such\sas|like|as|including)\s(?P<items>[^.;]+)",
    re.IGNORECASE,
)
_ON = Expression(
    rf"\b(?P<what>{_WORK}|(?:bilateral|trilateral|strategic|joint|close|their|our|strong)\spartnership|"
    r"joint\s(?:projects|work|efforts|action|actions|initiatives|programmes|activities))\s"
    r"(?:(?:with|between)\s(?:the\s|both\s)?(?-i:[A-Z])[\w.’']*(?:\s(?:and\s|of\s)?(?:the\s)?(?-i:[A-Z])[\w.’']*)*\s|between\s(?:the|our)\stwo\s\w+\s)?"
    r"(?:on|in(?:\sthe\s(?:fields?|areas?)\sof)?|over(?!\s(?:confrontation|conflict|competition|division|rivalry)\b)|"
    r"against|to(?=\s(?:combat|counter|fight|tackle|stem|curb|prevent|disrupt|dismantle)\b))\s"
    r"(?P<items>[^.;:]+)",
    re.IGNORECASE,
)
_PROGRESS = Expression(
    r"\b(?:review|not|welcom|assess|hail|tak)(?:e|ed|es|ing|en|s)\s(?:(?:stock\sof|with\ssatisfaction)\s)?(?:the\s)?(?:\w+\s){0,2}?"
    r"(?P<what>progress|headway)\s(?:made\s|achieved\s)?(?:on|in)\s(?P<items>(?![^.;:]{0,30}(?:talks|negotiations))[^.;:]+)"
)
_WORKED = Expression(
    r"\b(?:[Ww]ork|[Pp]rojects|[Cc]ontacts)\s(?:on|in|over|against)\s(?P<items>[^.;:]+?)\s"
    r"(?:has|have|is|are)\s(?:\w+\s){0,3}?(?:progress\w*|advanc\w+|well|continu\w+|under\s?way|ongoing|stalled|resumed)\b"
)
_TO_DO = Expression(
    r"\b(?:work(?:ed|ing|s)?\s(?:\w+ly\s)?(?:together|with\s(?:the\s)?[A-Z][\w.’']*(?:\s[A-Z][\w.’']*)*)|cooperat(?:e|es|ed|ing)|"
    r"join(?:ed|ing)?\sforces)\s(?:\w+ly\s)?to\s"
    r"(?P<items>(?:combat|counter|fight|tackle|stem|curb|prevent|disrupt|dismantle|secure|diversify|develop|modernise|modernize|protect|eradicate|"
    r"monitor|restore|reopen|clear|train)\s[^.;:]+)"
)
_INCLUDING = Expression(
    rf"\b(?:[Ii]ssues|[Tt]opics|[Aa]reas|[Mm]atters|[Pp]rojects|[Pp]rospects|[Aa]spects)\s(?:of|for)\s(?:[\w-]+\s){{0,4}}?{_WORK}\b[^.;]{{0,60}}?\sincluding\s(?:in\s)?"
    r"(?P<items>[^.;:]+)"
)
_MOVING = Expression(
    r"(?P<items>(?:[Tt]he\s)?[\w-]+\sof\s[^.;:]+?)\s(?:is|are|has|have)\s(?:been\s)?(?:making|made|progressing|advancing)\s(?:\w+\s)?(?:progress|headway|well)\b"
)
_SHARING = Expression(
    r"\bshar(?:e|es|ed|ing)\s(?P<area>(?:intelligence|information|data|technolog(?:y|ies)|expertise)\s(?:on|about|in|for)\s(?:[\w-]+\s?){1,5})"
)
_IN_A_NAME = re.compile(r"\b(?:[A-Z][\w’'-]*,?\s(?:and\s|of\s|for\s)?|on\s|[Oo]f\s)\Z")
_WRONG = re.compile(
    r"\b(?:illegal|illicit|unlawful|condemn\w*|denounc\w+|allege\w*|so-called|disrupt\w*|disturb\w*|interfer\w+)\b|\bI\s(?:just\s|have\s)*\Z"
)
_COMPOUND = Expression(rf"(?P<words>(?:[\w.’'&-]+,?\s){{1,7}})(?P<word>{_WORK})\b", re.IGNORECASE)
_NOT_THE_WORK = re.compile(
    r"\s(?:agreements?|statements?|initiatives?|plans?|mechanisms?|frameworks?|arrangements?|vision|organi[sz]ation|council|forum)\b"
)
_NEGATED = re.compile(r"\b(?:should\snot|must\snot|oppos\w+|politici[sz]\w+|against|position\son)\b")
_TOGETHER = Expression(
    r"\b(?:work(?:ed|ing|s)?\s(?:\w+ly\s)?(?:closely\s)?together(?:\s\w+ly)?|work(?:ed|ing|s)?\s(?:\w+ly\s)?together\s(?:\w+ly\s)?|"
    r"cooperat(?:e|es|ed|ing)(?:\s\w+ly)?|collaborat(?:e|es|ed|ing)(?:\s\w+ly)?|(?:to\spartner|partnered|partnering))\s(?:on|in|against|over)\s(?P<items>[^.;:]+)"
)
_SHARED_THING = (
    r"(?:systems?|networks?|databases?|registers?|platforms?|funds?|programmes?|programs?|projects?|research|"
    r"training|patrols|stations?|cent(?:re|er)s?)"
)
_THING = (
    r"(?:activities|programmes?|programs?|projects?|research|investigations?|production|patrols|development|training|surveys?|"
    r"stud(?:y|ies)|cent(?:re|er)s?|fund|exploration|initiatives?|systems?|networks?|databases?|hospitals?|schools?|stations?|warning|monitoring|"
    r"inspections?|rescue|relief|conservation)"
)
_MADE_JOINTLY = (
    rf"joint\s(?:(?!and\sjoint\b|to\b|including\b|from\b|in\b|of\b|support\b)[\w-]+,?\s){{0,6}}?{_THING}"
    rf"|(?:common|shared)\s(?:[\w-]+\s)??{_SHARED_THING}"
)
_JOINTLY = Expression(
    rf"\b(?:(?P<area>{_MADE_JOINTLY})(?:\s(?:of|for|on|into)\s(?P<items>[^.;:]+)|(?!\w))|"
    r"(?P<whole>(?:co-production|co-development|joint\sproduction|joint\sdevelopment)\sof\s(?:[\w-]+\s?){1,4}|"
    r"(?:information|intelligence|data)[- ]sharing)\b)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r",?\s(?:proved|proves|brought|brings|ended|began|broke|came|comes|continues?|remains?|expanded|made|is|are|was|were|has|have|had|will|would|through|with|under|based|according|between|among|so\sthat|so\sas|while|"
    r"that|which|where|when|during|within|amid|by|at|including|noting|saying|as\swell\sas|to\s(?!be)[a-z]+|help|helps|"
    r"on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"in\s(?:accordance|order|line|support|the\s(?:spirit|future|region|framework)))\b|,\s(?=(?P<doing>\w+ing)\b)"
)
_COMPLETE = re.compile(
    r"(?:[^,]+,\s)*[^,]+\sand\s[^,]+?(?P<more>,\s(?:and|as\swell\sas|but)\s(?!to\b)|,\s(?=(?:a|an|the)\s|[A-Z]\w+))"
)
_DANGLING = re.compile(r"(?:,|\s(?:and|or|as well as))+\s?\Z")
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_FIELD_AFTER = re.compile(r"(?:[\w-]+\s){0,2}(?:fields?|areas?|sectors?|sphere)\Z")
_THE = re.compile(
    r"\b(?:the|this|that|such\sa|its|their|(?:fields?|areas?|subjects?)\s(?:for|of))\s\Z", re.IGNORECASE
)
_BESIDE = re.compile(r",|\s(?:once|if|after|before|until|unless|because|since)\b")
"""What ends that which a joint thing is of or for."""
_SOMETHING = re.compile(r"\b(?!the\b|and\b|both\b|two\b|sides\b|countries\b)[a-z]")
"""That words name more than who works together."""
_BARE = 2
"""The words of a joint thing that says nothing of what it is about: "the joint study" points back."""
_LEADING = (
    (_ON, "cooperation.on"),
    (_TO_DO, "cooperation.to_do"),
    (_WORKED, "cooperation.progress"),
    (_PROGRESS, "cooperation.progress"),
    (_TOGETHER, "cooperation.together"),
)
"""What words introduce an area, or a list of them, and the name of the rule."""
_LISTS = ((_INCLUDING, "cooperation.including"), (_MOVING, "cooperation.progress"))
"""What stands beside a list of which each item is an area of its own."""


def find_areas(text: str, start: int, end: int) -> list[Area]:
    """The areas of joint work named in ``text[start:end]``, in text order, none overlapping another."""
    kept: list[Area] = []
    for area in _candidates(text, start, end):
        words = text[area.start : area.end].lower().split()
        if (
            not set(words) - words_of("vague") - words_of("plain")
            or (words[0] in words_of("vague") and area.rule != "cooperation.joint")
            or words[-1] in words_of("manner")
            or (area.rule == "cooperation.deserves" and words[-1] in words_of("vague"))
        ):
            continue
        if _DAY.match(text, area.start) or _WRONG.search(
            text, max(start, area.quote_start - 40), area.quote_start
        ):
            continue
        if all(area.quote_end <= other.quote_start or other.quote_end <= area.quote_start for other in kept):
            kept.append(area)
    return sorted(kept, key=lambda area: area.start)


def _candidates(text: str, start: int, end: int) -> Iterator[Area]:
    for found, areas_at in _patterns().finditer(text, start, end):
        yield from areas_at(text, found)


@cache
def _patterns() -> Sieve[Callable[[str, re.Match[str]], Iterable[Area]]]:
    """What introduces areas of joint work, with what reads them there."""
    return Sieve(
        [
            (_FIELDS, _in_fields),
            *((expression, partial(_on, rule=rule)) for expression, rule in _LEADING),
            *((expression, partial(_listed, rule=rule)) for expression, rule in _LISTS),
            (_SHARING, _shared),
            (_COMPOUND, _compound),
            *UNDERTAKINGS,
            (_JOINTLY, _joint),
        ]
    )


def _listed(text: str, found: re.Match[str], rule: str) -> Iterator[Area]:
    yield from (Area(*item, *item, rule) for item in list_items(text, *_extent(text, found)))


def _shared(_text: str, found: re.Match[str]) -> Iterator[Area]:
    yield Area(*found.span("area"), *found.span(), "cooperation.sharing")


def _joint(text: str, found: re.Match[str]) -> Iterator[Area]:
    """A thing done or made in common, with what it is of or for."""
    start, end = found.span("whole" if found["whole"] else "area")
    of = _what_it_is_of(text, found) if found["items"] else end
    if of == end and _THE.search(text, found.pos, start) and len(text[start:end].split()) == _BARE:
        return
    yield Area(start, of, start, of, "cooperation.joint")


def _what_it_is_of(text: str, found: re.Match[str]) -> int:
    """Where that ends which a joint thing is of or for; the end of the thing itself if it is only said whose it is."""
    first, end = _extent(text, found)
    if beside := _BESIDE.search(text, first, end):
        end = beside.start()
    return end if _SOMETHING.search(text, first, end) else found.end("area")


def _extent(text: str, found: re.Match[str]) -> tuple[int, int]:
    """The span of the areas that ``found`` introduces, up to the next clause."""
    start, end = found.span("items")
    stops = (stop for stop in _STOP.finditer(text, start, end) if stop["doing"] not in words_of("field"))
    stop = next(stops, None)
    end = list_end(text, start, stop.start() if stop else end)
    complete = _COMPLETE.match(text, start, end)
    return start, _trimmed(text, start, complete.start("more") if complete else end)


def _trimmed(text: str, start: int, end: int) -> int:
    """``end`` without a conjunction that nothing follows."""
    return start + len(_DANGLING.sub("", text[start:end]))


def _in_fields(text: str, found: re.Match[str]) -> Iterator[Area]:
    """Each area of a list; talk about a list of subjects is one area."""
    if found["what"][0].isupper() and _IN_A_NAME.search(text, max(0, found.start() - 40), found.start()):
        return
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
    word = found.group(0)
    named = word[0].isupper() and _IN_A_NAME.search(text, max(0, found.start() - 40), found.start())
    if end <= start or named:
        return
    spans = list_items(text, start, end)
    if len(spans) > 2 and not _FIELD_AFTER.search(text[start:end]):
        for index, (first, last) in enumerate(spans):
            yield Area(first, last, found.start() if index == 0 else first, last, rule)
    elif spans:
        quote = (
            found.start("what")
            if rule == "cooperation.progress" and "what" in found.groupdict()
            else found.start()
        )
        yield Area(start, spans[-1][1], quote, spans[-1][1], rule)


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
        if word[0].lower() not in words_of("field") and word[0].lower() not in (
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
