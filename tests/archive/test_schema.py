"""The schema: what the migrations make is what the program expects, and other tools can read it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, select, text

import verbale
from archive_samples import row, write_table
from verbale import Archive
from verbale.archive import tables
from verbale.archive.database import Database
from verbale.archive.schema import _config
from verbale.archive.views import view_queries
from verbale.errors import ArchiveError

SEARCH = {"sentence_search", "sentences.words", "ix_sentences_words"}


def test_migrations_make_the_tables_that_the_program_knows(archive: Archive) -> None:
    def ours(name: str | None, kind: str, parents: Any) -> bool:
        own = f"{parents.get('table_name')}.{name}" if kind == "column" else name or ""
        return own not in SEARCH and not own.startswith("sentence_search_")

    with archive.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_an_archive_of_the_first_schema_is_brought_up_to_date(place: str, tmp_path: Path) -> None:
    days = ["2024-05-01", "", "2024-02", "2024-05-02"]
    with Archive.create(tmp_path / "other.db") as archive:
        archive.add(write_table(tmp_path / "table.jsonl", [row(n, date=day) for n, day in enumerate(days)]))
        hits = archive.search("delegates").hits
        make_first(place, archive)
    with pytest.raises(ArchiveError, match="made by an older Verbale; bring it up to date"):
        Archive.open(place)
    with Archive.create(place) as archive:
        assert archive.check() == ()
        assert archive.search("delegates").hits == hits
        assert [hit.date for hit in hits] == ["2024-05-02", "2024-05-01", "2024-02", ""]


def make_first(place: str, archive: Archive) -> None:
    """Make an archive of the first schema, where numbers were counted up, with what ``archive`` has."""
    with archive.database.reading() as connection:
        rows = {
            table: list(connection.execute(select(table)).mappings())
            for table in tables.metadata.sorted_tables
            if table is not tables.statement_parties  # the sixth schema made it, of the others
        }
    numbers = {line["number"]: at for at, line in enumerate(rows[tables.sentences], 1)}
    database = Database.connect(place, create=True)
    with database.writing() as connection:
        command.upgrade(_config(connection), "0001")
        for name, query in view_queries(database.dialect):
            for statement in database.dialect.view(name, query):
                connection.execute(text(statement))
        for table, lines in rows.items():
            column = "number" if table is tables.sentences else "sentence"
            for line in lines:
                new = {column: numbers[line[column]]} if line.get(column) else {}
                connection.execute(insert(table).values(**{**line, **new}))
    database.close()


def test_constraints_have_names(archive: Archive) -> None:
    inspector = inspect(archive.database.engine)
    for table in tables.metadata.tables:
        names = [key["name"] for key in inspector.get_foreign_keys(table)]
        assert all(name and name.startswith(f"fk_{table}_") for name in names)
        assert inspector.get_pk_constraint(table)["name"] == f"pk_{table}"


@pytest.mark.parametrize("kind", verbale.RECORD_TYPES, ids=lambda kind: kind.key)
def test_every_type_of_record_has_its_view(archive: Archive, kind: type[verbale.Record]) -> None:
    with archive.database.reading() as connection:
        columns = set(connection.execute(text(f"SELECT * FROM v_{kind.key}")).keys())
    assert {"id", "statement", "issuer", "published", "start", "end", "quote"} <= columns


def test_views_show_what_the_reading_says(archive: Archive, tmp_path: Path) -> None:
    archive.add(write_table(tmp_path / "table.jsonl", [row(1)]))
    reading = archive.reading("row-1")
    with archive.database.reading() as connection:
        sentences = connection.execute(text("SELECT * FROM v_sentences ORDER BY start")).mappings().all()
        demands = connection.execute(text("SELECT * FROM v_demands ORDER BY start")).mappings().all()
        (statement,) = connection.execute(text("SELECT * FROM v_statements")).mappings()
    assert statement["title"] == "Statement 1"
    assert [line["quote"] for line in sentences] == [sentence.quote for sentence in reading.sentences]
    assert [line["issues"] or "" for line in sentences] == [", ".join(s.issues) for s in reading.sentences]
    assert [line["voice"] or "" for line in sentences] == [
        ", ".join(f"{voice.name} ({voice.party})" if voice.party else voice.name for voice in sentence.voice)
        for sentence in reading.sentences
    ]
    found = reading.of_type(verbale.Demand)
    assert found
    assert [(line["content"], line["id"]) for line in demands] == [
        (demand.content, f"{statement['id']}/{demand.start}-{demand.end}/demands") for demand in found
    ]


def test_views_leave_out_what_was_removed(archive: Archive, tmp_path: Path) -> None:
    archive.add(write_table(tmp_path / "table.jsonl", [row(1)]))
    archive.remove("row-1")
    with archive.database.reading() as connection:
        for view in ("v_statements", "v_sentences", "v_records"):
            assert connection.execute(text(f"SELECT count(*) FROM {view}")).scalar_one() == 0


def test_datasette_reads_the_file_as_it_is(tmp_path: Path) -> None:
    from datasette.app import Datasette

    path = tmp_path / "archive.db"
    with Archive.create(path) as archive:
        archive.add(write_table(tmp_path / "table.jsonl", [row(1)]))
        quotes = [demand.quote for demand in archive.reading("row-1").of_type(verbale.Demand)]

    async def ask() -> Any:
        return await Datasette([str(path)]).client.get("/archive/v_demands.json?_shape=array")

    answer = asyncio.run(ask())
    assert answer.status_code == 200
    assert [line["quote"] for line in answer.json()] == quotes


WORDS = [
    ("talks", True, "a word"),
    ("TALKS", True, "in capitals"),
    ("Télks", False, "another word"),
    ("cafe", True, "without its accent"),
    ("u s", True, "letters between full stops"),
    ("tarnheims", False, "no form of a word that is there"),
]


@pytest.mark.parametrize(("word", "found", "reason"), WORDS, ids=[case[2] for case in WORDS])
def test_words_are_cut_alike_on_each_database(
    archive: Archive, tmp_path: Path, word: str, found: bool, reason: str
) -> None:
    line = row(1, text="Tarnheim’s talks in the Café Zenda on U.S. tariffs will go on.")
    archive.add(write_table(tmp_path / "table.jsonl", [line]))
    query = {
        "sqlite": "SELECT count(*) FROM sentence_search WHERE sentence_search MATCH :phrase",
        "postgresql": "SELECT count(*) FROM sentences WHERE words @@ phraseto_tsquery('simple', :word)",
    }[archive.database.dialect.NAME]
    values = {"phrase": f'"{word}"'} if ":phrase" in query else {"word": word}
    with archive.database.reading() as connection:
        assert connection.execute(text(query), values).scalar_one() == found
