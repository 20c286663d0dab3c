"""Learn to tell what a sentence does.

    python training/acts/train.py [--gold ../shared/gold] [--corpus ../shared/corpus]

Learns from gold/train, training/labels/learn (whose texts are in the corpus)
and invented.tsv; prints what models that have not seen a document make of it
(cross-validated by document over dev and train), the figures without each group of
features and the calibration; writes src/verbale/reading/weights/acts.npz, which has
not learned from dev, so that dev measures it.
Needs the dependency group "training". Same data, same figures.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "training/labels")]

from expand import write_part  # noqa: E402
from fitting import Fitted, cross_validate, fit, temperature, without_groups  # noqa: E402
from measuring import calibration_table, line, per_act_table, predicted  # noqa: E402

from examples import Example, load_examples, load_invented  # noqa: E402
from verbale.reading.act_model import GROUP_WEIGHTS  # noqa: E402

OUTPUT = ROOT / "src/verbale/reading/weights/acts.npz"
INVENTED = ROOT / "training/acts/invented.tsv"
LABELS = ROOT / "training/labels/learn"


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
    coded = [e for part in ("dev", "train") for e in load_examples(options.gold / part, part)]
    others = [*_labelled(options.corpus), *load_invented(INVENTED)]
    print(
        f"{len(coded)} sentences of {len({e.document for e in coded})} statements, and {len(others)} others"
    )
    divisor = _measure(coded, others)
    _write(fit([*(e for e in coded if e.part != "dev"), *others]), divisor)
    return 0


def _labelled(corpus: Path) -> list[Example]:
    with tempfile.TemporaryDirectory() as folder:
        write_part(LABELS, corpus, Path(folder))
        return load_examples(Path(folder), "learn")


def _measure(coded: list[Example], others: list[Example]) -> float:
    """Print the figures; what to divide logits by."""
    print(f"{'cross-validated by document':36}  all    dev  train  no ask  macro-F1")
    print(line("rules alone", coded, [example.by_rules for example in coded]))
    for name, left_out in (
        ("words alone", {"cues", "place", "context"}),
        ("model without the rules", {"cues", "context"}),
        *((f"without {group}", {group}) for group in GROUP_WEIGHTS),
    ):
        less, others_less = without_groups(coded, left_out), without_groups(others, left_out)
        print(line(name, coded, predicted(coded, cross_validate(less, others_less))))
    print(line("all, from dev and train alone", coded, predicted(coded, cross_validate(coded, []))))
    logits = cross_validate(coded, others)
    acts = predicted(coded, logits)
    divisor = temperature(logits, coded)
    print(line("all", coded, acts))
    print(per_act_table(coded, acts))
    print(f"temperature {divisor:.2f}; probability, sentences, mean probability, share right:")
    print(calibration_table(coded, logits / divisor))
    return divisor


def _write(model: Fitted, divisor: float) -> None:
    OUTPUT.parent.mkdir(exist_ok=True)
    np.savez(
        OUTPUT,
        codes=model.codes,
        weights=(model.weights / divisor).astype(np.float16),
        bias=(model.bias / divisor).astype(np.float32),
    )
    print(f"{OUTPUT.relative_to(ROOT)}: {len(model.codes)} features, {OUTPUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
