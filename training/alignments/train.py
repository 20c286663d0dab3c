"""Learn which sentences of two readouts tell of the same thing, and measure it.

    python training/alignments/train.py [--corpus ../shared/corpus/us-china-2025-2026.jsonl] [--write]

Every pair of readouts is aligned by a model and thresholds fitted on the other pairs (leave one pair out). The figure
is micro-F1 over links: a link is a sentence of a and a sentence of b that stand in one aligned passage. It is
printed for each pair beside two plain ways: the best cosine first over the same vectors of terms, and the best ratio of
``difflib`` first, each sentence used once, with a threshold fitted in the same way. Without the corpus only
the invented pairs are used. ``--write`` writes src/verbale/comparison/data/alignment_weights.tsv from all
pairs. Same data, same bytes.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "training"), str(Path(__file__).parent)]

from logistic import Example, fit, write_weights  # noqa: E402
from pairs import Coded, demo_pairs, real_pairs  # noqa: E402

from verbale.comparison.alignment import Link, chosen_links  # noqa: E402
from verbale.comparison.passages import passages_of  # noqa: E402
from verbale.comparison.signs import table_of_signs  # noqa: E402
from verbale.reading.logistic import probability  # noqa: E402

OUTPUT = ROOT / "src/verbale/comparison/data/alignment_weights.tsv"
HEADER = """# How the signs weigh that two sentences of two statements tell of the same thing.
# Columns: sign, weight. "bias" is the intercept; "threshold" the probability from which two sentences are paired,
# "joined" that from which a further sentence joins a pair; the signs are named in comparison/signs.py.
# Source: made by training/alignments/train.py from pairs of readouts aligned by hand; do not edit by hand.
"""
RIDGE = 3.0
STEPS = [round(0.04 * step, 2) for step in range(2, 22)]
Scores = Sequence[Sequence[float]]
Thresholds = tuple[float, float]
NEVER = 2.0
"""A threshold that nothing reaches: no sentence joins a pair."""


@dataclass(frozen=True, slots=True)
class Count:
    """Links found that are right, links found, links to find."""

    right: int = 0
    found: int = 0
    coded: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.found + other.found, self.coded + other.coded)

    @property
    def f1(self) -> float:
        """F1: twice the right ones over all found and all to find."""
        return 2 * self.right / (self.found + self.coded) if self.found + self.coded else 1.0


def main() -> None:
    """Measure, and write if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus/us-china-2025-2026.jsonl")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    coded = list(demo_pairs(ROOT / "examples/relationship"))
    if options.corpus.exists():
        coded += real_pairs(Path(__file__).parent / "readouts.json", options.corpus)
    tables = [table_of_signs(*passages_of(pair.a, pair.b)) for pair in coded]
    examples = [_examples(number, *pair) for number, pair in enumerate(zip(coded, tables, strict=True))]
    held_out = [_scores(table, _fitted(examples, without=number)) for number, table in enumerate(tables)]
    both = list(product(STEPS, STEPS))
    once = [(step, NEVER) for step in STEPS]
    columns = {
        "verbale": _leave_one_out(coded, held_out, both),
        "cosine": _leave_one_out(coded, [_words(table) for table in tables], once),
        "difflib": _leave_one_out(coded, [_ratios(pair) for pair in coded], once),
    }
    _print(coded, columns)
    if options.write:
        threshold, joined = _best(range(len(coded)), _counts(coded, held_out, both))
        weights = {**_fitted(examples), "joined": joined}
        write_weights(OUTPUT, HEADER, weights, threshold)
        print(f"wrote {OUTPUT.relative_to(ROOT)}")


def _examples(number: int, pair: Coded, table: list[list[dict[str, float]]]) -> list[Example]:
    return [
        Example(number, signs, (i, j) in pair.links)
        for i, row in enumerate(table)
        for j, signs in enumerate(row)
    ]


def _fitted(examples: Sequence[Sequence[Example]], without: int = -1) -> dict[str, float]:
    chosen = [example for number, some in enumerate(examples) if number != without for example in some]
    return fit(chosen, RIDGE)


def _scores(table: list[list[dict[str, float]]], weights: dict[str, float]) -> Scores:
    return [[probability(signs, weights) for signs in row] for row in table]


def _words(table: list[list[dict[str, float]]]) -> Scores:
    return [[signs["words"] for signs in row] for row in table]


def _ratios(pair: Coded) -> Scores:
    return [
        [
            difflib.SequenceMatcher(None, a.quote.lower(), b.quote.lower(), autojunk=False).ratio()
            for b in pair.b.sentences
        ]
        for a in pair.a.sentences
    ]


Counts = dict[Thresholds, list[Count]]


def _counts(coded: Sequence[Coded], scores: Sequence[Scores], choices: Iterable[Thresholds]) -> Counts:
    """For each choice of thresholds, the count of every pair of readouts."""
    return {
        choice: [
            _count(chosen_links(table, *choice), pair) for pair, table in zip(coded, scores, strict=True)
        ]
        for choice in choices
    }


def _count(found: set[Link], pair: Coded) -> Count:
    return Count(len(found & pair.links), len(found), len(pair.links))


def _best(numbers: Iterable[int], counts: Counts) -> Thresholds:
    chosen = list(numbers)
    return max(counts, key=lambda choice: (_total(counts[choice][n] for n in chosen).f1, choice))


def _total(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())


def _leave_one_out(
    coded: Sequence[Coded], scores: Sequence[Scores], choices: Iterable[Thresholds]
) -> list[Count]:
    """The count of each pair of readouts, with the thresholds that are best for the others."""
    counts = _counts(coded, scores, choices)
    numbers = range(len(coded))
    return [counts[_best((n for n in numbers if n != number), counts)][number] for number in numbers]


def _print(coded: Sequence[Coded], columns: dict[str, list[Count]]) -> None:
    print(f"{'':12}{'links':>6}" + "".join(f"{name:>10}" for name in columns))
    for number, pair in enumerate(coded):
        figures = "".join(f"{counts[number].f1:10.3f}" for counts in columns.values())
        print(f"{pair.id:12}{len(pair.links):6}{figures}")
    groups: dict[str, Callable[[Coded], bool]] = {
        "invented": lambda pair: pair.id.startswith("p"),
        "real": lambda pair: not pair.id.startswith("p"),
        "all": lambda _: True,
    }
    for name, belongs in groups.items():
        numbers = [number for number, pair in enumerate(coded) if belongs(pair)]
        if numbers:
            totals = {column: _total(counts[n] for n in numbers) for column, counts in columns.items()}
            figures = "".join(f"{count.f1:10.3f}" for count in totals.values())
            print(f"{name:12}{sum(len(coded[n].links) for n in numbers):6}{figures}")


if __name__ == "__main__":
    main()
