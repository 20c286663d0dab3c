"""Fit the weights by which two promises, demands or measures are found to be one.

    python training/ledger/fit.py ARCHIVE [--check]

ARCHIVE holds the statements of ../shared/corpus; the pairs of its records that were judged by reading are in
training/ledger/pairs.tsv, by the ids of the mentions. The pairs of examples/relationship follow from its entries.json.
Writes src/verbale/ledger/data/merging_weights.tsv. With --check nothing is written; it prints how well entries are
merged of which the weights have seen no pair: the entries of examples/relationship in five parts, each merged with the
weights that the rest gives; and the judged pairs likewise.

The model is logistic regression with a penalty (L2) in which no sign may count against what it stands for. A judged
pair weighs as much as two others: there are fewer of them, and they were chosen for being hard.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from verbale.archive import Archive
from verbale.evaluation.entries import coded_readings, read_entries
from verbale.ledger import judging
from verbale.ledger.grouping import Group
from verbale.ledger.judging import Weights
from verbale.ledger.kinds import JUDGED, KINDS
from verbale.ledger.mention import Mention, mentions_of
from verbale.ledger.signs import AGAINST, SIGNS, Said, signs_of
from verbale.reading.model import Reading
from verbale.reading.pipeline import read_statement
from verbale.sources import load

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "examples" / "relationship"
PAIRS = Path(__file__).with_name("pairs.tsv")
OUTPUT = ROOT / "src" / "verbale" / "ledger" / "data" / "merging_weights.tsv"
PENALTY = 1.0
JUDGED_PAIR = 2.0
"""What a pair judged by reading weighs, beside one of the examples."""
BOUNDS = {"polarity_differs": (-1.0, 0.0)}
"""The examples give all mentions of an entry its polarity; as read, "keep east" is to do and "not go west" is not."""
PARTS = 5
HEADER = """# How much each sign speaks for two mentions being one fact, or against it, as a logarithm of odds.
# Columns: words (promises and demands) or measures; plain, where both say by themselves what they are about, or
# pointing; the sign (ledger/signs.py says what each is), "start" for what every pair starts from; the weight.
# Source: fitted by training/ledger/fit.py to the entries of examples/relationship and to training/ledger/pairs.tsv.
"""


@dataclass(frozen=True)
class Pair:
    """Two mentions, whether they are one fact, and the parts of the training data that they are of."""

    one: Said
    other: Said
    same: bool
    parts: frozenset[int]
    weight: float

    @property
    def pointing(self) -> bool:
        """Whether one of the two points back."""
        return self.one.points_back or self.other.points_back


Fitted = Mapping[tuple[str, bool], Weights]


def main() -> None:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    coded = demo_readings()
    gold = {
        f"{mention['statement']}/{mention['start']}-{mention['end']}/{entry.kind.key}": entry.id
        for entry in read_entries(DEMO)
        for mention in entry.mentions
    }
    part = parts_of(gold.values())
    pairs = {name: demo_pairs(name, coded, gold, part) for name in JUDGED}
    for name, found in judged_pairs(options.archive).items():
        pairs[name] += found
    if options.check:
        check(pairs, coded, gold, part)
    else:
        write(fit(pairs))


def parts_of(entries: Iterable[str]) -> dict[str, int]:
    """In which of the parts each entry is, the same each time."""
    ids = sorted(set(entries))
    random.Random(3).shuffle(ids)  # noqa: S311 - the same each time
    return {entry: number % PARTS for number, entry in enumerate(ids)}


def demo_readings() -> dict[str, Reading]:
    """The records of the examples as coded by hand."""
    read = {
        path.stem: read_statement(load(str(path))) for path in sorted((DEMO / "statements").glob("*.txt"))
    }
    return coded_readings(read_entries(DEMO), read)


def blocks_of(name: str, readings: Iterable[tuple[str, Reading]]) -> list[list[Said]]:
    """The mentions of one type that can be one fact."""
    kind = next(kind for kind in KINDS if kind.record.key == name)
    blocks: dict[object, list[Said]] = defaultdict(list)
    for statement, reading in readings:
        for mention in mentions_of(statement, reading):
            if mention.record.key == name:
                blocks[kind.block(mention)].append(JUDGED[name].said(mention))
    return list(blocks.values())


def demo_pairs(
    name: str, coded: Mapping[str, Reading], gold: Mapping[str, str], part: Mapping[str, int]
) -> list[Pair]:
    """Every pair of mentions of the examples that can be one fact and stand in different statements."""
    found = []
    for block in blocks_of(name, coded.items()):
        for one, other in combinations(block, 2):
            if one.mention.statement != other.mention.statement:
                mine, theirs = gold[one.mention.id], gold[other.mention.id]
                found.append(Pair(one, other, mine == theirs, frozenset({part[mine], part[theirs]}), 1.0))
    return found


def judged_pairs(place: str) -> dict[str, list[Pair]]:
    """The pairs judged by reading whose mentions the archive has; one whose offsets moved is one that overlaps."""
    with Archive.open(place) as archive:
        readings = [(kept.id, archive.reading(kept.id)) for kept in archive.list()]
    known: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for name in JUDGED:
        for block in blocks_of(name, readings):
            for said in block:
                known[said.mention.statement, name].append(said)
    found: dict[str, list[Pair]] = defaultdict(list)
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    for number, (one, other, same) in enumerate(rows):
        here, there = at(one, known), at(other, known)
        if here is not None and there is not None:
            name = one.rsplit("/", 1)[1]
            found[name].append(Pair(here, there, same == "1", frozenset({number % PARTS}), JUDGED_PAIR))
    print(f"{sum(map(len, found.values()))} of {len(rows)} judged pairs are in {place}")
    return found


def at(name: str, known: Mapping[tuple[str, str], list[Said]]) -> Said | None:
    """The mention that this id names."""
    statement, offsets, key = name.rsplit("/", 2)
    start, end = map(int, offsets.split("-"))
    near = [
        said
        for said in known.get((statement, key), ())
        if said.mention.record.start < end and start < said.mention.record.end
    ]
    return max(near, key=lambda said: said.mention.record.start == start, default=None)


def fit(pairs: Mapping[str, list[Pair]], without: int | None = None) -> Fitted:
    """The weights that the pairs of no part ``without`` give, by name of the weights and by whether one points back."""
    fitted = {}
    for name in sorted({rule.weights for rule in JUDGED.values()}):
        for pointing in (False, True):
            chosen = [
                pair
                for key, rule in JUDGED.items()
                if rule.weights == name
                for pair in pairs[key]
                if pair.pointing == pointing and without not in pair.parts
            ]
            fitted[name, pointing] = regression(chosen)
    return fitted


def regression(pairs: list[Pair]) -> Weights:
    """Penalised logistic regression in which each sign counts only for what it stands for."""
    signs = np.array([signs_of(pair.one, pair.other) for pair in pairs])
    side = np.array([1.0 if pair.same else -1.0 for pair in pairs])
    weight = np.array([pair.weight for pair in pairs])

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        margin = side * (signs @ values[:-1] + values[-1])
        pull = -weight * side / (1 + np.exp(np.clip(margin, -500, 500)))
        slope = np.append(signs.T @ pull + PENALTY * values[:-1], pull.sum())
        total = (weight * np.logaddexp(0, -margin)).sum() + PENALTY * (values[:-1] ** 2).sum() / 2
        return float(total), slope

    bounds = [BOUNDS.get(sign, (None, 0.0) if sign in AGAINST else (0.0, None)) for sign in SIGNS]
    values = minimize(
        loss, np.zeros(len(SIGNS) + 1), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]
    ).x
    return Weights(tuple(float(value) for value in values[:-1]), float(values[-1]))


def write(fitted: Fitted) -> None:
    """Write the weights that count."""
    lines = []
    for (name, pointing), weights in sorted(fitted.items()):
        pair = "pointing" if pointing else "plain"
        rows = [("start", weights.start), *zip(SIGNS, weights.signs, strict=True)]
        lines += [f"{name}\t{pair}\t{sign}\t{value:.3f}\n" for sign, value in rows if abs(value) >= 0.0005]
    OUTPUT.write_text(HEADER + "".join(lines), encoding="utf-8")


def check(
    pairs: Mapping[str, list[Pair]],
    coded: Mapping[str, Reading],
    gold: Mapping[str, str],
    part: Mapping[str, int],
) -> None:
    """Print how well that is merged, and judged, of which the weights have seen nothing."""
    fitted = [fit(pairs, number) for number in range(PARTS)]
    for name, rule in JUDGED.items():
        kind = next(kind for kind in KINDS if kind.record.key == name)
        scores = []
        for number in range(PARTS):
            with_weights(fitted[number])
            mentions = {
                one.mention.id: one.mention for block in blocks_of(name, coded.items()) for one in block
            }
            groups = grouped(kind.block, kind.group, mentions.values())
            wanted: dict[str, set[str]] = defaultdict(set)
            for mention in mentions:
                if part[gold[mention]] == number:
                    wanted[gold[mention]].add(mention)
            scores.append((wanted, groups))
        pure = held = count = 0.0
        for wanted, groups in scores:
            home = {mention: group for group in groups for mention in group}
            for entry in wanted.values():
                for mention in entry:
                    shared = len(entry & home[mention])
                    pure += shared / len(home[mention])
                    held += shared / len(entry)
                    count += 1
        print(f"{name}: B-cubed precision {pure / count:.3f}, recall {held / count:.3f}")
        right = told = same = 0
        for pair in pairs[name]:
            if pair.weight == JUDGED_PAIR:
                with_weights(fitted[min(pair.parts)])
                one = rule.strength(pair.one, pair.other) > 0
                right, told, same = right + (one and pair.same), told + one, same + pair.same
        print(f"  judged pairs: {told} told to be one, {right} of them rightly; {same} are")


def with_weights(fitted: Fitted) -> None:
    """Let the ledger use these weights."""
    judging.weights_of = lambda name, *, pointing: fitted[name, pointing]  # type: ignore[assignment]


def grouped(
    block: Callable[[Mention], object],
    group: Callable[[list[Mention]], list[Group]],
    mentions: Iterable[Mention],
) -> list[set[str]]:
    """The mentions as the ledger groups them."""
    blocks: dict[object, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda one: one.order):
        blocks[block(mention)].append(mention)
    return [{mention.id for mention in found.mentions} for one in blocks.values() for found in group(one)]


if __name__ == "__main__":
    main()
