"""Which sentences of two statements tell of the same thing: an alignment of passages, one to many and many to one.

Every pair of sentences is given a probability by a small logistic model of its signs. The likeliest pairs are taken
first; a sentence may then join a pair, where it is likely enough, so that one sentence of the one side faces several of
the other. Order is a weak sign only: two sides tell a meeting in theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verbale.comparison.passages import PACKAGE, Passage, passages_of
from verbale.comparison.signs import table_of_signs
from verbale.reading.logistic import load_weights, probability
from verbale.reading.model import Reading, Sentence

__all__ = ["Aligned", "Alignment", "Link", "align", "chosen_links", "likelihoods"]

Link = tuple[int, int]
"""The numbers of two sentences that tell of the same thing, the one of a and the one of b."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Sentences of the one statement and of the other that tell of the same thing; neither is empty."""

    a: tuple[Sentence, ...]
    b: tuple[Sentence, ...]
    score: float
    """The highest probability among its pairs of sentences."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The passages that two statements share, in the order of the first, and what only one of them says."""

    pairs: tuple[Aligned, ...]
    only_a: tuple[Sentence, ...]
    only_b: tuple[Sentence, ...]


def align(one: Reading, other: Reading) -> Alignment:
    """The sentences of ``one`` and ``other`` that tell of the same thing."""
    weights = load_weights("alignment_weights.tsv", PACKAGE)
    likely = likelihoods(*passages_of(one, other), weights)
    links = chosen_links(likely, weights["threshold"], weights["joined"])
    in_a, in_b = {i for i, _ in links}, {j for _, j in links}
    return Alignment(
        tuple(_aligned(one, other, group, likely) for group in _groups(links)),
        tuple(sentence for i, sentence in enumerate(one.sentences) if i not in in_a),
        tuple(sentence for j, sentence in enumerate(other.sentences) if j not in in_b),
    )


def likelihoods(
    mine: Sequence[Passage], theirs: Sequence[Passage], weights: Mapping[str, float]
) -> list[list[float]]:
    """The probability of every pair; a journalist's question has no fellow, since no side tells it."""
    table = table_of_signs(mine, theirs)
    return [
        [
            0.0 if a.asks or b.asks else probability(signs, weights)
            for b, signs in zip(theirs, row, strict=True)
        ]
        for a, row in zip(mine, table, strict=True)
    ]


def chosen_links(likely: Sequence[Sequence[float]], least: float, joined: float) -> set[Link]:
    """The pairs of a table of probabilities: from ``least`` on, and ``joined`` for what joins a pair.

    A pair that would tie two groups together is left out, so that one side of each group has one sentence.
    """
    ranked = sorted((-p, i, j) for i, row in enumerate(likely) for j, p in enumerate(row) if p >= least)
    of_a: dict[int, list[int]] = {}
    of_b: dict[int, list[int]] = {}
    for pass_joins in (False, True):
        for p, i, j in ranked:
            mine, theirs = of_a.get(i, []), of_b.get(j, [])
            if bool(mine) + bool(theirs) != int(pass_joins) or j in mine:
                continue
            if pass_joins and (-p < joined or _is_many(mine, of_b) or _is_many(theirs, of_a)):
                continue
            of_a.setdefault(i, []).append(j)
            of_b.setdefault(j, []).append(i)
    return {(i, j) for i, facing in of_a.items() for j in facing}


def _is_many(facing: Sequence[int], groups: dict[int, list[int]]) -> bool:
    return any(len(groups[number]) > 1 for number in facing)


def _groups(links: set[Link]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The links by the sentence that they share, in the order of a."""
    of_b = {j: tuple(sorted(i for i, k in links if k == j)) for _, j in links}
    many = {(ins, (j,)) for j, ins in of_b.items() if len(ins) > 1}
    rest = {i for i, j in links if len(of_b[j]) == 1}
    return sorted(many | {((i,), tuple(sorted(j for k, j in links if k == i))) for i in rest})


def _aligned(
    one: Reading,
    other: Reading,
    group: tuple[tuple[int, ...], tuple[int, ...]],
    likely: Sequence[Sequence[float]],
) -> Aligned:
    mine, theirs = group
    return Aligned(
        tuple(one.sentences[i] for i in mine),
        tuple(other.sentences[j] for j in theirs),
        round(max(likely[i][j] for i in mine for j in theirs), 3),
    )
