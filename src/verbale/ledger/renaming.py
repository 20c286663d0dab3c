"""Groups of mentions that are one although their names differ, because a statement says that both are its names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verbale.ledger.grouping import Group, Reason
from verbale.ledger.mention import Mention
from verbale.ledger.wording import alike, wording_of

__all__ = ["joined_by_aliases"]

CALLED = 0.8
"""How alike a name in the text and that of a mention are where it is the mention's."""


def joined_by_aliases(groups: list[Group], name: Callable[[Mention], str]) -> list[Group]:
    """``groups``, which are in the order of their first mentions, those joined that have two names of one thing."""
    told = {alias for group in groups for mention in group.mentions for alias in mention.aliases}
    for names in sorted(told):
        found = [_called(one, groups, name) for one in names]
        if None not in found and found[0] is not found[1]:
            groups = _joined(groups, [group for group in groups if any(group is one for one in found)])
    return groups


def _called(text: str, groups: Sequence[Group], name: Callable[[Mention], str]) -> Group | None:
    """The group with the mention whose name is most like ``text``; the earliest of equals."""
    asked = wording_of(text)
    likest = [max(alike(asked, wording_of(name(mention))) for mention in group.mentions) for group in groups]
    most = max(likest, default=0.0)
    return groups[likest.index(most)] if most >= CALLED else None


def _joined(groups: list[Group], two: Sequence[Group]) -> list[Group]:
    """``groups`` with the ``two`` as one, in the place of the earlier."""
    first, second = two
    reason = Reason(second.mentions[0].id, first.mentions[0].id, "also-called", 1.0)
    mentions = sorted((*first.mentions, *second.mentions), key=lambda mention: mention.order)
    whole = Group(mentions, [*first.reasons, *second.reasons, reason])
    return [whole if group is first else group for group in groups if group is not second]
