"""A PostgreSQL server of the tests' own, thrown away when they are done.

``VERBALE_TEST_POSTGRESQL`` can name one that runs already, by its URL; ``start`` as its value makes
the tests fail, not skip, where none can be started.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SETTING = "VERBALE_TEST_POSTGRESQL"
_MUST = "start"
_PATIENCE = 30


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """The URL of a server; skips the test where there is none.

    A ``durable`` one keeps what it has written when the power fails, which tests can do without.
    """
    given = os.environ.get(SETTING, "")
    if given not in ("", _MUST):
        yield given
        return
    programs = _programs()
    if programs is None:
        message = f"PostgreSQL is not installed, and {SETTING} does not name a server"
        if given == _MUST:
            pytest.fail(message)
        pytest.skip(message)
    with _cluster(programs, durable=durable) as url:
        yield url


def _programs() -> Path | None:
    """The folder of the server's programs: on the PATH, or where Debian puts them, the newest first."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return installed[-1].parent if installed else None


@contextmanager
def _cluster(programs: Path, *, durable: bool) -> Iterator[str]:
    # The path of a socket must be short, and PostgreSQL does not run as root.
    folder = Path(tempfile.mkdtemp(prefix="verbale-"))
    user = _other_user()
    if user is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data = folder / "data"
    initdb: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "verbale",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    ]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, user=user, cwd=folder)
    settings = ["listen_addresses=", f"unix_socket_directories={folder}"]
    if not durable:
        settings += ["fsync=off", "full_page_writes=off"]
    arguments = [part for setting in settings for part in ("-c", setting)]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, *arguments], stdout=log, stderr=log, user=user, cwd=folder
        )
        try:
            yield _when_ready(f"postgresql://verbale@/postgres?host={folder}", server)
        finally:
            server.terminate()
            server.wait()
            shutil.rmtree(folder, ignore_errors=True)


def _other_user() -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _when_ready(url: str, server: subprocess.Popen[bytes]) -> str:
    import psycopg

    end = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return url
    pytest.fail("the PostgreSQL server did not start")
