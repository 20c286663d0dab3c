"""Which mentions are about one fact: the grouping of promises, demands and measures, by the signs of each two.

How strongly two mentions belong together is the sum of their signs, weighed as ``merging_weights.tsv`` says: the
logarithm of the odds that they are one fact (logistic regression, trained by training/ledger/fit.py). Mentions that say
by themselves what they are about come first, and are clustered by the average of these sums; those that point back
("withdraw it", "the surcharge") then join the group that has the mention they are most likely to mean. The outcome
depends on the set of mentions alone, not on the order in which they were imported.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.ledger.clustering import clusters
from verbale.ledger.grouping import Group, Reason
from verbale.ledger.mention import Mention
from verbale.ledger.signs import LITTLE, SIGNS, Said, said_of, signs_of
from verbale.ledger.wording import PACKAGE, alike, rarest, weight_of

__all__ = ["Judged", "Weights", "group_by_signs", "weights_of"]

EVEN = -1.0
"""The log-odds from which two mentions belong together."""
EVEN_OF_COMMON_WORDS = 0.0
"""The same, where all they have in common are common words: set phrases are used of many things."""
RARE = 0.5
"""The weight of a word that is not common."""
_RARE, _MEANT = SIGNS.index("rare"), SIGNS.index("meant")
CAP = 4.0
"""The log-odds that one pair counts for at most, for and against: no pair decides alone."""
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
ONCE = 0.8
"""The likeness of two mentions of one statement that can be one: it seldom tells of a thing twice in other words."""
NAMED = 0.5
"""The weight of a word in common from which two mentions can be one long after, whatever else they share."""
PLAINLY_NAMED = 0.8
"""The same, where their numbers differ."""
SAME_PHRASE = 0.7
"""The likeness that two set phrases need: promises and demands that have no word in common which names a matter."""
SAME_MATTER = 0.4
"""How alike the sentences around two such phrases are, where their issues are not known, that are about one matter."""
SAME_ISSUE = 0.25
"""The same, where their issues are known and shared: an issue is wider than a matter."""
LASTS = 30
"""The days within which such a phrase is of one matter, if at all."""
LONG = 180
"""The days after which what shares a matter and little else is another promise about it."""
LONG_AFTER = 0.45
"""The likeness that is asked then."""
USUAL = 40
"""The mentions of a block beyond which any two are less likely one: pairs grow faster than facts."""
MANY = 1.0
"""By how much, for each time that there are e times as many."""
SOON = 30
"""The days within which a number in common can say that two mentions are one: "100 percent"."""
MOST_COMPARED = 12
"""How many mentions of a group one that points back is compared with: the earliest ones."""
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts for, in the order of ``SIGNS``, and what every pair starts from."""

    signs: tuple[float, ...]
    start: float

    def strength(self, signs: Sequence[float]) -> float:
        """The log-odds that a pair with these ``signs`` is one fact, within ``CAP``."""
        total = math.fsum(weight * sign for weight, sign in zip(self.signs, signs, strict=True))
        return max(-CAP, min(CAP, total + self.start))


def _always(_: Mention, __: Mention) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Judged:
    """How the mentions of one type of record are grouped."""

    name: str
    """The name that the reasons give."""
    text: Callable[[Mention], str]
    """The words that are compared."""
    weights: str
    """Which weights of ``merging_weights.tsv`` are used."""
    agree: Callable[[Mention, Mention], bool] = _always
    """Whether two mentions can be one fact, whatever their words."""
    little: float = LITTLE
    """What weighs no more than this points back."""
    usual: int = USUAL
    """The mentions of a block that is not large."""
    even: float = 0.0
    """What is asked beyond ``EVEN``: the log-odds against any two mentions of many."""

    def said(self, mention: Mention) -> Said:
        """The mention with what it is compared by."""
        return said_of(mention, self.text(mention), self.little)

    def strength(self, one: Said, other: Said) -> float:
        """How strongly two mentions belong together, above 0 if they do."""
        signs = signs_of(one, other)
        pointing = one.points_back or other.points_back
        even = EVEN if max(signs[_RARE], signs[_MEANT]) >= RARE else EVEN_OF_COMMON_WORDS
        return weights_of(self.weights, pointing=pointing).strength(signs) - even - self.even

    def of_one_matter(self, one: Said, other: Said) -> bool:
        """Whether two mentions can be of one matter: what names none says nearly the same where one is spoken of."""
        if one.points_back or other.points_back:
            return True
        if shared := one.objects & other.objects:
            named = max(map(weight_of, shared)) >= NAMED
            return named or abs(one.day - other.day) <= LONG or alike(one.own, other.own) >= LONG_AFTER
        if (one.objects and other.objects) or alike(one.own, other.own) < SAME_PHRASE:
            return False
        if abs(one.day - other.day) > LASTS:
            return False
        if not one.matter or not other.matter:
            return alike(one.around, other.around) >= SAME_MATTER
        return bool(one.matter & other.matter) and alike(one.around, other.around) >= SAME_ISSUE

    def never(self, one: Said, other: Said) -> bool:
        """Whether two mentions cannot be one fact."""
        if not self.of_one_matter(one, other) or self._by_names(one, other) or self._by_deeds(one, other):
            return True
        if one.mention.statement == other.mention.statement and alike(one.own, other.own) < ONCE:
            return True
        if not self.agree(one.mention, other.mention):
            return True
        return self._by_numbers(one, other)

    @staticmethod
    def _by_names(one: Said, other: Said) -> bool:
        """Whether each names something, and not the same: "the border at Zenda", "the border at Hofbau"."""
        return bool(one.names and other.names and not one.names & other.names)

    def _by_deeds(self, one: Said, other: Said) -> bool:
        """Whether each says what is to be done with a thing, and not the same; a measure is one through all of it."""
        return self.weights == "words" and bool(
            one.deeds and other.deeds and not one.deeds & other.deeds and one.polarity == other.polarity
        )

    @staticmethod
    def _by_numbers(one: Said, other: Said) -> bool:
        """Whether numbers tell two mentions apart, or are all that they have in common, and that long after."""
        if not one.numbers or not other.numbers:
            return False
        words = (one.own.terms & other.own.terms) - one.numbers
        rarest_word = max((weight_of(term) for term in words), default=0.0)
        if not one.numbers & other.numbers:
            return rarest_word < PLAINLY_NAMED
        return rarest_word < NAMED and abs(one.day - other.day) > SOON


def group_by_signs(mentions: Iterable[Mention], rule: Judged) -> list[Group]:
    """The groups of ``mentions``, which are in order of time."""
    said = [rule.said(mention) for mention in mentions]
    rule = replace(
        rule, even=rule.even + MANY * max(0.0, math.log(len(said) / rule.usual)) if said else rule.even
    )
    groups = _clustered(_same_words([one for one in said if not one.points_back], rule), rule)
    pointing = [one for one in said if one.points_back and not one.is_any]
    left = _pointing(pointing, groups, rule)
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
    for one, other in _compared(units):
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
            if strength > best[0] and not any(rule.never(one, other) for other in groups[number]):
                best = (strength, number)
        if best[1] < 0:
            left.append(one)
        else:
            groups[best[1]].append(one)
    return left


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


@cache
def weights_of(name: str, *, pointing: bool) -> Weights:
    """The weights for pairs of which one points back, or of which none does."""
    pair = "pointing" if pointing else "plain"
    rows = {
        sign: float(weight)
        for which, how, sign, weight in read_rows("merging_weights.tsv", 4, PACKAGE)
        if (which, how) == (name, pair)
    }
    return Weights(tuple(rows.get(sign, 0.0) for sign in SIGNS), rows["start"])
