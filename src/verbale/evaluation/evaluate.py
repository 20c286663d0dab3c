"""Readings of a folder of statements beside the readings of them made by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from verbale.errors import ReadingError, SourceError
from verbale.evaluation.agreement import mean
from verbale.evaluation.records import RecordAgreement, compare_records
from verbale.evaluation.sentences import SentenceAgreement, compare_sentences, total
from verbale.reading.model import RECORD_TYPES, Reading, not_verbatim

__all__ = ["Comparison", "Evaluation", "compare", "evaluate", "load_reading", "read_predictions"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The agreement on one document."""

    name: str
    sentences: SentenceAgreement
    records: Mapping[str, RecordAgreement]
    """By the name of the record type's list, all types."""
    not_verbatim: tuple[str, ...] = ()
    """The quotations that the text does not have where the reading says so."""

    @property
    def act(self) -> float | None:
        """The share of sentences with the right act; None without sentences."""
        return self.sentences.share(self.sentences.act) if self.sentences.number else None

    @property
    def voice(self) -> float | None:
        """The share of sentences with the right innermost party; None without sentences."""
        return self.sentences.share(self.sentences.voice) if self.sentences.number else None

    @property
    def records_right(self) -> float | None:
        """The mean F1 of right records over the types that the gold has; None where it has none."""
        shares = [records.right.f1 for records in self.records.values() if records.right.gold]
        return mean(shares) if shares else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The agreement on a folder of documents."""

    comparisons: tuple[Comparison, ...]

    @property
    def sentences(self) -> SentenceAgreement:
        """The agreement on the sentences of all documents."""
        return total(comparison.sentences for comparison in self.comparisons)

    @property
    def records(self) -> dict[str, RecordAgreement]:
        """The agreement on each record type that the gold or the readings have."""
        summed = {
            kind.key: sum((one.records[kind.key] for one in self.comparisons), RecordAgreement())
            for kind in RECORD_TYPES
        }
        return {key: sums for key, sums in summed.items() if sums.found.gold or sums.found.predicted}

    @property
    def records_found(self) -> float:
        """The mean F1 of found records over the record types."""
        return mean([records.found.f1 for records in self.records.values()])

    @property
    def records_right(self) -> float:
        """The mean F1 of right records over the record types."""
        return mean([records.right.f1 for records in self.records.values()])

    @property
    def not_verbatim(self) -> tuple[str, ...]:
        """Every quotation, of any document, that its text does not have."""
        return tuple(line for comparison in self.comparisons for line in comparison.not_verbatim)


def evaluate(gold: Path, read: Callable[[Path], Reading]) -> Evaluation:
    """The readings that ``read`` gives for each ``NAME.txt`` in ``gold``, against ``NAME.json`` there.

    Raises SourceError where ``gold`` has no ``NAME.json`` or a text is missing, ReadingError
    where a ``NAME.json`` is no reading, and whatever ``read`` raises.
    """
    paths = sorted(gold.glob("*.json"))
    if not paths:
        raise SourceError(str(gold), "there is no NAME.json in this folder", "give a folder of coded texts")
    return Evaluation(tuple(_evaluate_one(path, read) for path in paths))


def read_predictions(folder: Path) -> Callable[[Path], Reading]:
    """A way to read that takes the readings from ``NAME.json`` in ``folder``; empty where there is none."""

    def read(text: Path) -> Reading:
        path = folder / f"{text.stem}.json"
        return load_reading(path) if path.exists() else Reading()

    return read


def load_reading(path: Path) -> Reading:
    """The reading that the JSON file at ``path`` holds.

    Raises ReadingError, naming the file, where it is not JSON or not a reading.
    """
    try:
        return Reading.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except (ReadingError, ValueError, RecursionError) as problem:
        raise ReadingError(f"{path}: not a reading in JSON ({problem})") from problem


def compare(name: str, gold: Reading, predicted: Reading, text: str) -> Comparison:
    """The agreement of the ``predicted`` reading of ``text`` with the ``gold`` one."""
    return Comparison(
        name=name,
        sentences=compare_sentences(gold.sentences, predicted.sentences),
        records={
            kind.key: compare_records(gold.of_type(kind), predicted.of_type(kind)) for kind in RECORD_TYPES
        },
        not_verbatim=tuple(
            f"{name}, at {span.start}: {span.quote[:60]!r}" for span in not_verbatim(predicted, text)
        ),
    )


def _evaluate_one(path: Path, read: Callable[[Path], Reading]) -> Comparison:
    text = path.with_suffix(".txt")
    if not text.exists():
        raise SourceError(str(text), "the text of this coding is missing", f"put it beside {path.name}")
    content = text.read_bytes().decode("utf-8", errors="replace")
    return compare(path.stem, load_reading(path), read(text), content)
