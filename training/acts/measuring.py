"""Figures of the labeller of acts: accuracy, macro-F1, F1 an act, and how far its scores can be believed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from fitting import Scores

from examples import Example
from verbale.reading.act_model import LEARNED_ACTS
from verbale.reading.model import ACTS

__all__ = ["HEADINGS", "calibration_table", "f1s", "line", "per_act_table", "predicted"]

BINS = 10
GOLD = ("dev", "train")
LABELS = ("speeches", "statements", "houses")
HEADINGS = "both   dev    train  speech statem houses macro  macro of labels"
"""The columns of ``line``: accuracy of dev and train and of each part, macro-F1 of both and of the labels."""


def predicted(examples: Sequence[Example], logits: Scores) -> list[str]:
    """The likeliest act of each example."""
    best = logits.argmax(axis=1)
    return ["ask" if e.question else LEARNED_ACTS[int(act)] for e, act in zip(examples, best, strict=True)]


def line(name: str, examples: Sequence[Example], acts: Sequence[str]) -> str:
    """One row of figures, as HEADINGS name them."""
    groups = (GOLD, *((part,) for part in (*GOLD, *LABELS)))
    shares = [np.mean(_right(examples, acts, parts)) for parts in groups]
    macros = [np.mean([f1 for _, f1, n in f1s(examples, acts, parts) if n]) for parts in (GOLD, LABELS)]
    return f"{name:31}" + "  ".join(f"{share:.3f}" for share in [*shares, *macros])


def _right(examples: Sequence[Example], acts: Sequence[str], parts: Sequence[str]) -> list[bool]:
    return [act == e.act for e, act in zip(examples, acts, strict=True) if e.part in parts]


def per_act_table(examples: Sequence[Example], acts: Sequence[str]) -> str:
    """F1 and number of sentences of each act, of dev and train and of the labels."""
    both = zip(f1s(examples, acts, GOLD), f1s(examples, acts, LABELS), strict=True)
    return "\n".join(f"{act:10}{f1:.3f} {n:5}  {other:.3f} {m:5}" for (act, f1, n), (_, other, m) in both)


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


def f1s(
    examples: Sequence[Example], acts: Sequence[str], parts: Sequence[str]
) -> list[tuple[str, float, int]]:
    """Each act with its F1 and the number of its sentences in ``parts``."""
    pairs = [(e.act, one) for e, one in zip(examples, acts, strict=True) if e.part in parts]
    found = []
    for act in ACTS:
        coded = [one == act for one, _ in pairs]
        named = [one == act for _, one in pairs]
        hits = sum(a and b for a, b in zip(coded, named, strict=True))
        total = sum(coded) + sum(named)
        found.append((act, 2 * hits / total if total else 0.0, sum(coded)))
    return found
