"""``verbale text``: exactly the text that offsets refer to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import PROMISE, READOUT, RURITANIA, run, start


@pytest.mark.parametrize("content", ["One.\n\n\nTwo.", "One.\r\nTwo.\n", "\ttab \x1b[31m é 👍 \u202e text"])
def test_a_text_file_comes_out_as_it_went_in(tmp_path: Path, content: str) -> None:
    path = tmp_path / "statement.txt"
    path.write_bytes(content.encode("utf-8"))
    output, errors = start("text", path).communicate()
    assert output == path.read_bytes()
    assert errors == b""


def test_offsets_of_a_page_refer_to_it() -> None:
    page = RURITANIA / "statement-on-trawler.html"
    text = run("text", page).stdout
    reading = json.loads(run("read", page, "--format", "json").stdout)
    assert reading["sentences"]
    for sentence in reading["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["quote"]


def test_standard_input_is_taken() -> None:
    assert run("text", "-", stdin=PROMISE).stdout == PROMISE


def test_a_missing_file_is_one_line() -> None:
    result = run("text", "missing.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "error: missing.txt: there is no such file; check the path\n"


def test_one_source_is_enough() -> None:
    assert run("text", READOUT, READOUT).exit_code == 2
    assert run("text").exit_code == 2
