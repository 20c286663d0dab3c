"""``--csv``: whatever is listed has a head, also where nothing is."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import run

from verbale.cli import main
from verbale.views.rows import PARTS

LISTS = tuple(
    name
    for name, command in main.commands.items()
    if any("--csv" in parameter.opts for parameter in command.params)
)
ASKED = {**dict.fromkeys((*PARTS, "relationship"), ("XRU", "XGS")), "keyness": ("--issuer", "XRU")}
"""What a command has to be given."""
FORMS = [(name, ()) for name in LISTS] + [
    ("search", ("--records",)),
    ("search", ("--by", "month")),
]


def head_of(*arguments: Any) -> list[str]:
    done = run(*arguments, "--csv")
    assert done.exit_code == 0, done.output
    return next(csv.reader(io.StringIO(done.stdout)))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("empty") / "archive.db"
    run("init", "-a", place)
    return place


@pytest.mark.parametrize(("name", "options"), FORMS)
def test_an_empty_list_has_the_head_of_a_full_one(
    empty: Path, relationship: Path, name: str, options: tuple[str, ...]
) -> None:
    asked = (name, *ASKED.get(name, ()), *options)
    head = head_of(*asked, "-a", empty)
    assert len(run(*asked, "-a", empty, "--csv").stdout.splitlines()) == 1 or name == "log"
    assert head == head_of(*asked, "-a", relationship)
    listed = json.loads(run(*asked, "-a", relationship, "--json").stdout)
    rows = listed["hits"] if isinstance(listed, dict) and "hits" in listed else listed
    if rows and name != "relationship":  # its JSON has the parts apart
        assert head == list(rows[0])


def test_the_commands_that_list_are_known() -> None:
    assert {"check", "feeds", "list", "log", "review", "search", "phrases", "keyness", *PARTS} <= set(LISTS)
