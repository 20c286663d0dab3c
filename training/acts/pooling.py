"""What the encoder adds to the labeller of acts, and how the two are weighed.

    python training/acts/pooling.py [--gold ../shared/gold] [--corpus ../shared/corpus]

For sets that neither has learned from, prints the share of acts that are right by each alone and by both, for several
weights of the encoder and probabilities from which on the labeller decides alone; then the temperature, fitted to
dev and the invented sets, and how far the probabilities can be believed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "training/labels")]

from expand import write_part  # noqa: E402
from gold import Coded, folders_named, load_facts  # noqa: E402

from verbale.reading import acts  # noqa: E402
from verbale.reading.act_encoder import load_encoder, plain_words  # noqa: E402
from verbale.reading.act_features import act_features, describe_sentences  # noqa: E402
from verbale.reading.act_model import LEARNED_ACTS, load_model  # noqa: E402

Scores = NDArray[np.float64]
Coding = tuple[NDArray[np.int64], Scores, Scores, int]
"""Of a set: the acts, logarithms of probability by the labeller and by the encoder, and the number of questions."""

WEIGHTS, SURE = (0.5, 0.75, 1.0, 1.5), (0.9, 0.8, 0.7, 0.6)
TEMPERATURES = np.arange(0.8, 2.5, 0.05)
BINS = np.arange(0.1, 1.0, 0.1)


def main() -> int:
    """Measure and print."""
    gold, corpus = folders_named(__doc__ or "", "dev")
    sets = {name: _coding(list(coded)) for name, coded in _sets(gold, corpus)}
    print(f"{'':40}" + "".join(f"{name:>21}" for name in sets))
    _line("the labeller alone", sets, 0.0, 0.0)
    _line("the encoder alone", sets, 1e6, 1.01)
    for weight in WEIGHTS:
        _line(f"both, the encoder's weight {weight}", sets, weight, 1.01)
    for sure in SURE:
        _line(f"both, where below {sure}", sets, acts.ENCODER_WEIGHT, sure)
    _calibration([sets[name] for name in ("dev", "houses", "ruritania")])
    return 0


def _sets(gold: Path, corpus: Path) -> Iterator[tuple[str, Iterator[Coded]]]:
    yield "dev", load_facts(gold / "dev")
    yield "houses", load_facts(ROOT / "tests/houses")
    yield "ruritania", load_facts(ROOT / "examples/ruritania")
    yield "houses/measure", load_facts(ROOT / "tests/houses/measure")
    for part in ("statements", "speeches"):
        with tempfile.TemporaryDirectory() as folder:
            write_part(ROOT / "training/labels" / part / "measure", corpus, Path(folder))
            yield f"{part}/measure", load_facts(Path(folder))


def _coding(coded: list[Coded]) -> Coding:
    right, by_labeller, texts, questions = [], [], [], 0
    for _, facts, code in coded:
        described = describe_sentences(facts)
        for index, (item, sentence) in enumerate(zip(described, code["sentences"], strict=True)):
            if item.sentence.is_question:
                questions += sentence["act"] == "ask"
                continue
            # An "ask" that is no question by its voice is wrong whatever the labeller says.
            right.append(LEARNED_ACTS.index(sentence["act"]) if sentence["act"] in LEARNED_ACTS else -1)
            by_labeller.append(load_model().probabilities(act_features(facts, described, index)))
            texts.append(plain_words(item, facts.statement.document.kind))
    logs = np.log(np.array(by_labeller) + acts.LEAST)
    return (
        np.array(right),
        logs,
        np.array([load_encoder().log_probabilities(text) for text in texts]),
        questions,
    )


def _pooled(coding: Coding, weight: float, sure: float) -> Scores:
    _, by_labeller, by_encoder, _ = coding
    doubtful = by_labeller.max(axis=1) < np.log(max(sure, acts.LEAST))
    pooled: Scores = np.where(doubtful[:, None], by_labeller + weight * by_encoder, by_labeller)
    return pooled


def _line(name: str, sets: dict[str, Coding], weight: float, sure: float) -> None:
    cells = ""
    for coding in sets.values():
        right, by_labeller, _, questions = coding
        hits = (_pooled(coding, weight, sure).argmax(axis=1) == right).sum() + questions
        asked = (by_labeller.max(axis=1) < np.log(max(sure, acts.LEAST))).mean()
        cells += f"{hits / (len(right) + questions):13.3f} ({asked:.2f})"
    print(f"{name:40}{cells}")


def _calibration(codings: list[Coding]) -> None:
    right = np.concatenate([coding[0] for coding in codings])
    pooled = np.concatenate([_pooled(coding, acts.ENCODER_WEIGHT, acts.SURE) for coding in codings])
    doubtful = np.concatenate([coding[1].max(axis=1) < np.log(acts.SURE) for coding in codings])
    chosen, acts_of = pooled[doubtful & (right >= 0)], right[doubtful & (right >= 0)]

    def loss(divisor: float) -> float:
        return float(-np.log(_softmax(chosen / divisor)[np.arange(len(acts_of)), acts_of]).mean())

    best = min((float(one) for one in TEMPERATURES), key=loss)
    print(
        f"\ntemperature {best:.2f} ({len(acts_of)} sentences in doubt); probability, sentences, mean, right:"
    )
    score = _softmax(np.where(doubtful[:, None], pooled / best, pooled))
    top, hit = score.max(axis=1), score.argmax(axis=1) == right
    step = np.digitize(top, BINS)
    for number in np.unique(step):
        rows = step == number
        print(
            f"{number / 10:.1f}-{(number + 1) / 10:.1f} {rows.sum():5} {top[rows].mean():.3f} {hit[rows].mean():.3f}"
        )


def _softmax(logits: Scores) -> Scores:
    likely = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities: Scores = likely / likely.sum(axis=1, keepdims=True)
    return probabilities


if __name__ == "__main__":
    sys.exit(main())
