"""What speaks for or against a mention's being of a measure that an analyst would note."""

from __future__ import annotations

import re

from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.measure_mentions import Mention, is_complaint
from verbale.reading.measure_phrases import MeasurePhrase
from verbale.reading.measure_status import is_wished
from verbale.reading.record_parties import own_party

__all__ = ["mention_signs", "noun_signs"]

_ARTICLE = re.compile(
    r"(?P<a>an?|another|one|two|three|several|many|some)\s|(?P<the>the|these|those|this|such)\s|(?P<own>its|their|our|his|her|my)\s",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:[Ii]f|[Ss]hould|whether|could|might|may|can)\b")
_NOT = re.compile(r"\b(?:not|never|no|nor|without|neither)\b|n[’']t\b")
_DATED = re.compile(
    r"\b\d{4}\b|\b(?:today|yesterday|tomorrow|recently|effective|immediately|already)\b|\b\d{1,2}\s(?:percent|per\scent)|%",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:discuss\w*|talk\w*|issues?|concern\w*|questions?|regarding|about|on|over|of)\s(?:the\s)?\Z"
)


def noun_signs(text: str, phrase: MeasurePhrase, before: str, source: str) -> tuple[str, ...]:
    """The signs of a noun phrase: the noun's class, what governs and introduces it, what said whose act it is."""
    head = phrase.head
    article = _ARTICLE.match(text, phrase.start, head.end)
    words = article.lastgroup if article else ("named" if source == "owner" else "bare")
    signs = [f"noun {head.cls}", f"by {source}", f"article {words}"]
    signs.append(f"{head.cls} by {source}")
    signs.append(f"verb {phrase.verb.sense}" if phrase.verb else "no verb")
    if phrase.verb and is_wished(before):
        signs.append(f"wished {phrase.verb.sense}")
    signs.append("complement" if phrase.end > head.end else "no complement")
    if phrase.relative:
        signs.append("relative")
    if _TALK.search(text, max(0, phrase.start - 30), phrase.start):
        signs.append("spoken of")
    return tuple(signs)


def mention_signs(facts: Facts, sentence: SentenceFacts, mention: Mention) -> tuple[str, ...]:
    """The signs that any mention has."""
    text, own = facts.statement.text, own_party(facts, sentence)
    before = text[sentence.content : mention.start]
    signs = [f"kind {mention.kind}", f"status {mention.status}"]
    signs.append("on named" if mention.named else "on supposed" if mention.on else "on nobody")
    whose = "own" if mention.by == (own,) else "other"
    signs += [whose, f"{whose} {mention.kind}", f"{whose} {mention.status}"]
    if is_complaint(sentence.text):
        signs.append(f"complaint {whose}")
    if _SUPPOSED.search(before[-60:]):
        signs.append("supposed")
    if _NOT.search(before[-40:]):
        signs.append("denied")
    if _DATED.search(sentence.text):
        signs.append("dated")
    if set(mention.by) & {"OTHER", "INTL"}:
        signs.append("of nobody known")
    if len(sentence.text) > 300:
        signs.append("long sentence")
    if mention.end - mention.start < 20:
        signs.append("few words")
    return tuple(signs)
