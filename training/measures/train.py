"""Learn which mentions of a measure an analyst would note.

    python training/measures/train.py [--gold ../shared/gold] [--parts dev train] [--corpus ../shared/corpus]

Learns from the parts of the gold set and from the labels that are to learn from.
Fits one logistic model over all candidates (``verbale.reading.measures.candidates``),
picks the threshold with the best F1 on predictions cross-validated by document,
prints that figure beside the one without a model, and writes
src/verbale/reading/data/measure_weights.tsv. Same data, same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from gold import document_numbers, load_facts, load_labels  # noqa: E402
from logistic import Example, cross_validate, fit, write_weights  # noqa: E402

from verbale.evaluation.agreement import overlap  # noqa: E402
from verbale.reading.facts import Facts  # noqa: E402
from verbale.reading.measures import candidates  # noqa: E402

OUTPUT = ROOT / "src/verbale/reading/data/measure_weights.tsv"
HEADER = """# How the signs weigh that a mention of a measure is one that an analyst would note.
# Columns: sign, weight. "bias" is the intercept, "threshold" the probability from which a mention is kept; the signs
# are named in reading/measure_signs.py.
# Source: made by training/measures/train.py from the coded statements; do not edit by hand.
"""
RIDGE = 12.0
SLACK = 0.003
"""The figure is flat around its best; below it fewer are missed in statements of a kind not learned from."""
FLOOR = 0.3
"""The least overlap of a mention with a coded one."""


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus")
    parser.add_argument("--parts", nargs="+", default=["dev", "train"])
    options = parser.parse_args()
    coded = [statement for part in options.parts for statement in load_facts(options.gold / part)]
    coded += load_labels(options.corpus)
    examples: list[Example] = []
    missed = 0
    for number, (_, facts, code) in zip(document_numbers(coded), coded, strict=True):
        found, lost = document_examples(number, facts, code.get("measures", []))
        examples += found
        missed += lost
    answers = sum(example.answer for example in examples)
    everything = 2 * answers / (len(examples) + answers + missed)
    threshold, f1 = cross_validate(examples, missed, RIDGE, SLACK)
    print(f"measures: cross-validated F1 of mentions {f1:.3f} at threshold {threshold:.2f}, ", end="")
    print(f"{everything:.3f} without a model ({len(coded)} documents)")
    write_weights(OUTPUT, HEADER, fit(examples, RIDGE), threshold)


def document_examples(number: int, facts: Facts, coded: list[dict[str, Any]]) -> tuple[list[Example], int]:
    """One example a candidate, and how many coded measures are none of these."""
    spans = [_spans(record) for record in coded]
    met: set[int] = set()
    examples = []
    for sentence in facts.sentences:
        for mention in () if sentence.is_question else candidates(facts, sentence):
            hits = {
                index
                for index, those in enumerate(spans)
                if any(overlap(span, (mention.start, mention.end)) >= FLOOR for span in those)
            }
            met |= hits
            examples.append(Example(number, dict.fromkeys(mention.signs, 1.0), bool(hits)))
    return examples, len(spans) - len(met)


def _spans(record: dict[str, Any]) -> list[tuple[int, int]]:
    return [(span["start"], span["end"]) for span in (record, *record.get("also", ()))]


if __name__ == "__main__":
    main()
