"""Frames of promises: where the text says that a party binds itself, and to what.

A frame says how the words after a trigger are read: "will do", "pledges to do", "is committed to doing",
"agreed that X will do", "its commitment to a thing". The triggers are in ``data/commitment_triggers.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from verbale.errors import DataFileError
from verbale.language.lexicon import read_rows
from verbale.language.verbs import verb_phrase
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.joint import joint_parties
from verbale.reading.subjects import subject_phrase

__all__ = ["Promise", "find_promises"]

_THAT = re.compile(
    r"(?:under\s[^,]{5,60},\s)?(?P<who>(?:[\w’'.-]+\s){1,8}?)(?:will|would|should|shall|must)(?P<no>\s(?:not|never))?\s"
)
_OWNER = re.compile(
    r"(?P<who>\b(?:[Bb]oth\s\w+[’']|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er)|(?:\b[Tt]he\s)?(?:\b[A-Z][\w.]*\s){0,4}\b[A-Z][\w.]*(?:[’']s|(?<=s)[’']))\s"
    r"(?:\w+ly\s|[\w-]+\s){0,2}\Z"
)


_SAID = re.compile(
    r"\b(?:stated|said|noted|explained|announced|assured|pledged|emphasi[sz]ed|stressed|reiterated|confirmed|conveyed|underlined|affirmed|"
    r"declared|added|promised|expressed|informed|told|reaffirmed)\b[^.;]{0,80}?\bthat\s[^.;]{1,60}\Z"
)
_GAP = re.compile(r"(?:,\s[^,.;]{2,50},)?\s[“\"]?")
_NEAR = 25


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as it stands in a sentence.

    ``holder`` is the phrase that names who is bound, ``start`` where the quotation of the whole may begin,
    ``body`` where what is promised begins.
    """

    rule: str
    frame: str
    holder: tuple[int, int]
    start: int
    body: int
    against: bool


@cache
def _triggers() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The triggers of the lexicon. Raises DataFileError where a row is not sound."""
    triggers = []
    for name, frame, pattern in read_rows("commitment_triggers.tsv", 3, "verbale.reading"):
        if frame not in _FRAMES:
            raise DataFileError(f"commitment_triggers.tsv, {name}: there is no frame {frame!r}")
        try:
            triggers.append((name, frame, re.compile(pattern)))
        except re.error as error:
            raise DataFileError(
                f"commitment_triggers.tsv, {name}: not a regular expression: {error}"
            ) from error
    return tuple(triggers)


def find_promises(facts: Facts, sentence: SentenceFacts) -> list[Promise]:
    """The promises in the words of ``sentence``, by the order of their triggers in the lexicon."""
    promises = []
    for name, frame, pattern in _triggers():
        for found in pattern.finditer(facts.statement.text, sentence.content, sentence.end):
            place = _FRAMES[frame](facts, sentence, found)
            if place is not None:
                promises.append(Promise(f"commitment.{name}", frame, *place))
    return promises


_Place = tuple[tuple[int, int], int, int, bool]
"""Holder, start, body and whether it is to be left undone, as in Promise."""


def _denies(found: re.Match[str]) -> bool:
    return "no" in found.groupdict() and found["no"] is not None


def _quote_start(subject: tuple[int, int], verb: int) -> int:
    """Where the quotation begins: with the subject, unless other words part it from the verb."""
    return subject[0] if verb - subject[1] < _NEAR else verb


def _verb_after(facts: Facts, sentence: SentenceFacts, found: re.Match[str], modal: bool) -> _Place | None:
    text = facts.statement.text
    gap = _GAP.match(text, found.end(), sentence.end)
    if gap is None:
        return None
    body = gap.end()
    if verb_phrase(text, body, sentence.end, "base", after_modal=modal) is None:
        return None
    subject = subject_phrase(facts, sentence, found.start())
    start = found.start() + (text[found.start()] == " ")
    return None if subject is None else (subject, _quote_start(subject, start), body, _denies(found))


def _will(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    return _verb_after(facts, sentence, found, modal=True)


def _base(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    # "Committed to trade": what follows may be a noun as well.
    return _verb_after(facts, sentence, found, modal="commit" not in found[0])


def _gerund(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    body = found.end() + 1
    doing = verb_phrase(facts.statement.text, body, sentence.end, "ing") is not None
    if not doing and not found.groupdict().get("keeps"):
        return None
    subject = subject_phrase(facts, sentence, found.start())
    return None if subject is None else (subject, _quote_start(subject, found.start()), body, _denies(found))


def _that(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """They agreed that their teams will do: those who agreed are bound."""
    text = facts.statement.text
    clause = _THAT.match(text, found.end(), sentence.end)
    if clause is None or verb_phrase(text, clause.end(), sentence.end, "base", after_modal=True) is None:
        return None
    subject = subject_phrase(facts, sentence, found.start())
    return None if subject is None else (subject, found.end(), clause.end(), clause["no"] is not None)


def _denial(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """Its aim is not to do; its alliances are not directed against X."""
    body = found.end() + 1
    subject = subject_phrase(facts, sentence, found.start())
    return None if subject is None else (subject, _quote_start(subject, found.start()), body, True)


def _reported(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """They said that they would do."""
    said = _SAID.search(facts.statement.text, sentence.start, found.start())
    return _will(facts, sentence, found) if said else None


def _shall(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """What several parties shall do; an order to one's own offices is no promise."""
    return _will(facts, sentence, found) if joint_parties(facts) else None


def _own(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """Its commitment to a thing: the owner is bound."""
    text = facts.statement.text
    owner = _OWNER.search(text, sentence.content, found.start())
    body = re.compile(r"\s(?:to|of)\s").match(text, found.end(), sentence.end)
    if owner is None or body is None:
        return None
    holder = owner.span("who")
    if owner["who"].lower() in ("its", "their", "his", "her"):
        holder = subject_phrase(facts, sentence, owner.start()) or holder
    return holder, owner.start("who"), body.end(), False


_FRAMES: dict[str, Callable[[Facts, SentenceFacts, re.Match[str]], _Place | None]] = {
    "will": _will,
    "base": _base,
    "gerund": _gerund,
    "that": _that,
    "own": _own,
    "denial": _denial,
    "shall": _shall,
    "reported": _reported,
}
