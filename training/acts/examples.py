"""Coded sentences as rows of features: what the labeller of acts learns from and is measured on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from gold import load_facts
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from verbale.reading.act_features import act_features, describe_sentences
from verbale.reading.act_model import LEARNED_ACTS, feature_code, feature_value

__all__ = ["Example", "act_numbers", "design", "known_codes", "load_examples", "load_mended"]

Mended = dict[tuple[str, int, int], str]


@dataclass(frozen=True, slots=True)
class Example:
    """One coded sentence: its document, its act as coded and as mended, what the cues say, its features."""

    part: str
    document: str
    start: int
    end: int
    coded: str
    act: str
    by_rules: str
    question: bool
    features: dict[str, list[str]]


def load_examples(gold: Path, parts: Iterable[str], mended: Mended) -> list[Example]:
    """Every coded sentence of ``parts`` of the folder ``gold``, in order."""
    examples = []
    for part in parts:
        for name, facts, coded in load_facts(gold / part):
            described = describe_sentences(facts)
            for index, (item, code) in enumerate(zip(described, coded["sentences"], strict=True)):
                start, end = item.sentence.start, item.sentence.end
                examples.append(
                    Example(
                        part=part,
                        document=name,
                        start=start,
                        end=end,
                        coded=code["act"],
                        act=mended.get((name, start, end), code["act"]),
                        by_rules=item.act,
                        question=item.sentence.is_question,
                        features={} if item.sentence.is_question else act_features(facts, described, index),
                    )
                )
    return examples


def load_mended(path: Path) -> Mended:
    """The acts mended by ``mend.py``, by document and offsets."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {(row[0], int(row[1]), int(row[2])): row[4] for row in rows}


def design(examples: Sequence[Example], codes: NDArray[np.uint32]) -> csr_matrix:
    """The examples as a matrix with a column for each of ``codes``; other features are left out."""
    column = {code: number for number, code in enumerate(codes.tolist())}
    rows, columns, values = [], [], []
    for row, example in enumerate(examples):
        for group, names in example.features.items():
            value = feature_value(group, len(names))
            for name in names:
                if (at := column.get(feature_code(group, name))) is not None:
                    rows.append(row)
                    columns.append(at)
                    values.append(value)
    return csr_matrix((values, (rows, columns)), shape=(len(examples), len(codes)))


def known_codes(examples: Sequence[Example], least: int) -> NDArray[np.uint32]:
    """The codes of the features that at least ``least`` examples have, in rising order."""
    counts: dict[int, int] = {}
    for example in examples:
        for code in {
            feature_code(group, name) for group, names in example.features.items() for name in names
        }:
            counts[code] = counts.get(code, 0) + 1
    return np.array(sorted(code for code, count in counts.items() if count >= least), dtype=np.uint32)


def act_numbers(examples: Sequence[Example]) -> NDArray[np.int64]:
    """The column of each example's act in the model."""
    return np.array([LEARNED_ACTS.index(example.act) for example in examples])
