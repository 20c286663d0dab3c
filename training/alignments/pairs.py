"""The pairs of readouts that were aligned by hand, as readings and links between their sentences.

A link is a sentence of the one account and a sentence of the other that tell of the same thing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbale import Document, Reading, Statement, read
from verbale.comparison.alignment import Link

__all__ = ["Coded", "demo_pairs", "real_pairs"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coded:
    """Two readings of one engagement, and the links that a person found."""

    id: str
    a: Reading
    b: Reading
    links: frozenset[Link]


def demo_pairs(folder: Path) -> Iterator[Coded]:
    """The pairs of the invented statements in ``folder``."""
    rows = json.loads((folder / "statements.json").read_text(encoding="utf-8"))["statements"]
    described = {row["id"]: row for row in rows}
    for readout in json.loads((folder / "alignments.json").read_text(encoding="utf-8"))["readouts"]:
        a, b = (
            _reading((folder / "statements" / f"{name}.txt").read_bytes().decode("utf-8"), described[name])
            for name in (readout["a"], readout["b"])
        )
        pairs = [
            tuple([(span["start"], span["end"]) for span in pair[side]] for side in "ab")
            for pair in readout["pairs"]
        ]
        yield Coded(readout["id"], a, b, _links(a, b, pairs))


def real_pairs(labels: Path, corpus: Path) -> Iterator[Coded]:
    """The pairs of ``labels``, whose texts are in ``corpus``, one JSON object a line."""
    rows = map(json.loads, corpus.read_text(encoding="utf-8").splitlines())
    statements = {row["id"]: row for row in rows}
    for readout in json.loads(labels.read_text(encoding="utf-8"))["readouts"]:
        readings, begins = {}, {}
        for side in "ab":
            start, end = readout[side]["part"]
            row = statements[readout[side]["statement"]]
            about = {"issuers": [readout[side]["issuer"]], "published": row["date"]}
            readings[side], begins[side] = _reading(row["text"][start:end], about), start
        pairs = [
            tuple([(s - begins[side], e - begins[side]) for s, e in pair[side]] for side in "ab")
            for pair in readout["pairs"]
        ]
        yield Coded(readout["id"], readings["a"], readings["b"], _links(readings["a"], readings["b"], pairs))


def _reading(text: str, about: dict[str, Any]) -> Reading:
    known = {name: about[name] for name in ("published", "title", "publisher", "kind") if name in about}
    return read(Statement(text, Document(issuer=about["issuers"][0], **known)))


def _links(a: Reading, b: Reading, pairs: Sequence[Sequence[Sequence[Span]]]) -> frozenset[Link]:
    return frozenset(
        (i, j)
        for mine, theirs in pairs
        for one in mine
        for other in theirs
        for i in _numbers(a, one)
        for j in _numbers(b, other)
    )


def _numbers(reading: Reading, span: Span) -> list[int]:
    """The sentences that share a character with ``span``."""
    return [
        number
        for number, sentence in enumerate(reading.sentences)
        if sentence.start < span[1] and span[0] < sentence.end
    ]
