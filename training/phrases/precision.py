"""The precision of the first phrases that ``verbale phrases`` lists, after judgements made by hand.

    python training/phrases/precision.py ARCHIVE [--first 100]

Prints for each issuer in ``judged.tsv`` how many of its first phrases are set phrases, and which are not judged.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from verbale import Archive
from verbale.comparison.phrases import find_phrases
from verbale.comparison.slices import load_slice

JUDGED = Path(__file__).with_name("judged.tsv")
WORDS = 8
"""How many words of a phrase stand in the list of judgements."""
CURVE = (10, 20, 40, 60, 80, 100)
"""How many of the first phrases the precision is told of."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive")
    parser.add_argument("--first", type=int, default=100, help="how many phrases of each issuer")
    options = parser.parse_args()
    rows = [
        line.split("\t")
        for line in JUDGED.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    verdicts = {(issuer, phrase): verdict == "yes" for issuer, verdict, phrase in rows}
    with Archive.open(options.archive) as archive:
        for issuer in dict.fromkeys(issuer for issuer, _ in verdicts):
            found = find_phrases(load_slice(archive, issuer=issuer), load_slice(archive, other_than=issuer))
            names = [" ".join(phrase.text.split()[:WORDS]) for phrase in found[: options.first]]
            judged = [verdicts[issuer, name] for name in names if (issuer, name) in verdicts]
            share = sum(judged) / len(judged) if judged else 0.0
            curve = ", ".join(
                f"{sum(judged[:number]) / number:.2f} of {number}"
                for number in CURVE
                if number <= len(judged)
            )
            print(
                f"{issuer}: {sum(judged)} of {len(judged)} judged ({share:.2f}); "
                f"{len(names) - len(judged)} of the first {len(names)} not judged; {len(found)} in all"
            )
            print(f"  set phrases of the first judged: {curve}")


if __name__ == "__main__":
    main()
