"""The items of a framework that the text after its name gives one by one.

They are numbered in words ("First, …", "Second, …"; "One is …", "Another is …") or stand as a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.reading.facts import Facts, SentenceFacts

__all__ = ["items_after"]

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CAPITAL_ORDINALS = "|".join(word.capitalize() for word in _ORDINALS)
_MARK = re.compile(
    rf"(?:^|(?<=[\n.!?;:”\"]\s)|(?<=\n))(?:(?P<word>{_CAPITAL_ORDINALS})(?:ly)?(?:\sand\sforemost)?|(?P<last>Finally|Lastly)"
    rf"|The\s(?P<nth>{'|'.join(_ORDINALS)})\s(?:\w+\s)?is|(?P<one>One)\sis"
    rf"|(?P<another>Another|The\sother|The\slast(?:\sone)?)\sis)(?:[,:.—–-]\s?|\s)"
    r"(?:(?:is\s)?(?:that\s|to\s|on\s)?(?:we|both\ssides|the\stwo\ssides)\s(?:must|should|need\sto|will)\s|(?:is\s)?to\s|on\s)?"
)
_LIST_ITEM = re.compile(
    r"^[ \t]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[•·▪*–-])\s+(?P<item>\S.*)$", re.MULTILINE
)
_ITEM_END = re.compile(r"(?<!\b[A-Z])[.;:!?](?=\s|\Z)|\n|,\s(?:and|which|as|so)\s")
_FAR = 30_000
"""How many characters after the framework's name its last item may begin."""


def items_after(facts: Facts, sentence: SentenceFacts, count: int) -> tuple[str, ...]:
    """The items that follow ``sentence`` in the same speaker's words, at most ``count``; () if fewer than two."""
    text, end = facts.statement.text, _turn_end(facts, sentence)
    items = _listed(text, sentence.end, end) if sentence.text.rstrip().endswith(":") else []
    if len(items) < 2:
        items = _numbered(text, sentence.end, end)
    return tuple(items[:count]) if len(items) > 1 else ()


def _turn_end(facts: Facts, sentence: SentenceFacts) -> int:
    """Where the last sentence begins and ends that ``sentence``'s turn runs on to without a question."""
    end = sentence.end
    for index in range(sentence.index + 1, len(facts.sentences)):
        other = facts.sentences[index]
        if other.turn != sentence.turn or other.is_question or other.start - sentence.end > _FAR:
            break
        end = other.end
    return end


def _listed(text: str, start: int, end: int) -> list[str]:
    """The lines of a list right after ``start``."""
    items = []
    for line in text[start:end].strip("\n").split("\n"):
        found = _LIST_ITEM.match(line)
        if line.strip() and not found:
            break
        if found:
            items.append(_first_clause(found["item"]))
    return items


def _numbered(text: str, start: int, end: int) -> list[str]:
    items: list[str] = []
    for at, place in _marks(text, start, end):
        if (place is None and items) or place == len(items):
            items.append(_first_clause(text[at:end]))
    return items


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, int | None]]:
    """Where an item begins after its ordinal, and its place in the order if the ordinal tells."""
    for found in _MARK.finditer(text, start, end):
        word = found["word"] or found["nth"]
        place = _ORDINALS.index(word.lower()) if word else (0 if found["one"] else None)
        yield found.end(), place


def _first_clause(words: str) -> str:
    found = _ITEM_END.search(words)
    return (words[: found.start()] if found else words).strip()
