"""What the files that ``-o`` writes are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.cli.files import OutputFolder, name_for


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("talks.pdf", "talks"),
        ("2024/talks.v2.html", "talks.v2"),
        ("-", "standard-input"),
        ("https://example.org/news/talks.html?id=3#top", "talks"),
        ("https://example.org/news/", "news"),
        ("https://example.org/", "example.org"),
        ("https://example.org/a%2F..%2Fb c", "b-c"),  # no way out of the folder
        ("https://example.org/%2E%2E", "page"),
        ("https://example.org/" + "x" * 500, "x" * 120),
    ],
)
def test_a_file_is_called_after_its_source(source: str, name: str) -> None:
    assert name_for(source) == name


def test_names_that_differ_in_case_only_are_taken(tmp_path: Path) -> None:
    output = OutputFolder(tmp_path, ".json", ["a/Talks.txt", "b/talks.txt"])
    output.write("a/Talks.txt", "1")
    output.write("b/talks.txt", "2")
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "Talks.json": "1",
        "talks-2.json": "2",
    }
