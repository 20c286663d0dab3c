"""Feeds are followed: what is new in them is added once, whatever their servers do."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive_samples import PLEDGE
from verbale import Archive, ArchiveError
from verbale.cli import main
from verbale.sources import Fetcher, Overrides

LOCAL = Fetcher(allow_private=True, ignore_robots=True)


class House(ThreadingHTTPServer):
    """The site of a ministry with a feed; it remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, bytes] = {}
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[str] = []
        self.state = ""

    @property
    def feed(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/feed.xml"

    def publish(self, *numbers: int, pages: bool = True, extra: str = "") -> None:
        """Have a feed of these statements, newest first, and the pages that it leads to."""
        items = "".join(
            f"<item><title>Statement {number}</title><link>/{number}</link>"
            f"<pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate></item>"
            for number in numbers
        )
        self.pages["/feed.xml"] = f"<rss><channel><title>News</title>{items}{extra}</channel></rss>".encode()
        self.state = f'"{numbers}"'
        for number in numbers if pages else ():
            self.pages[f"/{number}"] = page(number)


def page(number: int) -> bytes:
    paragraphs = f"<p>Ruritania will send {number} delegates to Edelweiss.</p><p>{PLEDGE}</p>" * 2
    return f"<html><head><title>No. {number}</title></head><body><article>{paragraphs}</article></body></html>".encode()


class _Handler(BaseHTTPRequestHandler):
    server: House

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if answer := self.server.answers.get(self.path):
            answer(self)
            return
        body = self.server.pages.get(self.path)
        feed = self.path == "/feed.xml"
        same = feed and self.headers["If-None-Match"] == self.server.state
        self.send_response(404 if body is None else 304 if same else 200)
        self.send_header("Content-Type", "application/rss+xml" if feed else "text/html; charset=utf-8")
        if feed:
            self.send_header("ETag", self.server.state)
        self.end_headers()
        self.wfile.write(b"" if same else body or b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def house() -> Iterator[House]:
    server = House()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_feed_adds_what_its_entries_lead_to_and_is_followed(archive: Archive, house: House) -> None:
    house.publish(2, 1)
    report = archive.add(
        house.feed, fetcher=LOCAL, overrides=Overrides(issuer="XRU", publisher="The ministry")
    )
    assert (len(report.added), report.problems) == (2, [])
    for kept in archive.list():
        assert (kept.document.issuer, kept.document.publisher) == ("XRU", "The ministry")
        assert kept.document.published == "2024-05-01"  # the page says no date, the feed does
        assert kept.document.title.startswith("No. ")  # the page's own title counts for more
    assert [(feed.url, feed.title, feed.issuer) for feed in archive.feeds()] == [(house.feed, "News", "XRU")]
    first = archive.get(f"{house.feed.removesuffix('/feed.xml')}/1")
    assert archive.original(first.original) == page(1)


def test_an_update_fetches_only_what_is_new(archive: Archive, house: House) -> None:
    house.publish(1)
    archive.add(house.feed, fetcher=LOCAL, overrides=Overrides(issuer="XRU"))
    house.publish(3, 2, 1)
    house.asked.clear()
    report = archive.poll(LOCAL)
    assert (len(report.added), report.problems) == (2, [])
    assert house.asked == ["/feed.xml", "/3", "/2"]
    assert {kept.document.issuer for kept in archive.list()} == {"XRU"}


def test_a_feed_that_has_not_changed_is_not_read_again(archive: Archive, house: House) -> None:
    house.publish(1)
    archive.add(house.feed, fetcher=LOCAL)
    archive.poll(LOCAL)
    state = archive.feeds()[0]
    assert state.etag == house.state
    assert state.polled_at
    house.asked.clear()
    assert archive.poll(LOCAL).done == 0
    assert house.asked == ["/feed.xml"]


def test_what_could_not_be_fetched_is_tried_again(archive: Archive, house: House) -> None:
    house.publish(2, 1, pages=False)
    house.pages["/1"] = page(1)
    report = archive.add(house.feed, fetcher=LOCAL)
    assert (len(report.added), len(report.problems)) == (1, 1)
    assert "/2: the server answers with status 404" in archive.poll(LOCAL).problems[0]
    assert "/2: the server answers with status 404" in archive.feeds()[0].problem
    house.pages["/2"] = page(2)
    assert len(archive.poll(LOCAL).added) == 1
    assert archive.feeds()[0].problem == ""


def test_what_was_removed_does_not_come_back(archive: Archive, house: House) -> None:
    house.publish(1)
    report = archive.add(house.feed, fetcher=LOCAL)
    archive.remove(report.added[0])
    house.publish(2, 1)
    archive.poll(LOCAL)
    assert len(archive.list()) == 1
    assert len(archive.list(removed=True)) == 1


def test_an_entry_without_an_address_is_itself_the_statement(archive: Archive, house: House) -> None:
    house.publish(
        extra=f"<item><guid isPermaLink='false'>n7</guid><title>On the border</title><pubDate>2024-05-02</pubDate>"
        f"<description>&lt;p&gt;{PLEDGE}&lt;/p&gt;&lt;p&gt;{PLEDGE}&lt;/p&gt;</description></item>"
    )
    assert len(archive.add(house.feed, fetcher=LOCAL).added) == 1
    kept = archive.list()[0]
    assert PLEDGE in archive.get(kept.id).text
    assert (kept.document.title, kept.document.published) == ("On the border", "2024-05-02")
    assert archive.poll(LOCAL).done == 0


@pytest.mark.parametrize("given", [{"title": "News"}, {"published": "2024-05-01"}, {"kind": "readout"}])
def test_what_cannot_hold_for_every_statement_of_a_feed_is_refused(
    archive: Archive, house: House, given: dict[str, str]
) -> None:
    house.publish(1)
    report = archive.add(house.feed, fetcher=LOCAL, overrides=Overrides(**given))
    assert report.problems == [
        f"{house.feed}: this is a feed: its statements have titles, dates and kinds of their own; "
        "give only the issuer or the publisher with it"
    ]
    assert not archive.feeds()


def endless(request: BaseHTTPRequestHandler, piece: bytes) -> None:
    """An answer that goes on until the asker has enough."""
    request.send_response(200)
    request.end_headers()
    request.wfile.write(b"<rss><channel>")
    with suppress(OSError):
        while True:
            request.wfile.write(piece)


def test_a_feed_that_never_ends_is_given_up(archive: Archive, house: House) -> None:
    house.publish(1)
    archive.add(house.feed, fetcher=LOCAL)
    house.answers["/feed.xml"] = lambda request: endless(request, b"<item><link>/1</link></item>" * 1000)
    report = archive.poll(LOCAL)
    assert report.problems == [
        f"{house.feed}: the page is larger than 10 MB; give the address of the statement itself"
    ]
    assert archive.feeds()[0].problem == report.problems[0]
    assert len(archive.list()) == 1


def test_a_feed_that_comes_drop_by_drop_is_given_up(archive: Archive, house: House) -> None:
    house.publish(1)
    archive.add(house.feed, fetcher=LOCAL)
    given_up = threading.Event()

    def drop(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        with suppress(OSError):
            while not given_up.wait(0.05):
                request.wfile.write(b" ")

    house.answers["/feed.xml"] = drop
    report = archive.poll(Fetcher(allow_private=True, ignore_robots=True, seconds=0.5))
    given_up.set()
    assert report.problems == [
        f"{house.feed}: the server took longer than 0.5 seconds; try again later, "
        "or download it yourself and read the file"
    ]


def test_of_a_feed_of_thousands_the_first_are_taken_and_the_rest_is_told(
    archive: Archive, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verbale.sources.feeds.MAX_ENTRIES", 2)
    house.publish(5, 4, 3, 2, 1)
    report = archive.add(house.feed, fetcher=LOCAL)
    assert len(report.added) == 2
    assert report.problems == [
        f"{house.feed}: the feed has 3 entries more than are taken at once; give the addresses of the others"
    ]


def test_a_feed_that_is_gone_or_no_longer_one_is_named_and_the_others_are_asked(
    archive: Archive, house: House
) -> None:
    house.publish(1)
    archive.add(house.feed, fetcher=LOCAL)
    other = house.feed.replace("feed.xml", "other.xml")
    house.pages["/other.xml"] = house.pages["/feed.xml"]
    archive.add(other, fetcher=LOCAL)
    house.pages["/feed.xml"] = b"<html>We have moved.</html>"
    house.pages["/other.xml"] = house.pages["/other.xml"].replace(b"/1<", b"/2<")
    house.pages["/2"] = page(2)
    report = archive.poll(LOCAL)
    assert report.problems == [f"{house.feed}: this is no RSS or Atom feed; give the address of the feed"]
    assert len(report.added) == 1


def test_an_update_that_is_stopped_goes_on_the_next_time(archive: Archive, house: House) -> None:
    house.publish(1)
    archive.add(house.feed, fetcher=LOCAL)
    house.publish(*range(8, 0, -1))
    stop = threading.Event()
    first = archive.poll(LOCAL, stop=stop, progress=lambda done: stop.set() if done == 3 else None)
    assert first.stopped
    assert archive.feeds()[0].etag == ""
    archive.poll(LOCAL)
    assert len(archive.list()) == 8


def test_a_feed_is_forgotten_and_its_statements_stay(archive: Archive, house: House) -> None:
    house.publish(1)
    archive.add(house.feed, fetcher=LOCAL)
    archive.forget(house.feed)
    assert not archive.feeds()
    assert len(archive.list()) == 1
    with pytest.raises(ArchiveError, match="is followed; verbale feeds shows those that are"):
        archive.forget(house.feed)


def test_a_feed_into_the_private_network_is_not_asked(archive: Archive, house: House) -> None:
    house.publish(1)
    archive.add(house.feed, fetcher=LOCAL)
    house.asked.clear()
    report = archive.poll(Fetcher())
    assert "is not on the public internet" in report.problems[0]
    assert house.asked == []


def test_the_commands_list_forget_and_update(tmp_path: Path, house: House) -> None:
    place = str(tmp_path / "a.db")

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, [*arguments, "-a", place])
        return result.exit_code, result.output

    house.publish(1)
    with Archive.create(place) as archive:
        archive.add(house.feed, fetcher=LOCAL)
    assert house.feed in run("feeds")[1]
    code, output = run("update", "--quiet")
    assert code == 1
    assert "is not on the public internet" in output
    assert output.endswith("1 not added\n")
    assert run("feeds", "--forget", house.feed) == (0, f"{house.feed} is followed no longer\n")
    assert run("feeds") == (0, "")
    assert run("update") == (0, "nothing to add\n")
