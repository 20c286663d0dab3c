"""Sentences as vectors: what says nearly the same in other words points nearly the same way.

``weights/sentence_encoder.onnx`` is all six layers of all-MiniLM-L6-v2 as it comes (384 numbers; Apache-2.0), in 8
bits, written by training/alignments/encoder.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verbale.language.word_vectors import load_network, vectors_of

__all__ = ["likenesses"]

KEPT = 2000
"""Sentences whose vectors are kept, 1.5 KB each: a pair is looked at again, and one account beside several."""


def likenesses(mine: Sequence[str], theirs: Sequence[str]) -> list[list[float]]:
    """How alike each sentence of ``mine`` is to each of ``theirs``: the cosine of their vectors, not below 0."""
    if not mine or not theirs:
        return [[] for _ in mine]
    table = np.stack([_vector(text) for text in mine]) @ np.stack([_vector(text) for text in theirs]).T
    found: list[list[float]] = np.maximum(table, 0.0).tolist()
    return found


@lru_cache(maxsize=KEPT)
def _vector(text: str) -> NDArray[np.float32]:
    """The vector of ``text``, of length 1."""
    found: NDArray[np.float32] = _network().run(None, {"words": vectors_of(text)})[0][0]
    return found


@cache
def _network() -> Any:
    return load_network(resources.files("verbale.comparison").joinpath("weights", "sentence_encoder.onnx"))
