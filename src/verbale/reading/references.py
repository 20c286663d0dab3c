"""References: the charters, treaties, resolutions, rulings, laws and policies that a statement names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.instruments import Instrument, find_instruments
from verbale.reading.model import Evidence, Reference
from verbale.statement import Span

__all__ = ["find_references"]

_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|[Oo]ur|[Tt]heir)\s\Z")
_OTHER_NAME = re.compile(r"\((?:also known as\s)?(?:the\s)?[“\"]?([A-Z][\w -]{1,40}?)[”\"]?\)")
_CALLED = re.compile(
    r"\b(?:Treaty|Charter|Convention|Agreement|Protocol|Memorandum|Declaration|Pact|Accord|Statute|Covenant)\b"
)
_BEFORE_THE_UN = re.compile(r"\b(?:United\sNations|UN|General\sAssembly|Security\sCouncil)\b")
_THERE = {"the Charter": "un charter"}
"""What the short name of an instrument means in a text before a body: "the Charter" is the body's own."""
_PART_OF = ("article ", "articles ", "chapter ")
"""How the name of a part of an instrument begins, which is not the instrument itself."""
_FURTHER = 45
"""How many characters after an instrument's name another name for it may follow in brackets."""
_FULLER = 1.5
"""How much longer a later mention must be to stand for the instrument instead of the first."""


def find_references(facts: Facts) -> tuple[Reference, ...]:
    """One reference for each instrument of the statement, at its first full mention, with its other mentions."""
    text = facts.statement.text
    groups: dict[str, list[Instrument]] = {}
    for mention in _mentions(facts):
        key = _same_name(mention.key, groups) or mention.key
        groups.setdefault(key, []).append(mention)
    return tuple(_reference(text, mentions) for mentions in groups.values())


def _same_name(key: str, groups: dict[str, list[Instrument]]) -> str:
    """The instrument found before whose name ends in ``key``, or that ``key`` ends in; "" if none."""
    for other in groups:
        short, long = sorted((key, other), key=len)
        if long.startswith(_PART_OF):
            continue
        if " " in short and (f" {long}".endswith(f" {short}") or f"{long} ".startswith(f"{short} ")):
            return other
    return ""


def _mentions(facts: Facts) -> Iterator[Instrument]:
    """The mentions of instruments outside questions, short forms ("the Treaty") under the name they stand for."""
    text = facts.statement.text
    short_names = dict(_THERE) if _BEFORE_THE_UN.search(facts.statement.document.title) else {}
    for sentence in facts.sentences:
        if sentence.is_question:
            continue
        named = [
            replace(mention, key=short_names.get(text[mention.start : mention.end], mention.key))
            for mention in find_instruments(text, sentence.content, sentence.end)
        ]
        yield from named
        yield from _short_mentions(text, sentence, short_names, named)
        for mention in named:
            short_names.update(dict.fromkeys(_short_names(text, mention), mention.key))


def _short_names(text: str, mention: Instrument) -> list[str]:
    """What an instrument may be called later: "the Treaty", an acronym or a name given in brackets."""
    words = _CALLED.findall(text[mention.start : mention.end])
    given = _OTHER_NAME.findall(text[mention.start : mention.end + _FURTHER])
    return [f"the {word}" for word in words] + given


def _short_mentions(
    text: str, sentence: SentenceFacts, short_names: dict[str, str], named: Sequence[Instrument]
) -> Iterator[Instrument]:
    for name, key in short_names.items():
        if name.removeprefix("the ") not in sentence.text:
            continue
        pattern = re.compile(
            rf"(?<![\w-])(?:(?i:the)\s)?{re.escape(name.removeprefix('the '))}(?![\w-])(?!\s[A-Z])"
        )
        for found in pattern.finditer(text, sentence.content, sentence.end):
            start = found.start() + (4 if found[0][:4].lower() == "the " else 0)
            bare = name.startswith("the ") and start == found.start()
            if not bare and all(found.end() <= other.start or other.end <= start for other in named):
                yield Instrument(start, found.end(), key, "reference.short")


def _reference(text: str, mentions: list[Instrument]) -> Reference:
    chosen = mentions[0]
    for mention in mentions[1:]:
        if mention.end - mention.start > _FULLER * (chosen.end - chosen.start):
            chosen = mention
    start, end = _with_article(text, chosen)
    return Reference(
        start=start,
        end=end,
        quote=text[start:end],
        also=tuple(
            Span.of(text, *_with_article(text, mention)) for mention in mentions if mention is not chosen
        ),
        evidence=Evidence(chosen.rule),
        instrument=_unquoted(text[chosen.start : chosen.end]),
    )


def _unquoted(name: str) -> str:
    """``name`` without quotation marks around the whole of it."""
    return name[1:-1] if name[0] in '“"' and name[-1] in '”"' else name


def _with_article(text: str, mention: Instrument) -> tuple[int, int]:
    article = _ARTICLE.search(text, max(0, mention.start - 6), mention.start)
    return (article.start() if article else mention.start), mention.end
