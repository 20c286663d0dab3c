"""The set phrases of an issuer: found without a list, their variants grouped, each with where and when it is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from verbale.comparison.drift import Change, Month, changes, months
from verbale.comparison.formulas import JOINING, Formula, find_formulas
from verbale.comparison.slices import Ints, Slice, Use
from verbale.comparison.statistics import deviation, keyness, log_ratio
from verbale.comparison.variants import group_variants
from verbale.comparison.words import edges, is_adverb, takes_stance, weight_of_word

__all__ = ["Phrase", "Variant", "find_phrases", "least_statements"]

DISTINCT = 1.0
"""The log ratio from which a short phrase is its issuer's: used twice as often as elsewhere in the archive."""
ENOUGH = 3
"""Full words, beyond the first, that make a phrase as long as it needs to be: longer ones are listed no higher."""
NEUTRAL = 0.25
"""What a phrase counts for in which no word takes a stance."""
NEUTRAL_LEAST = 2
"""In how many times as many statements such a phrase has to stand if it is short."""
SHORT = 6
"""The weight below which a phrase has to be distinct, and to take a stance or stand in more statements."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a phrase."""

    text: str
    uses: int
    statements: int
    first: str
    last: str


@dataclass(frozen=True)
class Phrase:
    """A set phrase with all its variants, in a slice of an archive."""

    slice: Slice
    formulas: tuple[Formula, ...]
    """The wordings, the commonest first."""
    elsewhere: int = 0
    """How often the commonest wording stands in the rest of the archive."""
    words_elsewhere: int = 0
    tests: int = 1
    """How many phrases were looked at together, for the significance of changes."""

    @property
    def text(self) -> str:
        """The commonest wording as it is written where it was last used."""
        return self._written(self.formulas[0])

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Where it is used, places in the slice, half-open, none overlapping another."""
        return merged(self.formulas)

    @cached_property
    def per_statement(self) -> Ints:
        """How often it is used in each statement."""
        owners = self.slice.statement_of[[start for start, _ in self.places]]
        return np.bincount(owners, minlength=len(self.slice.statements))

    @property
    def statements(self) -> int:
        """In how many statements it is used."""
        return int((self.per_statement > 0).sum())

    @property
    def first(self) -> Use:
        """Its first use."""
        return self.use(self.places[0])

    @property
    def last(self) -> Use:
        """Its last use."""
        return self.use(self.places[-1])

    @property
    def dispersion(self) -> float:
        """Gries' DP over statements: 0 evenly spread, 1 in one place."""
        return deviation(self.per_statement, self.slice.sizes)

    @property
    def association(self) -> float:
        """G² at the weakest cut of the commonest wording."""
        return self.formulas[0].association

    @property
    def log_ratio(self) -> float | None:
        """How much more often it is used here than in the rest of the archive; None where there is no rest."""
        if not self.words_elsewhere:
            return None
        here = len(self.formulas[0].starts)
        return log_ratio(here, int(self.slice.sizes.sum()), self.elsewhere, self.words_elsewhere)

    @property
    def keyness(self) -> float | None:
        """G² of its use here against the rest of the archive; None where there is no rest."""
        if not self.words_elsewhere:
            return None
        here = len(self.formulas[0].starts)
        return keyness(here, int(self.slice.sizes.sum()), self.elsewhere, self.words_elsewhere)

    @cached_property
    def issues(self) -> tuple[tuple[str, int], ...]:
        """The issues of the sentences it stands in, with the number of these, the commonest first."""
        passages = {int(self.slice.passage_of[start]) for start, _ in self.places}
        counts = Counter(issue for number in passages for issue in self.slice.passages[number].issues)
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """Its uses month by month."""
        return months(self.slice, self.per_statement)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Where its rate changes significantly."""
        return changes(self.slice, self.per_statement, self.tests)

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """Its wordings, the commonest first."""
        return tuple(self._variant(formula) for formula in self.formulas)

    @property
    def is_term(self) -> bool:
        """Whether it is a subject and no more, by its form.

        Full words in a row that nothing joins, but for a name behind ("trade deficit with China"); two full
        words joined ("oil and gas"); or a single full word beside the name of whose it is ("Brandauer's first term").
        """
        formula = self.formulas[0]
        if not self.takes_stance and (_is_pair(formula) or _is_owned(self.slice, formula)):
            return True
        words = _without_name(self.slice, formula.words)
        weights = (weight_of_word(word) for word in words if word not in edges())
        marked = any("-" in word or is_adverb(word) for word in words)
        listed = self.slice.closed[formula.starts[0] : formula.ends[0] - 1].any()
        joined = any(word in edges() for word in words)
        plain = not (marked or joined or listed or self.takes_stance)
        return plain and all(weight == 2 for weight in weights)

    @property
    def takes_stance(self) -> bool:
        """Whether a word of it judges, claims, binds or courts."""
        return any(map(takes_stance, self.formulas[0].words))

    @property
    def is_telling(self) -> bool:
        """Whether it is long enough to be the same by intention, and takes a stance."""
        return self.takes_stance and _is_long(self)

    @property
    def rank(self) -> float:
        """What it is listed by: in how many statements, and how much of it there is to be the same by chance."""
        weight = max(0, min(self.formulas[0].weight / 2 - 1, ENOUGH))
        return float(self.statements * weight**1.2 * (1 if self.takes_stance else NEUTRAL))

    def use(self, place: tuple[int, int]) -> Use:
        """The quotation at a place."""
        return self.slice.use(*place)

    def to_dict(self) -> dict[str, Any]:
        """The phrase in the shape of the JSON output."""
        return {
            "phrase": self.text,
            "uses": len(self.places),
            "statements": self.statements,
            "of_statements": len(self.slice.statements),
            "per_10000_words": round(10_000 * len(self.places) / max(int(self.slice.sizes.sum()), 1), 3),
            "first": self.first.date,
            "last": self.last.date,
            "dispersion_dp": round(self.dispersion, 3),
            "association_g2": round(self.association, 1),
            "keyness_g2": _rounded(self.keyness, 1),
            "log_ratio": _rounded(self.log_ratio, 2),
            "rank": round(self.rank, 2),
            "issues": dict(self.issues),
            "variants": [
                {name: getattr(variant, name) for name in Variant.__slots__} for variant in self.variants
            ],
            "months": [month.to_dict() for month in self.months],
            "changes": [change.to_dict() for change in self.changes],
        }

    def _written(self, formula: Formula) -> str:
        return " ".join(self.slice.use(int(formula.starts[-1]), int(formula.ends[-1])).quote.split())

    def _variant(self, formula: Formula) -> Variant:
        owners = self.slice.statement_of[formula.starts]
        dates = [self.slice.statements[int(owner)].date for owner in (owners[0], owners[-1])]
        return Variant(self._written(formula), len(formula.starts), len(np.unique(owners)), *dates)


def find_phrases(text: Slice, rest: Slice | None = None, least: int | None = None) -> list[Phrase]:
    """The set phrases of ``text``, best first; ``rest`` is the other part of the archive, to compare with.

    ``least`` is in how many statements a wording has to stand.
    """
    least = least or least_statements(len(text.statements))
    formulas = find_formulas(text, least)
    size = int(rest.sizes.sum()) if rest is not None else 0
    phrases = [
        Phrase(text, tuple(group), len(rest.find(group[0].words)) if rest is not None else 0, size)
        for group in group_variants(formulas)
    ]
    kept = [
        phrase
        for phrase in phrases
        if _is_distinct(phrase) and not phrase.is_term and phrase.statements >= _least(phrase, least)
    ]
    ranked = sorted(kept, key=lambda phrase: (-phrase.rank, phrase.formulas[0].text))
    return [replace(phrase, tests=len(ranked)) for phrase in ranked]


def least_statements(number: int) -> int:
    """In how many of ``number`` statements a wording has to stand to be a set phrase: 3, and 1 more for each 1000."""
    return 3 + number // 1000


def merged(formulas: Iterable[Formula]) -> tuple[tuple[int, int], ...]:
    """The places of all ``formulas``, those that overlap made one."""
    found: list[tuple[int, int]] = []
    pairs = sorted((int(a), int(b)) for one in formulas for a, b in zip(one.starts, one.ends, strict=True))
    for start, end in pairs:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _is_pair(formula: Formula) -> bool:
    """Whether it is two full words and what joins them, be it a comma alone."""
    weights = [weight_of_word(word) for word in formula.words if word not in JOINING]
    return weights == [2, 2]


def _is_owned(text: Slice, formula: Formula) -> bool:
    """Whether it has one full word only, behind the name of whose it is."""
    owners = [
        at
        for at, word in enumerate(formula.words)
        if word.endswith("'s") and text.name_like[text.number_of[word]]
    ]
    rest = formula.words[owners[0] + 1 :] if owners else ()
    return bool(owners) and sum(weight_of_word(word) == 2 for word in rest) < 2


def _without_name(text: Slice, words: Sequence[str]) -> Sequence[str]:
    """``words`` without the name at their end and what joins it to them: "with China", but not "of America"."""
    size = len(words)
    while size and text.name_like[text.number_of[words[size - 1]]]:
        size -= 1
    rest = size
    while rest and words[rest - 1] in edges():
        rest -= 1
    return words[:rest] if size < len(words) and "of" not in words[rest:size] else words


def _is_distinct(phrase: Phrase) -> bool:
    ratio = phrase.log_ratio
    return ratio is None or _is_long(phrase) or ratio >= DISTINCT


def _least(phrase: Phrase, least: int) -> int:
    """In how many statements it has to stand: in more where no word takes a stance, above all if it is short."""
    if phrase.takes_stance:
        return least
    return least + 1 if _is_long(phrase) else NEUTRAL_LEAST * least


def _is_long(phrase: Phrase) -> bool:
    return phrase.formulas[0].weight >= SHORT


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
