"""Red lines: lines named as such, or stated as never to be crossed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from verbale.errors import DataFileError
from verbale.language.lexicon import read_rows
from verbale.reading.enumerations import list_items
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.joint import own_parties
from verbale.reading.model import ISSUES, Evidence, RedLine
from verbale.reading.record_parties import named
from verbale.statement import Span

__all__ = ["find_red_lines"]

_STOP = r"(?:[^.;]|\.(?=\w)|(?<=\b[A-Z])\.)"
"""One character of a clause: no full stop, unless within an abbreviation or a number."""
_CUE = re.compile(
    r"\bred\slines?\b|\bbe\scrossed\b|\bnever\b|\bcircumstances\b|\bbottom\slines?\b|\b(?:may|to)\scross\b"
)
"""What every way of stating a red line has: without it the patterns need not be tried."""
_LINES_ON = re.compile(
    rf"(?:(?:the|our|its|their|all|any|[\w.]+(?:[’']s|s[’']))\s)?(?:\w+\s)?red\slines?\s"
    r"(?:on|regarding|concerning|about|including|such\sas|of)\s(?!that)"
    rf"(?P<what>{_STOP}+?)"
    r"(?=\s(?:must|should|can|cannot|may|are|is|shall|will|which|that|in\s[A-Z][\w.]*-[A-Z])\b|[.;]|\Z)"
)
_TREATED = r"be\s(?:treated|regarded|seen|considered|viewed|deemed|described)\s(?:as\s|to\sbe\s)?"
_IS_A_LINE = re.compile(
    r"(?<!\w)(?P<what>(?!(?:[Tt]here|[Hh]ere)\b)[^,;:]{1,200}?"
    r"(?:,\s(?:under|in|by|of|with|from|whatever|whether|including|especially)\s[^,;:]{2,60}(?=,))?),?\s"
    rf"(?:(?:is|are|remains?|constitutes?|represents?|was|were|(?:has|have)\s(?:always\s)?been|being|becomes?)\s(?:{_STOP}*?\band\s)?|"
    rf"(?:will|would|must|should|shall)\s(?:always\s)?(?:remain\s|constitute\s|{_TREATED}|be\s))"
    rf"(?:(?:also|always|clearly)\s)*(?:(?:an?|the|our|its|their|[\w.]+[’']s)\s)?(?:[\w-]+\s){{0,3}}?"
    rf"red\slines?\b(?:(?!,){_STOP})*"
)
_LINE_IS = re.compile(
    rf"(?:[\w.’']+\s){{0,4}}?red\slines?(?:\sfor\s(?:us|[\w.\s]{{2,20}}?))?"
    rf"(?::|\s(?:is|are|remains?)(?:(?::|,|\s[–—-])\s(?:it|that|this|they)\s(?:is|are))?)\s(?:that\s)?(?P<what>{_STOP}+?)"
    r"(?=,\s(?:and|but)\s(?:it|they|we|this|that)\s|[.;]|\Z)"
)
_SEEN_AS = re.compile(
    r"\b(?:regards?|consider(?:s|ed)?|views?|deem(?:s|ed)?|sees?|treats?|describe[sd]|call(?:s|ed)|set|declare[sd]?|made)\s(?P<what>[^,;:]{3,120}?)\s"
    r"(?:as\s|to\sbe\s)?(?:an?|the|our|its|their|his)\s(?:[\w-]+\s){0,2}?red\slines?\b"
)
_CROSSES = re.compile(
    r"(?<!\w)(?P<what>(?:[Aa]ny|[Aa]n?|[Tt]he|[Ff]urther|[Ss]uch)\s[^,;:.]{3,160}?)\s(?:(?:would|will|could|may|has|have|might)\s)?(?:be\s)?"
    r"cross(?:es|ed|ing)?\s(?:(?:[\w.’']+\s){0,4}?red\slines?\b|"
    r"a\slines?\s(?:that|which)\s[^,;:.]{2,40}?(?:cannot|can\snot|will\snot|must\snot|never)\s[^,;:.]{2,40}?\scross(?:ed)?\b)"
)
_CROSSED = re.compile(
    rf"(?P<what>[^,;:.]{{1,200}}?)\s(?:is|are|remains?|constitutes?)\s(?:an?|the|our|its|[\w.]+[’']s)\s(?:\w+\s)?lines?\s"
    r"(?:(?:that|which)\s(?:must|can|should|may|shall)\s?(?:not|never)\sbe\s(?:crossed|touched|breached|challenged)|"
    rf"(?:that\s)?no\s(?:one|\w+)\s(?:may|can|should|must|shall)\s(?:ever\s)?cross){_STOP}*"
)
_REFUSED = r"(?:allow|permit|tolerate|accept|countenance|condone)"
_NEVER = re.compile(
    r"(?:[\w.’']+\s){1,4}?(?:(?:will|shall|would|can)?\s?never(?:,?\s?ever)?|(?:will|shall|would|can)\s(?:in|under)\sno\scircumstances)\s"
    rf"{_REFUSED}\s(?P<what>{_STOP}+)|"
    rf"(?:[\w.’']+\s){{1,4}}?(?:will|shall|would)\snot\s{_REFUSED}\s(?P<what_not>{_STOP}+?)\s(?:under|in)\sany\s(?:circumstances?|case|form)"
)
_INTRODUCTION = re.compile(
    r"^.*\b(?:that|but|and|because|as)\s(?=[Tt]he\s|[A-Z])|^\s*(?:[Aa]nd|[Bb]ut|[Ss]o)\s|"
    r"^.*\b(?:clear|noted|said|says|stress(?:es|ed)|reiterate[sd]?|repeat(?:ed)?|emphasi[sz]e[sd]|state[sd]|reaffirmed|underlined|believes?|agreed)\sthat\s"
)
_CORE = re.compile(r"(?P<what>.+?)\s(?:is|are)\s(?:at\s)?the\s(?:very\s)?core\b")
_PRONOUN = re.compile(r"(?:[Ww]hich|[Tt]hat|[Tt]his|[Ii]t|[Tt]hese|[Tt]hey)")
_ANTECEDENT = re.compile(r"\b(?P<what>(?:the|its|their|our|any|his)\s[^,;:]+),\s\Z")
_NEAR = 5
_FOR_WHOM = re.compile(r"red\slines?\sfor\s(?P<who>[^,.;]{2,40})")
_OWNER = re.compile(r"[\w.]+(?:[’']s|s[’'])\s(?:\w+\s){0,2}red\slines?")


@cache
def _issues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_rows("red_line_issues.tsv", 2, "verbale.reading")
    for issue, _ in rows:
        if issue not in ISSUES:
            raise DataFileError(f"red_line_issues.tsv: {issue!r} is no issue of the coding guide")
    return tuple((issue, re.compile(words)) for issue, words in rows)


def _issue(words: str) -> str:
    plain = words.lower().replace("’", "'")
    return next((issue for issue, pattern in _issues() if pattern.search(plain)), "")


def find_red_lines(facts: Facts) -> tuple[RedLine, ...]:
    """One red line for each thing that a party says must not be touched, with its other mentions."""
    kept: dict[tuple[tuple[str, ...], str], RedLine] = {}
    for sentence in facts.sentences:
        if sentence.is_question or not _CUE.search(sentence.text):
            continue
        for line in _lines(facts, sentence):
            known = (line.by, re.sub(r"^the\s", "", line.content.lower()))
            if known in kept:
                also = Span(line.start, line.end, line.quote)
                kept[known] = replace(kept[known], also=(*kept[known].also, also))
            else:
                kept[known] = line
    return tuple(kept.values())


def _lines(facts: Facts, sentence: SentenceFacts) -> Iterator[RedLine]:
    """The red lines of a sentence, by the first way of stating them that its words fit."""
    text, bounds = facts.statement.text, (sentence.content, sentence.end)
    if found := _LINES_ON.search(text, *bounds):
        yield from _listed(facts, sentence, found, found.span("what"))
    elif found := _SEEN_AS.search(text, *bounds):
        yield _line(facts, sentence, found.span("what"), found.span(), "red_line.seen-as")
    elif found := _IS_A_LINE.search(text, *bounds) or _CROSSED.search(text, *bounds):
        what = _subject(text, sentence.content, *found.span("what"))
        if what:
            yield _line(facts, sentence, what, (what[0], found.end()), "red_line.subject")
    elif found := _LINE_IS.search(text, *bounds):
        if "lines " in found[0].lower()[: found.start("what") - found.start()]:
            yield from _listed(facts, sentence, found, found.span("what"))
        else:
            yield _line(facts, sentence, found.span("what"), found.span(), "red_line.predicate")
    elif (found := _CROSSES.search(text, *bounds)) and not _is_party(sentence, *found.span("what")):
        yield _line(facts, sentence, found.span("what"), found.span(), "red_line.crosses")
    elif found := _NEVER.search(text, *bounds):
        what = found.span("what") if found["what"] else found.span("what_not")
        if _issue(text[slice(*what)]):
            yield _line(facts, sentence, what, found.span(), "red_line.never")


def _listed(
    facts: Facts, sentence: SentenceFacts, found: re.Match[str], what: tuple[int, int]
) -> Iterator[RedLine]:
    """One line for each thing that "the red lines on", or "the red lines are", lists."""
    for index, item in enumerate(list_items(facts.statement.text, *what)):
        start = found.start() if index == 0 else item[0]
        yield _line(facts, sentence, item, (start, item[1]), "red_line.list")


def _is_party(sentence: SentenceFacts, start: int, end: int) -> bool:
    """Whether the words are little more than the name of a party, which crosses a line and is none."""
    return any(
        start <= m.start and end - 2 <= m.end <= end and m.start - start < _NEAR for m in sentence.parties
    )


def _subject(text: str, floor: int, start: int, end: int) -> tuple[int, int] | None:
    """The subject of the clause, without what introduces the clause and "is the core of …".

    What "which" stands for is taken from in front of it; for "this" there is nothing in the sentence.
    """
    introduced = _INTRODUCTION.match(text[start:end])
    start += introduced.end() if introduced else 0
    start += len(text[start:end]) - len(text[start:end].lstrip())
    core = _CORE.match(text, start, end)
    end = core.end("what") if core else end
    if not _PRONOUN.fullmatch(text[start:end].strip()):
        return start, end
    before = _ANTECEDENT.search(text, floor, start)
    return before.span("what") if before else None


def _line(
    facts: Facts, sentence: SentenceFacts, what: tuple[int, int], quote: tuple[int, int], rule: str
) -> RedLine:
    text = facts.statement.text
    start, end = _trimmed(text, *quote)
    content = text[slice(*_trimmed(text, *what))]
    return RedLine(
        start=start,
        end=end,
        quote=text[start:end],
        evidence=Evidence(rule),
        by=_by(facts, sentence, start, end),
        content=content,
        issue=_issue(content) or _issue(text[start:end]),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in '“",:'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',”"'):
        end -= 1
    return start, end


def _by(facts: Facts, sentence: SentenceFacts, start: int, end: int) -> tuple[str, ...]:
    """Whose line it is: the owner that the words give, else those who speak."""
    text = facts.statement.text
    owner = _OWNER.search(text, start, end)
    whom = _FOR_WHOM.search(text, start, end)
    place = owner.span() if owner else whom.span("who") if whom else None
    return (named(facts, sentence, *place) if place else ()) or own_parties(facts, sentence)
