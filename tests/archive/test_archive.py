"""Statements go in, are found again, and stay what they were."""

from __future__ import annotations

from pathlib import Path

import pytest

import verbale
from archive_samples import PLEDGE, RURITANIA, row, write_table
from verbale import Archive, ArchiveError
from verbale.archive.gathering import count_originals


def test_a_folder_is_kept_with_originals_texts_and_readings(archive: Archive) -> None:
    report = archive.add(RURITANIA)
    assert len(report.added) == 6
    assert not report.problems
    for summary in archive.list():
        kept = archive.get(summary.id)
        path = Path(summary.document.source)
        assert archive.original(kept.original) == path.read_bytes()
        assert kept.statement == verbale.load(path)
        assert archive.reading(summary.id) == verbale.read(path)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Five statements of two parties in May 2024."""
    dates = ("2024-05-04", "2024-05-01", "2024-05-02", "2024-05", "2024-05-05")
    issuers = ("XRU", "XGS", "XRU", "XGS", "XRU")
    rows = [
        row(number, date=date, issuer=issuer)
        for number, (date, issuer) in enumerate(zip(dates, issuers, strict=True))
    ]
    return write_table(tmp_path / "five.jsonl", rows)


def test_adding_again_changes_nothing(archive: Archive, table: Path) -> None:
    first = archive.add(table)
    before = archive.list(), archive.log()
    again = archive.add(table)
    assert (again.added, again.versions, again.unchanged) == ([], [], len(first.added))
    assert (archive.list(), archive.log()) == before


def test_ids_are_the_same_in_every_archive(archive: Archive, table: Path, tmp_path: Path) -> None:
    text = tmp_path / "statement.txt"
    text.write_text(row(3)["text"], encoding="utf-8")
    with Archive.create(tmp_path / "other.db") as other:
        other.add(text)
        archive.add(table)
        assert {item.id for item in other.list()} < {item.id for item in archive.list()}


def test_statements_are_listed_by_date_and_filtered(archive: Archive, table: Path) -> None:
    archive.add(table)
    dates = [item.document.published for item in archive.list()]
    assert dates == ["2024-05-01", "2024-05", "2024-05-02", "2024-05-04", "2024-05-05"]
    assert {item.document.issuer for item in archive.list(issuer="XGS")} == {"XGS"}
    assert archive.list(kind="readout") == ()
    found = archive.list(since="2024-05-02", until="2024-05-04")
    assert {item.document.published for item in found} == {"2024-05", "2024-05-02", "2024-05-04"}


def test_a_statement_is_found_by_id_beginning_source_and_row(archive: Archive, tmp_path: Path) -> None:
    archive.add(write_table(tmp_path / "table.jsonl", [row(1), row(2)]))
    first = archive.get("row-1")
    for name in (first.id, first.id[:8], "https://ruritania.example/1", f"{first.id}/0-10"):
        assert archive.get(name) == first


@pytest.mark.parametrize("name", ["", "S", "Sunknown", "%", "row-9", "'; DROP TABLE statements; --"])
def test_an_unknown_statement_is_an_error_in_words(archive: Archive, table: Path, name: str) -> None:
    archive.add(table)
    with pytest.raises(ArchiveError, match="there is no statement"):
        archive.get(name)


def test_a_removed_statement_is_kept_and_comes_back(archive: Archive, table: Path) -> None:
    archive.add(table)
    before = archive.list()
    identity, reading = before[0].id, archive.reading(before[0].id)
    archive.remove(identity, who="ana", why="a duplicate")
    assert archive.list() == before[1:]
    assert [item.id for item in archive.list(removed=True)] == [identity]
    assert archive.reading(identity) == reading
    assert archive.add(table).removed == 1
    archive.restore(identity, who="ana")
    assert archive.list() == before
    assert [(event.action, event.who) for event in archive.log(identity)][1:] == [
        ("remove", "ana"),
        ("restore", "ana"),
    ]


def test_rows_of_a_table_bring_their_metadata(archive: Archive, tmp_path: Path) -> None:
    archive.add(write_table(tmp_path / "table.jsonl", [row(1, date="2024-05", issuer="XGS")]))
    document = archive.get("row-1").summary.document
    assert (document.published, document.issuer, document.title) == ("2024-05", "XGS", "Statement 1")
    assert document.source == "https://ruritania.example/1"


def test_a_broken_row_does_not_stop_the_others(archive: Archive, tmp_path: Path) -> None:
    rows: list[dict[str, str] | str] = [
        row(1),
        "no JSON",
        "[1]",
        row(4, date="yesterday"),
        row(5, text=" "),
        row(6),
    ]
    report = archive.add(write_table(tmp_path / "table.jsonl", rows))
    assert len(report.added) == 2
    assert len(report.problems) == 4
    assert all("table.jsonl" in problem for problem in report.problems)
    assert "line 2" in report.problems[0]


def test_the_same_text_elsewhere_is_a_version_of_one_statement(archive: Archive, tmp_path: Path) -> None:
    elsewhere = row(2, text=PLEDGE.replace(" ", "\n", 3), publisher="Strelsau Telegraph Agency")
    report = archive.add(write_table(tmp_path / "table.jsonl", [row(1, text=PLEDGE), elsewhere]))
    assert len(report.added) == 1
    assert report.versions == report.added
    kept = archive.get("row-2")
    assert kept == archive.get("row-1")
    assert [version.publisher for version in kept.versions] == [
        "Ministry of Foreign Affairs of Ruritania",
        "Strelsau Telegraph Agency",
    ]
    assert all(archive.original(version.original) for version in kept.versions)


def test_nearly_the_same_texts_are_linked_with_what_differs(archive: Archive, tmp_path: Path) -> None:
    long = PLEDGE + " " + " ".join(f"Point {n} of the plan is settled by now." for n in range(30))
    table = [
        row(1, text=long),
        row(2, text=long.replace("3 May", "4 May")),
        row(3, text="Quite another. " + PLEDGE),
    ]
    archive.add(write_table(tmp_path / "table.jsonl", table))
    one, other, third = (archive.get(f"row-{number}") for number in (1, 2, 3))
    assert third.links == ()
    (link,) = other.links
    assert link.id == one.id
    ((here, there),) = link.differences
    assert (other.text[slice(*here)], one.text[slice(*there)]) == ("4", "3")
    assert link.passages == (("4", "3"),)
    (back,) = one.links
    assert (back.differences, back.passages) == (((there, here),), (("3", "4"),))


def test_originals_are_counted_before_they_are_read(table: Path, tmp_path: Path) -> None:
    assert count_originals([str(table)]) == 5
    assert count_originals([str(table), str(RURITANIA), "https://ruritania.example/1", "none.jsonl"]) == 13
