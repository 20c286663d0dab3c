"""Coded sentences as rows of features: what the labeller of acts learns from and is measured on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from gold import Coded
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from verbale.language.parties import find_parties
from verbale.language.people import find_people
from verbale.language.utterances import Utterance, Voice
from verbale.reading.act_features import act_features, describe_sentences
from verbale.reading.act_model import LEARNED_ACTS, feature_code, feature_value
from verbale.reading.facts import Facts, describe
from verbale.statement import Document, Statement

__all__ = [
    "Example",
    "act_numbers",
    "all_codes",
    "design",
    "invented_facts",
    "load_examples",
    "load_invented",
]


@dataclass(frozen=True, slots=True)
class Example:
    """One coded sentence: its set, the text it is from, its act, what the cues say, its features by group."""

    part: str
    document: str
    act: str
    by_rules: str
    question: bool
    features: dict[str, list[str]]

    @property
    def learned(self) -> bool:
        """Whether the labeller has to tell this act: that of a question is told by the voice."""
        return not self.question and self.act != "ask"


def load_examples(part: str, coded: Iterable[Coded]) -> list[Example]:
    """Every sentence of coded statements, in order."""
    return [
        example
        for name, facts, code in coded
        for example in _examples(
            part,
            code["document"].get("source") or name,
            facts,
            [sentence["act"] for sentence in code["sentences"]],
        )
    ]


def load_invented(path: Path) -> list[Example]:
    """The sentences of ``invented.tsv``, those of one statement together."""
    return [
        example
        for facts, acts in invented_facts(path)
        for example in _examples("invented", facts.statement.document.title, facts, acts)
    ]


def invented_facts(path: Path) -> Iterator[tuple[Facts, list[str]]]:
    """The statements of ``invented.tsv``, named by their title, each with the acts of its sentences."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    for name, group in groupby(rows, key=lambda row: row[0]):
        yield _invented(name, list(group))


def _invented(name: str, rows: Sequence[Sequence[str]]) -> tuple[Facts, list[str]]:
    _, issuer, kind, *_ = rows[0]
    text = "\n".join(row[5] for row in rows)
    statement = Statement(
        text, Document(title=name, issuer=issuer, kind=kind, published="2026-01-05", language="en")
    )
    parties = find_parties(text)
    said, at = [], 0
    for paragraph, row in enumerate(rows):
        end = at + len(row[5])
        voice = (Voice("the speaker", row[3]),) if row[3] else ()
        said.append(Utterance(at, end, at, paragraph, -1, voice, "coded"))
        at = end + 1
    facts = describe(statement, said, parties, find_people(text, parties, issuer))
    return facts, [row[4] for row in rows]


def _examples(part: str, name: str, facts: Facts, acts: Iterable[str]) -> Iterator[Example]:
    described = describe_sentences(facts)
    for index, (item, act) in enumerate(zip(described, acts, strict=True)):
        question = item.sentence.is_question
        features = {} if question else act_features(facts, described, index)
        yield Example(part, name, act, item.act, question, features)


def design(examples: Sequence[Example], codes: NDArray[np.uint32]) -> csr_matrix:
    """The examples as a matrix with a column for each of ``codes``, which are all that the examples have."""
    coded = [
        (row, feature_code(group, name), feature_value(group, len(names)))
        for row, example in enumerate(examples)
        for group, names in example.features.items()
        for name in names
    ]
    rows, found, values = zip(*coded, strict=True)
    columns = np.searchsorted(codes, np.array(found))
    return csr_matrix((values, (rows, columns)), shape=(len(examples), len(codes)))


def all_codes(examples: Sequence[Example]) -> NDArray[np.uint32]:
    """The codes of the features that the examples have, in rising order."""
    names = {(group, name) for e in examples for group, found in e.features.items() for name in found}
    return np.array(sorted({feature_code(*name) for name in names}), dtype=np.uint32)


def act_numbers(examples: Sequence[Example]) -> NDArray[np.int64]:
    """The column of each example's act in the model."""
    return np.array([LEARNED_ACTS.index(example.act) for example in examples])
