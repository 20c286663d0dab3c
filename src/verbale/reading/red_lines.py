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
from verbale.reading.model import ISSUES, Evidence, RedLine
from verbale.reading.record_parties import named, own_party
from verbale.statement import Span

__all__ = ["find_red_lines"]

_STOP = r"(?:[^.;]|\.(?=\w))"
"""One character of a clause: no full stop, unless within an abbreviation or a number."""
_CUE = re.compile(r"\bred\slines?\b|\bnot\sbe\scrossed\b|\bnever\b")
"""What every way of stating a red line has: without it the patterns need not be tried."""
_LINES_ON = re.compile(
    rf"(?:(?:the|our|its|their|all|any|[\w.]+(?:[’']s|s[’']))\s)?(?:\w+\s)?red\slines?\s"
    r"(?:on|regarding|concerning|about|including|such\sas|of)\s(?!that)"
    rf"(?P<what>{_STOP}+?)"
    r"(?=\s(?:must|should|can|cannot|may|are|is|shall|will|which|that|in\s[A-Z][\w.]*-[A-Z])\b|[.;]|\Z)"
)
_IS_A_LINE = re.compile(
    r"(?P<what>[^,;:]{1,200}?),?\s(?:is|are|remains?|constitutes?|represents?|was|were|(?:has|have)\sbeen|being)\s"
    rf"(?:{_STOP}*?\band\s)?(?:(?:also|always|clearly)\s)*(?:(?:an?|the|our|its|their|[\w.]+[’']s)\s)?(?:[\w-]+\s){{0,3}}?"
    rf"red\slines?\b(?:(?!,){_STOP})*"
)
_LINE_IS = re.compile(
    rf"(?:[\w.’']+\s){{0,4}}?red\slines?\s(?:for\s(?:us|[\w.\s]{{2,20}}?)\s)?(?:is|are|remains?|:)\s(?:that\s)?(?P<what>{_STOP}+)"
)
_CROSSED = re.compile(
    rf"(?P<what>[^,;:.]{{1,200}}?)"
    rf"\s(?:is|are)\s(?:a|the|our)\sline\s(?:that|which)\s(?:must|can|should)\s?not\sbe\scrossed{_STOP}*"
)
_NEVER = re.compile(
    r"(?:[\w.’']+\s){1,4}?(?:will|shall|would|can)?\s?never(?:,?\s?ever)?\s(?:allow|permit|tolerate|accept)\s"
    rf"(?P<what>{_STOP}+)"
)
_INTRODUCTION = re.compile(r"^.*\b(?:that|but|and|because|as)\s(?=[Tt]he\s|[A-Z])")
_CORE = re.compile(r"(?P<what>.+?)\s(?:is|are)\s(?:at\s)?the\s(?:very\s)?core\b")
_PRONOUN = re.compile(r"(?:[Ww]hich|[Tt]hat|[Tt]his|[Ii]t|[Tt]hese|[Tt]hey)")
_ANTECEDENT = re.compile(r"\b(?P<what>(?:the|its|their|our|any|his)\s[^,;:]+),\s\Z")
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
        for index, item in enumerate(list_items(text, *found.span("what"))):
            start = found.start() if index == 0 else item[0]
            yield _line(facts, sentence, item, (start, item[1]), "red_line.list")
    elif found := _IS_A_LINE.search(text, *bounds) or _CROSSED.search(text, *bounds):
        what = _subject(text, sentence.content, *found.span("what"))
        if what:
            yield _line(facts, sentence, what, (what[0], found.end()), "red_line.subject")
    elif found := _LINE_IS.search(text, *bounds):
        yield _line(facts, sentence, found.span("what"), found.span(), "red_line.predicate")
    elif (found := _NEVER.search(text, *bounds)) and _issue(found["what"]):
        yield _line(facts, sentence, found.span("what"), found.span(), "red_line.never")


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
    """Whose line it is: the owner that the words give, else the party that speaks."""
    owner = _OWNER.search(facts.statement.text, start, end)
    owners = named(facts, sentence, *owner.span()) if owner else ()
    own = own_party(facts, sentence)
    return owners or ((own,) if own else ())
