"""``--engine llm`` from outside: what it will take, what it took, what was dropped, and what it needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from model_server import Model, model_server
from verbale.cli import main

TEXT = "Minister Tarnheim said that Graustark should lift its tariffs. He thanked his guest."
DEMAND = {
    "type": "demands",
    "n": 1,
    "quote": "Graustark should lift its tariffs",
    "by": ["XRU"],
    "to": ["XGS"],
    "content": "lift its tariffs",
}
ANSWER = {"sentences": [], "records": [DEMAND, {**DEMAND, "quote": "Graustark must leave"}]}


@pytest.fixture
def model() -> Iterator[Model]:
    with model_server() as playing:
        playing.plays(ANSWER)
        yield playing


def run(model: Model, tmp_path: Path, *arguments: str) -> Result:
    """The command over a folder with one statement in it, with its own cache."""
    folder = tmp_path / "texts"
    folder.mkdir(exist_ok=True)
    (folder / "talks.txt").write_text(TEXT)
    command, *rest = arguments
    cached = ["--cache", str(tmp_path / "cache")]
    llm = ["--engine", "llm", "--endpoint", model.url, "--model", "test-model", *cached]
    return CliRunner().invoke(main, [command, str(folder), *llm, *rest], env={"VERBALE_LLM_KEY": "secret"})


def test_a_reading_by_a_model_with_what_it_took(model: Model, tmp_path: Path) -> None:
    done = run(
        model, tmp_path, "read", "--issuer", "XRU", "--format", "jsonl", "--price", "2/10", "--explain"
    )
    assert done.exit_code == 0, done.stderr
    [demand] = json.loads(done.stdout)["demands"]
    assert demand["found_by"]["rule"] == "llm:test-model"
    before, dropped, after = done.stderr.splitlines()
    assert "tokens to send" in before
    assert "cost" in before
    assert dropped == "dropped: demands “Graustark must leave”: the text does not have these words"
    assert after == (
        "model: 1 requests, 0 of them from the cache; 100 tokens sent, 40 received, cost 0.0006; "
        "1 proposals kept, 1 dropped"
    )
    assert model.keys == ["Bearer secret"]


def test_quiet_says_nothing(model: Model, tmp_path: Path) -> None:
    assert run(model, tmp_path, "read", "-q").stderr == ""


def test_a_model_is_measured_as_any_reader_is(model: Model, tmp_path: Path) -> None:
    run(model, tmp_path, "read", "-q", "--issuer", "XRU", "--format", "json", "-o", str(tmp_path / "texts"))
    asked = len(model.asked)
    done = run(model, tmp_path, "evaluate", "--json")
    assert json.loads(done.stdout)["records"]["demands"]["found"]["f1"] == 1
    assert len(model.asked) == asked + 1  # the issuer was given before and is not now: another question


def test_an_endpoint_that_fails_stops_one_statement_with_a_line(model: Model, tmp_path: Path) -> None:
    model.asked.clear()
    model.answer = lambda _: {}  # no sentences and no records: nothing to keep, and no error
    assert run(model, tmp_path, "read").exit_code == 0
    done = CliRunner().invoke(
        main,
        ["read", str(tmp_path / "texts"), "--engine", "llm", "--endpoint", "nowhere", "--model", "m"],
    )
    assert done.exit_code == 1
    assert "give http(s)://HOST/v1" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--engine", "llm"], "--endpoint URL"),
        (["--engine", "llm", "--endpoint", "http://127.0.0.1:9/v1"], "--model NAME"),
        (["--engine", "llm", "--endpoint", "http://h/v1", "--model", "m", "--price", "cheap"], "IN/OUT"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: list[str], problem: str) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT)
    done = CliRunner().invoke(main, ["read", str(path), *arguments])
    assert done.exit_code == 2
    assert problem in done.stderr
