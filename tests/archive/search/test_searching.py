"""Finding lines in an archive, the same on both databases."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from archive_copies import Fill
from archive_samples import row, write_table
from verbale import Archive
from verbale.archive.search import GROUPINGS, Filters, QueryError
from verbale.archive.search import numbers as numbers_module
from verbale.reading.model import ACTS, ISSUES, RECORD_TYPES

TEXTS = [
    ("XRU", "2024-03-01", "We urge Graustark to withdraw its patrol boats from the Sarn Islands at once."),
    (
        "XRU",
        "2024-04-01",
        "Ruritania will open the border crossing at Zenda. Boats of the coast guard will patrol.",
    ),
    ("XGS", "2024-05-01", "Graustark firmly opposes the demand. The tariffs on salmon will stay."),
]


def of_three_days(archive: Archive, folder: Path) -> None:
    rows = [
        row(number, f"{text}\n", issuer=issuer, date=date, publisher=issuer)
        for number, (issuer, date, text) in enumerate(TEXTS)
    ]
    archive.add(write_table(folder / "table.jsonl", rows))


@pytest.fixture
def filled(filled_by: Callable[[Fill], Archive]) -> Archive:
    return filled_by(of_three_days)


def quotes(archive: Archive, query: str = "", **filters: Any) -> list[str]:
    return [hit.quote for hit in archive.search(query, Filters(**filters)).hits]


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("the \u2067ferries\u2069 must stop", "ferries", "ferries"),
        ("the \u2067ferries\u2069 must stop", '"the ferries must"', "the \u2067ferries\u2069 must"),
        ("withdraw the \u202eboats\u202c at once", "boats", "boats"),
        ("the block\u202eade\u202c of the port", "blockade", "block\u202eade"),
        ("open the cros\u00adsing at Zenda", "crossing", "cros\u00adsing"),
        ("open the crossing at Zenda", "cros\u00adsing", "crossing"),
        ("open the \ufeffcrossing\u200e.", "crossing", "crossing"),
    ],
)
def test_words_are_found_whatever_marks_of_direction_stand_in_or_beside_them(
    archive: Archive, text: str, query: str, shown: str
) -> None:
    archive.add_original("marks.txt", f"Ruritania said that Graustark must {text}.".encode())
    (hit,) = archive.search(query).hits
    assert [hit.quote[start:end] for start, end in hit.places] == [shown]
    assert archive.check() == ()
    archive.remove(hit.statement)
    assert archive.search(query).total == 0
    archive.restore(hit.statement)
    assert archive.search(query).total == 1


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ("boats", ["Boats of", "We urge"]),
        ('"patrol boats"', ["We urge"]),
        ("patrol NEAR/5 boats", ["Boats of", "We urge"]),
        ("patrol NEAR/1 boats", ["We urge"]),
        ("tarif*", ["The tariffs"]),
        ("boats NOT urge", ["Boats of"]),
        ("(salmon OR border) will", ["The tariffs", "Ruritania will"]),
        ("BOATS", ["Boats of", "We urge"]),
        ("nothing", []),
    ],
)
def test_a_query_finds_the_sentences_that_it_says(filled: Archive, query: str, begins: list[str]) -> None:
    found = quotes(filled, query)
    assert len(found) == len(begins)
    assert all(quote.startswith(begin) for quote, begin in zip(found, begins, strict=True))


@pytest.mark.parametrize(
    ("filters", "begins"),
    [
        ({"issuer": ("XGS",)}, ["Graustark firmly", "The tariffs"]),
        ({"act": ("demand",)}, ["We urge"]),
        ({"to": ("XGS",), "act": ("demand",)}, ["We urge"]),
        ({"record": ("demands",)}, ["We urge"]),
        ({"since": "2024-04-15"}, ["Graustark firmly", "The tariffs"]),
        ({"until": "2024-03-31"}, ["We urge"]),
    ],
)
def test_filters_narrow_a_search_without_a_query(
    filled: Archive, filters: dict[str, Any], begins: list[str]
) -> None:
    found = quotes(filled, **filters)
    assert [quote[: len(begin)] for quote, begin in zip(found, begins, strict=True)] == begins


def test_a_hit_is_a_quotation_with_its_place_in_the_text(filled: Archive) -> None:
    (hit,) = filled.search("salmon").hits
    text = filled.get(hit.statement).text
    assert text[hit.start : hit.end] == hit.quote
    assert hit.id == f"{hit.statement}/{hit.start}-{hit.end}"
    assert [hit.quote[start:end] for start, end in hit.places] == ["salmon"]
    assert (hit.date, hit.issuer) == ("2024-05-01", "XGS")


def test_records_are_found_as_well_as_sentences(filled: Archive) -> None:
    (hit,) = filled.search_records("boats", Filters(record=("demands",))).hits
    assert (hit.type, hit.fields["to"], hit.fields["by"]) == ("demands", "XGS", "XRU")
    assert filled.get(hit.statement).text[hit.start : hit.end] == hit.quote


def test_hits_are_sorted_and_paged(filled: Archive) -> None:
    newest = [hit.date for hit in filled.search("will").hits]
    oldest = [hit.date for hit in filled.search("will", order="oldest").hits]
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    pages = [filled.search("will", limit=1, offset=at).hits[0].id for at in range(len(newest))]
    assert pages == [hit.id for hit in filled.search("will").hits]


MANY = [
    ("2024-03-01", "XRU", "Talks will go on. Trade will grow. We urge Graustark to return to talks."),
    ("2024-05-01", "XGS", "Trade and talks will go on. Graustark firmly opposes the demand for talks."),
    ("", "XRU", "Nobody knows the day of these talks. They will go on."),
    ("2024-05-01", "XRU", "More talks of that day will come. We urge Graustark to hold talks."),
    (
        "2024-04",
        "XGS",
        "Sometime in April, talks will be held. Talks will end. Talks, talks, talks will end.",
    ),
    ("2023-12-31", "XRU", "Talks will begin."),
]


def of_many_days(archive: Archive, folder: Path) -> None:
    rows = [row(n, f"{text}\n", issuer=issuer, date=date) for n, (date, issuer, text) in enumerate(MANY)]
    archive.add(write_table(folder / "table.jsonl", rows))


@pytest.fixture
def dated(filled_by: Callable[[Fill], Archive]) -> Archive:
    return filled_by(of_many_days)


def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a large archive, where more sentences have the words than are looked at or counted."""
    monkeypatch.setattr(numbers_module, "MOST_EXAMINED", 3)
    monkeypatch.setattr(numbers_module, "MOST_COUNTED", 2)
    monkeypatch.setattr(numbers_module, "_OF_ONE", 1)


@pytest.mark.parametrize("query", ["talks", ""])
def test_hits_come_by_date_and_in_the_order_of_their_text(dated: Archive, query: str) -> None:
    for order, days in (
        ("newest", ["2024-05-01", "2024-04", "2024-03-01", "2023-12-31", ""]),
        ("oldest", ["2023-12-31", "2024-03-01", "2024-04", "2024-05-01", ""]),
    ):
        hits = dated.search(query, order=order, limit=100).hits
        assert list(dict.fromkeys(hit.date for hit in hits)) == days
        for _, group in groupby(hits, key=lambda hit: hit.statement):
            starts = [hit.start for hit in group]
            assert starts == sorted(starts)
        assert len(list(groupby(hits, key=lambda hit: hit.statement))) == len(MANY)


@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(issuer=("XRU",)),
        Filters(act=("demand",)),
        Filters(since="2024-04-15"),
        Filters(until="2024-04-15"),
        Filters(since="2024-03-01", until="2024-04-30", issuer=("XGS",)),
    ],
    ids=["none", "issuer", "act", "since", "until", "several"],
)
def test_a_common_word_has_the_same_pages_in_a_large_archive(
    dated: Archive, monkeypatch: pytest.MonkeyPatch, order: str, filters: Filters
) -> None:
    everything = dated.search("talks", filters, order=order, limit=100)
    assert everything.exact
    few(monkeypatch)
    for offset in range(len(everything.hits)):
        some = dated.search("talks", filters, order=order, limit=2, offset=offset)
        assert some.hits == everything.hits[offset : offset + 2]
        assert some.total <= everything.total
        assert some.exact is False or some.total == everything.total


def test_relevance_is_that_of_the_newest_hits_where_there_are_many(
    dated: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    best = dated.search("talks", order="relevance")
    assert best.hits[0].quote.startswith("Talks, talks, talks")
    assert best.ranked is None
    few(monkeypatch)
    some = dated.search("talks", order="relevance", limit=2)
    newest = dated.search("talks", limit=3).hits
    assert (len(some.hits), some.ranked, some.exact) == (2, 3, False)
    assert {hit.id for hit in some.hits} <= {hit.id for hit in newest}
    # where filters let too few of the newest through, all are ranked
    rare = dated.search("talks", Filters(until="2023-12-31"), order="relevance", limit=2)
    assert [hit.quote for hit in rare.hits] == ["Talks will begin."]


def test_a_statement_goes_where_its_corrected_date_belongs(dated: Archive) -> None:
    last = dated.search("begin").hits[0].statement
    dated.correct(last, set={"published": "2024-06-01"})
    assert dated.search("talks", limit=1).hits[0].statement == last
    assert dated.check() == ()


def test_a_statement_that_was_removed_is_not_found(filled: Archive) -> None:
    (hit,) = filled.search("salmon").hits
    filled.remove(hit.statement)
    assert filled.search("salmon").hits == ()
    filled.restore(hit.statement)
    assert filled.search("salmon").hits == (hit,)


def test_hits_are_counted_by_what_is_asked(filled: Archive) -> None:
    assert [(one.value, one.hits) for one in filled.count("will", by="month")] == [
        ("2024-04", 2),
        ("2024-05", 1),
    ]
    assert [(one.value, one.hits) for one in filled.count("boats", by="issuer")] == [("XRU", 2)]
    for by in GROUPINGS:
        assert filled.count("will", by=by)


def test_in_a_large_archive_the_newest_can_be_counted_alone(dated: Archive) -> None:
    assert {one.value: one.hits for one in dated.count("talks", by="month", newest=5)} == {
        "2024-04": 1,
        "2024-05": 4,
    }
    assert dated.count("talks", by="month", newest=500) == dated.count("talks", by="month")
    assert sum(one.hits for one in dated.count("", by="issuer", newest=4)) == 4


@pytest.mark.parametrize("by", GROUPINGS)
def test_hits_can_be_counted_by_what_they_are_narrowed_by(filled: Archive, by: str) -> None:
    records = tuple(kind.key for kind in RECORD_TYPES)
    for narrowed in (
        Filters(act=ACTS),
        Filters(issue=ISSUES),
        Filters(to=("XGS",)),
        Filters(record=records),
    ):
        assert filled.search("", narrowed).total
        assert filled.count("", narrowed, by=by)


@pytest.mark.parametrize(
    "hostile", ['"', "'; DROP TABLE statements; --", "a NEAR/99 b", "quote:x", "^a", "a AND", "\x00", "%"]
)
def test_a_hostile_query_is_an_error_of_ours_or_finds_nothing(filled: Archive, hostile: str) -> None:
    try:
        assert filled.search(hostile).hits == ()
    except QueryError as error:
        assert "sql" not in str(error).lower()
