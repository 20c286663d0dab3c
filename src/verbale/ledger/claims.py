"""What sides say of an entry in other sentences: that a promise was kept or denied, that a demand is answered.

Claims are quotations of who made them. The ledger sets them beside the entry and judges none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, lru_cache

from verbale.language.lexicon import read_rows
from verbale.language.parties import find_parties
from verbale.ledger.deeds import main_clause
from verbale.ledger.entry import Claim, Entry
from verbale.ledger.grouping import says_what
from verbale.ledger.lines import Line, Lines
from verbale.ledger.wording import PACKAGE, Wording, rarest, wording_of
from verbale.reading.model import Commitment, Demand

__all__ = ["answers", "of_a_promise", "terms_watched"]

TAKES_UP = 0.6
"""How much of what was promised or demanded, by weight, a sentence has to name to be about it."""
OF_A_PROMISE = 0.45
"""The same, for a sentence that says that it speaks of a promise."""
ENOUGH_SAID = 1.2
"""The weight that a sentence and an entry share at least: "work with them" is taken up by nothing."""
MOST_WORDINGS = 6
"""In how many wordings of what was promised or demanded the sentences about it are looked for."""
RESPONSES = frozenset(
    {
        "commit",
        "agree",
        "offer",
        "oppose",
        "deny",
        "decline",
        "accuse",
        "warn",
        "impose",
        "assert",
        "support",
        "concern",
        "report",
        "praise",
    }
)
"""Acts by which a sentence can answer a demand."""
REFUSALS = frozenset({"oppose", "deny", "decline", "accuse"})
CONSENTS = frozenset({"commit", "agree", "offer"})
_REFUSES = re.compile(
    r"\b(?:will not|won't|cannot|can't|shall not|would not|has no (?:plan|intention)|have no (?:plan|intention)|never"
    r"|(?:not|isn't) (?:\w+ )?(?:possible|negotiable|up for)|is closed|no (?:reason|need|undertaking)|not affected"
    r"|has not changed|refus\w+|reject\w*)\b"
)
"""That a sentence says no to what it takes up."""
_DEED = (
    r"(?:abolish|agre|allow|announc|approv|authoris|authoriz|bann|buil|cancell?|chang|clos|complet|decid|deliver|end"
    r"|establish|extend|fulfill?|hal|implement|issu|licens|lift|open|order|pass|postpon|publish|reduc|reopen|releas"
    r"|remov|repeal|resum|restor|retir|return|revok|set up|sign|start|stopp|suspend|terminat|withdraw)(?:t?ed|n|t)?"
    r"|la(?:id|psed)|bought|brought|cut|given|made|met|paid|sent|shipped|sold|taken|put"
)
"""What is told of as done where a demand is met."""
_DONE = re.compile(
    rf"\b(?:(?:has|have|had|is|are|was|were) (?:now |today |already |hereby )?(?:been )?(?:{_DEED})\b"
    r"|will|would be|(?:lift|end|releas|reopen|withdr[ae]w|suspend|cancell?|abolish|open|clos|return|publish)"
    r"(?:ed|n)?\b.*\b(?:today|yesterday)|agreed to|in force)"
)
"""That it tells that the thing is done, or will be."""
_PROMISE = re.compile(
    r"\b(?:promis\w+|pledg\w+|commit\w*|undert(?:ak|ook)\w*|assur\w+|g[ai]ven? (?:its|our|their|any|no|such) word)\b"
)
_NO_PROMISE = re.compile(
    r"\b(?:(?:gave|given|made|is|was|were) no (?:such )?(?:undertaking|promise|commitment|pledge|assurance)s?"
    r"|(?:never|not) (?:promise[d]?|undert\w+|pledge[d]?|commit\w*|gave|given) )"
)
"""That a promise was not made."""
_ARRIVED = frozenset({"honoured", "lapsed"})
_AHEAD = re.compile(
    r"\b(?:would|will|should|must|shall|can|could|may|might|to)(?: \w+){0,2}?"
    r" (?:be\b|lapse|expire|complete|fulfil|honou?r|implement|keep|deliver)|\bthat\b.* be \w+ed\b"
)
"""That what became of a promise is still to come: "would be completed", "that the code be completed"."""


def of_a_promise(entry: Entry, lines: Lines) -> tuple[Claim, ...]:
    """What is said of the promise ``entry``: that it was not made (``denied``), and what became of it."""
    told = _about(entry, lines, OF_A_PROMISE, _speaks_of_promises)
    return (*_denials(entry, told), *_fulfilment(entry, told))


def _denials(entry: Entry, told: Sequence[tuple[Line, float]]) -> Iterator[Claim]:
    """The sentences in which the holder denies that it made the promise."""
    for line, _ in told:
        words = line.sentence.quote.lower()
        if (
            (line.sentence.act == "deny" or _NO_PROMISE.search(words))
            and set(line.sides) & set(entry.fields["holder"])
            and _PROMISE.search(words)
            and not _stands_in(line, entry)
        ):
            yield _claim("denied", line)


def _fulfilment(entry: Entry, told: Sequence[tuple[Line, float]]) -> Iterator[Claim]:
    """What sides say became of the promise: honoured, violated, pending or lapsed.

    A side speaks of its own promise, or of one whose holder its sentence is addressed to or names. A sentence that an
    entry rests on counts only if it speaks of the promise as such: "has kept its promise to …".
    """
    holders = set(entry.fields["holder"])
    for line, share in told:
        words = line.sentence.quote.lower()
        promise = bool(_PROMISE.search(words))
        if share < (OF_A_PROMISE if promise else TAKES_UP) or line.document.published < entry.first:
            continue
        if not promise and _stands_in(line, entry):
            continue
        what = _outcome(words)
        if what in _ARRIVED and (line.sentence.act == "demand" or _AHEAD.search(words)):
            continue
        if what == "lapsed" and _stands_in(line, entry):
            continue  # what is promised is that something lapses
        if what and (what != "violated" if set(line.sides) & holders else _tells_of(line, holders, entry)):
            yield _claim(what, line)


def _speaks_of_promises(line: Line) -> bool:
    return line.sentence.act == "deny" or _says_of_promises(line.sentence.quote)


@lru_cache(maxsize=200_000)
def _says_of_promises(quote: str) -> bool:
    words = quote.lower()
    return bool(_NO_PROMISE.search(words) or _outcome(words))


def _responds(line: Line) -> bool:
    return line.sentence.act in RESPONSES


def _stands_in(line: Line, entry: Entry) -> bool:
    """Whether a mention of the entry begins in the line."""
    return any(
        (mention.statement, mention.sentence.start) == (line.statement, line.sentence.start)
        for mention in entry.mentions
    )


def _tells_of(line: Line, holders: set[str], entry: Entry) -> bool:
    """Whether the line speaks of those bound by the promise: to them, by name, or where the promise itself stands."""
    if holders & set(line.sentence.to):
        return True
    if any(holders & set(found.parties) for found in find_parties(line.sentence.quote)):
        return True
    return _stands_in(line, entry)


def answers(entry: Entry, lines: Lines) -> tuple[Claim, ...]:
    """The addressee's later sentences that take up the demand ``entry``: accepted, refused or taken_up."""
    addressees = set(entry.fields["to"])
    issues = {issue for mention in entry.mentions for issue in mention.sentence.issues}
    return tuple(
        _claim(_answer(line), line, min(addressees & set(line.sides)))
        for line, _ in _about(entry, lines, TAKES_UP, _responds, addressees)
        if not _stands_in(line, entry)
        and line.document.published >= entry.first
        and (not issues or not line.sentence.issues or issues & set(line.sentence.issues))
    )


def _answer(line: Line) -> str:
    """What the sentence that takes up a demand says to it: by its act and by whether it denies or tells of a deed."""
    words, act = line.sentence.quote.lower(), line.sentence.act
    if act in REFUSALS or (act not in CONSENTS and _REFUSES.search(words)):
        return "refused"
    if _REFUSES.search(words):
        return "refused"
    return "accepted" if act in CONSENTS or _DONE.search(words) else "taken_up"


def _about(
    entry: Entry,
    lines: Lines,
    share: float,
    keep: Callable[[Line], bool],
    sides: Collection[str] = ("",),
) -> list[tuple[Line, float]]:
    """The lines of ``sides`` to ``keep`` that hold at least ``share`` of the entry, as one of its mentions says it."""
    best: dict[Line, float] = {}
    for content in _contents(entry):
        for line, held in lines.about(content, share, keep, sides):
            if held * content.weight >= ENOUGH_SAID:
                best[line] = max(held, best.get(line, 0.0))
    return sorted(best.items(), key=lambda pair: pair[0].order)


def _contents(entry: Entry) -> list[Wording]:
    """What the entry is about in its different wordings: the plainest one, and the earliest others that say it."""
    told = [
        str(entry.fields["content"]),
        *(str(getattr(one.record, "content", "")) for one in entry.mentions),
    ]
    if entry.kind is Commitment:  # when it is to be done is not said again where it is denied, or kept
        told = [clause if says_what(clause := main_clause(text)) else text for text in told]
    return list(dict.fromkeys(wording_of(text) for text in told if text is told[0] or says_what(text)))[
        :MOST_WORDINGS
    ]


def terms_watched(entry: Entry) -> list[str]:
    """The terms of which a line must have one to say anything of ``entry``; none where no line can."""
    if entry.kind not in (Commitment, Demand):
        return []
    share = OF_A_PROMISE if entry.kind is Commitment else TAKES_UP
    return list({term for content in _contents(entry) for term in rarest(content, share * content.weight)})


def _outcome(words: str) -> str:
    return next((what for what, pattern in _outcomes() if pattern.search(words)), "")


@cache
def _outcomes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (what, re.compile(pattern)) for what, pattern in read_rows("fulfilment_words.tsv", 2, PACKAGE)
    )


def _claim(what: str, line: Line, by: str = "") -> Claim:
    sentence = line.sentence
    return Claim(
        what,
        by or line.side,
        line.statement,
        line.document.published,
        line.document.issuer,
        sentence.start,
        sentence.end,
        sentence.quote,
    )
