"""Learn how the signs of an issue are weighed.

    python training/issues/train.py [--gold ../shared/gold] [--parts dev train]

Fits one logistic model over (sentence, issue) pairs shared by all issues, picks
the threshold with the best micro-F1 on predictions cross-validated by document,
prints that figure and writes src/verbale/reading/data/issue_weights.tsv. Same
data, same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from gold import load_facts  # noqa: E402
from logistic import Example, cross_validate, fit, write_weights  # noqa: E402

from verbale.reading.issues import issue_signs  # noqa: E402

OUTPUT = ROOT / "src/verbale/reading/data/issue_weights.tsv"
HEADER = """# How the signs of an issue weigh: a logistic model shared by all issues.
# Columns: sign, weight. "bias" is the intercept, "issue:X" the intercept's change for issue X, "threshold" the
# probability from which an issue is reported.
# Source: made by training/issues/train.py from the coded statements; do not edit by hand.
"""
RIDGE = 1.5


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--parts", nargs="+", default=["dev", "train"])
    options = parser.parse_args()
    examples: list[Example] = []
    missed, number = 0, 0
    for part in options.parts:
        for _, facts, coded in load_facts(options.gold / part):
            number += 1
            for sentence, signs, code in zip(
                facts.sentences, issue_signs(facts), coded["sentences"], strict=True
            ):
                if sentence.is_question:
                    continue
                wanted = set(code["issues"])
                missed += len(wanted - set(signs))
                examples += [Example(number, values, issue in wanted) for issue, values in signs.items()]
    threshold, f1 = cross_validate(examples, missed, RIDGE)
    print(f"issues: cross-validated micro-F1 {f1:.3f} at threshold {threshold:.2f} ({number} documents)")
    write_weights(OUTPUT, HEADER, fit(examples, RIDGE), threshold)


if __name__ == "__main__":
    main()
