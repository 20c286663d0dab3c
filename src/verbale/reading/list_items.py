"""Items of a list: sentences that begin, behind a bullet or number, with the verb of what is introduced."""

from __future__ import annotations

import re

from verbale.language.verbs import verb_form
from verbale.reading.facts import Facts, SentenceFacts

__all__ = ["is_item", "item_start"]

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
