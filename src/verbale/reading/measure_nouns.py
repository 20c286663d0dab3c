"""Measures told by a noun: "the Ruritanian tariffs on timber", "sanctions imposed by Graustark"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.measure_actors import is_owned, is_told, measure_of, measure_on
from verbale.reading.measure_mentions import Mention, clause_start, hit_by_default, with_quotes
from verbale.reading.measure_phrases import MeasurePhrase, measure_heads, measure_phrase
from verbale.reading.measure_status import is_wished, status_of
from verbale.reading.measure_words import adjective_status

__all__ = ["measures_by_noun"]

_JOINED = re.compile(r",?\s(?:and\s|or\s|and\sother\s|as\swell\sas\s)?(?:the\s|on\s)?[“\"]?")
_EXAMPLES_FOLLOW = re.compile(r",?\s(?:such\sas|including|like|in\ssuch\sforms\sas)\s")
_SINCE_ENDED = re.compile(
    r"\s(?:(?:is|are|was|were|has\sbeen|have\sbeen)\s)?(?P<status>suspended|postponed|paused|lifted|cancell?ed|removed|revoked)\b"
)
_BEGINNING = re.compile(r"(?:Initiating|Launching|Opening|Starting)")
_RULED_OUT = re.compile(
    r"\b(?:struck\sdown|invalidated|(?:ruled|declared|found)\b[^.;]*\b(?:illegal|unlawful|invalid|void))\b"
)


def measures_by_noun(facts: Facts, sentence: SentenceFacts) -> Iterator[Mention]:
    """The mentions of measures that a noun of the sentence tells of, in text order."""
    text = facts.statement.text
    previous: Mention | None = None
    examples: Mention | None = None
    absorbed = 0
    for head in measure_heads(text, sentence):
        if head.start < absorbed:
            continue
        phrase = measure_phrase(text, sentence, head)
        absorbed = phrase.end
        shared = previous if _is_joined(text, previous, phrase) else examples
        mention = _mention(facts, sentence, phrase, shared)
        introduces = head.cls == "generic" and _EXAMPLES_FOLLOW.match(text, phrase.end) is not None
        examples = mention if introduces else None
        if mention is None:
            continue
        stands = _stands(facts, sentence, phrase, mention)
        if stands and not introduces:
            yield mention
        if stands or head.cls == "narrow":
            previous = mention


def _is_joined(text: str, previous: Mention | None, phrase: MeasurePhrase) -> bool:
    return previous is not None and _JOINED.fullmatch(text, previous.end, phrase.start) is not None


def _mention(
    facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase, joined: Mention | None
) -> Mention | None:
    text, head = facts.statement.text, phrase.head
    by = measure_of(facts, sentence, phrase, joined)
    on = measure_on(facts, sentence, phrase, by) or tuple(
        code for code in (joined.on if joined else ()) if code not in by
    )
    if not by:
        return None
    before = _before(text, sentence, phrase)
    told = bool(on)
    if not on:
        on = hit_by_default(facts, sentence, head.kind, by, text[phrase.start : phrase.end])
    start = phrase.start
    if phrase.verb and phrase.end - phrase.start < 45:
        start = phrase.verb.start
    span = with_quotes(text, start, phrase.end)
    return Mention(
        *span,
        head.kind,
        by,
        on,
        _status(text, phrase, before, joined, sentence.text),
        text[head.start : head.end].lower(),
        sentence.index,
        f"measure.{head.kind}.noun",
        told,
    )


def _stands(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase, mention: Mention) -> bool:
    """Whether the mention is of a measure in itself, by how much a noun of its class needs beside it."""
    if phrase.head.cls == "narrow" and not (mention.named and is_told(facts, sentence, phrase)):
        return False
    if phrase.head.cls == "owned" and not is_owned(facts, sentence, phrase):
        return False
    if phrase.head.cls == "narrow" and phrase.verb and phrase.verb.sense == "lifted":
        return False
    lifted = phrase.verb is not None and phrase.verb.sense == "lifted"
    wished = lifted and is_wished(_before(facts.statement.text, sentence, phrase))
    return phrase.head.cls in ("noun", "owned") or not wished


def _before(text: str, sentence: SentenceFacts, phrase: MeasurePhrase) -> str:
    """The clause up to the verb that governs the phrase, or up to the phrase."""
    at = phrase.verb.start if phrase.verb else phrase.start
    return text[clause_start(text, sentence.content, at) : at]


def _status(text: str, phrase: MeasurePhrase, before: str, joined: Mention | None, said: str) -> str:
    given = "lifted" if _RULED_OUT.search(said) else adjective_status(text[phrase.start : phrase.head.start])
    if given:
        return given
    if phrase.verb is None and joined:
        return joined.status
    if after := _SINCE_ENDED.match(text, phrase.head.end):
        return "suspended" if after["status"] in ("suspended", "postponed", "paused") else "lifted"
    verb = text[phrase.verb.start : phrase.verb.end] if phrase.verb else ""
    if not before.strip() and _BEGINNING.fullmatch(verb):
        return "announced"
    if phrase.head.kind == "arms_transfer" and (phrase.verb is None or phrase.verb.sense == "impose"):
        return "announced"
    return status_of(before, phrase.verb.sense if phrase.verb else "impose", _answers(text, phrase))


def _answers(text: str, phrase: MeasurePhrase) -> bool:
    """Whether the measure is one that is held out against another's, rather than one announced."""
    return phrase.head.kind == "other" and "fee" not in text[phrase.head.start : phrase.head.end].lower()
