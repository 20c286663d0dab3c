"""Which mentions are about one fact: the grouping of promises, demands and measures, by the signs of each two.

Mentions that say by themselves what they are about come first, and are clustered by the average of how strongly each
two belong together (`judging`); those that point back ("withdraw it", "the surcharge") then join the group that has
the mention they are most likely to mean, or the only one that has all of their few words. The outcome depends on the
set of mentions alone, not on the order in which they were imported.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from verbale.ledger.clustering import clusters
from verbale.ledger.grouping import Group, Reason, plainly_meant
from verbale.ledger.judging import EVEN, ONCE, Judged
from verbale.ledger.mention import Mention
from verbale.ledger.signs import Said
from verbale.ledger.wording import alike, rarest, weight_of

__all__ = ["group_by_signs"]

UNLINKED = -1.0
"""What two mentions count for, above ``EVEN``, that have no telling word in common."""
TELLING = 0.25
"""The weight from which a term leads from one mention to another: the commonest words lead nowhere."""
POINTED_AT = 0.5
"""The same, for a term that stands around a mention which points back."""
MOST_NEAR = 50
"""With how many mentions before it that have a word in common a mention is compared, the nearest ones."""
SHARE = 0.3
"""The likeness, by Dice's coefficient, from which the wordings of two mentions are compared in any case."""
SOME = 0.2
"""The likeness below which they are not compared at all."""
MANY = 1.0
"""By how much, for each time that there are e times as many."""
MOST_COMPARED = 12
"""How many mentions of a group one that points back is compared with: the earliest ones."""
_NONE: frozenset[int] = frozenset()


def group_by_signs(mentions: Iterable[Mention], rule: Judged) -> list[Group]:
    """The groups of ``mentions``, which are in order of time."""
    said = [rule.said(mention) for mention in mentions]
    rule = replace(
        rule, even=rule.even + MANY * max(0.0, math.log(len(said) / rule.usual)) if said else rule.even
    )
    groups = _clustered(_same_words([one for one in said if not one.points_back], rule), rule)
    if rule.weights == "measures":
        groups = _with_the_named(groups, rule)
    pointing = [one for one in said if one.points_back and not one.is_any]
    left = _pointing(pointing, groups, rule)
    left = _known(_pointing(left, groups, rule), groups, rule)  # again: the first may have told what is meant
    if rule.weights == "words":
        groups = _with_the_named(groups, rule)
    groups += _clustered([[one] for one in left], rule)
    groups += [[one] for one in said if one.points_back and one.is_any]
    return sorted((_group(group, rule) for group in groups), key=lambda group: group.mentions[0].order)


def _same_words(said: Iterable[Said], rule: Judged) -> list[list[Said]]:
    """``said``, with those together that say the same words to the same end."""
    found: dict[tuple[frozenset[str], str], list[list[Said]]] = {}
    for one in said:
        known = found.setdefault((one.own.terms, one.polarity), [])
        same = next((unit for unit in known if not rule.never(unit[0], one)), None)
        if same is None:
            known.append([one])
        else:
            same.append(one)
    return [unit for units in found.values() for unit in units]


def _clustered(units: list[list[Said]], rule: Judged) -> list[list[Said]]:
    """The groups of ``units``, each of which counts as its first mention."""
    links: dict[tuple[int, int], float] = {}
    never: dict[int, set[int]] = {}
    for one, other in sorted({*_compared(units), *_of_one_deed(units, rule)}):
        first, second = units[one], units[other]
        if any(rule.never(mine, theirs) for mine in first for theirs in second):
            never.setdefault(one, set()).add(other)
            never.setdefault(other, set()).add(one)
        else:
            links[one, other] = rule.strength(first[0], second[0])
    once = _told_once(units)

    def apart(some: Sequence[int], others: Sequence[int]) -> bool:
        return any(not never.get(one, _NONE).isdisjoint(others) for one in some) or once(some, others)

    return [
        [said for number in cluster for said in units[number]]
        for cluster in clusters(len(units), links, UNLINKED, apart)
    ]


def _compared(units: list[list[Said]]) -> Iterator[tuple[int, int]]:
    """The pairs of ``units`` that are compared: a telling word of the rarest of one stands in the other.

    Of the units before it that have a word only the nearest are compared: of a word that thousands have, no more.
    """
    having: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=MOST_NEAR))
    rare: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=MOST_NEAR))
    told = _statements(units)
    for number, unit in enumerate(units):
        telling = [term for term in unit[0].own.terms if weight_of(term) >= TELLING]
        rarest_of_it = set(rarest_words(unit[0])) & set(telling)
        near = {earlier for term in telling for earlier in rare[term]}
        near.update(earlier for term in rarest_of_it for earlier in having[term])
        for term in rarest_of_it:
            rare[term].append(number)
        for term in telling:
            having[term].append(number)
        for earlier in near:
            least = _least(told[earlier], told[number])
            if alike(units[earlier][0].own, unit[0].own) >= least:
                yield earlier, number


def _of_one_deed(units: list[list[Said]], rule: Judged) -> Iterator[tuple[int, int]]:
    """The pairs of ``units`` that name one deed, done to one thing, whatever their other words; the nearest ones."""
    having: defaultdict[tuple[frozenset[str], str], deque[int]] = defaultdict(lambda: deque(maxlen=MOST_NEAR))
    for number, (one, *_) in enumerate(units):
        keys = [(one.deeds, term) for term in one.things if one.deeds and weight_of(term) >= TELLING]
        for earlier in {earlier for key in keys for earlier in having[key]}:
            if rule.same_deed_to_same_thing(units[earlier][0], one):
                yield earlier, number
        for key in keys:
            having[key].append(number)


def _least(told: frozenset[str], told_too: frozenset[str]) -> float:
    """How alike two units are at least that are compared: what one statement tells in other words is never joined."""
    return SOME if told.isdisjoint(told_too) else ONCE


def _statements(units: list[list[Said]]) -> list[frozenset[str]]:
    """The ids of the statements that tell of each of ``units``."""
    return [frozenset(one.mention.statement for one in unit) for unit in units]


def rarest_words(said: Said) -> list[str]:
    """The words of which whatever is like ``said`` by at least ``SHARE`` has one."""
    # Dice's coefficient is at least t only where t / (2 - t) of either weight is shared.
    return rarest(said.own, SHARE / (2 - SHARE) * said.own.weight)


def _told_once(units: list[list[Said]]) -> Callable[[Sequence[int], Sequence[int]], bool]:
    """Whether two sets of ``units`` cannot be one because a statement tells of both, in other words."""
    told = _statements(units)

    def differ(some: Sequence[int], others: Sequence[int]) -> bool:
        by_statement: dict[str, list[int]] = {}
        for one in some:
            for statement in told[one]:
                by_statement.setdefault(statement, []).append(one)
        return any(
            alike(units[one][0].own, units[other][0].own) < ONCE
            for other in others
            for statement in told[other]
            for one in by_statement.get(statement, ())
        )

    return differ


def _pointing(said: list[Said], groups: list[list[Said]], rule: Judged) -> list[Said]:
    """Put those of ``said`` that point back to the group they mean; what is left means none."""
    leads: dict[str, set[int]] = {}
    compared = [group[:MOST_COMPARED] for group in groups]
    for number, group in enumerate(compared):
        for term in frozenset().union(*(one.own.terms for one in group)):
            leads.setdefault(term, set()).add(number)
    left = []
    for one in said:
        terms = (
            term
            for term in one.around.terms
            if weight_of(term) >= (TELLING if term in one.own.terms else POINTED_AT)
        )
        meant = sorted({number for term in terms for number in leads.get(term, ())})
        best: tuple[float, int] = (0.0, -1)
        for number in meant:
            told = [other for other in compared[number] if other.mention.order < one.mention.order]
            strength = max(rule.strength(one, other) for other in told or compared[number])
            if strength <= best[0] or rule.is_of_another_thing(one, compared[number]):
                continue
            if not any(rule.never(one, other) for other in groups[number]):
                best = (strength, number)
        if best[1] < 0:
            left.append(one)
        else:
            groups[best[1]].append(one)
    return left


def _known(said: list[Said], groups: list[list[Said]], rule: Judged) -> list[Said]:
    """Put those of ``said`` to the one group that their few words can mean; what is left means none, or several.

    "End the inspections", where one demand before it has it that the inspections of grain end, or one far oftener.
    """
    left = []
    for one in said:
        named = [group for group in groups if rule.can_be_named(one) and _is_named(one, group, rule)]
        if meant := plainly_meant(named, len):
            meant.append(one)
        else:
            left.append(one)
    return left


def _with_the_named(groups: list[list[Said]], rule: Judged) -> list[list[Said]]:
    """``groups``, those of which every mention is a short name joined to the one group that has the name's words."""
    short = [group for group in groups if all(rule.is_short_name(one) for one in group)]
    found = [group for group in groups if not any(group is one for one in short)]
    for group in short:
        named = [other for other in found if all(_is_named(one, other, rule) for one in group)]
        if meant := plainly_meant(named, len):
            meant.extend(group)
        else:
            found.append(group)
    return found


def _is_named(one: Said, group: list[Said], rule: Judged) -> bool:
    """Whether some of ``group``, told before ``one``, has all the words by which that names its thing."""
    known = any(
        other.mention.order < one.mention.order and rule.is_named(one, other)
        for other in group[:MOST_COMPARED]
    )
    return known and not any(rule.told_apart(one, other) for other in group)


def _group(said: list[Said], rule: Judged) -> Group:
    """The group of ``said``, each with the mention that it is most likely one with, of those before it."""
    ordered = sorted(said, key=lambda one: one.mention.order)
    reasons = []
    for number, one in enumerate(ordered[1:], 1):
        others = ordered[:MOST_COMPARED] if number > MOST_COMPARED else ordered[:number]
        strengths = [rule.strength(one, other) for other in others]
        nearest = strengths.index(max(strengths))
        reasons.append(
            Reason(
                one.mention.id,
                others[nearest].mention.id,
                f"{rule.name}-spoken-of" if one.points_back else rule.name,
                round(1 / (1 + math.exp(-strengths[nearest] - EVEN - rule.even)), 3),
            )
        )
    return Group([one.mention for one in ordered], reasons)
