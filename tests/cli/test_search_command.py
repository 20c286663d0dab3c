"""``verbale search`` from outside."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_runs import PROMISE, run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    statement = tmp_path / "statement.txt"
    statement.write_text(PROMISE, encoding="utf-8")
    place = tmp_path / "archive.db"
    run("init", "-a", place)
    run("add", "-a", place, statement, "--issuer", "XRU", "--published", "2024-05-01")
    return place


def test_hits_stand_in_context_with_speaker_and_date(archive: Path) -> None:
    result = run("search", "-a", archive, "border", "--width", "90")
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert line.startswith("2024-05-01  XRU")
    assert "the border crossing" in line
    assert len(line) <= 90
    assert "1 hit; 1 shown" in result.stderr


def test_json_hits_say_what_when_and_by_whom(archive: Path) -> None:
    (hit,) = json.loads(run("search", "-a", archive, "Graustark", "--act", "demand", "--json").stdout)["hits"]
    assert {"statement", "date", "issuer", "start", "end", "quote", "voice", "act", "id"} <= hit.keys()
    assert (hit["act"], hit["to"]) == ("demand", ["XGS"])


def test_records_and_counts_come_as_tables(archive: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("search", "-a", archive, "--records", "--csv").stdout)))
    assert {row["type"] for row in rows} >= {"demands"}
    assert run("search", "-a", archive, "--by", "month").stdout.split() == ["2", "1", "2024-05"]


def test_a_query_that_is_none_is_an_error_with_its_remedy(archive: Path) -> None:
    result = run("search", "-a", archive, '"border')
    assert result.exit_code == 1
    assert result.stderr.startswith("error: the query has a quotation mark")
