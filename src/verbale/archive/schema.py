"""Making an archive and bringing an older one up to date: migrations, then views."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from verbale.archive.database import Database
from verbale.archive.views import view_queries
from verbale.errors import ArchiveError

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["require_current", "upgrade"]

_REVISION = "0006"
"""The version of the schema that this program works with: the newest migration."""


def require_current(database: Database) -> None:
    """Raise ArchiveError unless the archive has exactly the tables that this program works with."""
    with database.reading() as connection:
        found = _revision(connection)
    if found == _REVISION:
        return
    if not found:
        raise ArchiveError(database.place, "there is no archive in it", "make one with: verbale init")
    _require_known(database, found)
    raise ArchiveError(
        database.place, "it was made by an older Verbale", "bring it up to date with: verbale init"
    )


def upgrade(database: Database) -> str:
    """Make what is missing of the archive; "" if it was up to date, or the schema's version before ("new")."""
    from alembic import command

    with database.writing() as connection:
        found = _revision(connection)
        if found:
            _require_known(database, found)
        if found == _REVISION:
            return ""
        command.upgrade(_config(connection), "head")
        for name, query in view_queries(database.dialect):
            for statement in database.dialect.view(name, query):
                connection.execute(text(statement))
    return found or "new"


def _revision(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _require_known(database: Database, revision: str) -> None:
    """Raise ArchiveError for a schema that this program has never heard of."""
    if revision > _REVISION:
        raise ArchiveError(
            database.place, f"it was made by a newer Verbale (schema {revision})", "install a newer Verbale"
        )


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
