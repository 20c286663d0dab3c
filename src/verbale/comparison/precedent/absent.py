"""Set phrases that usually come with what the statement is about, and are not in it.

What it is about: the issues of its sentences, the names in it, its kind, and that it is a statement of this issuer
at all. The rate is that of the latest statements of which the same is true and which are not much longer. The
chance that the phrase is missing is estimated by Laplace's rule of succession, (n - k + 1) / (n + 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbale.comparison.phrases import Phrase
from verbale.comparison.precedent.history import History
from verbale.comparison.precedent.model import Finding, evidence_of
from verbale.comparison.precedent.names import names_in
from verbale.comparison.statistics import fisher
from verbale.comparison.uses import Stems
from verbale.comparison.words import weight_of_word

__all__ = ["absent"]

LATEST = 20
"""Earlier statements of which the rate is taken."""
FEWEST = 5
"""Earlier statements about the same without which there is no usual."""
USUAL = 0.6
"""The rate from which a phrase is expected."""
LONGER = 2.0
"""How many times longer than the statement one may be that it is compared with."""
SIGNIFICANT = 0.01
"""For the phrase to come with the matter, and not with everything."""


@dataclass(frozen=True)
class Occasion:
    """Something that is true of the statement, and the earlier statements of which it is true as well."""

    name: str
    members: NDArray[np.bool_]


def absent(history: History) -> Iterator[Finding]:
    """The absent phrases, one finding for each, with the occasion that makes it most unusual."""
    occasions = list(_occasions(history))
    stems = Stems(history.now)
    for phrase in history.phrases:
        has = phrase.per_statement > 0
        expected = [found for occasion in occasions if (found := _expected(occasion, has)) is not None]
        if not expected or _stands(history, stems, phrase):
            continue
        chance, used, of, occasion = min(expected, key=lambda one: (one[0], one[3].name))
        members = np.flatnonzero(occasion.members)[-LATEST:]
        within = set(members[has[members]].tolist())
        owners = history.earlier.statement_of
        uses = [phrase.use(place) for place in phrase.places if int(owners[place[0]]) in within]
        why = (
            f"“{phrase.text}” in {used} of the latest {of} statements {occasion.name}; "
            f"p that it is missing, (n - k + 1)/(n + 2)"
        )
        yield Finding("absent", "", 0, 0, chance, why, evidence_of(uses))


def _occasions(history: History) -> Iterator[Occasion]:
    earlier = history.earlier
    comparable = earlier.sizes <= LONGER * max(int(history.now.sizes.sum()), 1)
    yield Occasion("of this issuer", comparable)
    kinds = np.array([heading.kind for heading in earlier.statements])
    kind = history.reading.document.kind
    if kind:
        yield Occasion(f"of this kind ({kind})", comparable & (kinds == kind))
    for issue in history.issues:
        numbers = np.array(history.passages_on.get(issue, []), np.int64)
        on_it = np.zeros(history.number, bool)
        on_it[earlier.statement_of_passage[numbers]] = True
        yield Occasion(f"on {issue}", comparable & on_it)
    for name, _, _ in names_in(history.now, earlier):
        if all(weight_of_word(word) < 2 for word in name):
            continue
        with_it = history.statements_with(earlier.find(name))
        if with_it.any():
            yield Occasion(f"that name {' '.join(name)}", comparable & with_it)


def _expected(occasion: Occasion, has: NDArray[np.bool_]) -> tuple[float, int, int, Occasion] | None:
    """The chance that a phrase is missing, with the counts; None where it is not usual on this occasion."""
    members = np.flatnonzero(occasion.members)[-LATEST:]
    used, of = int(has[members].sum()), len(members)
    if of < FEWEST or used < USUAL * of:
        return None
    others = ~occasion.members
    rest, rest_used = int(others.sum()), int(has[others].sum())
    if rest and not occasion.name.startswith("of this") and fisher(used, of, rest_used, rest) > SIGNIFICANT:
        return None
    return (of - used + 1) / (of + 2), used, of, occasion


def _stands(history: History, stems: Stems, phrase: Phrase) -> bool:
    """Whether the statement has the phrase in any of its variants, or in one of its own."""
    return any(
        len(history.now.find(formula.words)) or next(stems.near(formula.words), None) is not None
        for formula in phrase.formulas
    )
