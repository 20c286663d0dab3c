"""``verbale evaluate``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from cli_runs import RURITANIA, run


def test_the_examples_are_evaluated() -> None:
    result = run("evaluate", RURITANIA)
    assert result.exit_code == 0
    assert result.stdout.startswith("5 documents, 214 sentences\n")
    assert "briefing-before-visit" in result.stdout


def test_readings_can_be_given_and_figures_come_as_json() -> None:
    result = run("evaluate", RURITANIA, "--predictions", RURITANIA, "--json")
    figures = json.loads(result.stdout)
    assert result.exit_code == 0
    assert figures["sentences"]["act"] == 1.0
    assert figures["not_verbatim"] == []


def test_quotations_that_are_not_verbatim_fail(tmp_path: Path) -> None:
    for suffix in (".txt", ".json"):
        shutil.copy(RURITANIA / f"joint-communique{suffix}", tmp_path)
    broken = (tmp_path / "joint-communique.json").read_text("utf-8").replace('"quote": "', '"quote": "X')
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "joint-communique.json").write_text(broken, encoding="utf-8")
    result = run("evaluate", tmp_path, "--predictions", tmp_path / "other")
    assert result.exit_code == 1
    assert "NOT VERBATIM" in result.stdout


def test_a_folder_without_codings_is_an_error(tmp_path: Path) -> None:
    result = run("evaluate", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"error: {tmp_path}: ")


def test_a_missing_folder_is_wrong_usage() -> None:
    assert run("evaluate", "missing").exit_code == 2
