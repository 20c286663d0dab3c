"""Reading the package's data files."""

from __future__ import annotations

from importlib import resources

import pytest

from verbale.errors import DataFileError
from verbale.language.lexicon import read_rows

FOLDERS = ("verbale.language", "verbale.reading")
FILES = [
    (package, entry.name)
    for package in FOLDERS
    for entry in sorted(resources.files(package).joinpath("data").iterdir(), key=lambda entry: entry.name)
    if entry.name.endswith(".tsv")
]


def test_a_row_with_too_few_cells_is_refused_with_file_and_line() -> None:
    with pytest.raises(DataFileError, match=r"abbreviations\.tsv, line \d+: expected 3 .* got 2"):
        read_rows("abbreviations.tsv", columns=3)


@pytest.mark.parametrize(("package", "name"), FILES)
def test_every_data_file_says_its_format_and_its_source(package: str, name: str) -> None:
    lines = resources.files(package).joinpath("data", name).read_text(encoding="utf-8").splitlines()
    head = []
    for line in lines:
        if not line.startswith("#"):
            break
        head.append(line.lower())
    comment = " ".join(head)
    assert "column" in comment, "the first comment lines say what the columns are"
    assert "source" in comment, "the first comment lines say where the entries come from"
