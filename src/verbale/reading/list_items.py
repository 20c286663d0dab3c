"""Items of a list: what a bullet or number stands before, and the line that the list stands under."""

from __future__ import annotations

import re

from verbale.language.verbs import verb_form
from verbale.reading.facts import Facts, SentenceFacts

__all__ = ["is_item", "item_start", "line_above"]

_BULLET = re.compile(r"(?:[·•▪◦*–-]|o(?=\s[A-Z])|\(?(?:[a-z]|[0-9]{1,2}|[ivx]+)[.)])\s+")
_FIRST = re.compile(r"(?:[A-Za-z]+ly\s)?(?P<verb>[A-Za-z-]+)\s")


def item_start(facts: Facts, sentence: SentenceFacts) -> int:
    """Where the words of the item begin, after its bullet or number."""
    found = _BULLET.match(facts.statement.text, sentence.content, sentence.end)
    return found.end() if found else sentence.content


def is_item(facts: Facts, sentence: SentenceFacts) -> bool:
    """Whether the sentence begins with a verb in its base form or in -ing, as an item of a list does."""
    found = _FIRST.match(facts.statement.text, item_start(facts, sentence), sentence.end)
    return found is not None and verb_form(found["verb"])[1] in ("base", "ing")


def line_above(facts: Facts, sentence: SentenceFacts) -> str:
    """The line that the list is under whose item the sentence opens ("What we propose"); "" for any other sentence."""
    text = facts.statement.text
    above, _, before = text[: item_start(facts, sentence)].rpartition("\n")
    if not _BULLET.fullmatch(before.lstrip()):
        return ""
    lines = (line.strip() for line in reversed(above.splitlines()))
    return next((line for line in lines if line and not _BULLET.match(line)), "")
