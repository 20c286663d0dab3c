"""Which mentions are about one fact: the grouping of those that could be, by how alike their wording is.

Mentions that say by themselves what they are about come first, in the order of time: each joins the group that it is
most like, or opens a new one. Those that point back ("withdraw it", "the surcharge") follow, and join the group
that the sentences before them speak of. The outcome depends on the set of mentions alone, not on the order in
which they were imported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from verbale.ledger.mention import Mention
from verbale.ledger.wording import (
    WORD,
    Wording,
    alike,
    leading,
    likeness,
    share_of,
    term_of,
    total_weight,
    weight_of,
    wording_of,
)

__all__ = ["Group", "Reason", "Rule", "group_by_wording", "plainly_meant", "says_what"]

T = TypeVar("T")

MOST_COMPARED = 12
"""Different wordings of a group that a mention is compared with: the earliest ones."""
TELLING = 0.25
"""The weight from which a term leads to a group: the commonest words lead nowhere."""
LITTLE = 1.1
"""What says no more than this by weight points back, whatever its words: "the surcharge"."""
SOME = 2.0
"""What says no more than this points back if it has a pronoun: "withdraw it without delay"."""
HEAD = 0.6
"""The share of ``Rule.least`` by which a mention is like its group's first wording: no chain leads away from that."""
OPEN = 0.65
"""The share of ``Rule.least`` from which two wordings are not plainly unlike."""
AROUND = 0.35
"""What it counts, beside the likeness of two such wordings, that the sentences around them are alike."""
OWN = 0.6
"""The share of its own words that a mention which points back has in common with its group."""
SPOKEN_OF = 0.75
"""The share of a group's wording that stands in such a mention and before it."""
SHARED = 0.9
"""The weight of that at least, where not all of it stands there."""
NAMED = 0.55
"""The weight at least of a wording that has to stand there wholly."""
ALIKE_AROUND = 0.35
"""How alike what stands before two mentions is that point back in the same words to the same thing."""
OFTENER = 3
"""How many times as often as the next a group is mentioned that its shortest name means."""
MUCH = 1.6
"""The weight in common from which a likeness of ``Rule.least`` is enough; with less, more is asked."""
MORE = 0.25
"""How much more is asked, in likeness, of what has nothing in common."""
ONCE = 0.8
"""The likeness that two mentions of one statement need: it seldom tells of a thing twice in other words."""
NAMED_AFTER = 2
"""The words of a name that says what a thing is, and where or whose."""
SAYS_NOTHING = 0.4
"""What says no more than this is like nothing but itself, where the same is spoken of."""
_POINTS_BACK = re.compile(
    r"\b(?:it|them|this|that|these|those|him|her|such|so|there)\b|^(?:its|their)\b", re.IGNORECASE
)
_CAPITALS = re.compile(r"\b(?!The\b)[A-Z][^\W\d_]+")
_INDEFINITE = re.compile(r"\b(?:an?|another|any|some|other|new)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|its|their|our|his|her|this|that|these|those|such)\b|['’]s\b", re.IGNORECASE)


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


def _always(_: Mention, __: Mention) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """How the mentions of one type of record are grouped."""

    name: str
    """The name that the reasons give."""
    text: Callable[[Mention], str]
    """The words that are compared."""
    least: float
    """The likeness from which two wordings belong together."""
    names: bool = False
    """Whether the words are a name, which says by itself what it stands for."""
    agree: Callable[[Mention, Mention], bool] = _always
    """Whether two mentions can be one fact, whatever their words."""
    known_by_origin: bool = False
    """Whether such things are named after where or by whom they were agreed: "the Hofbau understandings"."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A mention with the words that it is compared by."""

    mention: Mention
    own: Wording
    around: Wording
    """Its own words, its sentence's and those of the sentences before it."""
    in_sight: Wording
    """Those and the words of the title: what it can point back to."""
    head: str
    """The last of its words."""
    pronoun: bool
    definite: bool
    """Whether it is told as something known: "the", "its", "these"."""
    indefinite: bool
    """Whether it is told as one of several: "a", "some"; neither is "student exchanges"."""
    name: bool
    proper: bool
    """Whether it is written as a name of several words: "the National Harbours Act", not "the Act"."""

    @property
    def points_back(self) -> bool:
        """Whether the mention does not say by itself what it is about."""
        if self.name and (len(self.own.terms) > 1 or self.proper):
            return False
        return self.own.weight <= (SOME if self.pronoun else LITTLE)


@dataclass(slots=True)
class _Known:
    """A group, with its different wordings that others are compared with: the earliest ones."""

    number: int
    group: Group = field(default_factory=Group)
    said: list[_Said] = field(default_factory=list)

    def statement_of(self, said: _Said) -> bool:
        """Whether the statement of ``said`` speaks of it already."""
        return any(mention.statement == said.mention.statement for mention in reversed(self.group.mentions))


_Match = tuple[float, _Said, _Known]


class _Groups:
    """The groups found so far, and the terms that lead to them."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.known: list[_Known] = []
        self._leads: dict[str, list[int]] = {}
        """For each telling term the groups that have it in what they say."""
        self._rare: dict[str, list[int]] = {}
        """The same, where it is one of the rarest: of these, one at least is shared by what is alike."""

    def place(self, said: _Said, match: _Match | None, rule: str) -> None:
        """Put a mention to the group found for it, or to one of its own."""
        if match is None:
            known = _Known(len(self.known))
            self.known.append(known)
        else:
            score, nearest, known = match
            known.group.reasons.append(
                Reason(said.mention.id, nearest.mention.id, rule, min(1.0, round(score, 3)))
            )
        known.group.mentions.append(said.mention)
        if match is None or not said.points_back:
            self._learn(known, said)

    def most_like(self, said: _Said) -> _Match | None:
        """The group that has a wording most like that of ``said``."""
        best: _Match | None = None
        for known in self._like(said):
            scores = [self._likeness(said, one) for one in known.said]
            score = max(scores)
            nearest = known.said[scores.index(score)]
            if known.statement_of(said) and score < ONCE:
                continue
            if score < self._asked(said, nearest) or scores[0] < HEAD * self.rule.least:
                continue
            if (best is None or score > best[0]) and self._agrees(known, said):
                best = (score, nearest, known)
        return best

    def _agrees(self, known: _Known, said: _Said) -> bool:
        """Whether ``said`` can be the same as every wording of a group."""
        return all(self.rule.agree(one.mention, said.mention) for one in known.said)

    def _asked(self, said: _Said, other: _Said) -> float:
        """The likeness that two wordings need: the more, the less by weight they have in common."""
        shared = total_weight(said.own.terms & other.own.terms)
        return self.rule.least + MORE * max(0.0, 1 - shared / MUCH)

    def _likeness(self, said: _Said, other: _Said) -> float:
        """How alike two wordings are; where they leave it open, what stands around them counts as well.

        Not of names of which each says something else: "the National Harbours Act", "the International Harbours Act".
        """
        score = (alike if self.rule.names else likeness)(said.own, other.own)
        if self.rule.names and not _one_in_other(said.own, other.own):
            return score
        if OPEN * self.rule.least <= score < self.rule.least:
            score += AROUND * likeness(said.around, other.around)
        return score

    def spoken_of(self, said: _Said) -> _Match | None:
        """The group that ``said`` points back to, by what stands before it; or the only one that its words can mean."""
        best: tuple[float, _Match] | None = None
        named: dict[int, _Match] = {}
        for known in self._sharing(said.own.terms or said.around.terms):
            for one in known.said:
                if not self.rule.agree(one.mention, said.mention):
                    continue
                weight, score = _points_to(said, one)
                if weight and (best is None or weight > best[0]):
                    best = (weight, (score, one, known))
                if (
                    said.own.weight >= SAYS_NOTHING
                    and said.definite
                    and not said.pronoun
                    and said.own.terms <= one.own.terms
                ):
                    named.setdefault(known.number, (OWN, one, known))
        if best is not None:
            return best[1]
        return (
            None
            if self.rule.names
            else plainly_meant(named.values(), lambda match: len(match[2].group.mentions))
        )

    def known_by(self, said: _Said) -> _Match | None:
        """The only group that ``said`` names after where or whose it is: "the Hofbau understandings"."""
        named = said.definite and not said.pronoun and len(said.own.terms) == NAMED_AFTER
        if not self.rule.known_by_origin or not named:
            return None
        found: dict[int, _Match] = {}
        for known in self._sharing(said.own.terms):
            for one in known.said:
                shared = said.own.terms & one.own.terms
                after = said.own.terms - shared
                if shared and after <= one.around.terms and said.head in shared and self._agrees(known, said):
                    found.setdefault(known.number, (OWN, one, known))
        return plainly_meant(found.values(), lambda match: len(match[2].group.mentions))

    def _learn(self, known: _Known, said: _Said) -> None:
        if len(known.said) >= MOST_COMPARED or any(said.own.terms == one.own.terms for one in known.said):
            return
        known.said.append(said)
        _note(self._leads, said.around.terms if said.points_back else said.own.terms, known)
        _note(self._rare, self._leading(said), known)

    def _like(self, said: _Said) -> list[_Known]:
        """The groups that can have a wording like that of ``said``: each has one of the other's rarest terms."""
        return self._having(self._rare, self._leading(said))

    def _leading(self, said: _Said) -> list[str]:
        return leading(said.own, OPEN * self.rule.least)

    def _sharing(self, terms: Iterable[str]) -> list[_Known]:
        """The groups that have one of ``terms``, oldest first."""
        return self._having(self._leads, terms)

    def _having(self, index: Mapping[str, list[int]], terms: Iterable[str]) -> list[_Known]:
        return [
            self.known[number]
            for number in sorted({number for term in terms for number in index.get(term, ())})
        ]


def _note(index: dict[str, list[int]], terms: Iterable[str], known: _Known) -> None:
    """Let each of ``terms`` that is telling lead to ``known``."""
    for term in terms:
        numbers = index.setdefault(term, [])
        if weight_of(term) >= TELLING and known.number not in numbers[-1:]:
            numbers.append(known.number)


def says_what(text: str) -> bool:
    """Whether ``text`` says by itself what it is about: it does not point back."""
    return wording_of(text).weight > (SOME if _POINTS_BACK.search(text) else LITTLE)


def group_by_wording(mentions: Iterable[Mention], rule: Rule) -> list[Group]:
    """The groups of ``mentions``, which are in order of time."""
    said = [_said(mention, rule) for mention in mentions]
    groups = _Groups(rule)
    for one in said:
        if not one.points_back:
            groups.place(one, groups.most_like(one) or groups.known_by(one), rule.name)
    for one in said:
        if one.points_back:
            groups.place(one, groups.spoken_of(one) or groups.known_by(one), f"{rule.name}-spoken-of")
    found = [known.group for known in groups.known]
    for group in found:
        group.mentions.sort(key=lambda mention: mention.order)
    return sorted(found, key=lambda group: group.mentions[0].order)


def _said(mention: Mention, rule: Rule) -> _Said:
    text = rule.text(mention)
    context = " ".join(sentence.quote for sentence in (*mention.before, mention.sentence))
    return _Said(
        mention,
        wording_of(text),
        wording_of(f"{context} {text}"),
        wording_of(f"{mention.document.title} {context} {text}"),
        head=next((term for word in reversed(WORD.findall(text)) if (term := term_of(word))), ""),
        pronoun=bool(_POINTS_BACK.search(text)),
        definite=bool(_DEFINITE.search(text)),
        indefinite=bool(_INDEFINITE.search(text)),
        name=rule.names,
        proper=len(_CAPITALS.findall(text)) > 1,
    )


def plainly_meant(found: Iterable[T], size: Callable[[T], int]) -> T | None:
    """The one of ``found`` that short words can mean: the only one, or the one told of far oftener than any other."""
    ranked = sorted(found, key=size, reverse=True)
    if len(ranked) == 1 or (ranked and size(ranked[0]) >= OFTENER * size(ranked[1])):
        return ranked[0]
    return None


def _points_to(said: _Said, other: _Said) -> tuple[float, float]:
    """The weight of what speaks for ``said`` pointing to ``other``, and how alike they are; zeros if it does not."""
    if other.points_back and ((said.pronoun and other.pronoun) or said.own == other.own):
        alike = likeness(said.around, other.around)
        known = said.definite or not said.indefinite
        plain = said.own == other.own and known and not said.pronoun and said.own.weight >= SAYS_NOTHING
        if plain or (alike >= ALIKE_AROUND and _one_in_other(said.own, other.own)):
            return said.own.weight * OWN + alike, alike
        return 0.0, 0.0
    if not (said.pronoun or said.definite) and said.own.weight < SAYS_NOTHING:
        return 0.0, 0.0
    if said.own.terms and share_of(said.own, other.own) < (OWN if said.pronoun else 1.0):
        fuller = said.own.terms > other.own.terms and other.own.weight >= NAMED and not other.pronoun
        return (other.own.weight, 1.0) if fuller else (0.0, 0.0)
    held = 1.0 if other.own.terms <= said.in_sight.terms else share_of(other.own, said.around)
    weight = held * other.own.weight
    if (held == 1 and weight >= NAMED) or (held >= SPOKEN_OF and weight >= SHARED):
        return weight, held
    return 0.0, 0.0


def _one_in_other(one: Wording, other: Wording) -> bool:
    return one.terms <= other.terms or other.terms <= one.terms
