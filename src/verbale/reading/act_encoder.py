"""A small tuned encoder that reads a sentence as a whole, asked where the labeller of acts is in doubt.

``weights/act_encoder.onnx`` is the three lowest layers of all-MiniLM-L6-v2 (384 numbers; Apache-2.0), tuned to the
acts of coded sentences and to what a larger network makes of uncoded ones, and brought to 8 bits, by
``training/acts/encoder.py``. It stands on the vectors of `verbale.language.word_vectors`, and is not loaded before the
first sentence in doubt. It sees no name of a party: ``plain_words`` puts "our country" and "that country" for them.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from verbale.errors import DataFileError
from verbale.language.word_vectors import load_network, vectors_of
from verbale.reading.act_model import LEARNED_ACTS

if TYPE_CHECKING:
    from verbale.reading.act_features import Described

__all__ = ["ActEncoder", "load_encoder", "plain_words"]

ROLE = re.compile(r"_(own|other|both|intl|man)(man|adj|ppl|'s)?(?!\w)")
WORDS = {
    "own": "our country",
    "own's": "our country's",
    "ownadj": "our",
    "ownppl": "our people",
    "ownman": "our minister",
    "other": "that country",
    "other's": "that country's",
    "otheradj": "their",
    "otherppl": "their people",
    "otherman": "their minister",
    "both": "both countries",
    "both's": "both countries'",
    "bothadj": "bilateral",
    "bothppl": "both peoples",
    "intl": "the international community",
    "intl's": "the international community's",
    "man": "a person",
}
"""What stands for a word of ``role_text``, in words that the encoder knows."""


def plain_words(item: Described, kind: str) -> str:
    """A sentence as the encoder reads it: what kind of text it is from, whether somebody speaks, the words in roles."""
    who = "speech" if item.sentence.voice else "narration"
    words = ROLE.sub(lambda role: WORDS.get(role[1] + (role[2] or ""), WORDS[role[1]]), item.role.words)
    lead = " ".join(filter(None, (kind, who, item.role.attribution)))
    return f"{lead}: {' '.join(words.split())}"


@dataclass(frozen=True, slots=True)
class ActEncoder:
    """A network that gives logits of acts."""

    network: Any

    def log_probabilities(self, text: str) -> list[float]:
        """The logarithm of the probability of each of LEARNED_ACTS for a sentence as ``plain_words`` gives it.

        One at a time: nothing is filled up to the length of another sentence, which is as quick on one processor as
        many together, and what a sentence is told does not hang on what stands beside it.
        """
        return _log_softmax(self.network.run(None, {"words": vectors_of(text)})[0][0].tolist())


def _log_softmax(logits: Sequence[float]) -> list[float]:
    top = max(logits)
    total = top + math.log(sum(math.exp(logit - top) for logit in logits))
    return [logit - total for logit in logits]


@cache
def load_encoder() -> ActEncoder:
    """The packaged encoder, loaded once. Raises DataFileError where it was made for other acts."""
    network = load_network(resources.files("verbale.reading").joinpath("weights", "act_encoder.onnx"))
    acts = network.get_modelmeta().custom_metadata_map.get("acts", "[]")
    if json.loads(acts) != list(LEARNED_ACTS):
        raise DataFileError("act_encoder.onnx: made for other acts; run training/acts/encoder.py again")
    return ActEncoder(network)
