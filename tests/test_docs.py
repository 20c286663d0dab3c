"""The documentation says what is so: its examples run, and nothing that it should describe is left out.

A fenced ``python`` block is a doctest, a ``console`` block a dialogue: a line that begins with ``$``
is a command of Verbale, the lines after it are what it prints. ``...`` stands for any text. Both run in an
empty folder that has the repository's ``examples`` in it.
"""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from verbale.cli import main
from verbale.reading.model import ACTS, ISSUES, RECORD_TYPES, Record, Sentence
from verbale.statement import KINDS, Document

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LOOSELY = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(page: Path, language: str) -> Iterator[tuple[int, str]]:
    """The fenced blocks of one language in ``page``, each with the line it begins at."""
    content = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(content):
        if match[1] == language:
            yield content.count("\n", 0, match.start()) + 2, match[2]


def pages_with(language: str) -> list[Path]:
    return [page for page in PAGES if any(blocks(page, language))]


def commands(command: click.Command, name: str = "verbale") -> Iterator[tuple[str, click.Command]]:
    """``command`` and every command below it, with their full names."""
    yield name, command
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from commands(below, f"{name} {below.name}")


def shows(shown: str, printed: str) -> bool:
    """Whether ``shown`` is what was printed: ``...`` stands for any text, white space is all alike."""
    pieces = (re.escape(" ".join(piece.split())) for piece in shown.split("..."))
    return re.fullmatch(".*?".join(pieces), " ".join(printed.split()), re.DOTALL) is not None


@pytest.fixture
def beside_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder with the examples in it, and a terminal without colour, 80 columns wide."""
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.usefixtures("beside_the_examples")
@pytest.mark.parametrize("page", pages_with("python"), ids=lambda page: page.name)
def test_python_examples_give_what_they_show(page: Path) -> None:
    parser = doctest.DocTestParser()
    runner = doctest.DocTestRunner(optionflags=LOOSELY)
    names: dict[str, object] = {}
    for line, block in blocks(page, "python"):
        example = parser.get_doctest(block, names, page.name, str(page), line - 1)
        assert example.examples, f"{page.name}, line {line}: a python block without >>> is not tested"
        report: list[str] = []
        runner.run(example, out=report.append, clear_globs=False)
        assert not report, "".join(report)
        names = example.globs


@pytest.mark.usefixtures("beside_the_examples")
@pytest.mark.parametrize("page", pages_with("console"), ids=lambda page: page.name)
def test_commands_print_what_is_shown(page: Path) -> None:
    for line, block in blocks(page, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            program, *arguments = shlex.split(command)
            assert program == "verbale", f"{page.name}, line {line}: only verbale is run"
            printed = CliRunner().invoke(main, arguments, prog_name="verbale").output
            assert shows(shown, printed), f"{page.name}, line {line}: {command}\n{printed}"


def test_the_readme_begins_with_the_demo_and_the_tests() -> None:
    first, second = [match[2] for match in FENCE.finditer((ROOT / "README.md").read_text("utf-8"))][:2]
    assert first.startswith("sh scripts/run verbale read examples/ruritania")
    assert first.count("\n") == 1
    assert second == "sh scripts/test\n"


@pytest.mark.parametrize("name", [name for name, _ in commands(main)])
def test_every_command_has_its_help_in_the_reference(name: str) -> None:
    assert f"$ {name} --help\n" in (DOCS / "command-line.md").read_text("utf-8")


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.key)
def test_the_contract_describes_every_field_of_a_record(kind: type[Record]) -> None:
    page = (DOCS / "reading.md").read_text("utf-8")
    section = page.split(f"### `{kind.key}`\n")[1].split("\n##")[0]
    own = {field.name for field in fields(kind)} - {"start", "end", "quote", "also", "evidence"}
    rows = re.findall(r"^\|(.+?)\|", section, re.MULTILINE)
    assert own == {name for row in rows for name in re.findall("`(.+?)`", row)}


def test_the_contract_describes_the_document_and_the_sentence() -> None:
    page = (DOCS / "reading.md").read_text("utf-8")
    named = {field.name for kind in (Document, Sentence) for field in fields(kind)} - {"evidence"}
    assert not {name for name in named if f"`{name}`" not in page}


@pytest.mark.parametrize("codes", [ACTS, ISSUES, KINDS], ids=["acts", "issues", "kinds"])
def test_the_contract_lists_every_code(codes: tuple[str, ...]) -> None:
    page = (DOCS / "reading.md").read_text("utf-8")
    assert not {code for code in codes if f"`{code}`" not in page}
