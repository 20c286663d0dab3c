"""Killed, stopped, or run twice at once: nothing is lost and nothing is double."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from archive_samples import row, write_table
from verbale import Archive
from verbale.archive import importing, workers

ROWS = 90
FORK = "fork"

needs_fork = pytest.mark.skipif(
    FORK not in multiprocessing.get_all_start_methods(), reason="processes cannot be forked here"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Many statements, of which the fourth and the last are one."""
    rows = [row(number, text=f"Ruritania will send {number} delegates.") for number in range(ROWS - 1)]
    return write_table(tmp_path / "table.jsonl", [*rows, row(ROWS, text=rows[3]["text"])])


def import_until(place: str, table: Path, last: int) -> None:
    """Import, and be killed at the change number ``last`` of the database, or before its transaction ends."""
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with Archive.open(place) as archive:
        # A process of the test's own: what is put in the place of a function there is so nowhere else.
        dialect: Any = archive.database.dialect
        put = dialect.put

        def counted(*written: object) -> None:
            count()
            put(*written)
            count()

        dialect.put = counted
        event.listen(archive.database.engine, "commit", count)
        archive.add(table)


def forked(function: Callable[..., None], *arguments: object) -> ForkProcess:
    """A process of its own that runs ``function``."""
    process = ForkProcess(target=function, args=arguments)
    process.start()
    return process


@needs_fork
@pytest.mark.usefixtures("one_core")
def test_killed_at_twenty_random_moments_it_loses_nothing_and_doubles_nothing(
    place: str, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_BATCH", 2)
    Archive.create(place).close()
    stored: set[str] = set()
    for moment in random.Random(7).sample(range(1, 60), 20):
        process = forked(import_until, place, table, moment)
        process.join()
        assert process.exitcode == -signal.SIGKILL
        with Archive.open(place) as archive:
            assert archive.check() == ()
            now = {item.id for item in archive.list()}
        assert stored <= now
        stored = now
    with Archive.open(place) as archive, Archive.create(tmp_path / "whole.db") as whole:
        assert 0 < len(stored) < ROWS - 1
        archive.add(table)
        whole.add(table)
        assert [item.id for item in archive.list()] == [item.id for item in whole.list()]
        assert len(archive.get("row-3").versions) == 2
        assert [event.action for event in archive.log()].count("add") == ROWS - 1
        assert archive.check() == ()


@pytest.mark.skipif(os.name != "posix", reason="processes are grouped and killed the POSIX way")
def test_the_command_killed_while_other_processes_read_for_it_is_simply_run_again(
    place: str, table: Path
) -> None:
    Archive.create(place).close()
    command = [sys.executable, "-c", TWO_CORES, "add", str(table), "-a", place]
    with Archive.open(place) as archive:
        for _ in range(2):
            before = {item.id for item in archive.list()}
            process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
            while len(archive.list()) == len(before):
                assert process.poll() is None
                time.sleep(0.05)
            process.kill()
            process.wait()
            assert nobody_is_left(process.pid)
            assert archive.check() == ()
            assert before < {item.id for item in archive.list()}
        stored = len(archive.list())
        assert stored < ROWS - 1
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        assert len(archive.list()) == ROWS - 1
        assert len(archive.get("row-3").versions) == 2
        assert [event.action for event in archive.log()].count("add") == ROWS - 1
        assert archive.check() == ()


TWO_CORES = """
from verbale.archive import workers
from verbale.cli import main
workers._cores = lambda: 2
main(prog_name="verbale")
"""


def nobody_is_left(group: int) -> bool:
    """Whether every process of the group ends by itself."""
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@needs_fork
@pytest.mark.usefixtures("one_core")
def test_two_processes_import_and_a_third_reads_at_once(
    place: str, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_BATCH", 2)
    Archive.create(place).close()
    backwards = tmp_path / "backwards.jsonl"
    backwards.write_text("".join(reversed(table.read_text("utf-8").splitlines(keepends=True))), "utf-8")
    writers = [forked(import_all, place, path) for path in (table, backwards)]
    with Archive.open(place) as archive:
        counts = []
        while any(writer.is_alive() for writer in writers):
            counts.append(len(archive.list()))
        assert counts == sorted(counts)
        assert [writer.exitcode for writer in writers] == [0, 0]
        assert len(archive.list()) == ROWS - 1
        assert [event.action for event in archive.log()].count("add") == ROWS - 1
        assert archive.check() == ()


def import_all(place: str, table: Path) -> None:
    with Archive.open(place) as archive:
        archive.add(table)


@pytest.mark.usefixtures("one_core")
def test_an_import_can_be_stopped_and_started_again(archive: Archive, table: Path) -> None:
    stop = threading.Event()
    told: list[int] = []

    def progress(done: int) -> None:
        told.append(done)
        if done == 20:
            stop.set()

    report = archive.add(table, progress=progress, stop=stop)
    assert report.stopped
    assert told == list(range(1, 21))
    assert len(archive.list()) == 20
    again = archive.add(table)
    assert not again.stopped
    assert (again.unchanged, len(again.added), len(again.versions)) == (20, ROWS - 21, 1)


def test_every_core_gives_the_same_result_as_one(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = write_table(tmp_path / "thirty.jsonl", map(row, range(30)))
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    report = archive.add(table)
    monkeypatch.setattr(workers, "_cores", lambda: 1)
    with Archive.create(tmp_path / "one.db") as one:
        assert one.add(table) == report
        assert [one.reading(item.id) for item in one.list()] == [
            archive.reading(item.id) for item in archive.list()
        ]


def test_a_worker_that_dies_costs_what_it_was_working_on() -> None:
    sums = [f"{number} + 1" for number in range(40)]
    sums[20] = "__import__('os')._exit(1)"
    done = list(workers.in_parallel(eval, sums, lambda lost: f"lost: {lost}", workers=2))
    assert done == [f"lost: {sums[20]}" if number == 20 else number + 1 for number in range(40)]
