"""The pages: each leads only to pages that are there, loads only what is its own, and shows what it is for."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient
from web_samples import HOSTILE, Look

from verbale import Archive
from verbale.archive.following import Following
from verbale.ledger.ledger import Ledger
from verbale.views.timeline import Timeline, timeline
from verbale.web.app import create_app

ATOM = "{http://www.w3.org/2005/Atom}"
MOST_PAGES = 250


def look(site: TestClient, path: str) -> Look:
    answer = site.get(path)
    assert answer.status_code == 200, path
    return Look(answer.text)


def test_every_link_leads_to_a_page_that_is_there(site: TestClient) -> None:
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop()
        answer = site.get(path)
        assert answer.status_code in (200, 307), f"{path}: {answer.status_code}"
        found = set()
        if answer.status_code == 307:
            found = {answer.headers["location"].partition("#")[0]}
        elif answer.headers["content-type"].startswith("text/html"):
            page = Look(answer.text)
            found = set(page.links(path))
            names = page.values("id")
            assert len(names) == len(set(names)), f"{path}: a name is given twice"
            places = {href[1:] for href in page.values("href") if href.startswith("#")}
            assert places <= set(names), f"{path}: {places - set(names)}"
            assert all(one.startswith("/static/") for one in page.loaded()), path
        waiting += sorted(found - seen)
        seen |= found
    assert len(seen) > 100


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/statements/Snothing", 404),
        ("/statements/%00", 404),
        ("/entries/nothing", 404),
        ("/relationships/XRU/XYZ", 404),
        ("/relationships/XRU/XRU", 404),
        ("/relationships/XRU/XGS/nothing", 404),
        ("/relationships/XRU/XGS/issues/nothing", 404),
        ("/static/secret", 404),
        ("/?page=0", 422),
    ],
)
def test_what_is_not_there_is_said_in_a_page(site: TestClient, path: str, status: int) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert "Traceback" not in Look(answer.text).words


@pytest.fixture
def slow(sample: Archive, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[TestClient, threading.Event]]:
    """A site that waits for nothing long, whose ledger is made once the event is set."""
    at_rest, present = threading.Event(), Following.present

    @contextmanager
    def held_up(following: Following) -> Iterator[Ledger]:
        at_rest.wait(60)
        with present(following) as ledger:
            yield ledger

    monkeypatch.setattr(Following, "present", held_up)
    yield TestClient(create_app(sample, patience=0.01), base_url="http://localhost"), at_rest
    at_rest.set()


def test_the_first_page_does_not_wait_long_for_what_the_whole_archive_adds_up_to(
    slow: tuple[TestClient, threading.Event],
) -> None:
    site, at_rest = slow
    first = look(site, "/")
    assert "still being worked out" in first.words
    assert "no records" not in first.words
    at_rest.set()
    site.get("/relationships")
    words = look(site, "/").words
    assert "still being worked out" not in words
    assert "not in any earlier statement" in words


@pytest.mark.parametrize("path", ["", "/commitments", "/issues/trade_tariffs"])
def test_a_page_of_the_ledger_says_that_it_is_being_worked_out_and_comes_by_itself(
    slow: tuple[TestClient, threading.Event], path: str
) -> None:
    site, at_rest = slow
    asked = f"/relationships/XRU/XGS{path}?since=2024-01-01"
    answer = site.get(asked)
    assert answer.status_code == 202
    assert int(answer.headers["Refresh"]) > 0
    waiting = Look(answer.text)
    assert "being put together from the statements" in waiting.words
    assert asked in waiting.values("href")
    at_rest.set()
    site.get("/relationships")
    until = time.monotonic() + 60
    while (found := site.get(asked)).status_code == 202 and time.monotonic() < until:
        time.sleep(0.1)
    assert found.status_code == 200
    assert "Refresh" not in found.headers


def test_an_empty_archive_says_how_to_begin(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Archive.create(tmp_path_factory.mktemp("empty") / "archive.db") as archive:
        site = TestClient(create_app(archive), base_url="http://localhost")
        assert "Add one" in look(site, "/").words
        for path in ("/relationships", "/relationships/XRU/XGS", "/search", "/review", "/add"):
            look(site, path)


def test_today_shows_the_newest_first_and_what_each_has_that_is_new(site: TestClient) -> None:
    words = look(site, "/").words
    assert words.index("2 May 2024") < words.index("19 March 2024")
    assert "not in any earlier statement" in words


def test_a_relationship_has_its_parts_whichever_side_is_named_first(site: TestClient) -> None:
    one, other = (look(site, f"/relationships/{pair}") for pair in ("XRU/XGS", "XGS/XRU"))
    assert one.words == other.words
    headings = set(one.values("id"))
    assert {"engagements", "issues", "commitments", "demands"} <= headings
    assert "svg" in [tag for tag, _ in one.elements]
    assert "Issues: what each side says now" in one.words


def test_what_is_drawn_stands_in_a_table_as_well(site: TestClient, sample: Archive) -> None:
    page = look(site, "/relationships/XRU/XGS")
    drawn = [href for href in page.values("href", "a") if href.endswith("/engagements")]
    rows = site.get("/api/relationships/XRU/XGS/engagements").json()
    assert {f"/entries/{row['id']}" for row in rows} == {href for href in drawn if drawn.count(href) == 2}


def test_an_entry_opens_by_any_of_its_mentions(site: TestClient) -> None:
    rows = site.get("/api/relationships/XRU/XGS/engagements").json()
    told_twice = max(rows, key=lambda row: len(row["mentions"]))
    assert len(told_twice["mentions"]) > 1
    for mention in told_twice["mentions"]:
        where = f"{mention['statement']}/{mention['start']}-{mention['end']}/engagements"
        page = look(site, f"/entries/{where}")
        assert told_twice["id"] in page.words
        assert all(one["quote"] in page.words for one in told_twice["mentions"])


def test_an_engagement_shows_the_readouts_of_both_sides(site: TestClient) -> None:
    rows = site.get("/api/relationships/XRU/XGS/engagements").json()
    both = next(row for row in rows if {one["issuer"] for one in row["mentions"]} >= {"XRU", "XGS"})
    page = look(site, f"/entries/{both['id']}")
    assert {"readout-XGS", "readout-XRU"} <= set(page.values("id"))


def test_a_search_shows_hits_in_context_with_facets(site: TestClient) -> None:
    page = look(site, "/search?q=border")
    assert "found" in page.values("class", "mark")
    assert {"For whom", "Act", "Issue"} <= set(page.words.split("\n"))
    narrowed = next(href for href in page.values("href") if "issuer=XRU" in href)
    assert "issuer=XRU" in " ".join(look(site, narrowed).values("href"))


def test_a_query_that_is_none_is_said_on_the_page(site: TestClient) -> None:
    assert "quotation mark" in look(site, '/search?q="border').words


@pytest.mark.parametrize(
    "query", ["since=nothing&page=x&act=nothing&sort=%00&issuer=%00", "page=99999", "q=%00"]
)
def test_what_cannot_be_meant_in_an_address_is_left_out(site: TestClient, query: str) -> None:
    look(site, f"/search?{query}")


def test_hits_come_page_by_page(site: TestClient) -> None:
    first = look(site, "/search")
    following = next(href for href in first.values("href") if "page=2" in href)
    places = [
        {one for one in page.values("href") if "/statements/" in one}
        for page in (first, look(site, following))
    ]
    assert not places[0] & places[1]


def test_a_search_is_a_feed(site: TestClient) -> None:
    answer = site.get("/search.atom?q=Graustark")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.text)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    hits = site.get("/api/search?q=Graustark&limit=50").json()["hits"]
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [f"urn:verbale:{hit['id']}" for hit in hits]
    for needed in ("id", "title", "updated"):
        assert all(entry.findtext(f"{ATOM}{needed}") for entry in [feed, *entries])


def test_a_feed_of_hostile_words_is_still_one(site: TestClient) -> None:
    feed = ElementTree.fromstring(site.get("/search.atom?q=boats&issuer=<b>").text)  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"


@pytest.mark.parametrize("path", ["/", "/search?q=boats", "/search?q=<script>alert(9)</script>", "/review"])
def test_nothing_in_a_statement_can_run_in_a_page(site: TestClient, path: str) -> None:
    answer = site.get(path)
    Look(answer.text)
    assert "<script>" not in answer.text
    assert "<img" not in answer.text
    assert "\u202e" not in answer.text


def test_files_are_kept_by_the_browser_until_they_change(site: TestClient) -> None:
    sheet = next(one for one in look(site, "/").loaded() if "web.css" in one)
    assert "immutable" in site.get(sheet).headers["cache-control"]
    assert "immutable" not in site.get("/static/web.css?v=old").headers["cache-control"]


def test_pages_change_with_the_archive(own_site: TestClient, own_archive: Archive) -> None:
    before = look(own_site, "/relationships/XRU/XGS").words
    for one in own_archive.list(issuer="XGS"):
        own_archive.remove(one.id)
    assert look(own_site, "/relationships/XRU/XGS").words != before


def test_the_hostile_statement_is_in_the_sample(sample: Archive) -> None:
    assert any(sample.get(one.id).text == HOSTILE for one in sample.list())


def test_many_contacts_are_drawn_at_half_the_size() -> None:
    def drawn(number: int) -> Timeline:
        rows = [{"date": "2024-05-04", "first": "2024-05-04"} for _ in range(number)]
        found = timeline(rows)
        assert found is not None
        assert len({(point.x, point.y) for point in found.points}) == number
        return found

    few, many = drawn(12), drawn(13)
    assert many.dot < few.dot
    assert many.height < few.height
