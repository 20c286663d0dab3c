"""How strongly two promises, demands or measures belong together, and what tells them apart.

The strength is the sum of the signs of the two, weighed as ``merging_weights.tsv`` says: the logarithm of the odds that
they are one fact (logistic regression, trained by training/ledger/fit.py).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.ledger.mention import Mention
from verbale.ledger.signs import LITTLE, SIGNS, Said, said_of, signs_of
from verbale.ledger.wording import PACKAGE, alike, total_weight, weight_of

__all__ = ["EVEN", "ONCE", "THE_THING", "USUAL", "Judged", "Weights", "weights_of"]

EVEN = -1.0
"""The log-odds from which two mentions belong together."""
EVEN_OF_COMMON_WORDS = 0.0
"""The same, where all they have in common are common words: set phrases are used of many things."""
RARE = 0.5
"""The weight of a word that is not common."""
_RARE, _MEANT = SIGNS.index("rare"), SIGNS.index("meant")
CAP = 4.0
"""The log-odds that one pair counts for at most, for and against: no pair decides alone."""
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
SOON = 30
"""The days within which a number in common can say that two mentions are one: "100 percent"."""
PLAINLY_ONE = 1.0
"""The log-odds, above what is asked, of two that name one deed, done to one thing."""
HALF = 0.5
"""The share of the longer name of the thing that both have, where the shorter has words of its own."""
IN_ALL = 1.1
"""The weight of the words together that are all one says of the thing, where none of them is rare."""
THE_THING = 0.6
"""The weight of the rarest word in common of two that are of one thing."""
NAMED_ALIKE = 0.4
"""The same, of two that name the thing by the same words and no other."""
FEW = 0.6
"""The weight of the words for a thing that is named in few."""
KNOWN = 0.4
"""What the few words weigh at least by which a measure is known."""


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
        strength = weights_of(self.weights, pointing=pointing).strength(signs) - even - self.even
        return max(strength, PLAINLY_ONE) if self.same_deed_to_same_thing(one, other) else strength

    def same_deed_to_same_thing(self, one: Said, other: Said) -> bool:
        """Whether two promises or demands name one deed and one thing that it is done to: "end the inspections"."""
        if self.weights != "words" or not one.deeds or one.deeds != other.deeds:
            return False
        if one.polarity != other.polarity:
            return False
        if not one.things or not other.things:
            return self._thing_is_in_sight(one, other)
        shared = one.things & other.things
        less, more = sorted((one.things, other.things), key=total_weight)
        rare = max(map(weight_of, shared), default=0.0)
        if less == more:
            return rare >= NAMED_ALIKE
        if shared == less:
            return rare >= THE_THING or total_weight(shared) >= IN_ALL
        return rare >= THE_THING and total_weight(shared) >= HALF * total_weight(more)

    @staticmethod
    def _thing_is_in_sight(one: Said, other: Said) -> bool:
        """Whether two mentions, one of which names no thing, are of one: what is said around them tells it, or the day.

        "Review it by 30 June"; "this must stop"; "… frigates. Withdraw them", where the other names the frigates.
        """
        if not one.dates.isdisjoint(other.dates) or alike(one.around, other.around) >= SAME_MATTER:
            return True
        pointing, naming = (other, one) if one.things else (one, other)
        told = max(map(weight_of, naming.things), default=0.0)
        return pointing.pronoun and told >= THE_THING and naming.things <= pointing.around.terms

    def is_of_another_thing(self, one: Said, group: Sequence[Said]) -> bool:
        """Whether ``group`` names the deed of ``one``, done to other things alone."""
        if self.weights != "words" or one.pronoun or not one.things:
            return False
        things = [other.things for other in group if other.things and one.deeds & other.deeds]
        return bool(things) and all(one.things.isdisjoint(others) for others in things)

    def can_be_named(self, one: Said) -> bool:
        """Whether few words, told as known, can name what ``one`` is about: "end the inspections", "the surcharge"."""
        if self.weights == "words":
            return one.definite and bool(one.things and one.deeds)
        if not one.own.terms:
            return one.pronoun  # "it began on Monday"
        return one.definite and one.own.weight >= KNOWN

    def is_short_name(self, one: Said) -> bool:
        """Whether ``one`` names in few words a thing told as known; of a promise or demand, with a deed done to it."""
        if self.weights == "words":
            return bool(one.definite and one.deeds and one.things) and total_weight(one.things) <= FEW
        return one.definite and one.own.weight <= LITTLE

    def is_named(self, one: Said, other: Said) -> bool:
        """Whether ``other`` has all the words by which ``one`` names its thing and, of a demand, its deed."""
        if self.weights == "words":
            return one.things <= other.things and one.deeds == other.deeds and one.day - other.day <= LONG
        if not one.own.terms:
            in_sight = max(map(weight_of, other.own.terms & one.around.terms), default=0.0)
            return in_sight >= RARE and one.day - other.day <= LONG
        return one.own.terms <= other.own.terms

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
        if not self.of_one_matter(one, other) or self.told_apart(one, other):
            return True
        return one.mention.statement == other.mention.statement and alike(one.own, other.own) < ONCE

    def told_apart(self, one: Said, other: Said) -> bool:
        """Whether names, deeds, numbers or parties tell two mentions apart."""
        if self._by_names(one, other) or self._by_deeds(one, other) or self._by_numbers(one, other):
            return True
        return not self.agree(one.mention, other.mention)

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
