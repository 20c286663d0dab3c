"""Fitting and measuring the labeller of acts: logistic regression, cross-validated by document."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from examples import Example, act_numbers, all_codes, design
from verbale.reading.act_model import LEARNED_ACTS

__all__ = ["Fitted", "Scores", "cross_validate", "fit", "fold_numbers", "temperature", "without_groups"]

FOLDS = 5
SEED = 13
INVERSE_PENALTY = 1.0
LEAST_EXAMPLES = 2
"""A feature of fewer sentences is not learned from: it is of one document."""
PRIOR = 0.3
"""How far the frequency of an act is discounted: statements differ in theirs, and rare acts matter."""
NEVER = -30.0
"""The logit of an act that no example shows."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted model: a row of weights a feature code, a column an act."""

    codes: NDArray[np.uint32]
    weights: Scores
    bias: Scores


def fit(examples: Sequence[Example]) -> Fitted:
    """The model of ``examples``, questions left out."""
    told = [example for example in examples if example.learned]
    codes = all_codes(told)
    columns, weights, bias = _regress(design(told, codes), act_numbers(told))
    return Fitted(codes[columns], weights, bias)


def cross_validate(examples: Sequence[Example], always: Sequence[Example]) -> Scores:
    """The logits of every example by a model that has seen all but its fold's documents, and ``always``."""
    everything = [*examples, *always]
    matrix = design(everything, all_codes(everything))
    learned = np.array([example.learned for example in everything])
    acts = np.array([LEARNED_ACTS.index(e.act) if e.learned else 0 for e in everything])
    folds = np.array([*fold_numbers(examples), *[FOLDS] * len(always)])
    logits = np.zeros((len(examples), len(LEARNED_ACTS)))
    for fold in range(FOLDS):
        seen, unseen = np.flatnonzero(learned & (folds != fold)), np.flatnonzero(folds == fold)
        columns, weights, bias = _regress(matrix[seen], acts[seen])
        logits[unseen] = matrix[unseen][:, columns] @ weights + bias
    return logits


def _regress(matrix: csr_matrix, acts: NDArray[np.int64]) -> tuple[NDArray[np.int64], Scores, Scores]:
    """The columns learned from, a row of weights for each, and the bias, with the acts' frequency discounted."""
    columns = np.flatnonzero(matrix.getnnz(axis=0) >= LEAST_EXAMPLES)
    regression = LogisticRegression(C=INVERSE_PENALTY, max_iter=500, tol=1e-3)
    regression.fit(matrix[:, columns], acts)
    shares = np.bincount(acts, minlength=len(LEARNED_ACTS)) / len(acts)
    weights = np.zeros((len(columns), len(LEARNED_ACTS)))
    bias = np.full(len(LEARNED_ACTS), NEVER)
    weights[:, regression.classes_] = regression.coef_.T
    bias[regression.classes_] = regression.intercept_ - PRIOR * np.log(shares[regression.classes_])
    return columns, weights, bias


def without_groups(examples: Sequence[Example], groups: set[str]) -> list[Example]:
    """The examples without the features of ``groups``."""
    return [
        replace(example, features={g: names for g, names in example.features.items() if g not in groups})
        for example in examples
    ]


def temperature(logits: Scores, examples: Sequence[Example]) -> float:
    """What to divide logits by so that probabilities are as high as the model is often right (Guo et al. 2017)."""
    rows = [row for row, example in enumerate(examples) if example.learned]
    acts = act_numbers([examples[row] for row in rows])
    chosen = logits[rows]

    def loss(divisor: float) -> float:
        scaled = chosen / divisor
        top = scaled.max(axis=1)
        total = np.log(np.exp(scaled - top[:, None]).sum(axis=1)) + top
        return float((total - scaled[np.arange(len(acts)), acts]).mean())

    return min((float(divisor) for divisor in np.arange(0.3, 3.0, 0.05)), key=loss)


def fold_numbers(examples: Sequence[Example]) -> NDArray[np.int64]:
    """The fold of each example; those of one document are in one."""
    documents = sorted({example.document for example in examples})
    random.Random(SEED).shuffle(documents)  # noqa: S311 - folds, not secrets
    number = {document: at % FOLDS for at, document in enumerate(documents)}
    return np.array([number[example.document] for example in examples])
