"""How well records are read where the weights have not learned from the document.

    python training/measures/records.py [--gold ../shared/gold] [--parts dev train] [--corpus ../shared/corpus]

Reads the coded statements in as many passes as there are folds, each with a filter of measures that has
learned from the documents of the other folds and from the labels that are to learn from. The filter is all
that records and voices rest on that is fitted; what rules find is not held out by any of this.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from gold import document_numbers, load_facts, load_labels
from logistic import FOLDS, fit
from train import RIDGE, ROOT, document_examples

from verbale.evaluation.evaluate import Comparison, Evaluation, compare, load_reading
from verbale.reading import measures
from verbale.reading.logistic import load_weights
from verbale.reading.pipeline import read_statement
from verbale.sources import load


def main() -> None:
    """Read every document with weights that have not seen it, and print the figures of the records."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus")
    parser.add_argument("--parts", nargs="+", default=["dev", "train"])
    options = parser.parse_args()
    paths = [path for part in options.parts for path in sorted((options.gold / part).glob("*.json"))]
    coded = [statement for part in options.parts for statement in load_facts(options.gold / part)]
    coded += load_labels(options.corpus)
    examples = [
        example
        for number, (_, facts, code) in zip(document_numbers(coded), coded, strict=True)
        for example in document_examples(number, facts, code.get("measures", []))[0]
    ]
    threshold = load_weights("measure_weights.tsv")["threshold"]
    read = [
        comparison
        for fold in range(FOLDS)
        for comparison in read_fold(
            paths, fold, fit([e for e in examples if e.document % FOLDS != fold], RIDGE), threshold
        )
    ]
    show(Evaluation(tuple(read)))


def read_fold(
    paths: list[Path], fold: int, weights: Mapping[str, float], threshold: float
) -> Iterator[Comparison]:
    """The documents of ``fold``, read with ``weights`` for the filter of measures."""
    filtering = {**weights, "threshold": threshold}
    measures.load_weights = lambda _: filtering
    for path in paths[fold::FOLDS]:
        text = path.with_suffix(".txt")
        content = text.read_bytes().decode("utf-8")
        yield compare(path.stem, load_reading(path), read_statement(load(str(text))), content)


def show(evaluation: Evaluation) -> None:
    """Print voice and chain, found and right of every type, and the means of these."""
    sentences = evaluation.sentences
    print(f"{len(evaluation.comparisons)} documents, {sentences.number} sentences")
    print(f"voice {sentences.share(sentences.voice):.3f}, chain {sentences.share(sentences.chain):.3f}")
    print(f"{'records':<14}{'gold':>5}{'pred':>6}{'found':>7}{'right':>7}")
    for key, kind in evaluation.records.items():
        found = kind.found
        print(f"{key:<14}{found.gold:>5}{found.predicted:>6}{found.f1:>7.3f}{kind.right.f1:>7.3f}")
    print(f"{'mean':<25}{evaluation.records_found:>7.3f}{evaluation.records_right:>7.3f}")


if __name__ == "__main__":
    main()
