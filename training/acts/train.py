"""Learn to tell what a sentence does.

    python training/acts/train.py [--gold ../shared/gold] [--corpus ../shared/corpus]

Learns from gold/train, training/labels/*/learn (whose texts are in the corpus),
tests/houses/learn and invented.tsv; prints what models that have not seen a text make
of it (cross-validated by document over all of these and dev), the figures without each
group of features and the calibration; writes src/verbale/reading/weights/acts.bin,
which has not learned from dev, so that dev measures it.
Needs the dependency group "training". Same data, same figures.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

from fitting import Fitted, cross_validate, fit, temperature, without_groups  # noqa: E402
from gold import label_parts, load_facts  # noqa: E402
from measuring import HEADINGS, calibration_table, line, per_act_table, predicted  # noqa: E402

from examples import Example, load_examples, load_invented  # noqa: E402
from verbale.reading.act_model import GROUP_WEIGHTS, LEARNED_ACTS, UNIT  # noqa: E402

OUTPUT = ROOT / "src/verbale/reading/weights/acts.bin"
INVENTED = ROOT / "training/acts/invented.tsv"
LEAST_WEIGHT = 10


def main() -> int:
    """Learn, measure and write; 2 if there is nothing to learn from."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus")
    options = parser.parse_args()
    for folder in (options.gold / "dev", options.gold / "train", options.corpus):
        if not folder.is_dir():
            print(f"error: {folder}: not there; name the coded statements with --gold and --corpus")
            return 2
    coded = [e for part in ("dev", "train") for e in load_examples(part, load_facts(options.gold / part))]
    coded += [e for part, statements in label_parts(options.corpus) for e in load_examples(part, statements)]
    invented = load_invented(INVENTED)
    texts = len({example.document for example in coded})
    print(f"{len(coded)} sentences of {texts} texts, and {len(invented)} invented ones")
    divisor = _measure(coded, invented)
    _write(fit([*(e for e in coded if e.part != "dev"), *invented]), divisor)
    return 0


def _measure(coded: list[Example], invented: list[Example]) -> float:
    """Print the figures; what to divide logits by."""
    print(f"{'cross-validated by document':31}{HEADINGS}")
    print(line("rules alone", coded, [example.by_rules for example in coded]))
    for name, left_out in (
        ("words alone", {"cues", "place", "context"}),
        ("model without the rules", {"cues", "context"}),
        *((f"without {group}", {group}) for group in GROUP_WEIGHTS),
    ):
        less, invented_less = without_groups(coded, left_out), without_groups(invented, left_out)
        print(line(name, coded, predicted(coded, cross_validate(less, invented_less))))
    logits = cross_validate(coded, invented)
    acts = predicted(coded, logits)
    divisor = temperature(logits, coded)
    print(line("all", coded, acts))
    print(per_act_table(coded, acts))
    print(f"temperature {divisor:.2f}; probability, sentences, mean probability, share right:")
    print(calibration_table(coded, logits / divisor))
    return divisor


def _write(model: Fitted, divisor: float) -> None:
    """Write the file that ``verbale.reading.act_model`` describes; weights too small to count are left out."""
    weights = np.rint(model.weights / divisor * UNIT).clip(-32767, 32767).astype("<i2")
    kept = np.abs(weights).max(axis=1) >= LEAST_WEIGHT
    bias = [round(float(value), 4) for value in model.bias / divisor]
    head = {"acts": list(LEARNED_ACTS), "bias": bias, "features": int(kept.sum())}
    body = model.codes[kept].astype("<u4").tobytes() + weights[kept].tobytes()
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_bytes(json.dumps(head).encode() + b"\n" + body)
    print(f"{OUTPUT.relative_to(ROOT)}: {int(kept.sum())} features, {OUTPUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
