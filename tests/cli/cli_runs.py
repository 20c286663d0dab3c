"""Ways to run the command line in tests, and what to run it on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from verbale.cli import main

RURITANIA = Path(__file__).parents[2] / "examples" / "ruritania"
READOUT = RURITANIA / "readout-graustark.txt"
PROMISE = (
    "Ruritania will open the border crossing at Zenda on 3 May 2024. It urges Graustark to do the same.\n"
)


def run(*arguments: str | Path, stdin: bytes | str | None = None) -> Result:
    """``verbale ARGUMENTS`` within this process."""
    environment = {"COLUMNS": "80", "NO_COLOR": None, "FORCE_COLOR": None}
    return CliRunner(env=environment).invoke(
        main, [str(argument) for argument in arguments], input=stdin, prog_name="verbale"
    )


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    """``verbale ARGUMENTS`` as a process of its own, with pipes."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-m", "verbale", *map(str, arguments)], **{**pipes, **options})


def plain_environment(**more: str) -> dict[str, str]:
    """The environment without what asks for colour or an encoding."""
    dropped = {"NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "LANG", "COLUMNS"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, **more}
