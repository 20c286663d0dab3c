"""Which sources a list of paths, patterns and URLs means."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from verbale.sources import expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.html",
        "c.PDF",
        "picture.png",
        ".hidden.txt",
        "below/d.docx",
        ".git/e.txt",
        "below/f.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(folder: Path, *sources: str) -> list[str]:
    found = expand([str(folder / source) if source else str(folder) for source in sources])
    return [os.path.relpath(path, folder) for path in found]


def test_a_folder_is_its_readable_files_and_those_below_sorted(folder: Path) -> None:
    assert names(folder, "") == ["a.html", "b.txt", "below/d.docx", "below/f.md", "c.PDF"]


def test_a_file_named_as_such_may_end_in_anything(folder: Path) -> None:
    assert names(folder, "picture.png") == ["picture.png"]


def test_a_pattern_is_what_it_matches(folder: Path) -> None:
    assert names(folder, "*.txt") == ["b.txt"]


def test_a_deep_pattern_reaches_below(folder: Path) -> None:
    assert names(folder, "**/*.md") == ["below/f.md"]


def test_a_folder_that_a_pattern_matches_is_read(folder: Path) -> None:
    assert names(folder, "bel*") == ["below/d.docx", "below/f.md"]


def test_a_missing_path_is_passed_on_for_load_to_report(folder: Path) -> None:
    assert names(folder, "nothing.txt", "b.txt", "no*thing") == ["nothing.txt", "b.txt", "no*thing"]


@pytest.mark.parametrize("source", ["a" * 5000, "a\0b", "a\0*", "[", ""])
def test_what_can_be_no_path_is_passed_on_too(source: str) -> None:
    assert expand([source]) == [source]


def test_the_readme_of_a_folder_is_no_statement(folder: Path) -> None:
    before = names(folder, str(folder))
    (folder / "README.md").write_text("What is in this folder.")
    assert names(folder, str(folder)) == before


def test_each_source_comes_once(folder: Path) -> None:
    assert names(folder, "b.txt", "*.txt") == ["b.txt"]


def test_urls_and_standard_input_are_passed_on() -> None:
    assert expand(["-", "https://mfa.example/a?b=*", "-"]) == ["-", "https://mfa.example/a?b=*"]


def test_a_name_with_brackets_that_exists_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "talks [1].txt"
    path.write_text("x")
    assert expand([str(path)]) == [str(path)]
