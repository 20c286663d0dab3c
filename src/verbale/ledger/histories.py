"""How a fact changes over time: the states of a measure or channel, the items of a set of principles, a moving line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from verbale.ledger.entry import Entry
from verbale.ledger.lines import sides_of_mention
from verbale.ledger.mention import Mention
from verbale.ledger.wording import likeness, wording_of
from verbale.reading.model import Framework, Measure, RedLine

__all__ = ["changed_items", "history", "linked", "tied_to"]

SAME_ITEM = 0.6
"""The likeness from which two items of a set are one item in other words."""
_RETURNS = re.compile(
    r"\b(?:answer|respon[ds]\w*|counter\w*|retaliat\w*|reciproc\w*|in return|as long as|if the|on the day|"
    r"is withdrawn|were removed)\b",
    re.IGNORECASE,
)
"""That a measure is set against another, or falls with it."""
_OF_LINES = "cross a red line, the bottom line that must not be touched"
"""The words that every red line is told in."""
ANSWERS = 0.75
"""The share of its words by which a sentence on one side's measure names the other side's."""


def history(mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    """The states that ``mentions`` tell of, in order of time, each once until another follows."""
    states: list[dict[str, Any]] = []
    for mention in mentions:
        status = str(getattr(mention.record, "status", ""))
        if status and (not states or states[-1]["status"] != status):
            states.append(
                {
                    "status": status,
                    "date": mention.date,
                    "by": mention.issuer,
                    "mention": mention.id,
                    "quote": mention.record.quote,
                }
            )
    return states


def changed_items(mentions: Sequence[Mention]) -> dict[str, Any]:
    """Who proposed a set and who took it up, and each time that its items changed, with what came and what went."""
    sides = [side for mention in mentions for side in sides_of_mention(mention) if side]
    changes: list[dict[str, Any]] = []
    known: tuple[str, ...] = ()
    for mention in mentions:
        items = mention.record.items if isinstance(mention.record, Framework) else ()
        if not items:
            continue
        came, went = _not_in(items, known), _not_in(known, items)
        if known and (came or went):
            changes.append({"date": mention.date, "mention": mention.id, "added": came, "dropped": went})
        known = items
    first = sides_of_mention(mentions[0])
    return {
        "proposed_by": [side for side in first if side],
        "taken_up_by": sorted(set(sides) - set(first)),
        "changes": changes,
    }


def linked(entries: Iterable[Entry], others: Iterable[Entry] = ()) -> list[Entry]:
    """``entries`` with what ties one to another: the line that a red line replaces, the measure that one answers.

    ``others`` are entries that these may be tied to, but which are not asked for.
    """
    found = sorted(entries, key=_first)
    known = sorted([*found, *others], key=_first)
    lines = [entry for entry in known if entry.kind is RedLine]
    measures = [entry for entry in known if entry.kind is Measure]
    return [
        _with(entry, "replaces", _replaced(entry, lines))
        if entry.kind is RedLine
        else _with(entry, "answers", _answered(entry, measures))
        if entry.kind is Measure
        else entry
        for entry in found
    ]


def _first(entry: Entry) -> tuple[str, str, int, int, str]:
    return entry.mentions[0].order


def tied_to(entries: Iterable[Entry]) -> frozenset[str]:
    """The parties that some of ``entries``, measures that are set against others, are taken by."""
    return frozenset(
        party
        for entry in entries
        if entry.kind is Measure and _RETURNS.search(_around(entry))
        for party in entry.fields["by"]
    )


def _with(entry: Entry, name: str, other: Entry | None) -> Entry:
    return replace(entry, more={**entry.more, name: other.id if other else ""})


def _replaced(entry: Entry, lines: Sequence[Entry]) -> Entry | None:
    """The latest earlier line of the same party on the same subject that is not drawn any more."""
    earlier = [
        line for line in lines if line.fields["by"] == entry.fields["by"] and line.latest < entry.first
    ]
    same = [line for line in earlier if _words(line) & _words(entry)]
    same = same or [
        line for line in earlier if line.fields["issue"] and line.fields["issue"] == entry.fields["issue"]
    ]
    return max(same, key=lambda line: (line.latest, line.id), default=None)


def _words(entry: Entry) -> frozenset[str]:
    return wording_of(_contents(entry)).terms - wording_of(_OF_LINES).terms


def _contents(entry: Entry) -> str:
    return " ".join(str(getattr(mention.record, "content", "")) for mention in entry.mentions)


def _answered(entry: Entry, measures: Sequence[Entry]) -> Entry | None:
    """The other side's measure, no later one, that statements set this one against: named in the sentences around."""
    around = _around(entry)
    if not _RETURNS.search(around):
        return None
    told = wording_of(around)
    best: tuple[float, Entry] | None = None
    for other in measures:
        if set(other.fields["by"]) & set(entry.fields["by"]) or other.first > entry.first:
            continue
        if not set(other.fields["on"]) & set(entry.fields["by"]):
            continue
        share = max(_named_in(mention, told.terms) for mention in other.mentions)
        weight = share * len(other.mentions)
        if share >= ANSWERS and (best is None or weight > best[0]):
            best = (weight, other)
    return best[1] if best else None


def _around(entry: Entry) -> str:
    """The sentences that tell of an entry, with those before them."""
    return " ".join(
        sentence.quote for mention in entry.mentions for sentence in (*mention.before, mention.sentence)
    )


def _named_in(mention: Mention, terms: frozenset[str]) -> float:
    wording = wording_of(mention.record.quote)
    return len(wording.terms & terms) / len(wording.terms) if len(wording.terms) > 1 else 0.0


def _not_in(items: Sequence[str], others: Sequence[str]) -> list[str]:
    return [
        item
        for item in items
        if not any(
            item == other or likeness(wording_of(item), wording_of(other)) >= SAME_ITEM for other in others
        )
    ]
