"""Logistic models small enough to be read: a weight a sign, in a data file.

The files (``data/*_weights.tsv``) are made by scripts under ``training/``. A sign
that has no weight counts for nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from verbale.language.lexicon import read_rows

__all__ = ["Signs", "load_weights", "probability"]

Signs = Mapping[str, float]
"""What speaks for or against something, by name, each with its size (mostly 0 or 1)."""


@cache
def load_weights(name: str, package: str = "verbale.reading") -> Mapping[str, float]:
    """The weights of the file ``name`` under ``data`` of ``package``, with "bias" and "threshold" among them."""
    return {sign: float(value) for sign, value in read_rows(name, columns=2, package=package)}


def probability(signs: Signs, weights: Mapping[str, float]) -> float:
    """The model's probability, 0..1."""
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
