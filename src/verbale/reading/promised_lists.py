"""Promises in bullets: "The agreement includes Ruritanian commitments to:" and then a line for each."""

from __future__ import annotations

import re

from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.joint import own_parties
from verbale.reading.list_items import is_item
from verbale.reading.record_parties import named
from verbale.reading.subjects import subject_parties

__all__ = ["listed_promises"]

_INTRODUCTION = re.compile(
    r"\b(?P<noun>[Cc]ommitments?|[Pp]ledges?|[Pp]romises?)\b[^.;:]*:\s*\Z|"
    r"\b(?:commit(?:s|ted)?|agree[ds]?|pledge[ds]?|undertakes?|undertook|decide[ds]?|resolved?|concur(?:red|s)?|intends?|promise[ds]?|"
    r"will|shall)\b(?:\s\w+){0,4}:\s*\Z"
)
_NEAR = 40


def listed_promises(facts: Facts) -> dict[int, tuple[str, ...]]:
    """The sentences that are items of a list of promises, by index, each with the parties that are bound."""
    listed: dict[int, tuple[str, ...]] = {}
    holder: tuple[str, ...] = ()
    for sentence in facts.sentences:
        if holder and is_item(facts, sentence):
            listed[sentence.index] = holder
        else:
            holder = _introduced(facts, sentence)
    return listed


def _introduced(facts: Facts, sentence: SentenceFacts) -> tuple[str, ...]:
    """Those who are bound by what follows the colon that ends the sentence; () where it does not end with one."""
    text = facts.statement.text
    found = _INTRODUCTION.search(text, sentence.content, sentence.end)
    if found is None or sentence.is_question:
        return ()
    if found["noun"]:
        return named(facts, sentence, max(sentence.content, found.start() - _NEAR), found.start())
    return subject_parties(facts, sentence, found.start()) or own_parties(facts, sentence)
