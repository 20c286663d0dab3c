"""Fitting and measuring the labeller of acts: logistic regression, cross-validated by document."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from examples import Example, act_numbers, design, known_codes
from verbale.reading.act_model import LEARNED_ACTS

__all__ = ["Fitted", "cross_validate", "fit", "temperature"]

FOLDS = 5
SEED = 13
INVERSE_PENALTY = 1.0
LEAST_EXAMPLES = 1
PRIOR = 0.3
"""How far the frequency of an act is discounted: statements differ in theirs, and rare acts matter."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted model: a row of weights a feature code, a column an act."""

    codes: NDArray[np.uint32]
    weights: Array
    bias: Array

    def logits(self, examples: Sequence[Example]) -> Array:
        """Unnormalised log-probabilities of the acts, with their frequency discounted."""
        return np.asarray(design(examples, self.codes) @ self.weights + self.bias)


def fit(examples: Sequence[Example]) -> Fitted:
    """The model of ``examples``, questions left out."""
    told = [example for example in examples if not example.question and example.act != "ask"]
    codes, acts = known_codes(told, LEAST_EXAMPLES), act_numbers(told)
    regression = LogisticRegression(C=INVERSE_PENALTY, max_iter=500, tol=1e-4)
    regression.fit(design(told, codes), acts)
    shares = np.bincount(acts, minlength=len(LEARNED_ACTS)) / len(acts)
    weights = np.zeros((len(codes), len(LEARNED_ACTS)))
    bias = np.full(len(LEARNED_ACTS), -30.0)
    weights[:, regression.classes_] = regression.coef_.T
    bias[regression.classes_] = regression.intercept_ - PRIOR * np.log(shares[regression.classes_])
    return Fitted(codes, weights, bias)


def cross_validate(examples: Sequence[Example]) -> Array:
    """The logits of every example by a model that has not seen its document."""
    folds = _folds(examples)
    logits = np.zeros((len(examples), len(LEARNED_ACTS)))
    for fold in range(FOLDS):
        seen = [example for example, at in zip(examples, folds, strict=True) if at != fold]
        unseen = [example for example, at in zip(examples, folds, strict=True) if at == fold]
        logits[folds == fold] = fit(seen).logits(unseen)
    return logits


def temperature(logits: Array, examples: Sequence[Example]) -> float:
    """What to divide logits by so that probabilities are as high as the model is often right."""
    rows = [row for row, e in enumerate(examples) if not e.question and e.act != "ask"]
    acts = act_numbers([examples[row] for row in rows])
    chosen = logits[rows]

    def loss(divisor: float) -> float:
        scaled = chosen / divisor
        total = np.log(np.exp(scaled - scaled.max(axis=1, keepdims=True)).sum(axis=1))
        return float((total + scaled.max(axis=1) - scaled[np.arange(len(acts)), acts]).mean())

    return min((float(divisor) for divisor in np.arange(0.6, 3.0, 0.05)), key=loss)


def _folds(examples: Sequence[Example]) -> NDArray[np.int64]:
    documents = sorted({example.document for example in examples})
    random.Random(SEED).shuffle(documents)  # noqa: S311 - folds, not secrets
    number = {document: at % FOLDS for at, document in enumerate(documents)}
    return np.array([number[example.document] for example in examples])
