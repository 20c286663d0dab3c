"""Figures of the labeller of acts: accuracy, macro-F1, F1 an act, and how far its scores can be believed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from fitting import Scores

from examples import Example
from verbale.reading.act_model import LEARNED_ACTS
from verbale.reading.model import ACTS

__all__ = ["calibration_table", "line", "per_act_table", "predicted"]

BINS = 10


def predicted(examples: Sequence[Example], logits: Scores) -> list[str]:
    """The likeliest act of each example."""
    best = logits.argmax(axis=1)
    return ["ask" if e.question else LEARNED_ACTS[int(act)] for e, act in zip(examples, best, strict=True)]


def line(name: str, examples: Sequence[Example], acts: Sequence[str]) -> str:
    """One row of figures: accuracy of all, of dev, of train and without questions; macro-F1."""
    pairs = [(e, act == e.act) for e, act in zip(examples, acts, strict=True)]
    shares = [
        np.mean([right for e, right in pairs]),
        *(np.mean([right for e, right in pairs if e.part == part]) for part in ("dev", "train")),
        np.mean([right for e, right in pairs if not e.question]),
        np.mean([f1 for _, f1, count in _f1s(examples, acts) if count]),
    ]
    return f"{name:36}" + "  ".join(f"{share:.3f}" for share in shares)


def per_act_table(examples: Sequence[Example], acts: Sequence[str]) -> str:
    """F1 and number of sentences of each act."""
    return "\n".join(f"{act:10}{f1:.3f} {count:5}" for act, f1, count in _f1s(examples, acts))


def calibration_table(examples: Sequence[Example], logits: Scores) -> str:
    """How often acts are right by their probability, and the expected calibration error."""
    rows = [row for row, example in enumerate(examples) if example.learned]
    scaled = np.exp(logits[rows] - logits[rows].max(axis=1, keepdims=True))
    score = (scaled / scaled.sum(axis=1, keepdims=True)).max(axis=1)
    acts = predicted(examples, logits)
    right = np.array([acts[row] == examples[row].act for row in rows])
    table, error = [], 0.0
    for low in np.arange(BINS) / BINS:
        chosen = (score > low) & (score <= low + 1 / BINS)
        if chosen.any():
            error += chosen.mean() * abs(score[chosen].mean() - right[chosen].mean())
            table.append(
                f"{low:.1f}-{low + 1 / BINS:.1f} {chosen.sum():5} {score[chosen].mean():.3f} {right[chosen].mean():.3f}"
            )
    return "\n".join([*table, f"expected calibration error {error:.3f}"])


def _f1s(examples: Sequence[Example], acts: Sequence[str]) -> list[tuple[str, float, int]]:
    found = []
    for act in ACTS:
        coded = [example.act == act for example in examples]
        named = [one == act for one in acts]
        hits = sum(a and b for a, b in zip(coded, named, strict=True))
        total = sum(coded) + sum(named)
        found.append((act, 2 * hits / total if total else 0.0, sum(coded)))
    return found
