"""Which mentions are about one fact: the grouping of those that could be, by how alike their wording is.

Mentions are taken in the order of time, each joins the group that it is most like or opens a new one. The outcome
depends on the set of mentions alone, not on the order in which they were imported, and a mention later than
all others changes nothing before it: an archive that grows at its end is grouped as it grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from verbale.ledger.mention import Mention
from verbale.ledger.wording import Wording, likeness, total_weight, weight_of, wording_of

__all__ = ["Group", "Reason", "group_by_wording"]

MOST_COMPARED = 12
"""Different wordings of a group that a mention is compared with: the earliest ones."""
TELLING = 0.25
"""The weight from which a term leads to a group: the commonest words lead nowhere."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a mention belongs to a group: what it was joined to, by which rule, and how alike (0 to 1)."""

    mention: str
    joined_to: str
    rule: str
    score: float


@dataclass(slots=True)
class Group:
    """Mentions of one fact, in the order of time, with the reasons why they belong together."""

    mentions: list[Mention] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)


@dataclass(slots=True)
class _Wordings:
    """The different wordings of one group, each with the mention that had it first."""

    group: Group
    known: dict[frozenset[str], tuple[Wording, Mention]] = field(default_factory=dict)

    def nearest(self, wording: Wording) -> tuple[float, Mention | None]:
        best: tuple[float, Mention | None] = (0.0, None)
        for other, mention in self.known.values():
            score = likeness(wording, other)
            if score > best[0]:
                best = (score, mention)
        return best

    def add(self, wording: Wording, mention: Mention) -> None:
        if len(self.known) < MOST_COMPARED:
            self.known.setdefault(wording.terms, (wording, mention))


def group_by_wording(
    mentions: Iterable[Mention], text_of: Callable[[Mention], str], least: float, rule: str
) -> list[Group]:
    """The groups of ``mentions``, which are in order of time.

    ``text_of`` gives the words that are compared, ``least`` is the likeness from which two belong together,
    ``rule`` the name that the reasons give.
    """
    groups: list[_Wordings] = []
    leads: dict[str, list[int]] = {}
    for mention in mentions:
        wording = wording_of(text_of(mention))
        number, score, joined_to = _best(wording, groups, leads, least)
        if joined_to is None:
            number = len(groups)
            groups.append(_Wordings(Group()))
        else:
            groups[number].group.reasons.append(Reason(mention.id, joined_to.id, rule, round(score, 3)))
        chosen = groups[number]
        chosen.group.mentions.append(mention)
        new = wording.terms.difference(*(terms for terms in chosen.known))
        chosen.add(wording, mention)
        if wording.terms in chosen.known:
            for term in new:
                if weight_of(term) >= TELLING:
                    leads.setdefault(term, []).append(number)
    return [chosen.group for chosen in groups]


def _best(
    wording: Wording, groups: list[_Wordings], leads: dict[str, list[int]], least: float
) -> tuple[int, float, Mention | None]:
    """The group that ``wording`` belongs to, how alike it is, and the mention it is most like; none, if none."""
    shared: dict[int, list[str]] = {}
    for term in wording.terms:
        for number in leads.get(term, ()):
            shared.setdefault(number, []).append(term)
    best: tuple[int, float, Mention | None] = (-1, 0.0, None)
    for number in sorted(shared):
        # What is shared with all wordings of a group together bounds the likeness to any of them.
        if total_weight(shared[number]) < least * wording.weight / 2 and len(wording.terms) > 2:
            continue
        score, mention = groups[number].nearest(wording)
        if score >= least and score > best[1]:
            best = (number, score, mention)
    return best
