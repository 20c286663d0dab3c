"""Learn how the signs of an issue are weighed.

    python training/issues/train.py [--gold ../shared/gold] [--corpus ../shared/corpus]

Fits one logistic model over (sentence, issue) pairs shared by all issues, picks a
threshold on predictions cross-validated by document over gold/dev, gold/train,
training/labels/*/learn (whose texts are in the corpus) and tests/houses/learn, prints their micro-F1 and writes
src/verbale/reading/data/issue_weights.tsv, whose weights have not learned from dev, so
that dev measures them. Same data, same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from gold import Coded, document_numbers, load_facts, load_labels  # noqa: E402
from logistic import Example, cross_validate, fit, with_common_signs, write_weights  # noqa: E402

from verbale.reading.issues import issue_signs  # noqa: E402

OUTPUT = ROOT / "src/verbale/reading/data/issue_weights.tsv"
HEADER = """# How the signs of an issue weigh: a logistic model shared by all issues.
# Columns: sign, weight. "bias" is the intercept, "issue:X" the intercept's change for issue X, "threshold" the
# probability from which an issue is reported.
# Source: made by training/issues/train.py from the coded statements; do not edit by hand.
"""
RIDGE = 1.5
SLACK = 0.004
"""The figure is flat around its best; a low threshold finds more where the words are less like those learned from."""
LEAST_EXAMPLES = 3
"""A phrase of fewer examples has no weight of its own: it is one document's."""


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus")
    options = parser.parse_args()
    dev = list(load_facts(options.gold / "dev"))
    coded = [*dev, *load_facts(options.gold / "train"), *load_labels(options.corpus)]
    examples: list[Example] = []
    missed = []
    for number, statement in zip(document_numbers(coded), coded, strict=True):
        found, lost = _document_examples(number, statement)
        examples += found
        missed.append(lost)
    examples = with_common_signs(examples, LEAST_EXAMPLES)
    threshold, f1 = cross_validate(examples, sum(missed), RIDGE, SLACK)
    print(f"issues: cross-validated micro-F1 {f1:.3f} at threshold {threshold:.2f} ({len(coded)} documents)")
    learned = [example for example in examples if example.document >= len(dev)]
    write_weights(OUTPUT, HEADER, fit(learned, RIDGE), threshold)


def _document_examples(number: int, statement: Coded) -> tuple[list[Example], int]:
    """One example an issue that a sentence could have, and how many coded issues are none of these."""
    _, facts, coded = statement
    examples, missed = [], 0
    for sentence, signs, code in zip(facts.sentences, issue_signs(facts), coded["sentences"], strict=True):
        if sentence.is_question:
            continue
        wanted = set(code["issues"])
        missed += len(wanted - set(signs))
        examples += [Example(number, values, issue in wanted) for issue, values in signs.items()]
    return examples, missed


if __name__ == "__main__":
    main()
