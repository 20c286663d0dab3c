"""Obligations: "X should", "X must not", "the sanctions should be lifted", said of somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.language.clauses import REFRAINING
from verbale.language.verbs import verb_phrase
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.joint import own_parties
from verbale.reading.record_parties import opposite, own_party
from verbale.reading.stand_ins import other_before
from verbale.reading.subjects import head_parties, phrase_parties, subject_phrase

__all__ = ["Obligation", "find_obligations", "is_pronoun"]

_MODAL = re.compile(
    r"\s(?:(?P<strong>should|must|ought\sto|had\sbetter|[’']d\sbetter)|(?P<weak>needs?\sto|ha(?:s|ve)\s(?:got\s)?to|[’']ve\sgot\sto|"
    r"cannot|can\snot|can[’']t|may\snot|shall))"
    r"(?:\snot\b|\snever\b|n[’']t\b|\sno\slonger\b|\sin\sno\sway\b)?(?:,[^,.;]{2,40},)?\s(?:to\s(?=not))?(?:not\s)?"
)
_NEGATIVE = re.compile(r"cannot|can[’']t|never|no\slonger|in\sno\sway|n[’']t|\bnot\b")
_NOT_ASKED = re.compile(
    r"have\s|be\saware\b|(?:want|expect|show|underestimate|doubt|be\sable|be\sallowed)\b|"
    r"(?:\w+ly\s)?(?:reali[sz]e|know|understand|recogni[sz]e|be\s(?:clear|aware|noted)|see|bear\sin\smind|note)\sthat\s(?:it|they|its|their)\b"
)
_SUBORDINATE = re.compile(
    r"\b(?:if|whether|what|how|why|when|where|which|who|because|as)\s(?:\w+\s)?\Z", re.IGNORECASE
)
_DONE_AWAY = re.compile(
    r"(?:\w+ly\s)?be\s(?:\w+ly\s)?(?:lifted|stopped|ended|halted|withdrawn|removed|released|cancell?ed|revoked|repealed|abandoned|"
    r"rescinded|dropped|ceased|abolished|suspended|dismantled|returned|freed|reversed|scrapped)\b"
)
_PASSIVE = re.compile(r"be\s(?:\w+ly\s)?\w+(?:ed|en)\b")
_AUXILIARY = re.compile(
    r"(?:\b|[’'])(?:ll|d|to|will|would|may|might|not|(?:do|does|did)(?:n[’']t)?|never|also\shave)\Z"
)
_YOU = re.compile(r"[Yy]ou\b")
"""In speech, "you should" is said to nobody in particular."""
_PRONOUN = re.compile(
    r"(?:he|she|it|they|them|him|her|you)(?:\s(?:\w+ly|also|again|further|once\sagain|then))*", re.IGNORECASE
)
_LONGEST_SUBJECT = 80
_NEAR = 25


@dataclass(frozen=True, slots=True)
class Obligation:
    """What ``to`` should do: the whole begins at ``start``, the modal verb at ``verb``, what is asked at ``body``."""

    rule: str
    start: int
    verb: int
    body: int
    to: tuple[str, ...]
    against: bool


def find_obligations(facts: Facts, sentence: SentenceFacts) -> Iterator[Obligation]:
    """The obligations that the words of ``sentence`` lay on others than those who speak."""
    for modal in _MODAL.finditer(facts.statement.text, sentence.content, sentence.end):
        subject = _subject(facts, sentence, modal)
        if subject is not None:
            found = _laid_on(facts, sentence, modal, subject) or _done_away(facts, sentence, modal, subject)
            if found is not None:
                yield found


def is_pronoun(facts: Facts, phrase: tuple[int, int] | None) -> bool:
    """Whether the phrase is nothing but "it", "they", "you" or the like."""
    return phrase is not None and _PRONOUN.fullmatch(facts.statement.text[slice(*phrase)].strip()) is not None


def _subject(facts: Facts, sentence: SentenceFacts, modal: re.Match[str]) -> tuple[int, int] | None:
    """The subject of the modal verb, if what it says may be asked of somebody."""
    text = facts.statement.text
    if (
        verb_phrase(text, modal.end(), sentence.end, "base", after_modal=True) is None
        or _NOT_ASKED.match(text, modal.end())
        or (modal["weak"] and _AUXILIARY.search(text, sentence.content, modal.start()))
    ):
        return None
    subject = subject_phrase(facts, sentence, modal.start())
    if (
        subject is None
        or _SUBORDINATE.search(text, sentence.content, subject[0])
        or _YOU.match(text, *subject)
    ):
        return None
    if is_pronoun(facts, subject) and (
        _PASSIVE.match(text, modal.end()) or (modal["weak"] and not _is_pressing(text, modal))
    ):
        return None
    return subject


def _is_pressing(text: str, modal: re.Match[str]) -> bool:
    """Whether the modal is firm enough to ask something of "them"."""
    if modal["weak"].startswith(("can", "may")):
        return not text.startswith("be ", modal.end())
    return modal["weak"].startswith("need") or REFRAINING.match(text, modal.end()) is not None


def _laid_on(
    facts: Facts, sentence: SentenceFacts, modal: re.Match[str], subject: tuple[int, int]
) -> Obligation | None:
    """X should do: X is a party, not the speaker's own nor the two sides together."""
    to = head_parties(facts, sentence, *subject)
    if (
        not to
        or set(to) & set(own_parties(facts, sentence))
        or ("INTL" in to and modal["weak"] and not modal["weak"].startswith("need"))
    ):
        return None
    against = _NEGATIVE.search(modal[0]) is not None
    start = _start(modal, subject)
    return Obligation("demand.modal", start, modal.start() + 1, modal.end(), to, against)


def _start(modal: re.Match[str], subject: tuple[int, int]) -> int:
    near = modal.start() - subject[1] < _NEAR and modal.start() - subject[0] < _LONGEST_SUBJECT
    return subject[0] if near else modal.start() + 1


def _done_away(
    facts: Facts, sentence: SentenceFacts, modal: re.Match[str], subject: tuple[int, int]
) -> Obligation | None:
    """The sanctions should be lifted: by whomever the subject names, else by the party named last or the other side."""
    text = facts.statement.text
    if not _DONE_AWAY.match(text, modal.end(), sentence.end) or head_parties(facts, sentence, *subject):
        return None
    own = own_party(facts, sentence)
    others = [
        code for code in phrase_parties(facts, sentence, *subject) if code not in (own, "OTHER", "INTL")
    ]
    to = (
        tuple(others)
        or other_before(facts, sentence, subject[0])
        or tuple(filter(None, [opposite(facts, own)]))
    )
    against = _NEGATIVE.search(modal[0]) is not None
    return (
        Obligation("demand.passive", subject[0], modal.start() + 1, modal.end(), to, against) if to else None
    )
