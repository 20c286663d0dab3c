"""What other statements make of an entry: whose promise it is, whether a demand is answered, where accounts differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from verbale.ledger.claims import answers, of_a_promise
from verbale.ledger.edtf import days_of
from verbale.ledger.entry import Entry
from verbale.ledger.histories import changed_items, history
from verbale.ledger.lines import Lines, sides_of_mention
from verbale.ledger.mention import Mention
from verbale.ledger.wording import share_of, wording_of
from verbale.reading.model import (
    Commitment,
    Cooperation,
    Demand,
    Engagement,
    Framework,
    Measure,
    Mechanism,
    Record,
)

__all__ = ["settled"]

Values = tuple[tuple[str, tuple[str, ...]], ...]


def settled(entry: Entry, lines: Lines) -> Entry:
    """``entry`` with the status, claims and conflicts that the other statements in the ledger give it."""
    settle = _SETTLE.get(entry.kind)
    return settle(entry, lines) if settle else entry


def _commitment(entry: Entry, lines: Lines) -> Entry:
    claims = of_a_promise(entry, lines)
    denied = any(claim.what == "denied" for claim in claims)
    return replace(entry, status="disputed" if denied else whose_word(entry), claims=claims)


def whose_word(entry: Entry) -> str:
    """Whether only those bound by a promise tell of it, only others, or both; of a common promise all have to."""
    holders = set(entry.fields["holder"])
    tellers = {side for mention in entry.mentions for side in sides_of_mention(mention)}
    if not tellers & holders:
        return "attributed"
    both = holders <= tellers if len(holders) > 1 else bool(tellers - holders)
    return "corroborated" if both else "own"


def _demand(entry: Entry, lines: Lines) -> Entry:
    answered = answers(entry, lines)
    return replace(entry, status=answered[-1].what if answered else "no_answer", claims=answered)


def _framework(entry: Entry, _: Lines) -> Entry:
    return replace(entry, more=changed_items(entry.mentions))


def _with_history(entry: Entry, _: Lines) -> Entry:
    return replace(entry, more={"history": history(entry.mentions)})


def _engagement(entry: Entry, _: Lines) -> Entry:
    conflicts = {
        name: values
        for name, differ in (("date", _dates_differ), ("place", _places_differ))
        if len(values := _accounts(entry.mentions, name, differ)) > 1
    }
    return replace(entry, conflicts=conflicts or None)


def _accounts(mentions: Sequence[Mention], name: str, differ: Callable[[str, str], bool]) -> Values:
    """The values of a field that cannot all be so, each with the mentions that give it; in order of time."""
    accounts: dict[str, list[str]] = {}
    for mention in sorted(mentions, key=lambda one: not _says_exactly(str(getattr(one.record, name)))):
        value = str(getattr(mention.record, name))
        if value:
            same = next((known for known in accounts if not differ(known, value)), value)
            accounts.setdefault(same, []).append(mention.id)
    return tuple((value, tuple(ids)) for value, ids in accounts.items())


def _says_exactly(value: str) -> bool:
    """Whether a value is a day or a place: a month, or a part of the year, fits more than one day and is told after."""
    days = days_of(value)
    return days is None or days.exact


def _dates_differ(one: str, other: str) -> bool:
    mine, theirs = days_of(one), days_of(other)
    return mine is not None and theirs is not None and not mine.meets(theirs)


def _places_differ(one: str, other: str) -> bool:
    mine, theirs = wording_of(one), wording_of(other)
    return not max(share_of(mine, theirs), share_of(theirs, mine))


_SETTLE: Mapping[type[Record], Callable[[Entry, Lines], Entry]] = {
    Commitment: _commitment,
    Demand: _demand,
    Engagement: _engagement,
    Framework: _framework,
    Mechanism: _with_history,
    Measure: _with_history,
    Cooperation: _with_history,
}
