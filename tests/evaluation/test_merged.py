"""Merging is scored against the entries made by hand of the demo archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from verbale.errors import SourceError
from verbale.evaluation.merged import evaluate_merging
from verbale.reading.model import Reading
from verbale.reading.pipeline import read_statement
from verbale.sources import load


def read(path: Path) -> Reading:
    return read_statement(load(str(path)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two statements that say one promise, coded as one entry."""
    (tmp_path / "statements").mkdir()
    mentions = []
    for name, text in (("one", "Ruritania will open the Sarn Strait."), ("two", "We will open the strait.")):
        (tmp_path / "statements" / f"{name}.txt").write_text(text, encoding="utf-8")
        mentions.append({"statement": name, "start": 0, "end": len(text), "quote": text})
    entry = {"id": "com-strait", "holder": ["XRU"], "content": "open", "polarity": "do", "mentions": mentions}
    (tmp_path / "entries.json").write_text(json.dumps({"commitments": [entry]}), encoding="utf-8")
    return tmp_path


def test_what_is_coded_is_merged_and_counted(folder: Path) -> None:
    found = evaluate_merging(folder, read)["coded"]["commitments"]
    assert (found.coded, found.merged) == (2, 2)
    assert (found.b_cubed.f1, found.ceaf_e.f1) == (1.0, 1.0)


def test_what_is_not_read_is_not_merged(folder: Path) -> None:
    nothing = evaluate_merging(folder, lambda _: Reading())["read"]["commitments"]
    assert (nothing.coded, nothing.merged, nothing.b_cubed.f1) == (2, 0, 0.0)


def test_a_folder_without_entries_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"entries\.json"):
        evaluate_merging(tmp_path, read)
