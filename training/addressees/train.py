"""Learn whom an act is directed at from where the parties are named.

    python training/addressees/train.py [--gold ../shared/gold] [--corpus ../shared/corpus]

Fits one logistic model over (sentence, party) pairs, picks the threshold with the best
micro-F1 on predictions cross-validated by document over gold/dev, gold/train,
training/labels/*/learn (whose texts are in the corpus) and tests/houses/learn, prints that figure and writes
src/verbale/reading/data/addressee_weights.tsv, whose weights have not learned from dev,
so that dev measures them. Same data, same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from gold import document_numbers, load_facts, load_labels  # noqa: E402
from logistic import FOLDS, Example, cross_validate, fit, with_common_signs, write_weights  # noqa: E402

from verbale.reading.addressee_signs import addressee_signs  # noqa: E402
from verbale.reading.addressees import addressees_by  # noqa: E402
from verbale.reading.facts import Facts  # noqa: E402

OUTPUT = ROOT / "src/verbale/reading/data/addressee_weights.tsv"
HEADER = """# How the signs weigh that a sentence's act is directed at a party.
# Columns: sign, weight. "bias" is the intercept, "threshold" the probability from which a party is reported; a sign
# is a way in which the party is named here or in the sentence before, alone or together with the act.
# Source: made by training/addressees/train.py from the coded statements; do not edit by hand.
"""
RIDGE = 2.0
LEAST_EXAMPLES = 4
"""A sign of fewer examples is not learned from."""


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus")
    options = parser.parse_args()
    dev = list(load_facts(options.gold / "dev"))
    statements = [*dev, *load_facts(options.gold / "train"), *load_labels(options.corpus)]
    coded = [
        (number, facts, code)
        for number, (_, facts, code) in zip(document_numbers(statements), statements, strict=True)
    ]
    examples: list[Example] = []
    missed = 0
    for number, facts, code in coded:
        found, lost = document_examples(number, facts, code["sentences"])
        examples += found
        missed += lost
    examples = with_common_signs(examples, LEAST_EXAMPLES)
    threshold, _ = cross_validate(examples, missed, RIDGE)
    print(f"addressees: cross-validated micro-F1 {cross_validated(coded, examples, threshold):.3f}", end=" ")
    print(f"at threshold {threshold:.2f}, questions included ({len(coded)} documents)")
    learned = [example for example in examples if example.document >= len(dev)]
    write_weights(OUTPUT, HEADER, fit(learned, RIDGE), threshold)


def document_examples(
    number: int, facts: Facts, sentences: list[dict[str, Any]]
) -> tuple[list[Example], int]:
    """One example a party that a sentence could address, and how many addressees are none of these."""
    acts = [code["act"] for code in sentences]
    examples, missed = [], 0
    for sentence, signs, code in zip(facts.sentences, addressee_signs(facts, acts), sentences, strict=True):
        if sentence.is_question:
            continue
        missed += len(set(code["to"]) - set(signs))
        examples += [Example(number, values, party in code["to"]) for party, values in signs.items()]
    return examples, missed


def cross_validated(
    coded: list[tuple[int, Facts, dict[str, Any]]], examples: list[Example], threshold: float
) -> float:
    """Micro-F1 over all sentences, each document read by weights learned from others."""
    hits = total = 0
    for fold in range(FOLDS):
        weights = fit([example for example in examples if example.document % FOLDS != fold], RIDGE)
        weights["threshold"] = threshold
        for number, facts, code in coded:
            if number % FOLDS != fold:
                continue
            acts = [sentence["act"] for sentence in code["sentences"]]
            for found, sentence in zip(addressees_by(weights, facts, acts), code["sentences"], strict=True):
                hits += len(set(found) & set(sentence["to"]))
                total += len(found) + len(sentence["to"])
    return 2 * hits / total


if __name__ == "__main__":
    main()
