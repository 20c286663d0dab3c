"""Archives that many tests begin with: made once for all of them, on each database, and copied for each test.

Making an archive runs every migration, and filling it reads; a copy costs a tenth of either.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from verbale import Archive

Fill = Callable[[Archive, Path], object]
"""Puts into an archive what a test begins with; the folder is for files that it needs."""


def nothing(archive: Archive, folder: Path) -> None:
    """Leave the archive empty."""


class Files:
    """Copies of SQLite files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[Fill, Path] = {}

    @contextmanager
    def copy(self, fill: Fill, folder: Path) -> Iterator[str]:
        """The path of a copy in ``folder`` of the archive that ``fill`` makes."""
        if fill not in self._made:
            below = self._folder / str(len(self._made))
            below.mkdir()
            with Archive.create(below / "archive.db") as archive:
                fill(archive, below)
            self._made[fill] = below / "archive.db"
        place = folder / "archive.db"
        shutil.copy(self._made[fill], place)
        yield str(place)


class Databases:
    """Copies of databases of a PostgreSQL server, whose user may create some."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url = url
        self._folder = folder
        self._made: dict[Fill, str] = {}

    @contextmanager
    def copy(self, fill: Fill, folder: Path) -> Iterator[str]:
        """The URL of a copy of the archive that ``fill`` makes; it is dropped in the end."""
        if fill not in self._made:
            self._made[fill] = self._create("template0")
            below = self._folder / str(len(self._made))
            below.mkdir()
            with Archive.create(self._address(self._made[fill])) as archive:
                fill(archive, below)
        name = self._create(self._made[fill])
        yield self._address(name)
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Drop what the copies were made of."""
        for name in self._made.values():
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _create(self, template: str) -> str:
        name = f"test_{uuid.uuid4().hex}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def _address(self, name: str) -> str:
        from sqlalchemy import make_url

        return make_url(self._url).set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(statement.encode())
