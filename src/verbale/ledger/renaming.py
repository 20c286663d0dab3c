"""Groups of mentions that are one although their names differ, because a statement says that both are its names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verbale.ledger.grouping import Group, Reason
from verbale.ledger.mention import Mention
from verbale.ledger.wording import Wording, alike, leading, wording_of

__all__ = ["joined_by_aliases"]

_Names = dict[str, list[tuple[Wording, int]]]
CALLED = 0.8
"""How alike a name in the text and that of a mention are where it is the mention's."""


def joined_by_aliases(groups: list[Group], name: Callable[[Mention], str]) -> list[Group]:
    """``groups``, which are in the order of their first mentions, those joined that have two names of one thing."""
    told = {alias for group in groups for mention in group.mentions for alias in mention.aliases}
    names = _names(groups, name) if told else {}
    for one, other in sorted(told):
        found = sorted({number for text in (one, other) if (number := _called(text, names)) is not None})
        if len(found) > 1:
            groups = _joined(groups, *found)
            names = _names(groups, name)
    return groups


def _names(groups: Sequence[Group], name: Callable[[Mention], str]) -> _Names:
    """For every term the names that have it, each with the number of the first group that has the name."""
    known: dict[Wording, int] = {}
    for number, group in enumerate(groups):
        for mention in group.mentions:
            known.setdefault(wording_of(name(mention)), number)
    having: _Names = {}
    for wording, number in known.items():
        for term in wording.terms:
            having.setdefault(term, []).append((wording, number))
    return having


def _called(text: str, names: _Names) -> int | None:
    """The number of the group that has a name most like ``text``; the earliest of equals."""
    asked = wording_of(text)
    near = (
        (alike(asked, one), -number) for term in leading(asked, CALLED) for one, number in names.get(term, ())
    )
    most, number = max(near, default=(0.0, 0))
    return -number if most >= CALLED else None


def _joined(groups: Sequence[Group], one: int, other: int) -> list[Group]:
    """``groups`` with those of the numbers ``one`` and ``other`` as one, in the place of the earlier, ``one``."""
    first, second = groups[one], groups[other]
    reason = Reason(second.mentions[0].id, first.mentions[0].id, "also-called", 1.0)
    mentions = sorted((*first.mentions, *second.mentions), key=lambda mention: mention.order)
    whole = Group(mentions, [*first.reasons, *second.reasons, reason])
    return [*groups[:one], whole, *groups[one + 1 : other], *groups[other + 1 :]]
