"""Learn which sentences of two readouts tell of the same thing, and measure it.

    python training/alignments/train.py [--corpus ../shared/corpus/us-china-2025-2026.jsonl] [--accounts] [--write]

Every pair of readouts to learn from is aligned by a model and thresholds fitted on the others (leave one pair out);
the pairs that only measure, by those fitted on all pairs to learn from, and of these only totals are printed. Pairs
that share a statement are left out together, whichever is measured. The figure is micro-F1 over links: a link is a
sentence of a and a sentence of b that stand in one aligned passage. Beside it stand three plain ways: the best cosine
first over the same vectors of terms, the same over those of the encoder, and the best ratio of ``difflib`` first, each
sentence used once, with a threshold fitted in the same way. The last lines say how often a passage aligned by hand is
rightly called "same" or "differs", beside calling every one "differs".
"Readouts" are pairs of what each side published as its account of the meeting; beside an interview, remarks to the
press, a fact sheet or news stands "other accounts". Without the corpus only the invented pairs are used. With
``--accounts`` the model learned from all pairs to learn from aligns those of ``accounts/`` as well. ``--write`` writes
src/verbale/comparison/data/alignment_weights.tsv from the pairs to learn from. Same data, same bytes.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "training"), str(HERE)]

from logistic import Example, fit, write_weights  # noqa: E402
from pairs import Coded, demo_pairs, invented_accounts, invented_pairs, real_pairs  # noqa: E402

from verbale.comparison.alignment import Aligned, Link, chosen_links, likelihoods  # noqa: E402
from verbale.comparison.differences import differences, relation_of  # noqa: E402
from verbale.comparison.passages import passages_of  # noqa: E402
from verbale.comparison.signs import table_of_signs  # noqa: E402

OUTPUT = ROOT / "src/verbale/comparison/data/alignment_weights.tsv"
HEADER = """# How the signs weigh that two sentences of two statements tell of the same thing.
# Columns: sign, weight. "bias" is the intercept; "threshold" the probability from which two sentences are paired,
# "joined" that from which a further sentence joins a pair; the signs are named in comparison/signs.py.
# Source: made by training/alignments/train.py from pairs of readouts aligned by hand; do not edit by hand.
"""
RIDGE = 1.5
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
    parser.add_argument("--accounts", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    coded = [*demo_pairs(ROOT / "examples/relationship"), *invented_pairs(HERE / "invented")]
    if options.corpus.exists():
        coded += real_pairs(HERE / "readouts.json", options.corpus)
    coded.sort(key=lambda pair: pair.measures)
    learned = [pair for pair in coded if not pair.measures]
    passages = [passages_of(pair.a, pair.b) for pair in coded]
    tables = [table_of_signs(*sides) for sides in passages]
    examples = [
        _examples(number, pair, table)
        for number, (pair, table) in enumerate(zip(learned, tables, strict=False))
    ]
    likely = [
        likelihoods(*sides, _fitted(examples, without=_kin(pair, learned)))
        for pair, sides in zip(coded, passages, strict=True)
    ]
    both = list(product(STEPS, STEPS))
    once = [(step, NEVER) for step in STEPS]
    columns = {
        "verbale": _leave_one_out(coded, likely, both),
        "words": _leave_one_out(coded, [_of("words", table) for table in tables], once),
        "vectors": _leave_one_out(coded, [_of("sense", table) for table in tables], once),
        "difflib": _leave_one_out(coded, [_ratios(pair) for pair in coded], once),
    }
    _print(coded, columns)
    _print_relations(coded)
    threshold, joined = _best(range(len(learned)), _counts(learned, likely[: len(learned)], both))
    if options.accounts:
        _print_accounts(_fitted(examples), (threshold, joined))
    if options.write:
        weights = {**_fitted(examples), "joined": joined}
        write_weights(OUTPUT, HEADER, weights, threshold)
        print(f"wrote {OUTPUT.relative_to(ROOT)}")


def _examples(number: int, pair: Coded, table: list[list[dict[str, float]]]) -> list[Example]:
    return [
        Example(number, signs, (i, j) in pair.links)
        for i, row in enumerate(table)
        for j, signs in enumerate(row)
    ]


def _fitted(
    examples: Sequence[Sequence[Example]], without: Collection[int] = frozenset()
) -> dict[str, float]:
    chosen = [example for number, some in enumerate(examples) if number not in without for example in some]
    return fit(chosen, RIDGE)


def _kin(pair: Coded, learned: Sequence[Coded]) -> frozenset[int]:
    """The numbers of those of ``learned`` that share a statement with ``pair``, itself among them."""
    return frozenset(number for number, other in enumerate(learned) if not pair.texts.isdisjoint(other.texts))


def _of(sign: str, table: list[list[dict[str, float]]]) -> Scores:
    return [[signs[sign] for signs in row] for row in table]


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
    """The count of each pair of readouts, with the thresholds that are best for the others to learn from."""
    counts = _counts(coded, scores, choices)
    learned = [pair for pair in coded if not pair.measures]
    kin = [_kin(pair, learned) for pair in coded]
    return [
        counts[_best((n for n in range(len(learned)) if n not in kin[number]), counts)][number]
        for number in range(len(coded))
    ]


def _print(coded: Sequence[Coded], columns: dict[str, list[Count]]) -> None:
    print(f"{'':24}{'links':>6}" + "".join(f"{name:>10}" for name in columns))
    for number, pair in enumerate(coded):
        if not pair.measures:
            _print_line(pair.id, len(pair.links), [counts[number] for counts in columns.values()])
    groups: dict[str, Callable[[Coded], bool]] = {
        "demo archive": lambda pair: pair.id[0] == "p",
        "other invented": lambda pair: pair.id[0] == "v" and not pair.measures,
        "real": lambda pair: pair.id[0] == "r" and not pair.measures,
        "readouts": lambda pair: not pair.measures and pair.readouts,
        "other accounts": lambda pair: not pair.measures and not pair.readouts,
        "all to learn from": lambda pair: not pair.measures,
        "only measured, invented": lambda pair: pair.measures and pair.id[0] == "v",
        "only measured, real": lambda pair: pair.measures and pair.id[0] == "r",
        "only measured, readouts": lambda pair: pair.measures and pair.readouts,
        "only measured": lambda pair: pair.measures,
        "all readouts": lambda pair: pair.readouts,
        "all": bool,
    }
    for name, belongs in groups.items():
        numbers = [number for number, pair in enumerate(coded) if belongs(pair)]
        if numbers:
            links = sum(len(coded[n].links) for n in numbers)
            _print_line(name, links, [_total(counts[n] for n in numbers) for counts in columns.values()])


def _print_line(name: str, links: int, counts: Iterable[Count]) -> None:
    print(f"{name:24}{links:6}" + "".join(f"{count.f1:10.3f}" for count in counts))


def _print_accounts(weights: dict[str, float], thresholds: Thresholds) -> None:
    """How well the pairs of ``accounts/``, of which nothing was learned, are aligned."""
    counts = list[Count]()
    for pair in invented_accounts(HERE / "accounts"):
        likely = likelihoods(*passages_of(pair.a, pair.b), weights)
        counts.append(_count(chosen_links(likely, *thresholds), pair))
    total = _total(counts)
    precision, recall = total.right / total.found, total.right / total.coded
    told = f"precision {precision:.3f}, recall {recall:.3f}, F1 {total.f1:.3f}"
    print(f"{len(counts)} pairs of accounts, {total.coded} links: {told}")


def _print_relations(coded: Sequence[Coded]) -> None:
    """How often the passages aligned by hand are rightly called ``same`` or ``differs``."""
    for name, measures in (("all to learn from", False), ("only measured", True)):
        pairs = [pair for pair in coded if pair.measures is measures]
        told = [
            (relation, relation_of(differences(Aligned(a, b, 1.0))))
            for pair in pairs
            for a, b, relation in pair.passages
        ]
        if told:
            right = sum(one == other for one, other in told)
            differs = sum(one == "differs" for one, _ in told)
            print(f"same or differs, {name}: {right} of {len(told)} right; calling all differs: {differs}")


if __name__ == "__main__":
    main()
