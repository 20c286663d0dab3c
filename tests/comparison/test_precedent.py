"""What of a statement counts as remarkable beside what its issuer said before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import verbale
from archive_samples import row, write_table
from verbale import Archive, Document, Statement
from verbale.comparison.precedent.finding import ranked
from verbale.comparison.precedent.model import Finding

FORMULA = "The Sarn Islands are an inseparable part of Ruritania and have been so since ancient times."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Eight statements of Ruritania that end with one formula."""
    folder: Path = tmp_path_factory.mktemp("precedent")
    rows = [
        row(
            month,
            f"The minister received {month} envoys in Strelsau. {FORMULA}",
            date=f"2023-0{month}-01",
        )
        for month in range(1, 9)
    ]
    with Archive.create(folder / "archive.db") as made:
        made.add(write_table(folder / "statements.jsonl", rows))
        yield made


def told(archive: Archive, text: str) -> list[Finding]:
    """The findings about a later statement of Ruritania that says ``text``."""
    about = Document(issuer="XRU", published="2024-01-01", kind="statement")
    return list(verbale.precedent(Statement(text, about), archive).findings)


def test_new_words_are_told_of_where_they_name_somebody_or_are_strong(archive: Archive) -> None:
    """Small talk is new in every speech; what names another party, or protests, is news."""
    small_talk = "My uncle kept bees behind the old brewery until the very wet summer."
    of_another = "Graustark keeps bees behind the old brewery until the very wet summer."
    strong = "The ministry strongly condemns the smoking of bees behind the old brewery."
    assert not [one for one in told(archive, small_talk) if one.kind == "new"]
    for text in (of_another, strong):
        assert [one for one in told(archive, text) if one.kind == "new"], text


def test_an_alteration_of_what_takes_a_stance_comes_before_any_other(archive: Archive) -> None:
    inalienable, olden = (
        next(one for one in told(archive, text) if one.kind == "altered")
        for text in (
            FORMULA.replace("inseparable", "inalienable"),
            FORMULA.replace("ancient times", "olden times"),
        )
    )
    assert inalienable.score > olden.score
    assert "no word changed takes a stance" in olden.statistic
    assert "takes a stance" not in inalienable.statistic


def test_more_of_one_kind_is_less_of_a_surprise() -> None:
    """Two accords named in one breath are one piece of news: another kind comes before the second."""
    first = Finding("reference", "the Zenda Accord", 0, 16, 0.1, "unlike any before")
    second = Finding("reference", "the Hofbau Accord", 21, 38, 0.1, "unlike any before")
    act = Finding("act", "We refuse.", 50, 60, 0.15, "“decline” on energy")
    found = ranked([first, second, act])
    assert [one.quote for one in found] == [first.quote, act.quote, second.quote]
    assert found[-1].chance == 0.2
    assert found[-1].why.endswith("times 2 for its place among its kind")
