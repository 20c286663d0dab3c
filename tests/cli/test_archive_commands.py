"""The commands of the archive, from making one to finding what is wrong with it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import click
import pytest
from cli_runs import run

from archive_samples import row, write_table
from verbale.cli import main
from verbale.reading import pipeline
from verbale.reading.model import Reading
from verbale.statement import Statement


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
    assert (
        done.stderr == "error: verbale.db: there is no archive; make one with: verbale init -a verbale.db\n"
    )


def test_a_statement_goes_by_the_name_of_its_file_in_whatever_folder(place: Path, tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        text = f"In {year} Ruritania will open the border crossing at Zenda."
        (tmp_path / year / f"crossing-{year}.txt").write_text(text, encoding="utf-8")
        (tmp_path / year / "note.txt").write_text(f"{text} The minister said so.", encoding="utf-8")
        assert run("add", tmp_path / year).exit_code == 0
    for name in ("crossing-2024", "crossing-2024.txt"):
        assert "2024/crossing-2024.txt" in run("show", name).stdout.replace("\n", "")
    assert run("show", "crossing").exit_code == 1
    both = run("show", "note")
    assert both.exit_code == 1
    assert "'note' can mean S" in both.stderr


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
        connection.execute("UPDATE sentences SET act = 'ask' WHERE position = 0 AND statement = ?", ids()[:1])
    done = run("check")
    assert done.exit_code == 1
    assert "sentences" in done.stdout
    (finding,) = json.loads(run("check", "--json").stdout)
    assert set(finding) == {"where", "problem"}


SERVERS = ("mcp", "serve")
"""They answer in protocols of their own."""


def of_archives() -> list[click.Command]:
    """The commands that take an archive and come to an end."""
    return [
        command
        for name, command in main.commands.items()
        if "--archive" in options_of(command) and name not in SERVERS
    ]


def options_of(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts}


@pytest.mark.parametrize("command", of_archives(), ids=lambda command: command.name)
def test_every_command_of_an_archive_speaks_json(command: click.Command) -> None:
    formats = [getattr(option.type, "choices", ()) for option in command.params if "--format" in option.opts]
    assert "-a" in options_of(command)
    assert "--json" in options_of(command) or any("json" in choices for choices in formats)


LISTS = ("check", "demands", "feeds", "list", "log", "positions", "review", "search")


@pytest.mark.parametrize("name", LISTS)
def test_what_lists_makes_tables(name: str) -> None:
    assert "--csv" in options_of(main.commands[name])


def test_what_was_made_and_written_is_told_in_json(place: Path, tmp_path: Path) -> None:
    assert json.loads(run("init", "--json").stdout) == {"archive": str(place), "engine": None}
    file = tmp_path / "demands.csv"
    done = run("export", "--to", "csv", "--table", "demands", "-o", file, "--json")
    assert json.loads(done.stdout) == {"output": str(file), "format": "csv", "statements": 3}
    assert run("export", "--to", "csv", "--json").exit_code == 2
    run("correct", ids()[0], "--accept")
    done = run("labels", "-o", tmp_path / "labels", "--json")
    assert json.loads(done.stdout)["statements"] == [ids()[0]]


def test_passages_that_differ_are_shown(place: Path, tmp_path: Path) -> None:
    text = row(1)["text"] + " " + " ".join(f"Point {n} of the plan is settled by now." for n in range(30))
    other = text.replace("3 May", "4 May").replace("by now.", "by now, both sides say.", 12)
    table = write_table(tmp_path / "more.jsonl", [row(8, text=text), row(9, text=other)])
    assert run("add", table).stdout == "2 added\n"
    shown = run("show", "row-9").stdout
    assert "Nearly the same: S" in shown
    assert "  here “4”, there “3”\n" in shown
    assert "  here “, both sides say”, there nothing\n" in shown
    assert "  and 3 more; --json has them all\n" in shown
    (link,) = json.loads(run("show", "row-9", "--json").stdout)["links"]
    assert link["passages"][0] == ["4", "3"]
    assert len(link["passages"]) == len(link["differences"]) == 13


def test_a_better_reader_overrules_nobody_and_is_reported(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = json.loads(run("show", "row-1", "--json").stdout)
    first = shown["reading"]["sentences"][0]
    target = f"{shown['id']}/{first['start']}-{first['end']}"
    run("correct", target, "--act", "warn")
    read = pipeline.read_statement

    def better(statement: Statement) -> Reading:
        found = read(statement)
        return replace(found, sentences=(replace(found.sentences[0], act="oppose"), *found.sentences[1:]))

    monkeypatch.setattr(pipeline, "read_statement", better)
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE readings SET reader = 'older'")
    assert run("update").stdout == (
        "nothing to add\n3 read again, 3 of them differently\n"
        "1 corrections to be looked at again: verbale review\n"
    )
    acts = [
        json.loads(run("show", f"row-{n}", "--json").stdout)["reading"]["sentences"][0]["act"] for n in (0, 1)
    ]
    assert acts == ["oppose", "warn"]
    (listed,) = json.loads(run("review", "--json").stdout)
    assert (listed["target"], listed["held"], listed["other"]) == (target, {"act": "warn"}, {"act": "oppose"})
    assert run("check").exit_code == 0
