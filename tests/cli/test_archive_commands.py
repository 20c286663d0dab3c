"""The commands of the archive, from making one to finding what is wrong with it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from cli_runs import run

from archive_samples import row, write_table


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with three statements, which VERBALE_ARCHIVE names."""
    path = tmp_path / "statements.db"
    monkeypatch.setenv("VERBALE_ARCHIVE", str(path))
    monkeypatch.setenv("VERBALE_USER", "ana")
    assert run("init").exit_code == 0
    table = write_table(tmp_path / "table.jsonl", [row(number) for number in range(3)])
    done = run("add", table)
    assert (done.exit_code, done.stdout) == (0, "3 added\n")
    return path


def ids(*arguments: str) -> list[str]:
    return [item["id"] for item in json.loads(run("list", "--json", *arguments).stdout)]


def test_without_an_archive_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("list")
    assert done.exit_code == 1
    assert done.stderr == "error: verbale.db: there is no archive; make one with: verbale init\n"


def test_the_option_counts_for_more_than_the_environment(place: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    run("init", "-a", other)
    assert run("list", "-a", other).stdout == ""
    assert len(run("list").stdout.splitlines()) == 3


def test_a_list_is_a_table_for_a_person_a_program_and_a_spreadsheet(place: Path) -> None:
    shown = run("list").stdout.splitlines()
    (rows) = json.loads(run("list", "--json").stdout)
    table = list(csv.DictReader(io.StringIO(run("list", "--csv").stdout)))
    assert [line.split()[0] for line in shown] == [item["id"] for item in rows]
    assert table == rows
    assert run("list", "--json", "--csv").exit_code == 2


def test_what_is_wrong_with_a_source_is_told_and_the_rest_added(place: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "more.jsonl", [row(7), "{", row(8)])
    done = run("add", table, tmp_path / "none.txt", "--json")
    assert done.exit_code == 1
    assert done.stderr.count("error: ") == done.stderr.count("\n") == 2
    assert "more.jsonl, line 2: " in done.stderr
    report = json.loads(done.stdout)
    assert (len(report["added"]), len(report["problems"])) == (2, 2)


def test_a_statement_is_shown_as_reading_text_original_and_json(place: Path) -> None:
    identity = ids()[0]
    whole = json.loads(run("show", identity, "--json").stdout)
    assert whole["id"] == identity
    assert run("show", identity, "--text").stdout == whole["text"]
    original = run("show", identity, "--original").stdout_bytes
    assert json.loads(original)["text"] == whole["text"]
    assert whole["title"] in run("show", identity).stdout
    assert run("show", identity, "--json", "--text").exit_code == 2


def test_further_versions_are_shown(place: Path, tmp_path: Path) -> None:
    elsewhere = row(9, text=row(1)["text"], publisher="Strelsau Telegraph Agency")
    assert run("add", write_table(tmp_path / "more.jsonl", [elsewhere])).stdout == "1 further versions\n"
    assert "Also published: Strelsau Telegraph Agency https://" in run("show", "row-1").stdout


def test_removed_statements_come_back_and_the_log_tells_of_it(place: Path) -> None:
    identity = ids()[0]
    assert run("remove", identity, "--why", "a draft").stdout == f"removed {identity}\n"
    assert identity not in ids()
    assert ids("--removed") == [identity]
    assert run("restore", identity).stdout == f"restored {identity}\n"
    assert identity in ids()
    events = json.loads(run("log", identity, "--json").stdout)
    assert [(event["action"], event["who"]) for event in events] == [
        ("add", "ana"),
        ("remove", "ana"),
        ("restore", "ana"),
    ]
    assert events[1]["details"] == {"why": "a draft"}
    assert "remove" in run("log").stdout
    assert len(run("log", "--csv").stdout.splitlines()) == 6


def test_removing_what_is_not_there_removes_nothing(place: Path) -> None:
    identity = ids()[0]
    assert run("remove", identity, "Snowhere").exit_code == 1
    assert identity in ids()


def test_update_reads_again_what_another_reader_has_read(place: Path) -> None:
    assert run("update").stdout == "nothing to add\n"
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE readings SET reader = 'older'")
    assert run("update").stdout == "nothing to add\n3 read again, 0 of them differently\n"


def test_check_says_what_is_wrong_and_exits_with_1(place: Path) -> None:
    done = run("check")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "3 statements checked, nothing is wrong\n"
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE sentences SET act = 'ask' WHERE number = 1")
    done = run("check")
    assert done.exit_code == 1
    assert "sentences" in done.stdout
    (finding,) = json.loads(run("check", "--json").stdout)
    assert set(finding) == {"where", "problem"}
