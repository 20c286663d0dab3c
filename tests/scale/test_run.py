"""Reading on Ray: one cluster on this machine, started by the first test that needs it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from corpora import lines, text

from verbale.archive.candidates import Candidate, prepare_or_problem
from verbale.cli import main
from verbale.errors import VerbaleError
from verbale.scale import Job, Report, failures, read, readings

Make = Callable[[int], Job]


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """The library, connected to a cluster of one core."""
    from verbale.scale import run

    with run._ray(run.LOCAL, 1) as library:
        yield library


@pytest.fixture
def job(tmp_path: Path) -> Make:
    def make(statements: int) -> Job:
        for number in range(statements):
            path = tmp_path / "in" / f"{number:03}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text(number))
        return Job((str(tmp_path / "in"),), str(tmp_path / "out"), statements_a_part=3)

    return make


def texts(job: Job) -> list[str]:
    return sorted(entry.statement.text for entry in readings(job.output))


def expected(statements: int) -> list[str]:
    return sorted(map(text, range(statements)))


@pytest.mark.usefixtures("ray")
def test_every_statement_is_read_and_every_failure_told(job: Make) -> None:
    made = job(10)
    Path(made.sources[0], "empty.txt").touch()
    seen: list[int] = []
    report = read(made, progress=lambda now: seen.append(now.done))
    assert report == Report(parts=4, done=4, readings=10, failures=1, characters=sum(map(len, expected(10))))
    assert seen == [0, 1, 2, 3, 4]
    assert texts(made) == expected(10)
    (failure,) = failures(made.output)
    assert failure.source.endswith("empty.txt")
    assert "the file is empty" in failure.problem


@pytest.mark.usefixtures("ray")
def test_nothing_is_lost_or_double_where_a_process_is_killed_in_the_middle(job: Make, tmp_path: Path) -> None:
    made = job(9)
    killed = tmp_path / "killed"

    def kill_once(candidate: Candidate) -> Any:
        if candidate.source.endswith("004.txt") and not killed.exists():
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return prepare_or_problem(candidate)

    report = read(made, prepare=kill_once)
    assert killed.exists()
    assert (report.readings, report.failures, report.again) == (9, 0, 0)
    assert texts(made) == expected(9)
    assert not list(Path(made.output).rglob(".*"))


@pytest.mark.usefixtures("ray")
def test_a_statement_that_always_kills_its_process_fails_alone(
    job: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verbale.scale.run._TRIES", 0)
    made = job(3)

    def kill(candidate: Candidate) -> Any:
        if candidate.source.endswith("001.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return prepare_or_problem(candidate)

    report = read(made, prepare=kill)
    assert (report.readings, report.failures, report.again) == (2, 1, 1)
    (failure,) = failures(made.output)
    assert "001.txt: the process that read it died" in failure.problem


@pytest.mark.usefixtures("ray")
def test_a_run_that_was_interrupted_goes_on_where_it_was(job: Make) -> None:
    made = job(12)

    def interrupt(now: Report) -> None:
        if now.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(made, progress=interrupt)
    done = {path: path.stat().st_mtime_ns for path in Path(made.output, "done").iterdir()}
    report = read(made)
    assert (report.parts, report.done, report.before >= 2) == (4, 4, True)
    assert texts(made) == expected(12)
    assert {path: path.stat().st_mtime_ns for path in done} == done
    again = read(made)
    assert (again.before, again.readings) == (4, 12)


@pytest.mark.usefixtures("ray")
def test_a_folder_that_cannot_be_written_ends_the_run(job: Make) -> None:
    made = job(3)
    Path(made.output).mkdir()
    Path(made.output, "readings").touch()
    with pytest.raises(VerbaleError, match=r"part-0000000\.parquet: it cannot be written"):
        read(made)


@pytest.mark.usefixtures("ray")
def test_the_command_reads_a_table_into_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(range(3)) + b"{}\n")
    out = str(tmp_path / "out")
    result = CliRunner().invoke(main, ["read", str(tmp_path / "a.jsonl"), "-o", out, "--ray"])
    assert result.exit_code == 1
    assert "3 read, 1 not read" in result.output
    assert "error: " in result.output
    assert "the column text is empty" in result.output
    assert len(list(readings(out))) == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a.txt", "--ray"], "--ray writes Parquet files: say where with -o FOLDER"),
        (["--ray", "a.txt", "b.txt", "-o", "out"], "'a.txt' is no address of a cluster"),
        (["a.txt", "-o", "out", "--explain", "--ray"], "--ray does not go with --explain"),
        (["a.txt", "-o", "out", "--ray", "--format", "jsonl"], "--ray does not go with --format"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], told: str) -> None:
    result = CliRunner().invoke(main, ["read", *arguments])
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("library", "told"), [("ray", "Ray is not installed"), ("fsspec", "fsspec is not installed")]
)
def test_what_is_not_installed_is_named(
    job: Make, monkeypatch: pytest.MonkeyPatch, library: str, told: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(VerbaleError, match=rf"{told}.*pip install 'verbale\[ray\]'"):
        read(job(1))
