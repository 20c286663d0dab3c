"""``check`` finds whatever was changed behind the archive's back, and nothing else."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from archive_copies import Fill
from archive_samples import row, write_table
from verbale import Archive, ArchiveError
from verbale.archive.reader import unpacked


def three(archive: Archive, folder: Path) -> None:
    archive.add(write_table(folder / "table.jsonl", [row(number) for number in range(3)]))


@pytest.fixture
def filled(filled_by: Callable[[Fill], Archive]) -> Archive:
    return filled_by(three)


def tamper(archive: Archive, statement: str, **values: object) -> None:
    """Run ``statement`` past all that the archive does to keep itself whole."""
    with archive.database.writing() as connection:
        if archive.database.dialect.NAME == "sqlite":
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        connection.execute(text(statement), values)


def test_an_archive_that_was_only_used_is_whole(filled: Archive) -> None:
    filled.remove("row-1")
    assert filled.check() == ()
    filled.restore("row-1")
    assert filled.check() == ()


TAMPERING = {
    "a letter of a text": ("UPDATE statements SET text = 'X' || substr(text, 2) {one}", "its hash differs"),
    "the bytes of an original": ("UPDATE originals SET content = :packed", "its hash differs"),
    "an original that is no longer packed": ("UPDATE originals SET content = :bytes", "cannot be unpacked"),
    "the date of a statement": ("UPDATE statements SET published = '1999' {one}", "first and last day"),
    "a reading": ("UPDATE readings SET content = :bytes", "its reading is damaged"),
    "a reading that is gone": ("DELETE FROM readings", "there is no reading"),
    "the offset of a sentence": ('UPDATE sentences SET "end" = "end" + 1 WHERE position = 1', "sentences"),
    "the act of a sentence": ("UPDATE sentences SET act = 'ask' WHERE position = 0", "sentences"),
    "a quotation": ("UPDATE records SET quote = 'What nobody said'", "table records"),
    "a voice": ("UPDATE sentence_voices SET name = 'Nobody'", "sentence_voices"),
    "an issue that is gone": ("DELETE FROM sentence_issues", "sentence_issues"),
    "the party of a record": (
        "UPDATE record_parties SET party = 'XGS' WHERE party = 'XRU'",
        "record_parties",
    ),
    "a party that is involved": ("DELETE FROM statement_parties", "statement_parties"),
    "a link to a passage that is not there": (
        "INSERT INTO links SELECT min(id), max(id), 0.9, '[[[0, 9999],[0, 1]]]' FROM statements",
        "lies outside the text",
    ),
    "an entry about no statement": (
        "INSERT INTO log VALUES (999, '2024-05-01T00:00:00Z', 'ana', 'add', 'Snowhere', '{{}}')",
        "which is not there",
    ),
}


@pytest.mark.parametrize(("statement", "words"), TAMPERING.values(), ids=TAMPERING)
def test_whatever_is_changed_is_found(filled: Archive, statement: str, words: str) -> None:
    values = {"packed": zlib.compress(b"another"), "bytes": b"no longer packed"}
    one = f"WHERE id = '{filled.get('row-1').id}'"
    tamper(
        filled,
        statement.format(one=one),
        **{name: value for name, value in values.items() if f":{name}" in statement},
    )
    assert any(words in finding.problem for finding in filled.check())


def test_a_quotation_that_is_not_in_the_text_is_found(filled: Archive) -> None:
    identity = filled.list()[0].id
    with filled.database.reading() as connection:
        content = connection.execute(
            text("SELECT content FROM readings WHERE statement = :id"), {"id": identity}
        ).scalar_one()
    assert unpacked(content).sentences
    forged = zlib.compress(zlib.decompress(content).replace(b"delegates", b"soldiers!"))
    tamper(filled, "UPDATE readings SET content = :forged WHERE statement = :id", forged=forged, id=identity)
    problems = [finding.problem for finding in filled.check() if finding.where == identity]
    assert any("where the text says something else" in problem for problem in problems)


def test_a_full_text_index_that_does_not_match_is_found(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "archive.db") as archive:
        archive.add(write_table(tmp_path / "table.jsonl", [row(1)]))
        tamper(archive, "DROP TRIGGER sentence_search_delete")
        archive.remove("row-1")
        assert ["full-text" in finding.problem for finding in archive.check()] == [True]


def test_the_log_and_corrections_are_only_added_to(filled: Archive) -> None:
    for statement in ("DELETE FROM log", "UPDATE log SET who = 'nobody'"):
        with pytest.raises(ArchiveError, match="only added to"):
            tamper(filled, statement)


def test_checking_tells_how_far_it_is_and_can_be_stopped(filled: Archive) -> None:
    stop = threading.Event()
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            stop.set()

    filled.check(progress, stop=stop)
    assert told == [(1, 3), (2, 3)]
