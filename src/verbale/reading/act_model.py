"""The learned labeller of acts: a multinomial logistic regression over ``act_features``.

Its weights (``weights/acts.npz``) are made by ``training/acts/train.py``: the CRC-32 of
each feature's name, in rising order, and a row of weights for it, one column an act.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from verbale.errors import DataFileError
from verbale.reading.model import ACTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "GROUP_WEIGHTS",
    "LEARNED_ACTS",
    "ActModel",
    "Features",
    "feature_code",
    "feature_value",
    "load_model",
]

Features = Mapping[str, Sequence[str]]
"""The features of one sentence, by group."""

LEARNED_ACTS = tuple(act for act in ACTS if act != "ask")
"""The acts the model tells apart, in the order of its columns; ``ask`` is given by the voice."""

GROUP_WEIGHTS = {"words": 3.0, "cues": 0.9, "place": 0.2, "context": 0.15}
"""The value of a feature by its group: how freely the regression may use it."""


@dataclass(frozen=True, slots=True)
class ActModel:
    """The codes of the features, in rising order, a row of weights for each, and the acts' bias."""

    codes: NDArray[np.uint32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def probabilities(self, features: Features) -> NDArray[np.float32]:
        """The calibrated probability of each of LEARNED_ACTS for a sentence with these ``features``."""
        import numpy as np

        given = np.array([feature_code(group, name) for group, names in features.items() for name in names])
        values = [feature_value(group, len(names)) for group, names in features.items() for _ in names]
        rows = np.minimum(np.searchsorted(self.codes, given), len(self.codes) - 1)
        known = np.array(values, dtype=np.float32) * (self.codes[rows] == given)
        logits = self.bias + known @ self.weights[rows]
        scores = np.exp(logits - logits.max())
        return scores / scores.sum()  # type: ignore[no-any-return]


def feature_code(group: str, name: str) -> int:
    """The number that stands for a feature in the file of weights."""
    return zlib.crc32(f"{group}|{name}".encode())


def feature_value(group: str, count: int) -> float:
    """The value of one of ``count`` features of ``group`` in a sentence.

    Words share theirs, as sentences vary in length.
    """
    weight = GROUP_WEIGHTS[group]
    return weight / math.sqrt(count) if group == "words" else weight


@cache
def load_model() -> ActModel:
    """The packaged model, loaded once. Raises DataFileError where the file does not fit the acts."""
    import numpy as np

    with resources.files("verbale.reading").joinpath("weights", "acts.npz").open("rb") as file:
        data = np.load(file)
        codes, weights, bias = data["codes"], data["weights"], data["bias"]
    if weights.shape != (len(codes), len(LEARNED_ACTS)) or bias.shape != (len(LEARNED_ACTS),):
        raise DataFileError(
            f"acts.npz: expected {len(LEARNED_ACTS)} columns and a row a code; run training/acts/train.py again"
        )
    return ActModel(codes, weights.astype(np.float32), bias.astype(np.float32))
