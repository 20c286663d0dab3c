"""Vectors of the pieces of words: what every packaged encoder starts from.

``weights/word_vectors.onnx`` holds those of all-MiniLM-L6-v2 (30,522 pieces, 384 numbers each, in 8 bits; Apache-2.0);
``weights/word_pieces.json`` is that model's tokenizer. The encoders are the layers above, networks of ONNX Runtime that
take "words", one sentence at a time. None of it is loaded before it is asked for.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["MOST_PIECES", "load_network", "vectors_of"]

MOST_PIECES = 72
"""Pieces of words of a sentence that are looked at; about one sentence in forty-five is longer."""


def vectors_of(text: str) -> NDArray[np.float32]:
    """The vectors of the first ``MOST_PIECES`` pieces of ``text``: 1 by pieces by 384."""
    tokenizer, network = _loaded()
    pieces = np.array([tokenizer.encode(text).ids], dtype=np.int64)
    found: NDArray[np.float32] = network.run(None, {"pieces": pieces})[0]
    return found


def load_network(packaged: Traversable) -> Any:
    """The network of a packaged file, as a session of ONNX Runtime."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # For a sentence at a time a second thread is no quicker and takes half as much processor time again.
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(packaged.read_bytes(), options, providers=["CPUExecutionProvider"])


@cache
def _loaded() -> tuple[Any, Any]:
    """The tokenizer and the network that gives the vectors, loaded once."""
    from tokenizers import Tokenizer

    folder = resources.files("verbale.language").joinpath("weights")
    tokenizer = Tokenizer.from_str(folder.joinpath("word_pieces.json").read_text(encoding="utf-8"))
    tokenizer.enable_truncation(MOST_PIECES)
    tokenizer.no_padding()
    return tokenizer, load_network(folder.joinpath("word_vectors.onnx"))
