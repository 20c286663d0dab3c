"""Frames of demands: where the text names an addressee and what is asked of it.

A frame says how the words after a trigger are read: "urge X to do", "hope that X will do", "call for X to
do", "warn X against doing", "X is urged to do". The triggers are in ``data/demand_triggers.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from verbale.errors import DataFileError
from verbale.language.lexicon import read_rows
from verbale.language.sieve import Expression, Sieve
from verbale.language.verbs import is_finite, verb_form, verb_phrase
from verbale.reading.facts import Facts, SentenceFacts

__all__ = ["PASSIVE", "Ask", "find_asks", "opened_list"]

_TO = re.compile(r",?\s(?P<no>not\s)?to\s(?P<not>not\s)?")
_TO_HERE = re.compile(r"(?:\snow)?\s(?P<no>not\s)?to\s(?P<not>not\s)?")
_TO_A_LIST = re.compile(r",?\s(?P<no>not\s)?to:\s*\Z")
_MODAL = re.compile(
    r"\s(?:(?:will|would|can|could|should|shall|must|may|might)(?P<no>\s(?:not|never|no\slonger)|n[’']t|not)?|(?P<bare>not))\s"
)
_WOULD = re.compile(r"\swould(?P<no>\s(?:not|never|no\slonger)|n[’']t)?(?P<bare>(?!))?\s")
PASSIVE = re.compile(r"be\s(?:\w+ly\s)?(?:\w+(?:ed|en)|held|brought|made|given|paid|done|shown|sent|put)\b")
_SHALL_BE = re.compile(rf"\s(?={PASSIVE.pattern})")
_FOR_A_THING = re.compile(
    r"\s(?:once\s(?:again|more)\s|again\s)?for\s(?!(?:its|their|his|her|the|this|that)\s(?:part|sake)\b|permission\b|once\b|now\b|the\sfirst\stime\b|\d)"
)
_STOP = re.compile(r"(?:(?<![A-Z])[.]|[;:!?])(?=\s|\Z)|\n")
_PREPOSITION_FIRST = re.compile(
    r"(?:of|for|in|on|with|by|from|to|at|and|or|but|as|is|are|was|were|that|which|this|it\s(?:is|was))\s",
    re.IGNORECASE,
)
_THAT = re.compile(r"\s(?:very\smuch\s)?(?:that|is\sthat)\b,?")
_NOT_WANTED = re.compile(r"(?:n[’']t|\bnot|\bnever)\s(?:\w+ly\s)?\Z")
_NOT_HOPED = re.compile(
    r"(?:\bcannot|\bcan\snot|n[’']t|\bnot|\bno\slonger|\bstop|\bstopped)\s"
    r"(?:keep(?:\son)?\s|go\son\s|continue\s|be\s)?\Z"
)
"""That something is hoped for no more: "the world cannot keep hoping that …"."""
_AND_THAT = re.compile(r",?\s(?:and|but)\s(?:also\s)?that\s")
_WORD = re.compile(r"[\w’'.-]+")
_ING = re.compile(r"\s(?:\w+ly\s)?\w+ing\b")
_CLEAR = re.compile(r"(?P<whom>\s[^.;:]{2,80}?)(?:\s(?:is|remains|was)\b[^.;:]{0,60}?)?:\s[“\"]?")
_A_CALL = re.compile(r"\b(?:an?|the|this|clarion|wake-?up|roll)\s(?:[\w-]+\s){0,2}?\Z")
_RENEWED = re.compile(
    r"\b(?:reiterat|repeat|renew|echo|join|support|back|reaffirm|welcom|add)\w*\s(?:[\w’']+\s){0,4}?\Z"
)
_A_DEED = re.compile(
    r"\s(?:an?\s|the\s)?(?:[\w-]+\s){0,2}?"
    r"(?:stop|end|halt|cessation|ceasefire|truce|release|withdrawal|lifting|removal|return|resumption)\s(?:to|of|in|from)\s"
)
"""What is called for itself, "an immediate stop to the shelling to prevent …", and nobody who is to do something."""
_FOR = re.compile(r"\s(?:for|of)(?=\s)")
_FOR_WHOM = re.compile(r"\s(?:for|on|upon)(?=\s)(?!\s(?:him|her|me|us|himself|herself|myself)\b)")
_PREDICATE = re.compile(
    r"(?:\b(?:is|was|are|be|remains|seems|becomes|as|it|deems?|consider(?:s|ed)?|finds?)\s|[’']s\s)(?:[\w-]+\s){0,3}\Z|\b[Hh]igh\s\Z"
)
_ASKED_HOW = re.compile(r"(?:,?\s(?:once\s(?:again|more)|again|today|now|also|[a-z]+ly),?)+\s?\Z")
_RELATIVE = re.compile(
    r"(?<=[a-z])\s(?:that|which|who)\s(?=(?:is|are|was|were|has|have|had|do|does|can|could|\w+ed)\b)"
)
_OPEN_VERB = re.compile(r"\b(?:have|has|yet|seek|want|wish|continue|try|aim|able|going|need|used)s?\Z")
"""Words behind which "to" goes on the relative clause, and does not say what is asked."""
_PLURAL = re.compile(r"\b(?:the|all|both|these|those|its|their|other|[A-Z]\w+)\s(?:\w+\s)?[A-Za-z]+(?<!s)s\b")
_OTHER_VERB = re.compile(
    r"\b(?:and|but)\s(?:\w+ly\s|also\s)?[a-z]+(?:ed|s)\s(?:on|the|for|that|all|upon|to)\b"
)
_AGAINST = re.compile(r"\sagainst\s")
_MOST = 240
_MOST_BARE = 60


@dataclass(frozen=True, slots=True)
class Ask:
    """A demand as it stands in a sentence.

    Its trigger begins at ``start``, the addressee is the phrase ``addressee`` (None where there is none, or
    where it is the subject), and what is asked begins at ``body`` and ends at ``limit`` at the latest;
    ``against`` says that it is to be left undone. ``weak``: the wording alone does not make it a demand.
    """

    rule: str
    frame: str
    start: int
    addressee: tuple[int, int] | None
    body: int
    limit: int
    against: bool
    weak: bool
    verb: int = -1
    """Where the verb of asking stands, if that is not ``start``: before a clause in front of this one."""

    @property
    def asked_at(self) -> int:
        """Where the verb stands whose subject asks."""
        return self.start if self.verb < 0 else self.verb


_Place = tuple[tuple[int, int] | None, int, bool]
"""Addressee, body and whether it is to be left undone, as in Ask."""


@cache
def _triggers() -> Sieve[tuple[str, str]]:
    """The triggers of the lexicon. Raises DataFileError where a row is not sound."""
    triggers = []
    for name, frame, pattern in read_rows("demand_triggers.tsv", 3, "verbale.reading"):
        if frame not in _FRAMES:
            raise DataFileError(f"demand_triggers.tsv, {name}: there is no frame {frame!r}")
        try:
            triggers.append((Expression(pattern), (name, frame)))
        except re.error as error:
            raise DataFileError(f"demand_triggers.tsv, {name}: not a regular expression: {error}") from error
    return Sieve(triggers)


def find_asks(facts: Facts, sentence: SentenceFacts) -> list[Ask]:
    """The demands in the words of ``sentence`` that a trigger introduces, in text order."""
    text, end = facts.statement.text, sentence.end
    asks: list[Ask] = []
    for found, (name, frame) in _triggers().finditer(text, sentence.content, end):
        place = _FRAMES[frame](text, found, sentence)
        if place is not None:
            rule, weak = f"demand.{name.rstrip('?')}", name.endswith("?")
            whom = _without_adverbs(text, place[0]) if place[0] else None
            asks.append(Ask(rule, frame, found.start(), whom, place[1], end, place[2], weak))
            if frame == "will" and (more := _and_that(text, place[1], sentence)):
                limit, (whom, body, against) = more
                asks[-1] = replace(asks[-1], limit=limit)
                asks.append(Ask(rule, frame, limit + 1, whom, body, end, against, weak, found.start()))
    return _distinct(asks)


def _without_adverbs(text: str, whom: tuple[int, int]) -> tuple[int, int]:
    """The addressee without how it is asked: "Graustark once again"."""
    said = _ASKED_HOW.search(text, *whom)
    return (whom[0], said.start()) if said and said.start() > whom[0] else whom


def opened_list(facts: Facts, sentence: SentenceFacts) -> Ask | None:
    """The ask of ``sentence`` whose things follow as items: "urges Graustark to:"."""
    text, end = facts.statement.text, sentence.end
    to = _TO_A_LIST.search(text, sentence.content, end)
    if to is None:
        return None
    for found, (name, frame) in _triggers().finditer(text, sentence.content, to.start()):
        if frame == "to" and found.end() < to.start() and _is_phrase(text, found.end(), to.start()):
            rule, addressee = f"demand.{name.rstrip('?')}", (found.end(), to.start())
            return Ask(rule, frame, found.start(), addressee, end, end, bool(to["no"]), name.endswith("?"))
    return None


def _distinct(asks: list[Ask]) -> list[Ask]:
    """The asks in text order, one for each trigger and for each thing asked."""
    kept: list[Ask] = []
    for ask in sorted(asks, key=lambda ask: (ask.start, ask.body)):
        if not any(ask.body == other.body or ask.start == other.start for other in kept):
            kept.append(ask)
    return kept


def _to(text: str, found: re.Match[str], sentence: SentenceFacts) -> _Place | None:
    """X to do, X not to do."""
    if _NOT_WANTED.search(text, sentence.content, found.start()):
        return None
    return _to_after(text, found.end(), sentence.end)


def _to_after(text: str, start: int, end: int) -> _Place | None:
    for to in _TO.finditer(text, start, min(end, start + _MOST)):
        if to.start() <= start or not _is_phrase(text, start, to.start()):
            continue
        if verb_phrase(text, to.end(), end, "base") is not None:
            return (start, to.start()), to.end(), bool(to["no"] or to["not"])
    return None


def _is_phrase(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` can be a noun phrase: no finite verb, no stop, no preposition at its beginning."""
    stretch = text[start:end].strip()
    if (relative := _RELATIVE.search(stretch)) and not _OPEN_VERB.search(stretch):
        stretch = stretch[: relative.start()]
    if not stretch or _STOP.search(text, start, end) or _PREPOSITION_FIRST.match(stretch + " "):
        return False
    if _OTHER_VERB.search(stretch) or verb_form(stretch.split()[0])[1] == "ing":
        return False
    return not any(is_finite(word) or word == "that" for word in _WORD.findall(stretch))


def _will(text: str, found: re.Match[str], sentence: SentenceFacts) -> _Place | None:
    """That X will do; X do (after "demand that")."""
    if _NOT_HOPED.search(text, sentence.content, found.start()):
        return None
    that = _THAT.match(text, found.end(), sentence.end)
    start = that.end() if that else found.end()
    return _modal_clause(text, start, sentence) or _bare(text, start, sentence)


def _whether(text: str, found: re.Match[str], sentence: SentenceFacts) -> _Place | None:
    """Whether X would do; whether a thing would be done, of nobody in particular."""
    place = _modal_clause(text, found.end(), sentence, _WOULD)
    if place is not None and text.startswith("be ", place[1]):
        return (None, found.end() + 1, False) if PASSIVE.match(text, place[1]) else None
    return place


def _whom(text: str, found: re.Match[str], sentence: SentenceFacts) -> _Place | None:
    """X for a thing."""
    start, end = found.end(), min(sentence.end, found.end() + _MOST_BARE)
    named = [m for m in sentence.parties if start <= m.start and m.end <= end]
    for whom in _FOR_A_THING.finditer(text, start, end):
        if any(m.end <= whom.start() for m in named) and _is_phrase(text, start, whom.start()):
            return (start, whom.start()), whom.end(), False
    return None


def _and_that(text: str, body: int, sentence: SentenceFacts) -> tuple[int, _Place] | None:
    """Where the first clause ends, and the second: "that X will do A and that Y will do B"."""
    joined = _AND_THAT.search(text, body, min(sentence.end, body + _MOST))
    place = _modal_clause(text, joined.end() - 1, sentence) if joined else None
    return (joined.start(), place) if joined and place else None


def _modal_clause(
    text: str, start: int, sentence: SentenceFacts, modals: re.Pattern[str] = _MODAL
) -> _Place | None:
    for modal in modals.finditer(text, start, min(sentence.end, start + _MOST)):
        if not _is_phrase(text, start, modal.start()):
            break
        if verb_phrase(text, modal.end(), sentence.end, "base", after_modal=True) is not None:
            return (start, modal.start()), modal.end(), bool(modal["no"] or modal["bare"])
    return None


def _bare(text: str, start: int, sentence: SentenceFacts) -> _Place | None:
    """X do, without a modal: X is a party or a person that the sentence names, or a plural."""
    ends = {party.end for party in sentence.parties} | {person.end for person in sentence.people}
    ends |= {be.start() for be in _SHALL_BE.finditer(text, start, min(sentence.end, start + _MOST_BARE))}
    ends |= {word.end() for word in _PLURAL.finditer(text, start, min(sentence.end, start + _MOST_BARE))}
    for end in sorted(ends):
        if not start < end <= start + _MOST_BARE or not _is_phrase(text, start, end):
            continue
        forms = ("base", "third") if text[end : end + 1] == " " else ()
        if any(verb_phrase(text, end + 1, sentence.end, form) is not None for form in forms):
            return (start, end), end + 1, text.startswith("not ", end + 1)
    return None


def _for(text: str, found: re.Match[str], sentence: SentenceFacts) -> _Place | None:
    """It is important for X to do, that X do."""
    if text.endswith("how ", sentence.content, found.start()):
        return None
    opens = found.start() == sentence.content and found[0] == "Time"
    if not opens and not _PREDICATE.search(text, sentence.content, found.start()):
        return None
    whom = _FOR_WHOM.match(text, found.end(), sentence.end)
    if whom:
        return _to_after(text, whom.end(), sentence.end)
    return _will(text, found, sentence) if text.startswith(" that ", found.end()) else None


def _need(text: str, found: re.Match[str], sentence: SentenceFacts) -> _Place | None:
    """The need for X to do, the importance of X doing."""
    whom = _FOR.match(text, found.end(), sentence.end)
    if whom is None:
        return None
    return _to_after(text, whom.end(), sentence.end) or _doing(text, whom.end(), sentence)


def _doing(text: str, start: int, sentence: SentenceFacts) -> _Place | None:
    """X doing: the words up to the first form in -ing are X."""
    for doing in _ING.finditer(text, start, min(sentence.end, start + _MOST_BARE)):
        if verb_phrase(text, doing.start() + 1, sentence.end, "ing") is not None:
            named = doing.start() > start and _is_phrase(text, start, doing.start())
            return ((start, doing.start()), doing.start() + 1, False) if named else None
    return None


def _call(text: str, found: re.Match[str], sentence: SentenceFacts) -> _Place | None:
    """Call for X to do; for a thing, of nobody in particular; "a call for" is one only where it is renewed."""
    before = (text, sentence.content, found.start())
    noun = found[0].lower().startswith("call ") and _A_CALL.search(*before)
    if noun and not _RENEWED.search(*before):
        return None
    asked = _to_after(text, found.end(), sentence.end)
    # "Calls for the findings to be published": what is to be done to a thing is asked of nobody that is named.
    of_a_thing = asked is not None and (
        text.startswith("be ", asked[1]) or _A_DEED.match(text, found.end()) is not None
    )
    if asked is not None and asked[0] is not None and "," not in text[slice(*asked[0])] and not of_a_thing:
        return asked
    return (None, found.end() + 1, False) if text.startswith(" ", found.end()) else None


def _against(text: str, found: re.Match[str], sentence: SentenceFacts) -> _Place | None:
    """X against doing."""
    start = found.end()
    against = _AGAINST.search(text, start, min(sentence.end, start + _MOST))
    if against is None or not _is_phrase(text, start, against.start()):
        return None
    return (start, against.start()), against.end(), True


def _passive(text: str, found: re.Match[str], sentence: SentenceFacts) -> _Place | None:
    """X is urged to do: X is the subject."""
    to = _TO_HERE.match(text, found.end(), sentence.end)
    if to is None or verb_phrase(text, to.end(), sentence.end, "base", after_modal=True) is None:
        return None
    return None, to.end(), bool(to["no"] or to["not"])


def _task(text: str, found: re.Match[str], sentence: SentenceFacts) -> _Place | None:
    """The right thing is to do: for whoever the sentence has named before."""
    place = _passive(text, found, sentence)
    return None if place is None else ((sentence.content, found.start()), *place[1:])


def _message(text: str, found: re.Match[str], sentence: SentenceFacts) -> _Place | None:
    """Our message to X is clear: do."""
    clear = _CLEAR.match(text, found.end(), sentence.end)
    if clear is None or verb_phrase(text, clear.end(), sentence.end, "base") is None:
        return None
    return clear.span("whom"), clear.end(), False


_FRAMES: dict[str, Callable[[str, re.Match[str], SentenceFacts], _Place | None]] = {
    "to": _to,
    "will": _will,
    "whether": _whether,
    "whom": _whom,
    "for": _for,
    "need": _need,
    "call": _call,
    "against": _against,
    "passive": _passive,
    "task": _task,
    "message": _message,
}
