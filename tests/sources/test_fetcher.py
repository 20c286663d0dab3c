"""Fetching, from a real server on this machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from source_files import PARAGRAPHS, page

from verbale.errors import FetchError
from verbale.sources import Overrides, load
from verbale.sources.web import Fetcher, addresses, fetcher, user_agent

PAGE = page("<h1>On the border</h1>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS))


class Site(ThreadingHTTPServer):
    """A site whose pages are functions of the request; it remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def put(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        self.pages[path] = lambda request: _send(request, status, body, headers)


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        missing: Callable[[BaseHTTPRequestHandler], None] = lambda request: _send(request, 404, b"", {})  # noqa: E731
        self.server.pages.get(self.path, missing)(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def _send(request: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str]) -> None:
    request.send_response(status)
    for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


LOCAL = Fetcher(allow_private=True, ignore_robots=True)


def test_a_page_becomes_a_statement(site: Site) -> None:
    site.put("/talks", PAGE)
    url = f"{site.address}/talks"
    statement = load(url, fetcher=LOCAL, overrides=Overrides(issuer="XRU"))
    assert statement.document.source == url
    assert statement.document.title == "On the border"
    assert statement.document.issuer == "XRU"
    assert PARAGRAPHS[1] in statement.text


def test_verbale_says_who_it_is_and_keeps_the_host(site: Site) -> None:
    site.put("/talks", PAGE)
    LOCAL.fetch(f"http://localhost:{site.server_port}/talks")
    (_, headers), *_ = site.asked
    assert headers["User-Agent"] == user_agent()
    assert user_agent().startswith("verbale/")
    assert headers["Host"] == f"localhost:{site.server_port}"


def test_this_machine_is_not_fetched_from_unless_told(site: Site) -> None:
    site.put("/talks", PAGE)
    with pytest.raises(FetchError, match="not on the public internet"):
        Fetcher().fetch(f"{site.address}/talks")
    assert not site.asked


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("/out", b"", 302, Location="http://10.0.0.1/secret")
    public = "127.0.0.1"
    monkeypatch.setattr(
        fetcher, "is_public", lambda address: address == public or addresses.is_public(address)
    )
    with pytest.raises(FetchError, match=r"10\.0\.0\.1 is not on the public internet"):
        Fetcher(ignore_robots=True).fetch(f"{site.address}/out")


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetcher, "resolve", lambda host, port: ["93.184.216.34", "127.0.0.1"])
    with pytest.raises(FetchError, match="not on the public internet"):
        Fetcher().fetch("http://mfa.example/")


def test_the_connection_goes_to_the_address_that_was_checked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/talks", PAGE)
    asked: list[str] = []

    def once(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(fetcher, "resolve", once)
    assert LOCAL.fetch(f"http://mfa.example:{site.server_port}/talks").data == PAGE
    assert asked == ["mfa.example"]


def test_redirects_are_followed_and_counted(site: Site) -> None:
    site.put("/a", b"", 301, Location="/b")
    site.put("/b", b"", 302, Location=f"{site.address}/talks")
    site.put("/talks", PAGE)
    assert LOCAL.fetch(f"{site.address}/a").url == f"{site.address}/talks"
    site.put("/loop", b"", 302, Location="/loop")
    with pytest.raises(FetchError, match="more than 5 redirects"):
        LOCAL.fetch(f"{site.address}/loop")


def test_a_redirect_to_a_file_is_refused(site: Site) -> None:
    site.put("/a", b"", 302, Location="file:///etc/passwd")
    with pytest.raises(FetchError, match="file addresses are not fetched"):
        LOCAL.fetch(f"{site.address}/a")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://mfa.example/a", "http or https"),
        ("http://", "http or https|no valid address"),
        ("http://[::1", "no valid address"),
        ("http://user:word@mfa.example/", "user name or password"),
        ("http://no-such-host.invalid/", "is known"),
        (f"http://{'a' * 70}.example/", "is known|valid address"),
    ],
)
def test_an_address_that_cannot_be_fetched_says_why(url: str, words: str) -> None:
    with pytest.raises(FetchError, match=words) as caught:
        Fetcher(seconds=10).fetch(url)
    assert "\n" not in str(caught.value)


def test_a_status_other_than_200_is_an_error(site: Site) -> None:
    with pytest.raises(FetchError, match="status 404"):
        LOCAL.fetch(f"{site.address}/missing")


def test_a_page_that_is_too_large_is_cut_off(site: Site) -> None:
    site.put("/large", b"x" * 300_000)
    site.put("/packed", gzip.compress(b"x" * 3_000_000), Content_Encoding="gzip")
    small = Fetcher(allow_private=True, ignore_robots=True, max_bytes=200_000)
    for path in ("/large", "/packed"):
        with pytest.raises(FetchError, match="larger than"):
            small.fetch(site.address + path)


def test_a_server_that_drips_is_left(site: Site) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(200):
            request.wfile.write(b"x")
            time.sleep(0.05)

    site.pages["/slow"] = drip
    with pytest.raises(FetchError, match=r"longer than 0\.3 seconds"):
        Fetcher(allow_private=True, ignore_robots=True, seconds=0.3).fetch(f"{site.address}/slow")


def test_a_server_that_breaks_off_is_an_error(site: Site) -> None:
    def break_off(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx")

    site.pages["/broken"] = break_off
    with pytest.raises(FetchError, match="could not be read"):
        LOCAL.fetch(f"{site.address}/broken")


ROBOTS = b"User-agent: *\nDisallow: /private/\n\nUser-agent: verbale\nDisallow: /closed\n"


def test_robots_txt_is_honoured_unless_told_otherwise(site: Site) -> None:
    site.put("/robots.txt", ROBOTS, Content_Type="text/plain")
    site.put("/closed", PAGE)
    site.put("/open", PAGE)
    polite = Fetcher(allow_private=True)
    assert polite.fetch(f"{site.address}/open").data == PAGE
    with pytest.raises(FetchError, match="robots"):
        polite.fetch(f"{site.address}/closed")
    assert LOCAL.fetch(f"{site.address}/closed").data == PAGE
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_a_redirect_into_what_robots_txt_closes_is_not_followed(site: Site) -> None:
    site.put("/robots.txt", ROBOTS)
    site.put("/closed", PAGE)
    site.put("/a", b"", 302, Location="/closed")
    with pytest.raises(FetchError, match="robots"):
        Fetcher(allow_private=True).fetch(f"{site.address}/a")


def test_a_site_without_robots_txt_allows_everything_and_a_broken_one_nothing(site: Site) -> None:
    site.put("/open", PAGE)
    assert Fetcher(allow_private=True).fetch(f"{site.address}/open").data == PAGE
    site.put("/robots.txt", b"", 503)
    with pytest.raises(FetchError, match="status 503"):
        Fetcher(allow_private=True).fetch(f"{site.address}/open")


def conditional(body: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    """A page with a name for its state, which is sent again only if the state is another one."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        known = request.headers["If-None-Match"] == '"7"'
        _send(
            request, 304 if known else 200, b"" if known else body, {"ETag": '"7"', "Last_Modified": "a day"}
        )

    return answer


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.pages["/feed"] = conditional(b"<rss/>")
    first = LOCAL.fetch(f"{site.address}/feed")
    assert (first.data, first.etag, first.last_modified, first.unchanged) == (
        b"<rss/>",
        '"7"',
        "a day",
        False,
    )
    again = LOCAL.fetch(f"{site.address}/feed", etag=first.etag, last_modified=first.last_modified)
    assert (again.data, again.unchanged) == (b"", True)
    asked = [headers for path, headers in site.asked if path == "/feed"]
    assert "If-None-Match" not in asked[0]
    assert (asked[1]["If-None-Match"], asked[1]["If-Modified-Since"]) == ('"7"', "a day")


def test_robots_txt_is_asked_for_without_conditions(site: Site) -> None:
    site.pages["/feed"] = conditional(b"<rss/>")
    Fetcher(allow_private=True).fetch(f"{site.address}/feed", etag='"7"')
    assert [path for path, headers in site.asked if "If-None-Match" in headers] == ["/feed"]


def test_not_changed_is_no_answer_to_a_question_without_conditions(site: Site) -> None:
    site.put("/feed", b"", status=304)
    with pytest.raises(FetchError, match="the server answers with status 304"):
        LOCAL.fetch(f"{site.address}/feed")
