"""The files in ``deploy``: what they name is there, and the commands in them are commands that the program takes."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from verbale.cli import main

yaml = pytest.importorskip("yaml")

HOME = Path(__file__).parents[1]
DEPLOY = HOME / "deploy"
UNIT = (DEPLOY / "verbale.service").read_text(encoding="utf-8")
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
SERVICES = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]


def parsed(arguments: list[str]) -> dict[str, object]:
    """The options of a command line that begins with the name of a command. Raises click.UsageError for a wrong one."""
    program = click.Context(main, info_name="verbale", **main.context_settings)
    command = main.get_command(program, arguments[0])
    assert command is not None
    return command.make_context(arguments[0], arguments[1:], parent=program).params


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    systemd = shutil.which("systemd-analyze")
    if systemd is None:
        pytest.skip("systemd is not installed")
    unit = tmp_path / "verbale.service"
    unit.write_text(UNIT.replace("/opt/verbale/bin/verbale", sys.executable), encoding="utf-8")
    result = subprocess.run([systemd, "verify", unit], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout + result.stderr) == (0, "")


def test_the_unit_serves_on_this_machine_alone() -> None:
    started = re.search(r"^ExecStart=(.*)$", UNIT, re.MULTILINE)
    assert started is not None
    assert parsed(shlex.split(started[1])[1:])["host"] == "127.0.0.1"


def test_everything_that_the_image_is_made_of_is_there() -> None:
    copied = [words.split()[1:-1] for words in re.findall(r"^COPY (?!--).*$", CONTAINER, re.MULTILINE)]
    names = [name for several in copied for name in several]
    assert "pyproject.toml" in names
    assert [name for name in names if not (HOME / name).exists()] == []


def test_the_image_runs_as_nobody_in_particular_and_says_whether_it_is_well() -> None:
    assert re.search(r"^USER (?!root|0)", CONTAINER, re.MULTILINE)
    assert "/healthz" in CONTAINER
    command = re.search(r'^CMD (\[.*"serve".*\])$', CONTAINER, re.MULTILINE)
    assert command is not None
    assert parsed(yaml.safe_load(command[1]))["host"] == "0.0.0.0"  # noqa: S104 - within the container


def test_the_services_start_what_there_is_and_are_reached_from_this_machine_alone() -> None:
    verbale = SERVICES["verbale"]
    assert (DEPLOY / verbale["build"]["context"] / verbale["build"]["dockerfile"]).is_file()
    assert parsed(verbale["command"])["names"] == ("${VERBALE_NAME:-localhost}",)
    assert set(verbale["depends_on"]) <= set(SERVICES)
    assert all(port.startswith("127.0.0.1:") for one in SERVICES.values() for port in one.get("ports", ()))
