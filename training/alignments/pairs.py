"""The pairs of readouts that were aligned by hand, as readings and links between their sentences.

A link is a sentence of the one account and a sentence of the other that tell of the same thing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from accounts import read_accounts

from verbale import Document, Reading, Sentence, Statement, read
from verbale.comparison.alignment import Link

__all__ = ["Coded", "demo_pairs", "invented_accounts", "invented_pairs", "real_pairs"]

Span = tuple[int, int]
Pair = tuple[Sequence[Span], Sequence[Span], str]


@dataclass(frozen=True, slots=True)
class Coded:
    """Two readings of one engagement, and the links that a person found."""

    id: str
    a: Reading
    b: Reading
    links: frozenset[Link]
    passages: tuple[tuple[tuple[Sentence, ...], tuple[Sentence, ...], str], ...]
    """The aligned passages that the links are from, each with ``same`` or ``differs``."""
    texts: frozenset[str]
    """The statements that the two accounts are from: pairs that share one are not to measure each other."""
    measures: bool = False
    """Whether the pair only measures, and is never learned from."""
    readouts: bool = True
    """Whether both are what a side published as its account of the meeting; an interview or a fact sheet is another."""


def demo_pairs(folder: Path) -> Iterator[Coded]:
    """The pairs of the invented statements in ``folder``."""
    rows = json.loads((folder / "statements.json").read_text(encoding="utf-8"))["statements"]
    described = {row["id"]: row for row in rows}
    for readout in _readouts(folder / "alignments.json"):
        a, b = (
            _reading((folder / "statements" / f"{name}.txt").read_bytes().decode("utf-8"), described[name])
            for name in (readout["a"], readout["b"])
        )
        pairs = [
            (
                *([(span["start"], span["end"]) for span in pair[side]] for side in "ab"),
                pair.get("relation", "differs"),
            )
            for pair in readout["pairs"]
        ]
        yield _coded(readout["id"], a, b, pairs, (readout["a"], readout["b"]))


def invented_pairs(folder: Path) -> Iterator[Coded]:
    """The pairs of invented statements in ``folder``, a file for each."""
    for readout in _readouts(folder / "readouts.json"):
        a, b = (
            _reading(
                (folder / readout[side]["text"]).read_bytes().decode("utf-8"),
                {"issuers": [readout[side]["issuer"]], "published": readout[side]["published"]},
            )
            for side in "ab"
        )
        pairs = [(*(pair[side] for side in "ab"), pair["relation"]) for pair in readout["pairs"]]
        texts = [readout[side]["text"] for side in "ab"]
        yield _coded(readout["id"], a, b, pairs, texts, readout["use"] == "measure")


def invented_accounts(folder: Path) -> Iterator[Coded]:
    """The pairs of accounts in ``folder``, which only measure."""
    for pair in read_accounts(folder):
        readings, spans = [], []
        for issuer, sentences in zip(pair.issuers, (pair.a, pair.b), strict=True):
            readings.append(
                _reading("".join(f"{sentence}\n" for sentence in sentences), {"issuers": [issuer]})
            )
            ends = list(accumulate(len(sentence) + 1 for sentence in sentences))
            spans.append(
                [(end - len(sentence) - 1, end - 1) for end, sentence in zip(ends, sentences, strict=True)]
            )
        pairs = [([spans[0][i]], [spans[1][j]], "differs") for i, j in sorted(pair.links)]
        yield _coded(pair.name, readings[0], readings[1], pairs, (pair.name,), measures=True)


def real_pairs(labels: Path, corpus: Path) -> Iterator[Coded]:
    """The pairs of ``labels``, whose texts are in ``corpus``, one JSON object a line."""
    rows = map(json.loads, corpus.read_text(encoding="utf-8").splitlines())
    statements = {row["id"]: row for row in rows}
    for readout in _readouts(labels):
        readings, begins = {}, {}
        for side in "ab":
            start, end = readout[side]["part"]
            row = statements[readout[side]["statement"]]
            about = {"issuers": [readout[side]["issuer"]], "published": row["date"]}
            readings[side], begins[side] = _reading(row["text"][start:end], about), start
        pairs = [
            (
                *([(s - begins[side], e - begins[side]) for s, e in pair[side]] for side in "ab"),
                pair["relation"],
            )
            for pair in readout["pairs"]
        ]
        a, b = readings["a"], readings["b"]
        texts = [readout[side]["statement"] for side in "ab"]
        coded = _coded(readout["id"], a, b, pairs, texts, readout.get("use") == "measure")
        yield replace(coded, readouts=readout.get("account") != "other")


def _readouts(labels: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(labels.read_text(encoding="utf-8"))["readouts"]
    return found


def _reading(text: str, about: dict[str, Any]) -> Reading:
    known = {name: about[name] for name in ("published", "title", "publisher", "kind") if name in about}
    return read(Statement(text, Document(issuer=about["issuers"][0], **known)))


def _coded(
    name: str, a: Reading, b: Reading, pairs: Iterable[Pair], texts: Iterable[str], measures: bool = False
) -> Coded:
    numbers = [
        (
            [i for span in mine for i in _numbers(a, span)],
            [j for span in theirs for j in _numbers(b, span)],
            relation,
        )
        for mine, theirs, relation in pairs
    ]
    links = frozenset((i, j) for mine, theirs, _ in numbers for i in mine for j in theirs)
    passages = tuple(
        (tuple(a.sentences[i] for i in mine), tuple(b.sentences[j] for j in theirs), relation)
        for mine, theirs, relation in numbers
    )
    return Coded(name, a, b, links, passages, frozenset(texts), measures)


def _numbers(reading: Reading, span: Span) -> list[int]:
    """The sentences that share a character with ``span``."""
    return [
        number
        for number, sentence in enumerate(reading.sentences)
        if sentence.start < span[1] and span[0] < sentence.end
    ]
