"""What holds for the repository as a whole: its layers, the size of its parts, the state of its files."""

from __future__ import annotations

import ast
import itertools
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "verbale"
MODULES = sorted(PACKAGE.rglob("*.py"))
GOLD = ROOT.parent / "shared" / "gold"

GROUND = {"verbale", "verbale.errors", "verbale.statement"}
"""What every module may import."""

LAYERS = {
    "language": {"language"},
    "sources": {"language", "sources"},
    "reading": {"language", "reading"},
    "ledger": {"language", "reading", "ledger"},
    "evaluation": {"language", "reading", "ledger", "evaluation"},
    "archive": {"language", "sources", "reading", "ledger", "archive"},
    "comparison": {"language", "sources", "reading", "ledger", "archive", "comparison"},
    "views": {"language", "reading", "ledger", "archive", "comparison", "views"},
    "assistant": {"language", "reading", "archive", "comparison", "views", "assistant"},
    "llm": {"reading", "archive", "llm"},
    "scale": {"sources", "reading", "archive", "scale"},
    "annotation": {"reading", "archive", "annotation"},
    "web": {"language", "sources", "reading", "ledger", "archive", "comparison", "views", "web"},
    "cli": {
        *("language", "sources", "reading", "ledger", "evaluation", "archive", "comparison", "views"),
        *("annotation", "assistant", "llm", "scale", "web", "cli"),
    },
}
"""For each package the packages that it may import: those to its left, and itself."""

PLAIN = {
    "verbale.errors",
    "verbale.statement",
    "verbale.language.mentions",
    "verbale.language.utterances",
    "verbale.reading.contract",
    "verbale.reading.model",
    "verbale.reading.tabulated",
}
"""Modules of plain data: they import each other and the standard library, nothing else."""

MOST_OF_WEIGHTS = 40_000_000
"""The most bytes that all weights that ship may have together."""

NOT_OURS = {
    ".git",
    ".venv",
    ".venv-uv",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    "__pycache__",
    "_build",
    "build",
    "dist",
    "scratch",
}
TEXT = {"", ".py", ".md", ".toml", ".tsv", ".txt", ".html", ".css", ".js", ".json", ".yaml", ".yml", ".cfg"}


def text_files() -> Iterator[Path]:
    """Every text file that belongs to the repository, but the lock file."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(name for name in folders if name not in NOT_OURS)
        for name in sorted(names):
            path = Path(folder, name)
            if path.suffix in TEXT and name not in {"uv.lock", ".coverage", ".git"}:
                yield path


def dotted(path: Path) -> str:
    """The name that ``path`` is imported under."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """The modules that the module at ``path`` imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its direction"
            yield node.module or ""


def imported_of_verbale(path: Path) -> set[str]:
    """The modules of Verbale among those that the module at ``path`` imports."""
    return {name for name in imported(path) if name.split(".")[0] == "verbale"}


def loaded_by(statement: str) -> set[str]:
    """The top-level names that executing ``statement`` adds to ``sys.modules``."""
    program = (
        f"import sys; before = set(sys.modules); {statement}; "
        "print(*{name.split('.')[0] for name in set(sys.modules) - before})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_point_in_one_direction(path: Path) -> None:
    name = dotted(path)
    layer = name.split(".")[1] if "." in name else ""
    if layer not in LAYERS:
        return
    allowed = LAYERS[layer]
    wrong = {
        other
        for other in imported_of_verbale(path)
        if other not in GROUND and other.split(".")[1] not in allowed
    }
    assert not wrong, f"{name} may import {', '.join(sorted(allowed))} only"


def test_every_package_has_its_place_in_the_layers() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == set(LAYERS)


@pytest.mark.parametrize("name", sorted(PLAIN))
def test_plain_data_depends_on_nothing_else(name: str) -> None:
    path = PACKAGE.joinpath(*name.split(".")[1:]).with_suffix(".py")
    assert imported_of_verbale(path) <= PLAIN
    assert {other.split(".")[0] for other in imported(path)} <= sys.stdlib_module_names | {"verbale"}


def test_importing_verbale_loads_nothing_but_the_standard_library() -> None:
    assert loaded_by("import verbale") - sys.stdlib_module_names == {"verbale"}


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    heavy = {"numpy", "trafilatura", "lxml", "pypdfium2", "docx", "httpx", "onnxruntime"}
    heavy |= {
        "fastapi",
        "starlette",
        "uvicorn",
        "jinja2",
        "sqlalchemy",
        "alembic",
        "psycopg",
        "pyarrow",
        "icalendar",
        "ray",
        "fsspec",
    }
    assert not loaded_by("import verbale.cli") & heavy


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 400
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    long = [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, functions) and (node.end_lineno or 0) - node.body[0].lineno >= 60
    ]
    assert not long


def test_no_file_names_the_machine_it_was_written_on_or_a_package_host() -> None:
    banned = re.compile(
        "/" + "work/|/" + "root/|/" + r"home/\w|\." + "pyenv|" + "pypi" + r"\.org|files\." + "pythonhosted"
    )
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in text_files()
        for match in banned.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_nothing_is_left_to_be_done_later() -> None:
    marks = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    found = [
        str(path.relative_to(ROOT))
        for path in text_files()
        if path.suffix in {".py", ".md", ".toml"} and marks.search(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_text_files_are_tidy() -> None:
    untidy = []
    for path in text_files():
        content = path.read_bytes()
        blank_ends = path.suffix in {".py", ".md", ".toml", ".yaml"} and re.search(
            rb"[ \t]+$", content, re.MULTILINE
        )
        conflict = re.search(rb"^(?:<{7} |>{7} )", content, re.MULTILINE)
        ends_well = not content or content.endswith(b"\n")
        if blank_ends or conflict or not ends_well or b"\r" in content:
            untidy.append(str(path.relative_to(ROOT)))
    assert not untidy


def test_the_lock_file_is_for_the_dependencies_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    locked = next(package["metadata"] for package in packages if package["name"] == "verbale")
    groups = {"": locked["requires-dist"], **locked["requires-dev"]}
    optional = project["project"]["optional-dependencies"]
    required = [*project["project"]["dependencies"], *itertools.chain(*optional.values())]
    declared = {"": required, **project["dependency-groups"]}
    assert groups.keys() == declared.keys()
    for name, group in groups.items():
        bare = {re.sub(r"\[.*?\]|;.*| ", "", item) for item in declared[name]}
        assert {item["name"] + item.get("specifier", "") for item in group} == bare


def test_a_data_file_begins_by_saying_what_it_holds_and_where_that_comes_from() -> None:
    silent = []
    for path in sorted(PACKAGE.glob("*/data/*")):
        comment = itertools.takewhile(
            lambda line: line.startswith("#"), path.read_text(encoding="utf-8").splitlines()
        )
        if path.suffix in {".tsv", ".toml"} and "Source: " not in "\n".join(comment):
            silent.append(path.name)
    assert not silent


def test_every_weights_file_has_a_model_card_and_all_are_small() -> None:
    weights = [path for path in PACKAGE.rglob("*weights*") if path.is_file()]
    weights += [path for path in PACKAGE.rglob("weights/*") if path.is_file()]
    cards = (ROOT / "docs/quality.md").read_text(encoding="utf-8")
    assert [path.name for path in weights if f"{path.name}`" not in cards] == []
    assert sum(path.stat().st_size for path in weights) < MOST_OF_WEIGHTS


def shingles(text: str, size: int = 15) -> set[tuple[str, ...]]:
    """Every run of ``size`` words of ``text``, in lower case."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def test_no_sentence_of_the_gold_statements_is_copied_here() -> None:
    if not GOLD.is_dir():
        pytest.skip("the gold statements are not at ../shared/gold")
    gold: set[tuple[str, ...]] = set()
    for path in sorted(GOLD.glob("*/*.json")):
        for sentence in json.loads(path.read_text(encoding="utf-8"))["sentences"]:
            gold |= shingles(sentence["quote"])
    copied = {
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path in text_files()
        for run in shingles(path.read_text(encoding="utf-8")) & gold
    }
    assert not copied
