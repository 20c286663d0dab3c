"""Measures told by a noun: "the Ruritanian tariffs on timber", "sanctions imposed by Graustark"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.measure_actors import measure_of, measure_on
from verbale.reading.measure_mentions import Mention, clause_start, hit_by_default
from verbale.reading.measure_phrases import MeasurePhrase, measure_heads, measure_phrase
from verbale.reading.measure_signs import mention_signs, noun_signs
from verbale.reading.measure_status import is_supposed, is_wished, status_of
from verbale.reading.measure_words import adjective_status, kind_of
from verbale.reading.quotation import with_quotes

__all__ = ["measures_by_noun"]

_JOINED = re.compile(r",?\s(?:and\s|or\s|and\sother\s|as\swell\sas\s)?(?:the\s|on\s)?[“\"]?")
_EXAMPLES_FOLLOW = re.compile(r",?\s(?:such\sas|including|like|in\ssuch\sforms\sas)\s")
_SINCE_ENDED = re.compile(
    r"(?:,\s\d{4},?)?\s(?:(?:is|are|was|were|has\sbeen|have\sbeen|will\sbe|shall\sbe)\s|(?:that\s)?we(?:[’']ve|\shave)\s(?:since\s|now\s)?)?"
    r"(?P<status>suspended|postponed|paused|lifted|cancell?ed|removed|revoked|dropped|taken\soff)\b"
)
_BEGINNING = re.compile(r"(?:Initiating|Launching|Opening|Starting)")
_LEAVING = re.compile(r"\bwithdrawal\sfrom\b", re.IGNORECASE)
_GIVING = re.compile(
    r"provision|suppl|deliver|transfer|(?:military|lethal)\s(?:aid|assistance)", re.IGNORECASE
)
_GOING_ON = re.compile(r"(?:extend|prolong|renew|maintain|continu|keep)(?:e|s|es|ed|ing|ping)?|kept")
_REFUSED = re.compile(r"\b(?:not|never|no\slonger|n[’']t)\s(?:\w+ly\s)?\Z")
_SUBJECT_OF_TALK = re.compile(
    r"\b(?:discuss\w*|talk\w*|rais(?:e|es|ed|ing)\s(?:the\s)?(?:issue|matter|concern)|issues?|matters?|concerns?|topics?|views)\b"
)
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
        if not introduces:
            yield mention
        previous = mention


def _is_joined(text: str, previous: Mention | None, phrase: MeasurePhrase) -> bool:
    return previous is not None and _JOINED.fullmatch(text, previous.end, phrase.start) is not None


def _mention(
    facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase, joined: Mention | None
) -> Mention | None:
    text, head = facts.statement.text, phrase.head
    if (
        phrase.verb
        and phrase.verb.sense == "impose"
        and _REFUSED.search(text, sentence.content, phrase.verb.start)
    ):
        return None
    by, source = measure_of(facts, sentence, phrase, joined)
    if not by:
        return None
    on = measure_on(facts, sentence, phrase, by) or tuple(
        code for code in (joined.on if joined else ()) if code not in by
    )
    before = _before(text, sentence, phrase)
    told = bool(on)
    if not on and not _LEAVING.search(text, head.start, head.end):
        on = hit_by_default(facts, sentence, head.kind, by, text[phrase.start : phrase.end])
    start = phrase.start
    if phrase.verb and phrase.end - phrase.start < 45:
        start = phrase.verb.start
    status = _status(text, phrase, before, joined, sentence.text)
    words = text[head.start : head.end].lower()
    mention = Mention(
        *with_quotes(text, start, phrase.end),
        kind_of(by, words, head.kind),
        by,
        on,
        status,
        words,
        sentence.index,
        f"measure.{head.kind}.noun",
        told,
    )
    return replace(
        mention, signs=(*noun_signs(text, phrase, before, source), *mention_signs(facts, sentence, mention))
    )


def _before(text: str, sentence: SentenceFacts, phrase: MeasurePhrase) -> str:
    """The clause up to the verb that governs the phrase, or up to the phrase."""
    at = phrase.verb.start if phrase.verb else phrase.start
    return text[clause_start(text, sentence.content, at) : at]


def _status(text: str, phrase: MeasurePhrase, before: str, joined: Mention | None, said: str) -> str:
    given = "lifted" if _RULED_OUT.search(said) else adjective_status(text[phrase.start : phrase.head.start])
    if given:
        return "in_force" if given == "lifted" and is_wished(before) else given
    if phrase.verb is None and joined:
        return joined.status
    if after := _SINCE_ENDED.match(text, phrase.head.end) or _SINCE_ENDED.match(text, phrase.end):
        return "suspended" if after["status"] in ("suspended", "postponed", "paused") else "lifted"
    return _status_by_verb(text, phrase, before)


def _status_by_verb(text: str, phrase: MeasurePhrase, before: str) -> str:
    verb = text[phrase.verb.start : phrase.verb.end] if phrase.verb else ""
    sense = phrase.verb.sense if phrase.verb else "impose"
    if not before.strip() and _BEGINNING.fullmatch(verb):
        return "announced"
    if phrase.head.kind == "arms_transfer" and sense == "impose":
        given = _GIVING.match(text, phrase.head.start) and phrase.verb is None
        return "in_force" if given else "announced"
    if phrase.verb is None and _SUBJECT_OF_TALK.search(before):
        return "in_force"
    if _GOING_ON.fullmatch(verb) and not is_supposed(before):
        return "in_force"
    return status_of(before, sense, _answers(text, phrase))


def _answers(text: str, phrase: MeasurePhrase) -> bool:
    """Whether the measure is one that is held out against another's, rather than one announced."""
    return phrase.head.kind == "other" and "fee" not in text[phrase.head.start : phrase.head.end].lower()
