"""Which statements involve a party, and the relationship that a large archive tells from them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from verbale import Archive, Commitment
from verbale.cli import main
from verbale.sources import Overrides

PROMISE = "Ruritania undertakes to open the harbour of Hofbau to barges."
TO_BOTH = "Ruritania undertakes to open the harbour of Hofbau to barges of Graustark."
TEXTS = {
    "2024-03-01": TO_BOTH,
    "2024-04-01": PROMISE,
    "2024-05-01": "Ruritania demands that the EU open its ports.",
}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive.db") as made:
        for day, text in TEXTS.items():
            made.add_original(f"{day}.txt", text.encode(), overrides=Overrides(issuer="XRU", published=day))
        yield made


def days(archive: Archive, *parties: str) -> list[str]:
    """The days of the statements that a ledger of ``parties`` is made of."""
    told = {line.statement: line.document.published for line in archive.ledger(parties=parties).lines}
    return sorted(told.values())


def promises(archive: Archive) -> list[list[str]]:
    """The days of the mentions of each promise between Ruritania and Graustark."""
    found = archive.relationship("XRU", "XGS").entries(Commitment)
    return [[mention.date for mention in entry.mentions] for entry in found]


def test_a_statement_involves_its_issuer_and_those_it_speaks_to_or_has_records_about(
    archive: Archive,
) -> None:
    involved = {
        "XRU": ["2024-03-01", "2024-04-01", "2024-05-01"],
        "XGS": ["2024-03-01"],
        "EU": ["2024-05-01"],
        "XZE": [],
    }
    for party, found in involved.items():
        assert days(archive, party) == found
    assert days(archive, "XRU", "XGS") == ["2024-03-01"]
    assert days(archive, "XGS", "EU") == []


def test_a_removed_statement_involves_nobody(archive: Archive) -> None:
    archive.remove(archive.list()[0].id)
    assert days(archive, "XGS") == []


def test_a_relationship_is_told_from_all_statements_until_there_are_too_many(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not archive.is_large()
    assert promises(archive) == [["2024-03-01", "2024-04-01"]]
    monkeypatch.setattr("verbale.archive.archive.LARGE", 2)
    assert archive.is_large()
    assert promises(archive) == [["2024-03-01"]]


def test_what_a_person_has_merged_is_there_whomever_its_statement_involves(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = archive.relationship("XRU", "XGS").entries(Commitment)[0]
    archive.merge([mention.id for mention in entry.mentions], who="Ada")
    monkeypatch.setattr("verbale.archive.archive.LARGE", 2)
    assert promises(archive) == [["2024-03-01", "2024-04-01"]]


def test_the_command_says_that_a_large_archive_is_read_in_part(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["commitments", "XRU", "XGS", "-a", archive.database.place]
    assert CliRunner().invoke(main, asked).stderr == ""
    monkeypatch.setattr("verbale.archive.archive.LARGE", 2)
    told = CliRunner().invoke(main, asked)
    assert "only statements that involve both XRU and XGS are read" in told.stderr
    assert "open the harbour of Hofbau to barges of Graustark" in told.stdout


def test_pairs_are_of_an_issuer_and_a_party_that_its_statements_involve(archive: Archive) -> None:
    assert archive.pairs() == [("EU", "XRU", 1), ("XGS", "XRU", 1)]
