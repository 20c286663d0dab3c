"""The program from outside: pipes that close, interrupts, encodings, streaming."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_runs import PROMISE, READOUT, plain_environment, start

from archive_samples import row, write_table
from verbale import Archive


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(READOUT.read_text("utf-8"), encoding="utf-8")
    process = start("read", tmp_path, "--format", "jsonl")
    assert process.stdout is not None
    assert process.stderr is not None
    json.loads(process.stdout.readline())  # the first comes while the others are still to be read
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141


def open_terminal() -> tuple[int, int]:
    """Both ends of a terminal; skips the test on a machine that has none to give."""
    import pty

    try:
        return pty.openpty()
    except OSError as error:
        pytest.skip(f"no terminal can be opened here: {error}")


@pytest.mark.skipif(os.name != "posix", reason="signals are sent the POSIX way")
def test_an_interrupt_ends_it_cleanly() -> None:
    process = start("read", READOUT, "-", "--format", "jsonl")
    assert process.stdout is not None
    process.stdout.readline()  # from here on it waits for standard input
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert errors == b"interrupted\n"
    assert process.returncode == 130


@pytest.mark.skipif(os.name != "posix", reason="signals are sent the POSIX way")
def test_an_import_that_is_interrupted_says_how_to_go_on(tmp_path: Path) -> None:
    place, table = tmp_path / "archive.db", tmp_path / "many.jsonl"
    write_table(table, (row(number) for number in range(400)))
    process = start("init", "-a", place)
    assert process.wait() == 0
    process = start("add", table, "-a", place)
    while not sum(1 for _ in Archive.open(place).list()):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert errors == b"interrupted; what was done is kept: the same command goes on from there\n"
    assert process.returncode == 130
    assert Archive.open(place).check() == ()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("read", READOUT, stdout=full)
        _, errors = process.communicate()
    assert process.returncode == 1
    assert errors.startswith(b"error: the result cannot be written")
    assert errors.count(b"\n") == 1


def test_output_is_utf8_whatever_the_machine_says(tmp_path: Path) -> None:
    path = tmp_path / "naïve.txt"
    path.write_text(PROMISE.replace("Zenda", "Zéndă"), encoding="utf-8")
    environment = plain_environment(
        LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )
    for arguments in (("read", path, "--explain"), ("read", path, "--format", "json"), ("text", path)):
        output, errors = start(*arguments, env=environment).communicate()
        assert "Zéndă" in output.decode("utf-8")
        assert errors == b""


def test_statements_come_from_a_pipe() -> None:
    output, errors = start("read", "-", "--format", "json").communicate(PROMISE.encode())
    assert errors == b""
    assert json.loads(output)["document"]["source"] == "-"


@pytest.mark.skipif(os.name != "posix", reason="terminals are made the POSIX way")
@pytest.mark.parametrize("quiet", [False, True])
def test_a_bar_shows_on_a_terminal_only(tmp_path: Path, quiet: bool) -> None:
    ours, theirs = open_terminal()
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(PROMISE, encoding="utf-8")
    environment = plain_environment(TERM="xterm", COLUMNS="80")
    process = start("read", tmp_path, "--format", "jsonl", *["-q"] * quiet, stderr=theirs, env=environment)
    output, _ = process.communicate()
    os.close(theirs)
    try:
        shown = os.read(ours, 100_000)
    except OSError:  # on Linux, the other end is closed and nothing was written
        shown = b""
    os.close(ours)
    assert len(output.splitlines()) == 2
    assert (b"Reading" in shown) is not quiet


def test_the_module_runs_too() -> None:
    done = subprocess.run([sys.executable, "-m", "verbale", "--version"], capture_output=True, check=True)
    assert done.stdout.startswith(b"verbale ")
