"""What the records of a statement point back to: which record before it "it", "the group" or "these duties" means.

Only what is told as known points back: a pronoun, to a thing that the sentences just before tell of, the nearest first
and of one sentence its first (what a sentence begins with is what the next goes on about: centering, Grosz, Joshi
and Weinstein 1995); a short name with "the" or "this", to the nearest thing before that has all of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from verbale.ledger.deeds import deeds_of, is_deed
from verbale.ledger.wording import Wording, wording_of
from verbale.reading.model import Commitment, Demand, Measure, Mechanism, Record

__all__ = ["Placed", "antecedents"]

NEAR = 2
"""How many sentences before its own a pronoun's thing stands at most."""
LITTLE = 1.1
"""What says no more than this by weight is a short name: "the inspections"."""
_ALONE_THERE = r"(?=$|[.,;:]| (?:and|as|at|before|by|down|immediately|in|now|once|or|until|when|with\w*)\b)"
_OBJECT = re.compile(rf"\b\w+ (?:up |back )?(?:it|them|these|this|those)\b{_ALONE_THERE}", re.IGNORECASE)
"""What is done with a thing told by a pronoun: "withdraw it"."""
_SUBJECT = re.compile(
    r"^(?:it|they|this|these|those|that|both) (?:should|must|ought to|has to|have to|will|would|shall) "
    r"(?:be|stop|end|cease|lapse|go|resume)\b",
    re.IGNORECASE,
)
"""That a pronoun is what something is done with: "it must be abolished"; not who is to do it."""
_NAMED = re.compile(r"^(?:the|its|their|this|that|such a) (\w+)\b(?! (?:of|on|for|into)\b)", re.IGNORECASE)
"""A deed told without its thing: "the review would be completed"."""
_GENERIC = re.compile(
    r"\b(?:the|this|that|these|those|such(?: an?)?) (?:\w+ )?"
    r"(?:plan|measure|step|move|decision|practice|action|policy|policies|deal|sale|contract|restriction)s?\b"
    r"(?! (?:\w+ed|of|on|for|to|against|with|by|in|between)\b)",
    re.IGNORECASE,
)
"""A word for any measure, told as known: "stop the plan"."""
_KEPT = re.compile(r"\b(?:keep|kept|honou?r|fulfil|implement|observe)\w* (?:it|them)\b", re.IGNORECASE)
"""What is done with a promise."""
_ALONE = re.compile(r"^(?:it|they|this|these|those|both)\b(?! \w+(?:s|tion|ment)\b)", re.IGNORECASE)
_KNOWN = re.compile(r"^(?:\w+ ){0,3}?(?:the|this|that|these|those|such|its|their|our)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A record with the number of the sentence that it begins in."""

    record: Record
    sentence: int


def antecedents(placed: Sequence[Placed]) -> dict[int, Record]:
    """For the identity of each record that points back to one before it, that one."""
    ordered = sorted(placed, key=lambda one: (one.record.start, one.record.end, one.record.key))
    found = ((one.record, _antecedent(ordered, number)) for number, one in enumerate(ordered))
    return {id(record): meant for record, meant in found if meant is not None}


def _antecedent(placed: Sequence[Placed], number: int) -> Record | None:
    """The record that the one at ``number`` of ``placed``, which are in their order in the text, points back to."""
    record = placed[number].record
    words = words_of(record)
    things = _things_of(record, words)
    if _is_pronoun(record, words):
        return next(
            (other for other in _near(placed, number) if isinstance(other, things) and _says_more(other)),
            None,
        )
    named = _short_name(words)
    if named is None:
        return None
    return next(
        (other for other in _before(placed, number) if isinstance(other, things) and _has(other, named)), None
    )


def _before(placed: Sequence[Placed], number: int) -> Iterator[Record]:
    """The records that end before the one at ``number`` begins, the last first."""
    begins = placed[number].record.start
    for at in range(number - 1, -1, -1):
        if placed[at].record.end <= begins:
            yield placed[at].record


def _near(placed: Sequence[Placed], number: int) -> Iterator[Record]:
    """Those of `_before` in the same sentence and the few before it: sentence by sentence back, each in text order."""
    one = placed[number]
    window = list[Placed]()
    for at in range(number - 1, -1, -1):
        if placed[at].sentence < one.sentence - NEAR:
            break
        if placed[at].record.end <= one.record.start:
            window.append(placed[at])
    for _, of_sentence in groupby(window, key=lambda other: other.sentence):
        yield from (other.record for other in reversed(list(of_sentence)))


def _things_of(record: Record, words: str) -> tuple[type[Record], ...]:
    """The types of record that one points back to: what names a thing itself, to others of its type."""
    if not isinstance(record, Commitment | Demand):
        return (type(record),)
    if _KEPT.search(words):
        return (Commitment,)
    return (Measure,) if _GENERIC.search(words) else (Measure, Mechanism)


def _is_pronoun(record: Record, words: str) -> bool:
    """Whether the thing that ``record`` is about is told by a pronoun."""
    if not isinstance(record, Commitment | Demand):
        return bool(_ALONE.search(words))
    named = _NAMED.search(words)
    if named is not None and is_deed(named[1]):
        return True
    if _SUBJECT.search(words) or _KEPT.search(words):
        return True
    return bool((_OBJECT.search(words) or _GENERIC.search(words)) and deeds_of(words))


def _says_more(record: Record) -> bool:
    """Whether a thing is told by more than a pronoun itself."""
    return not _ALONE.search(words_of(record))


def _short_name(words: str) -> Wording | None:
    """The wording of few words that are told as known; None where they are not, or where they are many."""
    if not _KNOWN.search(words):
        return None
    own = wording_of(words)
    return own if own.terms and own.weight <= LITTLE else None


def _has(record: Record, own: Wording) -> bool:
    """Whether ``record`` has all of the words of a short name, and more."""
    told = wording_of(record.quote)
    return own.terms < told.terms and told.weight > own.weight


def words_of(record: Record) -> str:
    """The words by which a record says what it is about."""
    if isinstance(record, Commitment | Demand):
        return record.content
    return record.name if isinstance(record, Mechanism) else record.quote
