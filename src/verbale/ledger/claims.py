"""What sides say of an entry in other sentences: that a promise was kept or denied, that a demand is answered.

Claims are quotations of who made them. The ledger sets them beside the entry and judges none.
"""

from __future__ import annotations

import re
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.ledger.entry import Claim, Entry
from verbale.ledger.lines import Line, Lines
from verbale.ledger.wording import PACKAGE, wording_of

__all__ = ["answers", "denials", "fulfilment"]

TAKES_UP = 0.6
"""How much of what was promised or demanded, by weight, a sentence has to name to be about it."""
OF_A_PROMISE = 0.45
"""The same, for a sentence that says that it speaks of a promise."""
ENOUGH_SAID = 1.2
"""The weight that a sentence and an entry share at least: "work with them" is taken up by nothing."""
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
_DONE = re.compile(
    r"\b(?:(?:has|have|had|is|are|was|were) (?:now |today |already |hereby )?(?:been )?\w+(?:ed|en|id|ut)\b|will|would be"
    r"|(?:lift|end|releas|reopen|withdr[ae]w|suspend|cancell?|abolish|open|clos|return|publish)(?:ed|n)?\b.*\b(?:today|yesterday)"
    r"|agreed to|in force)"
)
"""That it tells that the thing is done, or will be."""
_PROMISE = re.compile(
    r"\b(?:promis\w+|pledg\w+|commit\w*|undert(?:ak|ook)\w*|assur\w+|g[ai]ven? (?:its|our|their|any|no|such) word)\b"
)


def denials(entry: Entry, lines: Lines) -> tuple[Claim, ...]:
    """The sentences in which the holder denies that it made the promise ``entry``."""
    holder = entry.fields["holder"]
    return tuple(
        _claim("denied", line)
        for line, _ in _about(entry, lines, OF_A_PROMISE)
        if line.sentence.act == "deny"
        and set(line.sides) & set(holder)
        and _PROMISE.search(line.sentence.quote.lower())
    )


def fulfilment(entry: Entry, lines: Lines) -> tuple[Claim, ...]:
    """What sides say became of the promise ``entry``: honoured, violated, pending or lapsed.

    A side speaks of its own promise, or of one whose holder its sentence is addressed to.
    """
    found = []
    for line, share in _about(entry, lines, OF_A_PROMISE):
        words = line.sentence.quote.lower()
        least = OF_A_PROMISE if _PROMISE.search(words) else TAKES_UP
        if share < least or line.document.published < entry.first:
            continue
        what, own = _outcome(words), bool(set(line.sides) & set(entry.fields["holder"]))
        if what and (what != "violated" if own else set(line.sentence.to) & set(entry.fields["holder"])):
            found.append(_claim(what, line))
    return tuple(found)


def answers(entry: Entry, lines: Lines) -> tuple[Claim, ...]:
    """The addressee's later sentences that take up the demand ``entry``: accepted, refused or taken_up."""
    addressees = set(entry.fields["to"])
    issues = {issue for mention in entry.mentions for issue in mention.sentence.issues}
    return tuple(
        _claim(_answer(line), line, next(iter(addressees & set(line.sides))))
        for line, _ in _about(entry, lines, TAKES_UP)
        if addressees & set(line.sides)
        and line.sentence.act in RESPONSES
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


def _about(entry: Entry, lines: Lines, share: float) -> list[tuple[Line, float]]:
    """The lines that hold at least ``share`` of what the entry is about; not those that it rests on."""
    content = wording_of(str(entry.fields["content"]))
    own = {(mention.statement, mention.sentence.start) for mention in entry.mentions}
    return [
        (line, held)
        for line, held in lines.about(content, share)
        if held * content.weight >= ENOUGH_SAID and (line.statement, line.sentence.start) not in own
    ]


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
