"""Frameworks: named, counted or enumerated sets of principles, goals or points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.reading.enumerations import list_end, list_items
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.framework_items import items_after
from verbale.reading.model import Evidence, Framework
from verbale.reading.record_parties import both_sides, named, nearest_actor, own_party
from verbale.statement import Span

__all__ = ["find_frameworks"]

_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 2
    )
}
_NUMBER = rf"(?:{'|'.join(_NUMBERS)}|[2-9]|1\d|20)"
_INTRODUCED = re.compile(
    r"[”\"]?(?:(?:\s[^.;:,–—]{1,60}?)?:\s|"
    r"(?:\s(?!of\s)[^.;:,]{1,60}?)?,?\s(?:namely|i\.e\.|that is(?: to say)?|which are|including)[,:]?\s"
    r"(?:seeking\sto:\s|to:\s)?|(?:\s[^.;:,–—]{1,60}?)?(?:\s?[–—]\s?|\s-\s)(?=[^–—.;:]*(?:,|\sand\s))|\sof\s(?:not\s)?(?=[^;:]*(?:,|\sand\s)))"
)
_NO_ITEM = re.compile(
    r"(?:first|second|third|one|another|there|here|it|this|that|they|we|he|she|I)", re.IGNORECASE
)
"""A word that stands where an item would and is none: "two parts—first, there are …"."""
_PUT_BY = re.compile(
    r"[^.;]{0,120}?\b(?:proposed|put\sfor(?:ward|th)|raised|advanced|outlined|set\sout)\sby\s(?P<who>[^,;.]{3,60})"
)
_DASH = re.compile(r"\s?[–—]\s?|\s-\s")
_MARKED = re.compile(
    r"(?:^|(?<=[\s;,:]))(?:\((?:\d{1,2}|[a-h]|[ivx]{1,4})\)|(?:first|second|third|fourth|fifth|sixth|firstly|secondly|thirdly),)\s"
)
_WHAT_ABOUT = re.compile(
    r"\s(?:for|on|of|about|between|among|to|proposed\sby|put\sfor(?:ward|th)\sby|issued\sby|of)\s[^,;:.]{3,140}?"
    r"(?=[,;:.]|\s(?:is|are|was|were|has|have|had|will|would|can|could|should|must|remains?|reflects?|provides?|offers?|which|that|and)\b|\Z)"
)
_STANDING_BEFORE = re.compile(r"\b(?:the|these|those|its|our|their|['’]s)\s(?:\w+\s)?\Z", re.IGNORECASE)
_PUT_FORWARD = re.compile(
    r"[^.;]{0,60}\b(?:put\sfor(?:th|ward)|proposed|raised|advanced|outlined|set\sout)\b"
)
_LIST_END = re.compile(
    r"(?<!\b[A-Z])[.;:](?=\s|\Z)|\s(?:in order to|so as to|with a view to|when|which|that|"
    r"proposed|put forward|put forth|raised|outlined|articulated|to the|as the|"
    r"in (?:its|our|their|\w+ing)|to (?:handle|grow|develop|guide|advance|promote|build|resolve))\b"
)
_PLAIN = re.compile(r"(?:(?!the\b|particularly|including|based|as\b|especially|such\b)[a-z]|[“\"])[^.]{1,60}")
"""A principle as a set without a number lists it: a few words that name it, no proper name and no aside."""
_DOING = re.compile(r"(?!understanding|bearing)[a-z]+ing\b")
_AND_AFTER = re.compile(r"[\s,;.]*(?:\b(?:and|or)\b)?[\s,;.]*\Z")
_SIDES_FIRST = re.compile(r"(?:both|the two)\s(?:countries|sides|parties|nations)\s(?=\w+ing\b)")
_MOST = 20
_SHARED = re.compile(r"\b(?:common understandings?|consensus|agreed|joint)\b")


@cache
def _words(kind: str) -> str:
    """The words of a class as the branches of a regular expression, longest first."""
    cells = (cell for cls, cell in read_rows("framework_words.tsv", 2, "verbale.reading") if cls == kind)
    words = [word for cell in cells for word in cell.split("|")]
    return "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=len, reverse=True))


@cache
def _counted_pattern() -> re.Pattern[str]:
    before = rf"(?:(?:{_words('before')}),?\s){{0,3}}"
    return re.compile(
        rf"\b(?P<name>(?P<number>{_NUMBER})\s{before}(?P<set>{_words('set')})"
        rf"|(?P<point>{_NUMBER})[- ](?:point|pronged|step|track|pillar|stage|phase)"
        rf"\s(?:[\w-]+\s){{0,2}}?(?:{_words('point')}))(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _principles_pattern() -> re.Pattern[str]:
    before = rf"(?:(?:{_words('before')})\s){{0,2}}"
    return re.compile(
        rf"\b(?P<name>{before}(?:principles?|lines of effort|pillars))(?=\s(?:of\s|[^.;,]*,\snamely))",
        re.IGNORECASE,
    )


@cache
def _several_pattern() -> re.Pattern[str]:
    before = rf"(?:(?:{_words('before')}),?\s){{0,2}}"
    return re.compile(
        rf"\b(?P<name>(?:several|a\s(?:number|series)\sof|the\sfollowing|following)\s{before}(?:{_words('set')}))(?=[^.;:]{{0,40}}[.:]\s*\Z)",
        re.IGNORECASE,
    )


def find_frameworks(facts: Facts) -> tuple[Framework, ...]:
    """One framework for each set of principles, goals or points, with its other mentions."""
    kept: list[Framework] = []
    for sentence in facts.sentences:
        for framework in () if sentence.is_question else _in_sentence(facts, sentence):
            place = next((at for at, other in enumerate(kept) if _same(other, framework)), None)
            if place is None:
                kept.append(framework)
            else:
                kept[place] = _merged(kept[place], framework)
    return tuple(kept)


def _same(one: Framework, other: Framework) -> bool:
    """Whether two mentions are of one set: the same items, or one of them gives none under the same name."""
    items, others = _folded(one), _folded(other)
    if items and others:
        return items == others
    return one.count == other.count and one.name.split()[-1].lower() == other.name.split()[-1].lower()


def _folded(framework: Framework) -> tuple[str, ...]:
    return tuple(item.lower() for item in framework.items)


def _merged(one: Framework, other: Framework) -> Framework:
    """The mention that gives the items, or else a number, or else the first; the other is its ``also``."""
    first, second = (other, one) if (not one.items and other.items) else (one, other)
    also = (*one.also, Span(second.start, second.end, second.quote))
    return replace(first, count=first.count or second.count, also=also)


def _in_sentence(facts: Facts, sentence: SentenceFacts) -> Iterator[Framework]:
    text = facts.statement.text
    at = sentence.content
    for found in _counted_pattern().finditer(text, sentence.content, sentence.end):
        framework = _counted(facts, sentence, found)
        if framework:
            at = framework.end
            yield framework
    for found in _several_pattern().finditer(text, at, sentence.end):
        items = items_after(facts, sentence, _MOST) if _may_be_listed(sentence, found) else ()
        if items:
            yield replace(_framework(facts, sentence, found, None, ()), items=items)
    for found in _principles_pattern().finditer(text, at, sentence.end):
        spans = _of_a_kind(text, _items_within(text, found.end(), sentence.end, None))
        if len(spans) > 2 and all(_PLAIN.fullmatch(text, *span) for span in spans):
            yield _framework(facts, sentence, found, None, spans)


def _of_a_kind(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The items before one that only follows from them ("…, forging a new model"), if the first is not of that form."""
    doing = [_DOING.match(text, *span) is not None for span in spans]
    if not doing or doing[0] or True not in doing:
        return spans
    return list_items(text, spans[0][0], spans[doing.index(True) - 1][1])


def _counted(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> Framework | None:
    text = facts.statement.text
    written = (found["number"] or found["point"]).lower()
    count = _NUMBERS.get(written) or int(written)
    spans = _items_within(text, found.end(), sentence.end, count)
    near = 0 if text.startswith((" of ", "” of ", '" of '), found.end()) else 1
    if abs(len(spans) - count) <= near and len(spans) > 1:
        return _framework(facts, sentence, found, count, spans)
    items = items_after(facts, sentence, count) if _may_be_listed(sentence, found) else ()
    if items or found["point"] or _is_standing(text, found, sentence):
        return replace(_framework(facts, sentence, found, count, ()), items=items)
    return None


def _may_be_listed(sentence: SentenceFacts, found: re.Match[str]) -> bool:
    """Whether the items can come in later sentences: the set ends its own one, or is put forward there."""
    rest = sentence.text[found.end() - sentence.start :]
    return len(rest) < 60


def _is_standing(text: str, found: re.Match[str], sentence: SentenceFacts) -> bool:
    """Whether the set is spoken of as a known one ("the four principles put forward by …")."""
    known = re.fullmatch(_words("standing"), found["set"] or "", re.IGNORECASE)
    determined = _STANDING_BEFORE.search(text, sentence.content, found.start())
    return bool(known and determined and _PUT_FORWARD.match(text, found.end(), sentence.end))


def _items_within(text: str, at: int, limit: int, count: int | None) -> tuple[tuple[int, int], ...]:
    """The items that the sentence itself gives after the name that ends at ``at``."""
    introduced = _INTRODUCED.match(text, at, limit)
    if not introduced:
        return ()
    marked = _marked(text, introduced.end(), limit)
    if marked:
        return marked
    dash = _DASH.search(text, introduced.end(), limit) if _DASH.search(introduced[0]) else None
    limit = dash.start() if dash else limit
    end = _LIST_END.search(text, introduced.end(), limit)
    sentences = ":" in introduced[0] or "namely" in introduced[0] or "i.e." in introduced[0]
    stop = limit if sentences else list_end(text, introduced.end(), end.start() if end else limit)
    spans = list_items(text, introduced.end(), stop, count)
    if any(_NO_ITEM.fullmatch(text, *span) for span in spans):
        return ()
    return tuple(_without_sides(text, span) for span in spans)


def _marked(text: str, at: int, limit: int) -> tuple[tuple[int, int], ...]:
    """The items that stand after "(1)", "(2)" or "first," and "second," in the sentence; () where fewer than two do."""
    marks = list(_MARKED.finditer(text, at, limit))
    if len(marks) < 2 or marks[0].start() > at + 1:
        return ()
    ends = [*(mark.start() for mark in marks[1:]), limit]
    return tuple(
        (mark.end(), mark.end() + len(_AND_AFTER.sub("", text[mark.end() : end])))
        for mark, end in zip(marks, ends, strict=True)
    )


def _without_sides(text: str, span: tuple[int, int]) -> tuple[int, int]:
    found = _SIDES_FIRST.match(text, *span)
    return (found.end(), span[1]) if found else span


def _framework(
    facts: Facts,
    sentence: SentenceFacts,
    found: re.Match[str],
    count: int | None,
    spans: tuple[tuple[int, int], ...],
) -> Framework:
    text = facts.statement.text
    article = re.compile(r"\b[Tt]he\s\Z").search(
        text, max(sentence.content, found.start() - 4), found.start()
    )
    start = article.start() if article else found.start()
    end = spans[-1][1] if spans else _name_end(text, found, sentence.end)
    return Framework(
        start=start,
        end=end,
        quote=text[start:end],
        evidence=Evidence("framework.counted" if count else "framework.principles"),
        name=found["name"],
        count=count,
        items=tuple(text[first:last] for first, last in spans),
        parties=_parties(facts, sentence, found),
    )


def _name_end(text: str, found: re.Match[str], limit: int) -> int:
    """Where the name of a set whose items stand elsewhere ends, with what it is about ("… for peace in the strait")."""
    about = _WHAT_ABOUT.match(text, found.end(), limit) if found.groupdict().get("point") else None
    return about.end() if about else found.end()


def _parties(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> tuple[str, ...]:
    """Whose the set is: both sides' if they share it, else the party that has it or that speaks."""
    text = facts.statement.text
    if _SHARED.search(text[sentence.content : found.end()]):
        return both_sides(facts)
    put = _PUT_BY.match(text, found.end(), sentence.end)
    if put and (authors := named(facts, sentence, *put.span("who"))):
        return authors
    by = nearest_actor(facts, sentence, found.start()) or named(
        facts, sentence, sentence.content, found.start()
    )
    own = own_party(facts, sentence)
    return by or ((own,) if own else ())
