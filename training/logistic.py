"""Fitting the small logistic models: ridge-penalised, by Newton's method, deterministic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["FOLDS", "Example", "cross_validate", "fit", "with_common_signs", "write_weights"]

FOLDS = 5
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One decision: the document it is from, its signs, and the answer."""

    document: int
    signs: Mapping[str, float]
    answer: bool


def fit(examples: Sequence[Example], ridge: float) -> dict[str, float]:
    """The weights of every sign and "bias", which alone is not penalised."""
    names = sorted({name for example in examples for name in example.signs})
    matrix, answers = _design(examples, names)
    penalty = np.array([ridge] * len(names) + [1e-6])
    weights = np.zeros(matrix.shape[1])
    for _ in range(12):
        expected = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (expected - answers) + penalty * weights
        curvature = (matrix * (expected * (1 - expected))[:, None]).T @ matrix + np.diag(penalty)
        weights -= np.linalg.solve(curvature, gradient)
    return dict(zip([*names, "bias"], map(float, weights), strict=True))


def cross_validate(
    examples: Sequence[Example], missed: int, ridge: float, slack: float = 0.0
) -> tuple[float, float]:
    """The best threshold and its micro-F1 on predictions for documents not learned from.

    ``missed`` counts the right answers that have no example and so cannot be found. With ``slack`` it is the
    lowest threshold whose F1 is no more than that below the best.
    """
    scores = np.zeros(len(examples))
    answers = np.array([example.answer for example in examples])
    for fold in range(FOLDS):
        weights = fit([example for example in examples if example.document % FOLDS != fold], ridge)
        for row, example in enumerate(examples):
            if example.document % FOLDS == fold:
                total = sum(weights.get(name, 0.0) * value for name, value in example.signs.items())
                scores[row] = 1 / (1 + np.exp(-total - weights["bias"]))
    figures = []
    for threshold in np.arange(0.2, 0.7, 0.02):
        chosen = scores >= threshold
        f1 = 2 * float((chosen & answers).sum()) / (float(chosen.sum() + answers.sum()) + missed)
        figures.append((float(threshold), f1))
    floor = max(f1 for _, f1 in figures) - slack
    return next(figure for figure in figures if figure[1] >= floor)


def with_common_signs(examples: Sequence[Example], least: int) -> list[Example]:
    """The examples with those of their signs that at least ``least`` of them have."""
    counts = Counter(name for example in examples for name, value in example.signs.items() if value)
    return [
        replace(
            example, signs={name: value for name, value in example.signs.items() if counts[name] >= least}
        )
        for example in examples
    ]


def write_weights(path: Path, header: str, weights: Mapping[str, float], threshold: float) -> None:
    """Write the weights, rounded so that the file is the same on every machine."""
    rows = [("bias", weights["bias"]), ("threshold", threshold)]
    rows += sorted((name, value) for name, value in weights.items() if name != "bias")
    path.write_text(header + "".join(f"{name}\t{value:.3f}\n" for name, value in rows), encoding="utf-8")


def _design(examples: Sequence[Example], names: list[str]) -> tuple[Array, Array]:
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names) + 1))
    matrix[:, -1] = 1
    for row, example in enumerate(examples):
        for name, value in example.signs.items():
            matrix[row, column[name]] = value
    return matrix, np.array([float(example.answer) for example in examples])
