"""Fixtures of several packages: facts of an invented text, an empty archive on each database."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import settings

from archive_copies import Databases, Files, Fill, nothing
from archive_samples import relationship_rows, write_table
from postgresql_server import postgresql
from verbale import Archive
from verbale.reading.facts import Facts, find_facts
from verbale.statement import Document, Statement

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

# What a reading needs is loaded and compiled in the first example; how long that takes says nothing.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def facts_of() -> Callable[..., Facts]:
    """A function from a text and its metadata to the facts of that statement."""

    def facts(text: str, **metadata: str) -> Facts:
        return find_facts(Statement(text, Document(**metadata)))

    return facts


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    with postgresql() as url:
        yield url


@pytest.fixture
def schema_url(postgresql_url: str) -> Iterator[str]:
    """The URL of an empty schema, which is to a test what an empty database is."""
    import psycopg

    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
        yield f"{postgresql_url}&options={quote(f'-csearch_path={name}')}"
        connection.execute(f"DROP SCHEMA {name} CASCADE".encode())


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn."""
    return str(request.param)


@pytest.fixture
def place(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made: a path, and then the URL of a PostgreSQL database."""
    if dialect == "sqlite":
        return str(tmp_path / "archive.db")
    url: str = request.getfixturevalue("schema_url")
    return url


@pytest.fixture(scope="session")
def file_copies(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return Files(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="session")
def database_copies(postgresql_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    copies = Databases(postgresql_url, tmp_path_factory.mktemp("databases"))
    yield copies
    copies.close()


@pytest.fixture
def filled_by(
    dialect: str, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[[Fill], Archive]]:
    """A function from what fills an archive to a copy, of the test's own, of the archive that it filled."""
    copies = request.getfixturevalue({"sqlite": "file_copies", "postgresql": "database_copies"}[dialect])
    with ExitStack() as opened:

        def copy(fill: Fill) -> Archive:
            place = opened.enter_context(copies.copy(fill, tmp_path))
            return opened.enter_context(Archive.open(place))

        yield copy


@pytest.fixture
def archive(filled_by: Callable[[Fill], Archive]) -> Archive:
    """An empty archive on each kind of database."""
    return filled_by(nothing)


@pytest.fixture
def one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: starting others takes longer than reading a few short texts."""
    from verbale.archive import workers

    monkeypatch.setattr(workers, "_cores", lambda: 1)


@pytest.fixture(scope="session")
def relationship(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an archive of the fifty statements of ``examples/relationship`` is; for reading only."""
    folder = tmp_path_factory.mktemp("relationship")
    with Archive.create(folder / "archive.db") as made:
        made.add(write_table(folder / "statements.jsonl", relationship_rows()))
    return folder / "archive.db"


@pytest.fixture(scope="session")
def sample_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the archive that the tests of pages look at, not to be changed."""
    from web_samples import sample_archive

    folder = tmp_path_factory.mktemp("web")
    with Archive.create(folder / "archive.db") as archive:
        sample_archive(archive, folder)
    return folder / "archive.db"


@pytest.fixture(scope="session")
def sample(sample_place: Path) -> Iterator[Archive]:
    with Archive.open(sample_place) as archive:
        yield archive


@pytest.fixture(scope="session")
def site(sample: Archive) -> TestClient:
    """The sample archive on the web."""
    return _on_the_web(sample)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    from browsing import CHROMIUM
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        with playwright.chromium.launch(executable_path=CHROMIUM, args=options) as opened:
            yield opened


@pytest.fixture
def own_archive(sample_place: Path, tmp_path: Path) -> Iterator[Archive]:
    """A copy of the sample archive that a test may change."""
    shutil.copy(sample_place, tmp_path / "own.db")
    with Archive.open(tmp_path / "own.db") as archive:
        yield archive


@pytest.fixture
def own_site(own_archive: Archive) -> TestClient:
    return _on_the_web(own_archive)


@pytest.fixture(scope="module")
def team_base(sample_place: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the sample archive with an account of each role, all with ``TEAM_PASSWORD``."""
    from browsing import served
    from web_samples import TEAM, TEAM_PASSWORD

    from verbale.archive.people import accounts
    from verbale.web.app import create_app

    place = tmp_path_factory.mktemp("team") / "archive.db"
    shutil.copy(sample_place, place)
    with Archive.open(place) as archive:
        for name, role in TEAM.items():
            accounts.add_account(archive.database, name, TEAM_PASSWORD, role)
        with served(create_app(archive, with_accounts=True)) as base:
            yield base


def _on_the_web(archive: Archive) -> TestClient:
    from starlette.testclient import TestClient

    from verbale.web.app import create_app

    return TestClient(create_app(archive), base_url="http://localhost", follow_redirects=False)
