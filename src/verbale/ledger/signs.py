"""What speaks for and against two mentions being one fact: signs that a person can name, each from 0 to 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from verbale.language.dates import find_dates
from verbale.language.lexicon import read_rows
from verbale.ledger.antecedents import words_of
from verbale.ledger.deeds import deeds_of, main_clause, thing_of
from verbale.ledger.edtf import days_of
from verbale.ledger.mention import Mention
from verbale.ledger.wording import (
    PACKAGE,
    Wording,
    alike,
    share_of,
    term_of,
    total_weight,
    weight_of,
    without_parties,
    wording_of,
)

__all__ = ["AGAINST", "LITTLE", "SAYS_NOTHING", "SIGNS", "Said", "said_of", "signs_of"]

LITTLE = 1.1
"""What says no more than this by weight points back, whatever its words: "end the inspections"."""
MORE = 0.9
"""How much more a mention says that points back because it has a pronoun: "withdraw it without delay"."""
MUCH = 2.0
"""The weight in common that counts as a full sign, and the same of what one says beyond the other, twice."""
ENOUGH = 1.5
"""The weight from which the same words count fully."""
STANDS_THERE = 0.5
"""How much of what a mention says stands around one that points back to it."""
SAYS_NOTHING = 0.4
"""What says no more than this by weight is any thing of its kind, unless it is told as something known."""
NEAR = (1.0, 0.85, 0.7)
"""What a word counts for that stands in the sentence of a mention which points back, in the one before, two before."""
YEAR = 365
_DEFINITE = re.compile(r"\b(?:the|its|their|our|his|her|this|that|these|those|such)\b|['’]s\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?:it|them|this|that|these|those|him|her|he|she|they|such|so|there)\b|^(?:its|their)\b", re.IGNORECASE
)
_BEGINS_WITH_ONE = re.compile(r"^(?:it|they|these|those)\b", re.IGNORECASE)
_HEAD_BEFORE = re.compile(
    r"\b(?:the|its|their|this|that|these|those)(?: [\w-]+){1,4}? (?:that|which) "
    r"(?:(?:has|have|had|is|are|was|were|been|being) )*$",
    re.IGNORECASE,
)
"""What a mention tells of stands, as something known, before the clause that it is: "the surcharge that has been …"."""
_ENDS = re.compile(r"\W*(?:\w+ly )?(?:stop|end|cease|halt|discontinue)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[\w,’'\"“”‘]\s)[\"“‘]?([A-Z][^\W\d_]{2,})")
"""A word with a capital that does not begin the text."""
SIGNS = (
    "alike",
    "held",
    "shared",
    "same_words",
    "rare",
    "around",
    "in_sight",
    "meant",
    "same_deed",
    "same_date",
    "lacking",
    "beyond",
    "issues_differ",
    "polarity_differs",
    "numbers_differ",
    "dates_differ",
    "apart",
)
"""The signs, in the order in which `signs_of` gives them: the words in common, by weight, of both (``alike``), of the
shorter (``held``) and as such (``shared``); that all words are the same; the rarest word in common; how alike the
sentences are in which they stand; how much of each stands around the other (``in_sight``); the rarest word by which
the other is what one points back to (``meant``); that a deed or a date that both name is the same. Against: the
rarest word of the shorter that the other lacks, what the longer says beyond; that issues, polarity, numbers or the
days named differ; the time between them."""
AGAINST = frozenset(SIGNS[SIGNS.index("lacking") :])
"""Those that speak against."""


@dataclass(frozen=True, slots=True)
class Said:
    """A mention with what it is compared by."""

    mention: Mention
    own: Wording
    """Its own words."""
    around: Wording
    """Those, its sentence's and those of the sentences before it."""
    sentences: tuple[Wording, ...]
    """Its sentence and those before it, the nearest first."""
    numbers: frozenset[str]
    pronoun: bool
    definite: bool
    """Whether it is told as something known: "the", "its", "these"."""
    polarity: str
    issues: frozenset[str]
    matter: frozenset[str]
    """The issues of its sentence; where that has none, those of the sentences before it."""
    objects: frozenset[str]
    """Those of its own words that name a matter: not how one acts, nor to what good end."""
    names: frozenset[str]
    """The words among its own that are written as names."""
    deeds: frozenset[str]
    """What is to be done, as far as its verbs say: "end", "review"."""
    dates: frozenset[str]
    """The months, years or days that it names, EDTF: "by the end of January"."""
    things: frozenset[str]
    """The words for what it is to be done with, be they its own or of what it points back to."""
    day: int
    """The day of the statement, as an ordinal; 0 if it is not known."""
    points_back: bool
    """Whether the mention does not say by itself what it is about."""

    @property
    def is_any(self) -> bool:
        """Whether it can be any thing of its kind: "put tariffs on China"."""
        return self.own.weight < SAYS_NOTHING and not (self.definite or self.pronoun)


def said_of(mention: Mention, text: str, little: float = LITTLE) -> Said:
    """``mention``, whose own words to compare are ``text``; what weighs no more than ``little`` points back."""
    context = " ".join(sentence.quote for sentence in (*mention.before, mention.sentence))
    own = wording_of(text)
    pronoun = bool(_PRONOUN.search(text) or _BEGINS_WITH_ONE.search(mention.record.quote))
    day = days_of(mention.date)
    return Said(
        mention,
        own,
        wording_of(f"{context} {text}"),
        tuple(wording_of(one.quote) for one in (mention.sentence, *reversed(mention.before))),
        frozenset(term for term in own.terms if term[0].isdigit()),
        pronoun,
        bool(_DEFINITE.search(text) or _HEAD_BEFORE.search(_before(mention))),
        _polarity_of(mention, text),
        frozenset(mention.sentence.issues),
        frozenset(mention.sentence.issues or (name for one in mention.before for name in one.issues)),
        own.terms - _general(),
        # Parties are party to a thing: its name tells it apart, theirs do not.
        frozenset(term_of(word) for word in _NAME.findall(without_parties(main_clause(text)))) & own.terms,
        deeds_of(text),
        frozenset(found.edtf for found in find_dates(mention.record.quote, mention.date)),
        _things_of(mention, text),
        day.first if day else 0,
        own.weight <= (little + MORE if pronoun else little),
    )


def _polarity_of(mention: Mention, text: str) -> str:
    """Whether something is to be done or left undone; to end a thing is a deed, be it called so or "stop"."""
    said = str(getattr(mention.record, "polarity", ""))
    return "do" if said == "refrain" and _ENDS.match(text) and "end" in deeds_of(text) else said


def _before(mention: Mention) -> str:
    """What stands before the record in its sentence."""
    return mention.sentence.quote[: max(0, mention.record.start - mention.sentence.start)]


def signs_of(one: Said, other: Said) -> tuple[float, ...]:
    """The signs of two mentions, whichever comes first."""
    common = one.own.terms & other.own.terms
    shared = total_weight(common)
    rare = max((weight_of(term) for term in common if not term[0].isdigit()), default=0.0)
    apart = min(abs(one.day - other.day), YEAR) / YEAR if one.day and other.day else 0.0
    less, more = sorted((one.own, other.own), key=lambda own: (own.weight, len(own.terms)))
    return (
        alike(one.own, other.own),
        shared / less.weight if less.weight else 0.0,
        min(shared, MUCH) / MUCH,
        min(shared, ENOUGH) / ENOUGH if one.own.terms == other.own.terms else 0.0,
        rare,
        alike(one.around, other.around),
        (share_of(one.own, other.around) + share_of(other.own, one.around)) / 2,
        max(_meant(one, other), _meant(other, one)),
        float(not one.deeds.isdisjoint(other.deeds)),
        float(not one.dates.isdisjoint(other.dates)),
        max((weight_of(term) for term in less.terms - common), default=0.0),
        min(more.weight - shared, 2 * MUCH) / (2 * MUCH),
        _apart(one.issues, other.issues),
        float(one.polarity != other.polarity),
        _apart(one.numbers, other.numbers),
        float(_dates_differ(one, other)),
        apart,
    )


def _things_of(mention: Mention, text: str) -> frozenset[str]:
    """The words for the thing that something is to be done with: without the deed, numbers and general words."""
    meant = without_parties(main_clause(words_of(mention.meant))) if mention.meant is not None else ""
    told = wording_of(f"{thing_of(text)} {meant}")
    return frozenset(term for term in told.terms - _general() if not term[0].isdigit())


@cache
def _general() -> frozenset[str]:
    """The words that name no matter by themselves."""
    rows = read_rows("general_words.tsv", 1, PACKAGE)
    return frozenset(term_of(word) for (words,) in rows for word in words.split())


def _apart(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """1 where both have some and none in common."""
    return float(bool(mine and theirs and not mine & theirs))


def _dates_differ(one: Said, other: Said) -> bool:
    """Whether each names a day, a month or a year, and none of the other's can be it."""
    if not one.dates or not other.dates or not one.dates.isdisjoint(other.dates):
        return False
    mine, theirs = ([days for date in said.dates if (days := days_of(date))] for said in (one, other))
    return bool(mine and theirs) and not any(here.meets(there) for here in mine for there in theirs)


def _meant(one: Said, other: Said) -> float:
    """The rarest word, beyond its own, that stands before ``one`` and that ``other`` says; the nearer, the more."""
    if not (one.points_back or one.pronoun) or other.points_back:
        return 0.0
    if share_of(other.own, one.around) < STANDS_THERE:
        return 0.0
    if not one.pronoun and one.own.weight >= SAYS_NOTHING and not one.own.terms & other.own.terms:
        return 0.0
    told = other.own.terms - one.own.terms
    return max(
        (
            near * weight_of(term)
            for near, sentence in zip(NEAR, one.sentences, strict=False)
            for term in told & sentence.terms
        ),
        default=0.0,
    )
