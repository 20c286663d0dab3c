"""Joint work told without the word "cooperation": what is built or studied in common, and how a piece of work goes.

"A common system of flood warning", "rail safety deserves a joint study", "the exchange of nurses has made no headway",
"cross-border hospitals were named as a field for joint work".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from verbale.language.sieve import Expression
from verbale.reading.cooperation_words import Area, words_of
from verbale.reading.enumerations import list_end, list_items

__all__ = ["UNDERTAKINGS"]

_JOINT_WORK = r"(?:joint\swork|joint\sprojects|joint\saction|cooperation|co-operation|collaboration)"
_NAMED_AS = (
    r"as\s(?:an?\s|the\s|their\s|its\s|our\s|one\sof\sthe\s)?(?:[\w-]+\s){0,3}?(?:fields?|areas?|domains?|sectors?|subjects?)\s"
    rf"(?:for|of)\s(?:[\w-]+\s){{0,2}}?{_JOINT_WORK}\b"
)
_NAME = (
    r"(?:identif(?:y|ied|ies|ying)|nam(?:ed|ing)|mention(?:ed|ing)|highlight(?:ed|ing|s)?|list(?:ed|ing)|"
    r"singl(?:ed|ing)\sout|designat(?:ed|ing)|chos(?:en|e))"
)
_NAMED = Expression(
    rf"\b{_NAME}\s(?!by\s)(?P<items>(?:(?!\s(?:was|were|is|are|has|have|had)\s)[^.;:]){{3,160}}?)\s{_NAMED_AS}"
)
_IS_NAMED = Expression(
    rf"\s(?:was|were|is|are|has\sbeen|have\sbeen)\s(?:\w+ly\s|also\s)?{_NAME}\s{_NAMED_AS}"
)
_DESERVES = Expression(
    r"\s(?:deserves?|merits?|needs?|requires?|calls?\sfor|demands?)\s(?:an?\s|our\s|their\s|the\s)?(?:[\w-]+\s){0,1}?(?:joint|common)\s"
    r"(?:stud(?:y|ies)|efforts?|work|action|projects?|programmes?|programs?|research|investigations?|survey)\b"
)
_GOES = Expression(
    r"\s(?:(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:an?\s(?:\w+\s)?success\b|going\s(?:well|forward|ahead)\b|(?:making|bearing)\s(?:\w+\s)?(?:progress|headway|fruit)\b|"
    r"(?:at\san?\sstandstill|deadlocked|stalled|suspended)\b)|(?:has|have)\s(?:stalled|come\sto\s(?:a|an)\s(?:halt|standstill)|"
    r"(?:made|seen)\s(?:\w+\s)?(?:progress|headway)|borne\sfruit|yielded\s\w+\sresults|come\salong\swell|begun|resumed|started|advanced)\b)|"
    r"(?<=xchanges)\s(?:has|have)\s(?:grown|increased|expanded|doubled|deepened|picked\sup|recovered)\b"
)
_TO_GO_ON = Expression(
    r"\s(?:should|will|would|shall|must|can)\s(?:soon\s)?(?:be\s(?:resumed|restarted|continued|stepped\sup|expanded|deepened|widened)|(?:begin|start)(?:\s(?:again|anew|soon))?|resume|restart|continue|go\son)\b(?!\sto\b|\sas\b)"
)
_CONTINUED = Expression(
    rf"\b{_JOINT_WORK}\s(?:on|in|against)\s[^.;:]{{3,80}}?,?\s(?:and|but)\s(?:to\s)?(?:[\w-]+\s){{1,3}}?that\s(?:on|in|against)\s(?P<items>[^.;:]+)"
)
_TAKE_UP = Expression(
    r"\b(?:ready|willing|prepared|agreed?|propos(?:e[sd]?|ing)|offer(?:s|ed)?|decided|pledged)\sto\s(?:jointly\s)?(?:take\sup|begin|start|launch|resume|restart)\s(?P<items>[^.;:]+)"
)
_DISCUSSED = Expression(
    r"\b(?:[Dd]iscuss(?:ed|ing|es)?|[Ee]xchang(?:ed|ing)\s(?:\w+\s)?views\s(?:\w+\s)?on|[Rr]eview(?:ed|ing)|[Tt]ouch(?:ed|ing)\s(?:up)?on|[Ss]poke\s(?:about|of))\s"
    r"(?:progress\sin\s|the\sstate\sof\s|issues\slike\s)?(?P<items>(?:the\s(?:joint\s|common\s)?fight\sagainst|efforts\sto\s(?:combat|counter|fight|stem|stop|curb|tackle|disrupt))\s[^.;:]+)"
)
_LABEL = Expression(r"(?P<items>[A-Z][a-z-]+(?:\s[a-z-]+){0,5}):\s(?=\w)")
_FIGHT = re.compile(r"(?:the\s)?(?:\w+\s)?fight\sagainst\b|efforts\sto\b", re.IGNORECASE)
_OF = re.compile(
    r"(?:[Tt]he\s|[Aa]\s)?(?:\w+\s)?(?:stud(?:y|ies)|rebuilding|surveys?|monitoring|restoration|"
    r"exchanges?(?!\sof\s(?:\w+\s)?(?:views|letters|notes|messages|words|fire|gunfire|shots|blows|visits|greetings|gifts|ambassadors)))\s(?:of|between)\s"
)
_TAIL = re.compile(r"\s(?:on|of|in|along|between|with|for|across)\s.*", re.DOTALL)
_TOGETHER = re.compile(
    r"\b(?:[Jj]oint(?:ly)?|[Bb]oth|[Tt]he\stwo|[Tt]ogether|each\sother|[Bb]ilateral|[Tt]rilateral|[Cc]ommon|cooperat\w+|"
    r"[Ee]xchanges?\s(?:of|has|have|between)|agreed|[A-Z]\w+\sand\s(?:the\s)?[A-Z]\w+|"
    r"(?:[Tt]hey|[Ll]eaders|[Mm]inisters|[Ss]ides|[Ss]ecretaries|delegations|[Pp]arties)\s(?:also\s)?(?:noted|welcomed|reviewed))\b"
)
"""That a sentence tells of what the parties do together."""
_CLAUSE = re.compile(
    r"\bthat\s|[:;]\s|,\s(?:and|but|while|as)\s|\s(?:and|but)\sthat\s|\b(?:because|since|although|though)\s"
)
_NO_SUBJECT = re.compile(
    r"[’']s\s(?:\w+\s)?(?:fight|efforts|stud)|"
    r"\b(?:is|are|was|were|has|have|had|will|would|should|it|they|we|he|she|I|which|who|this|these|those|talks?|negotiations?|consultations?|"
    r"(?i:dialogue|commission|committee|group|council|mechanism|teams?|line|visits?|meetings?|agreements?|statements?))\b"
    r"|[,;:“”\"]\s?\Z"
)
_LONGEST = 10
"""How many words the name of a piece of work has at most."""
_STOP = re.compile(
    r",?\s(?:as\swell|too|together|again|with|by|in\sorder|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|while|that|which|where|when|once|if|because|under|through|during)\b"
)
Reader = Callable[[str, re.Match[str]], Iterable[Area]]


def _is_work(name: str) -> bool:
    """Whether ``name`` is that of a piece of work: an undertaking, or something of two words that names a field."""
    if _FIGHT.match(name) or _OF.match(name):
        return len(name.split()) <= _LONGEST
    words = re.findall(r"[\w-]+", _TAIL.sub("", name).lower())
    return (
        1 < len(words) <= _LONGEST
        and bool(set(words[:-1]) & words_of("field"))
        and words[-1] in words_of("field")
    )


def _subject(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    """The subject of the predicate ``found``: what stands between it and the beginning of its clause."""
    start, end = found.pos, found.start()
    for opened in _CLAUSE.finditer(text, start, end):
        start = opened.end()
    while start < end and not text[start].isalnum():
        start += 1
    return None if start >= end or _NO_SUBJECT.search(text, start, end) else (start, end)


def _of_subject(rule: str, with_it: bool = False) -> Reader:
    """The work that a predicate is said of, each item of a list; only where the sentence tells of work together.

    ``with_it`` says that the predicate itself is what tells of work together.
    """

    def read(text: str, found: re.Match[str]) -> Iterator[Area]:
        subject = _subject(text, found)
        if subject is None or not _TOGETHER.search(text, found.pos, found.endpos):
            return
        for start, end in list_items(text, *subject):
            if with_it or _is_work(text[start:end]):
                yield Area(start, end, start, found.end() if with_it else end, rule)

    return read


def _as_named(text: str, found: re.Match[str]) -> Iterator[Area]:
    """What is named as a field for joint work, whatever it is."""
    span = found.span("items") if "items" in found.groupdict() else _subject(text, found)
    if span:
        yield from (Area(*item, *item, "cooperation.named") for item in list_items(text, *span))


def _of_label(text: str, found: re.Match[str]) -> Iterator[Area]:
    """The field that a line of a list begins with ("Rail safety: a joint study began in June")."""
    start, end = found.span("items")
    words = set(text[start:end].lower().split())
    field = bool(words & words_of("field")) and not words & words_of("contested")
    if start == found.pos and field and _TOGETHER.search(text, end, found.endpos):
        yield Area(start, end, start, end, "cooperation.label")


def _as_object(rule: str, said: bool = False) -> Reader:
    """The work that stands behind a verb, up to the next clause; ``said`` that it is work, whatever it is called."""

    def read(text: str, found: re.Match[str]) -> Iterator[Area]:
        start, end = found.span("items")
        end = list_end(text, start, end)
        if stop := _STOP.search(text, start, end):
            end = stop.start()
        for first, last in list_items(text, start, end):
            if said or _is_work(text[first:last]):
                yield Area(first, last, first, last, rule)

    return read


UNDERTAKINGS: tuple[tuple[Expression, Reader], ...] = (
    (_NAMED, _as_named),
    (_IS_NAMED, _as_named),
    (_CONTINUED, _as_object("cooperation.continued", said=True)),
    (_DESERVES, _of_subject("cooperation.deserves", with_it=True)),
    (_GOES, _of_subject("cooperation.goes")),
    (_TO_GO_ON, _of_subject("cooperation.goes_on")),
    (_TAKE_UP, _as_object("cooperation.taken_up")),
    (_DISCUSSED, _as_object("cooperation.discussed")),
    (_LABEL, _of_label),
)
"""What introduces joint work here, each with what reads it there."""
