"""Learn whom an act is directed at from where the parties are named.

    python training/addressees/train.py [--gold ../shared/gold] [--parts dev train]

Fits one logistic model over (sentence, issue) pairs shared by all issues, picks
the threshold with the best micro-F1 on predictions cross-validated by document,
prints that figure and writes src/verbale/reading/data/addressee_weights.tsv. Same
data, same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from gold import load_facts  # noqa: E402
from logistic import FOLDS, Example, cross_validate, fit, write_weights  # noqa: E402

from verbale.reading.addressees import addressee_signs, addressees_by  # noqa: E402
from verbale.reading.facts import Facts  # noqa: E402

OUTPUT = ROOT / "src/verbale/reading/data/addressee_weights.tsv"
HEADER = """# How the signs weigh that a sentence's act is directed at a party.
# Columns: sign, weight. "bias" is the intercept, "threshold" the probability from which a party is reported; a sign
# is a way in which the party is named here or in the sentence before, alone or together with the act.
# Source: made by training/addressees/train.py from the coded statements; do not edit by hand.
"""
RIDGE = 2.0


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--parts", nargs="+", default=["dev", "train"])
    options = parser.parse_args()
    coded = [(facts, code) for part in options.parts for _, facts, code in load_facts(options.gold / part)]
    examples: list[Example] = []
    missed = 0
    for number, (facts, code) in enumerate(coded):
        found, lost = document_examples(number, facts, code["sentences"])
        examples += found
        missed += lost
    threshold, _ = cross_validate(examples, missed, RIDGE)
    print(f"addressees: cross-validated micro-F1 {cross_validated(coded, examples, threshold):.3f}", end=" ")
    print(f"at threshold {threshold:.2f}, questions included ({len(coded)} documents)")
    write_weights(OUTPUT, HEADER, fit(examples, RIDGE), threshold)


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
    coded: list[tuple[Facts, dict[str, Any]]], examples: list[Example], threshold: float
) -> float:
    """Micro-F1 over all sentences, each document read by weights learned from others."""
    hits = total = 0
    for fold in range(FOLDS):
        weights = fit([example for example in examples if example.document % FOLDS != fold], RIDGE)
        weights["threshold"] = threshold
        for facts, code in coded[fold::FOLDS]:
            acts = [sentence["act"] for sentence in code["sentences"]]
            for found, sentence in zip(addressees_by(weights, facts, acts), code["sentences"], strict=True):
                hits += len(set(found) & set(sentence["to"]))
                total += len(found) + len(sentence["to"])
    return 2 * hits / total


if __name__ == "__main__":
    main()
