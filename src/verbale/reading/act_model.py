"""The learned labeller of acts: a multinomial logistic regression over ``act_features``.

Its weights (``weights/acts.bin``) are made by ``training/acts/train.py``: a line of JSON
(the acts, their bias, the number of features), then the CRC-32 of each feature's name, in
rising order (unsigned, 32 bits), then a row of weights for each, one column an act, in
thousandths (signed, 16 bits); all little-endian.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from verbale.errors import DataFileError
from verbale.reading.model import ACTS

__all__ = [
    "GROUP_WEIGHTS",
    "LEARNED_ACTS",
    "UNIT",
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


UNIT = 1000
"""How many steps of a weight make 1."""


@dataclass(frozen=True, slots=True)
class ActModel:
    """The codes of the features, rising; for each a row of weights in UNITths, a column an act; the acts' bias."""

    codes: NDArray[np.uint32]
    weights: NDArray[np.int16]
    bias: NDArray[np.float64]

    def probabilities(self, features: Features) -> list[float]:
        """The calibrated probability of each of LEARNED_ACTS for a sentence with these ``features``."""
        codes = [feature_code(group, name) for group, names in features.items() for name in names]
        values = np.repeat(
            [feature_value(group, len(names)) / UNIT for group, names in features.items() if names],
            [len(names) for names in features.values() if names],
        )
        found = np.array(codes, dtype=np.uint32)
        rows = np.searchsorted(self.codes, found).clip(max=len(self.codes) - 1)
        known = self.codes[rows] == found
        logits = self.bias + (values[known, None] * self.weights[rows[known]]).sum(axis=0)
        scores = np.exp(logits - logits.max())
        probabilities: list[float] = (scores / scores.sum()).tolist()
        return probabilities


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
    data = resources.files("verbale.reading").joinpath("weights", "acts.bin").read_bytes()
    head, _, body = data.partition(b"\n")
    meta = json.loads(head)
    count, width = meta["features"], len(LEARNED_ACTS)
    if tuple(meta["acts"]) != LEARNED_ACTS or len(body) != count * (4 + 2 * width):
        raise DataFileError("acts.bin: made for other acts; run training/acts/train.py again")
    codes = np.frombuffer(body, dtype="<u4", count=count).astype(np.uint32)
    weights = np.frombuffer(body, dtype="<i2", offset=4 * count).astype(np.int16)
    return ActModel(codes, weights.reshape(count, width), np.array(meta["bias"], dtype=np.float64))
