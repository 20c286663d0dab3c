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
from verbale.language.sieve import Expression, Sieve
from verbale.language.verbs import verb_phrase
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.joint import joint_parties, own_parties
from verbale.reading.subjects import subject_parties, subject_phrase

__all__ = ["Promise", "find_promises", "is_reported", "said_by"]

_THAT = re.compile(
    r"(?:under\s[^,]{5,60},\s)?(?P<who>(?:(?!that\s)[\w’'.-]+\s){1,8}?)(?:will|would|(?P<duty>should|must)|shall)(?P<no>\s(?:not|never))?\s"
)
_OWNER = re.compile(
    r"(?P<who>\b(?:[Bb]oth\s\w+[’']|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er)|(?:\b[Tt]he\s)?(?:\b[A-Z][\w.]*\s){0,4}\b[A-Z][\w.]*(?:[’']s|(?<=s)[’']))\s"
    r"(?:\w+ly\s|[\w-]+\s){0,2}\Z"
)


_SAID = re.compile(r"\b(?:[a-z]+ed|said|told|made\s(?:it\s)?clear)\b[^.;]{0,80}?\bthat\s[^;]{0,400}\Z")
_NOUN_TOO = re.compile(r"(?:pledge|promise|vow|plan|resolve|guarantee|volunteer)s?\b", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|its|their|our|his|her|my|your|this|that|these|those|no|any|of|such|some)|[’']s|s[’'])\s"
    r"(?:(?:[\w-]+(?:al|ic|ive|ous|ed|ing|ful|able|ible|ary|ar|(?<!m)ent|ant|ish)|new|strong|firm|clear|own|long|joint|current|recent|earlier)\s){0,2}\Z",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"\b[Tt]he\s(?:(?:[A-Z][\w.]*\s)?[A-Z][\w.]*(?<!s)|United\sStates)\s\Z")
"""Before a verb in the plural's form: "the Ruritanian plan to"."""
_SINGULAR = re.compile(r"(?:pledge|promise|vow|plan)\b", re.IGNORECASE)
_SAID_JUST_NOW = re.compile(_SAID.pattern.replace("{0,400}", "{1,80}"))
_CONDITIONAL = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|whether|unless|should|when|until|once)\s\Z", re.IGNORECASE)
_BLANKS = re.compile(r"\s*")
_ADJECTIVES = re.compile(r"(?:[’']s?)?\s(?:[\w-]+\s){0,2}\Z")
_THIRD_OWNER = ("its", "their", "his", "her")
_WE = re.compile(r"(?:[Ww]e|I)\b")
_GAP = re.compile(r"(?:,\s[^,.;]{2,50},)?\s(?:\((?:i{1,3}|1|a)\)\s)?[“\"]?")
_STAYING = re.compile(r"\b(?:will|shall|[’']ll)\s(?:\w+\s){0,2}?\Z")
_NEAR = 25
_TWO = 2
_AGENT = re.compile(r"[^,;]{0,60}?\sby\s(?:the\s)?[A-Z]")
_OWN_BODY = re.compile(r"\s(?P<no>not\s)?(?:to|of)\s")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as it stands in a sentence.

    ``holder`` is the phrase that names who is bound, ``start`` where the quotation of the whole may begin,
    ``body`` where what is promised begins. ``weak``: a denial that is a promise only beside another one.
    """

    rule: str
    frame: str
    holder: tuple[int, int]
    start: int
    body: int
    against: bool
    weak: bool = False


@cache
def _triggers() -> Sieve[tuple[str, str]]:
    """The triggers of the lexicon. Raises DataFileError where a row is not sound."""
    triggers = []
    for name, frame, pattern in read_rows("commitment_triggers.tsv", 3, "verbale.reading"):
        if frame not in _FRAMES:
            raise DataFileError(f"commitment_triggers.tsv, {name}: there is no frame {frame!r}")
        try:
            triggers.append((Expression(pattern), (name, frame)))
        except re.error as error:
            raise DataFileError(
                f"commitment_triggers.tsv, {name}: not a regular expression: {error}"
            ) from error
    return Sieve(triggers)


def find_promises(facts: Facts, sentence: SentenceFacts) -> list[Promise]:
    """The promises in the words of ``sentence``, by the order of their triggers in the lexicon."""
    promises = []
    text = facts.statement.text
    for found, (name, frame) in _triggers().finditer(text, sentence.content, sentence.end):
        place = _FRAMES[frame](facts, sentence, found)
        if place is not None:
            rule, weak = f"commitment.{name.rstrip('?')}", name.endswith("?")
            promises.append(Promise(rule, frame, *place, weak))
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
    if subject and not modal and _IF.search(text, sentence.content, subject[0]):
        return None
    return None if subject is None else (subject, _quote_start(subject, start), body, _denies(found))


def _will(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    return _verb_after(facts, sentence, found, modal=True)


def _is_noun(text: str, floor: int, found: re.Match[str]) -> bool:
    """Whether the trigger is a noun here: "the pledge to", "no plans to"."""
    before = (text, floor, found.start())
    named = _SINGULAR.match(text, found.start()) and _NAME_BEFORE.search(*before)
    return bool(named or (_NOUN_TOO.match(text, found.start()) and _NOUN_BEFORE.search(*before)))


def _base(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    if _is_noun(facts.statement.text, sentence.content, found):
        return None
    # "Committed to trade": what follows may be a noun as well.
    return _verb_after(facts, sentence, found, modal="commit" not in found[0])


def _gerund(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    body = found.end() + 1
    if _STAYING.search(facts.statement.text, sentence.content, found.start()):
        return None  # "will stay committed to": the promise begins with "will"
    doing = verb_phrase(facts.statement.text, body, sentence.end, "ing") is not None
    if not doing and not found.groupdict().get("keeps"):
        return None
    subject = subject_phrase(facts, sentence, found.start())
    return None if subject is None else (subject, _quote_start(subject, found.start()), body, _denies(found))


def _that(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """They agreed that their teams will do: those who agreed are bound, or the party that is to do it."""
    text = facts.statement.text
    clause = _THAT.match(text, found.end(), sentence.end)
    if clause is None or verb_phrase(text, clause.end(), sentence.end, "base", after_modal=True) is None:
        return None
    subject = subject_phrase(facts, sentence, found.start())
    named = [
        m for m in sentence.parties if found.end() <= m.start < clause.end("who") and m.form != "adjective"
    ]
    if named:
        if clause["duty"] and len({code for mention in named for code in mention.parties}) < _TWO:
            return None  # "agreed that Graustark must": that is asked of it
        subject = clause.span("who")  # "agreed that Ruritania will": that party alone is bound
    return None if subject is None else (subject, found.end(), clause.end(), clause["no"] is not None)


def _denial(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """Its aim is not to do; its alliances are not directed against X; it does not seek X."""
    text = facts.statement.text
    blanks = _BLANKS.match(text, found.end(), sentence.end)
    body = blanks.end() if blanks else found.end()
    subject = subject_phrase(facts, sentence, found.start()) or (found.start(), found.start())
    return (subject, _quote_start(subject, found.start()), body, True) if body < sentence.end else None


def is_reported(text: str, start: int, position: int) -> bool:
    """Whether what stands at ``position`` of the sentence that begins at ``start`` is told as somebody's words."""
    return _SAID.search(text, start, position) is not None


def said_by(facts: Facts, sentence: SentenceFacts, position: int) -> tuple[str, ...]:
    """The parties that are told to have said what stands at ``position``: "told him that they would"."""
    said = _SAID_JUST_NOW.search(facts.statement.text, sentence.content, position)
    return subject_parties(facts, sentence, said.start()) if said else ()


def _reported(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """They said that they would do; what would happen if something else did is no promise."""
    text = facts.statement.text
    said = _SAID_JUST_NOW.search(text, sentence.start, found.start())
    if (
        said is None
        or text.startswith("I ", found.start() - 2)
        or _CONDITIONAL.search(text, sentence.start, sentence.end)
    ):
        return None
    return _will(facts, sentence, found)


def _done(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """Something will be suspended, approved or delivered: by the party that speaks, if nobody else is named."""
    text = facts.statement.text
    if found[0].startswith("would") and not _SAID_JUST_NOW.search(text, sentence.start, found.start()):
        return None
    subject = subject_phrase(facts, sentence, found.start())
    if subject is None or _AGENT.match(text, found.end(), sentence.end):
        return None
    return subject, _quote_start(subject, found.start()), found.end(), _denies(found)


def _shall(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """What several parties shall do, or the one that speaks; an order to one's own offices is no promise."""
    place = _will(facts, sentence, found)
    if place is None or joint_parties(facts):
        return place
    (start, end), own = place[0], own_parties(facts, sentence)
    ours = any(m.start >= start and m.end == end and set(m.parties) <= set(own) for m in sentence.parties)
    return place if ours or _WE.match(facts.statement.text, start) else None


def _sum(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """Pledged an amount, or its support."""
    blanks = _BLANKS.match(facts.statement.text, found.end(), sentence.end)
    subject = subject_phrase(facts, sentence, found.start())
    if subject is None or blanks is None:
        return None
    return subject, _quote_start(subject, found.start()), blanks.end(), False


def _own(facts: Facts, sentence: SentenceFacts, found: re.Match[str]) -> _Place | None:
    """Its commitment to a thing: the owner is bound."""
    text = facts.statement.text
    body = _OWN_BODY.match(text, found.end(), sentence.end)
    holder = _owner(facts, sentence, found.start())
    if holder is None or body is None:
        return None
    start = holder[0]
    if text[slice(*holder)].lower() in _THIRD_OWNER:
        holder = subject_phrase(facts, sentence, start) or holder
    return holder, start, body.end(), body["no"] is not None


def _owner(facts: Facts, sentence: SentenceFacts, position: int) -> tuple[int, int] | None:
    """Who has the commitment: "its", "Ruritania's", or an adjective in front of it ("the Ruritanian commitment")."""
    text = facts.statement.text
    owner = _OWNER.search(text, sentence.content, position)
    if owner is not None:
        return owner.span("who")
    for mention in reversed(sentence.parties):
        if mention.end < position and mention.start >= sentence.content:
            near = _ADJECTIVES.match(text[mention.end : position])
            return (mention.start, mention.end) if near else None
    return None


_FRAMES: dict[str, Callable[[Facts, SentenceFacts, re.Match[str]], _Place | None]] = {
    "will": _will,
    "base": _base,
    "gerund": _gerund,
    "that": _that,
    "own": _own,
    "sum": _sum,
    "denial": _denial,
    "shall": _shall,
    "reported": _reported,
    "done": _done,
}
