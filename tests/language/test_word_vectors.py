"""The vectors of words that all packaged encoders share."""

from __future__ import annotations

from importlib import resources

import numpy as np

from verbale.language.word_vectors import MOST_PIECES, vectors_of

PACKAGES = ("verbale.language", "verbale.reading", "verbale.comparison")


def test_each_piece_of_a_word_has_its_vector() -> None:
    sail, sailing = vectors_of("sail"), vectors_of("sail the strait")
    assert sail.shape == (1, 3, 384)  # one piece, between a beginning and an end
    assert np.array_equal(sail[0, 1], sailing[0, 1])
    assert vectors_of("").shape == (1, 2, 384)


def test_a_long_sentence_is_cut() -> None:
    assert vectors_of("word " * 500).shape[1] == MOST_PIECES


def test_all_weights_together_are_small() -> None:
    folders = [resources.files(package).joinpath("weights") for package in PACKAGES]
    assert sum(len(file.read_bytes()) for folder in folders for file in folder.iterdir()) < 32_000_000
