"""People's corrections of what belongs together: merged and split by hand, kept whatever is read anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verbale.ledger.grouping import Group, Reason
from verbale.ledger.mention import Mention

__all__ = ["Regrouping", "regroup"]


@dataclass(frozen=True, slots=True)
class Regrouping:
    """That some mentions are one fact (``merge``), or a fact apart from those they stand with (``split``)."""

    action: str
    mentions: tuple[str, ...]
    """Ids of mentions. Merging joins the whole entries that these stand in; splitting takes out these alone."""
    by: str = ""
    when: str = ""


def regroup(groups: Iterable[Group], corrections: Sequence[Regrouping]) -> list[Group]:
    """``groups`` of one type of record after ``corrections``, applied in their order.

    A correction outlives a new reading: a mention whose offsets have moved is the one that overlaps.
    """
    current = list(groups)
    for correction in corrections:
        named = [
            (group, mention) for group in current for mention in group.mentions if _named(mention, correction)
        ]
        if not named:
            continue
        if correction.action == "merge":
            current = _merged(current, [group for group, _ in named], correction)
        else:
            current = _split(current, [mention for _, mention in named], correction)
    return current


def _merged(groups: list[Group], chosen: list[Group], correction: Regrouping) -> list[Group]:
    parts = [group for group in groups if any(group is one for one in chosen)]
    if len(parts) < 2:
        return groups
    mentions = sorted((mention for part in parts for mention in part.mentions), key=lambda one: one.order)
    reasons = [reason for part in parts for reason in part.reasons]
    reasons += [
        Reason(part.mentions[0].id, parts[0].mentions[0].id, f"merged by {correction.by or 'hand'}", 1.0)
        for part in parts[1:]
    ]
    return [group for group in groups if not any(group is part for part in parts)] + [
        Group(mentions, reasons)
    ]


def _split(groups: list[Group], mentions: list[Mention], correction: Regrouping) -> list[Group]:
    apart = {mention.id for mention in mentions}
    result = []
    for group in groups:
        kept = [mention for mention in group.mentions if mention.id not in apart]
        if kept:
            reasons = [r for r in group.reasons if r.mention not in apart and r.joined_to not in apart]
            result.append(Group(kept, reasons))
    ordered = sorted(mentions, key=lambda mention: mention.order)
    reason = Reason(ordered[0].id, ordered[0].id, f"split by {correction.by or 'hand'}", 1.0)
    return [*result, Group(ordered, [reason])]


def _named(mention: Mention, correction: Regrouping) -> bool:
    return any(_is(mention, name) for name in correction.mentions)


def _is(mention: Mention, name: str) -> bool:
    if mention.id == name:
        return True
    statement, offsets, key = name.rsplit("/", 2)
    if statement != mention.statement or key != mention.record.key:
        return False
    start, _, end = offsets.partition("-")
    return mention.record.start < int(end) and int(start) < mention.record.end
