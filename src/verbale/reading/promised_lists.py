"""Promises in bullets: "The agreement includes Ruritanian commitments to:" and then a line for each."""

from __future__ import annotations

import re

from verbale.language.verbs import verb_form
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.joint import own_parties
from verbale.reading.record_parties import named
from verbale.reading.subjects import subject_parties

__all__ = ["item_start", "listed_promises"]

_INTRODUCTION = re.compile(
    r"\b(?P<noun>[Cc]ommitments?|[Pp]ledges?|[Pp]romises?)\b[^.;:]*:\s*\Z|"
    r"\b(?:commit(?:s|ted)?|agree[ds]?|pledge[ds]?|undertakes?|undertook|decide[ds]?|resolved?|concur(?:red|s)?|intends?|promise[ds]?|"
    r"will|shall)\b(?:\s\w+){0,4}:\s*\Z"
)
_BULLET = re.compile(r"(?:[·•▪◦*–-]|o(?=\s[A-Z])|\(?(?:[a-z]|[0-9]{1,2}|[ivx]+)[.)])\s+")
_FIRST = re.compile(r"(?:[A-Za-z]+ly\s)?(?P<verb>[A-Za-z-]+)\s")
_NEAR = 40


def listed_promises(facts: Facts) -> dict[int, tuple[str, ...]]:
    """The sentences that are items of a list of promises, by index, each with the parties that are bound."""
    listed: dict[int, tuple[str, ...]] = {}
    holder: tuple[str, ...] = ()
    for sentence in facts.sentences:
        if holder and _is_item(facts, sentence):
            listed[sentence.index] = holder
        else:
            holder = _introduced(facts, sentence)
    return listed


def item_start(facts: Facts, sentence: SentenceFacts) -> int:
    """Where the words of the item begin, after its bullet or number."""
    found = _BULLET.match(facts.statement.text, sentence.content, sentence.end)
    return found.end() if found else sentence.content


def _is_item(facts: Facts, sentence: SentenceFacts) -> bool:
    found = _FIRST.match(facts.statement.text, item_start(facts, sentence), sentence.end)
    return found is not None and verb_form(found["verb"])[1] in ("base", "ing")


def _introduced(facts: Facts, sentence: SentenceFacts) -> tuple[str, ...]:
    """Those who are bound by what follows the colon that ends the sentence; () where it does not end with one."""
    text = facts.statement.text
    found = _INTRODUCTION.search(text, sentence.content, sentence.end)
    if found is None or sentence.is_question:
        return ()
    if found["noun"]:
        return named(facts, sentence, max(sentence.content, found.start() - _NEAR), found.start())
    return subject_parties(facts, sentence, found.start()) or own_parties(facts, sentence)
