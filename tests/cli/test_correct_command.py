"""``verbale correct``, ``review`` and ``labels`` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import run

from archive_samples import PLEDGE
from verbale import Archive

BOATS = "withdraw its patrol boats from the Sarn Islands"


@pytest.fixture
def place(tmp_path: Path) -> str:
    text = tmp_path / "pledge.txt"
    text.write_text(PLEDGE, encoding="utf-8")
    with Archive.create(tmp_path / "archive.db") as archive:
        archive.add(text)
    return str(tmp_path / "archive.db")


@pytest.fixture
def identity(place: str) -> str:
    with Archive.open(place) as archive:
        return archive.list()[0].id


def first_sentence(place: str, identity: str) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(run("show", identity, "-a", place, "--json").stdout)
    found: dict[str, Any] = shown["reading"]["sentences"][0]
    return found


def test_an_act_is_corrected_and_the_correction_undone(place: str, identity: str) -> None:
    sentence = first_sentence(place, identity)
    name = f"{identity}/{sentence['start']}-{sentence['end']}"
    arguments = ("--act", "warn", "--to", "XGS,UN", "--by", "ana", "--why", "a threat")
    done = run("correct", name, *arguments, "-a", place, "--json")
    (entry,) = json.loads(done.stdout)
    assert (entry["who"], entry["why"], entry["after"]) == (
        "ana",
        "a threat",
        {"act": "warn", "to": ["XGS", "UN"]},
    )
    assert first_sentence(place, identity)["act"] == "warn"
    assert run("correct", "--undo", "1", "-a", place).exit_code == 0
    assert first_sentence(place, identity)["act"] == sentence["act"]


def test_corrections_come_from_a_file_all_or_none(place: str, identity: str, tmp_path: Path) -> None:
    lines = [
        {"target": identity, "set": {"issuer": "XRU"}, "who": "ben"},
        {"target": identity, "add": "demands", "quote": "hold talks"},
    ]
    file = tmp_path / "corrections.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    done = run("correct", "--from", file, "--by", "ana", "-a", place, "--json")
    assert [entry["who"] for entry in json.loads(done.stdout)] == ["ben", "ana"]
    file.write_text(
        '{"target": "Snowhere", "action": "accept"}\n' + json.dumps(lines[0]) + "\n", encoding="utf-8"
    )
    refused = run("correct", "--from", file, "-a", place)
    assert refused.exit_code == 1
    assert "line 1: there is no statement 'Snowhere'" in refused.stderr
    with Archive.open(place) as archive:
        assert len(archive.corrections()) == 2


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("no JSON", "this is no JSON"),
        ("[1]", "this is no JSON object"),
        ('{"targt": "S"}', "there is no 'targt'"),
        ('{"target": 1}', "target is not a string"),
        ('{"set": []}', "set is not an object"),
        ('{"at": [1]}', "at is not a list of two offsets"),
        ('{"mentions": "S"}', "mentions is not a list of ids"),
        ('{"undo": true}', "undo is not the number"),
    ],
)
def test_a_malformed_line_is_named(place: str, line: str, problem: str) -> None:
    refused = run("correct", "--from", "-", "-a", place, stdin="\n" + line)
    assert refused.exit_code == 1
    assert "line 2: " + problem in refused.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("S1", "--accept", "--reject"),
        ("S1", "--undo", "3"),
        ("--undo", "0"),
        ("S1", "--at", "here"),
        ("S1", "--set", "polarity"),
    ],
)
def test_wrong_usage_is_told(place: str, arguments: tuple[str, ...]) -> None:
    assert run("correct", *arguments, "-a", place).exit_code == 2


def test_reviews_are_listed(place: str, identity: str) -> None:
    sentence = first_sentence(place, identity)
    name = f"{identity}/{sentence['start']}-{sentence['end']}"
    for who, act in (("ana", "warn"), ("ben", "oppose")):
        run("correct", name, "--act", act, "--by", who, "-a", place)
    assert run("review", "-a", place).stdout.split()[:4] == ["2", "people", "ben", name]
    (listed,) = json.loads(run("review", identity, "-a", place, "--json").stdout)
    assert (listed["held"], listed["other"]) == ({"act": "oppose"}, {"act": "warn"})


def test_labels_can_be_evaluated(place: str, identity: str, tmp_path: Path) -> None:
    run("correct", identity, "--accept", "-a", place)
    assert run("labels", "-o", tmp_path / "labels", "-a", place).stdout.startswith("1 written")
    assert (tmp_path / "labels" / f"{identity}.txt").read_text(encoding="utf-8") == PLEDGE
    assert run("evaluate", tmp_path / "labels").exit_code == 0


def test_records_are_merged(place: str, identity: str) -> None:
    for quote in (BOATS, "hold talks in Strelsau"):
        run("correct", identity, "--add", "mechanisms", "--quote", quote, "-a", place)
    with Archive.open(place) as archive:
        names = [f"{one.target}" for one in archive.corrections()]
        assert run("correct", "--merge", *names, "-a", place).exit_code == 0
        assert [one.action for one in archive.regroupings()] == ["merge"]
