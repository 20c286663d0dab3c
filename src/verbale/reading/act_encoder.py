"""A small tuned encoder that reads a sentence as a whole, asked where the labeller of acts is in doubt.

``weights/act_encoder.onnx`` is all-MiniLM-L6-v2 (six layers of 384; Apache-2.0), its upper layers tuned to the
acts of coded sentences and all of it brought to 8 bits by ``training/acts/encoder.py``;
``weights/act_encoder_words.json`` is that model's tokenizer. ONNX Runtime runs it; neither is loaded before the
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
from verbale.reading.act_model import LEARNED_ACTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from verbale.reading.act_features import Described

__all__ = ["MOST_PIECES", "ActEncoder", "load_encoder", "plain_words"]

MOST_PIECES = 72
"""Pieces of words of a sentence that are looked at; about one sentence in forty-five is longer."""
AT_ONCE = 16
"""Sentences computed together: of more, the shorter would be filled up to the length of the longest."""

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
    """A tokenizer and a network that gives logits of acts."""

    tokenizer: Any
    network: Any

    def log_probabilities(self, texts: Sequence[str]) -> list[list[float]]:
        """The logarithm of the probability of each of LEARNED_ACTS, for each of ``plain_words``."""
        pieces = [found.ids for found in self.tokenizer.encode_batch(list(texts))]
        by_length = sorted(range(len(texts)), key=lambda row: len(pieces[row]))
        found: dict[int, list[float]] = {}
        for at in range(0, len(by_length), AT_ONCE):
            rows = by_length[at : at + AT_ONCE]
            logits = self._logits([pieces[row] for row in rows])
            found |= zip(rows, map(_log_softmax, logits.tolist()), strict=True)
        return [found[row] for row in range(len(texts))]

    def _logits(self, pieces: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        import numpy as np

        numbers = np.zeros((len(pieces), max(map(len, pieces))), dtype=np.int64)
        there = np.zeros_like(numbers)
        for row, found in enumerate(pieces):
            numbers[row, : len(found)] = found
            there[row, : len(found)] = 1
        logits: NDArray[np.float32] = self.network.run(None, {"pieces": numbers, "there": there})[0]
        return logits


def _log_softmax(logits: Sequence[float]) -> list[float]:
    top = max(logits)
    total = top + math.log(sum(math.exp(logit - top) for logit in logits))
    return [logit - total for logit in logits]


@cache
def load_encoder() -> ActEncoder:
    """The packaged encoder, loaded once. Raises DataFileError where it was made for other acts."""
    import onnxruntime
    from tokenizers import Tokenizer

    folder = resources.files("verbale.reading").joinpath("weights")
    tokenizer = Tokenizer.from_str(folder.joinpath("act_encoder_words.json").read_text(encoding="utf-8"))
    tokenizer.enable_truncation(MOST_PIECES)
    tokenizer.no_padding()
    options = onnxruntime.SessionOptions()
    # Idle threads of the runtime would otherwise spin, and take the processor from who shares the machine.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    network = onnxruntime.InferenceSession(
        folder.joinpath("act_encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    acts = network.get_modelmeta().custom_metadata_map.get("acts", "[]")
    if json.loads(acts) != list(LEARNED_ACTS):
        raise DataFileError("act_encoder.onnx: made for other acts; run training/acts/encoder.py again")
    return ActEncoder(tokenizer, network)
