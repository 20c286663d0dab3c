"""What the server refuses, and what it says to browsers with every answer."""

from __future__ import annotations

import socket

import pytest
from starlette.testclient import TestClient

from verbale import Archive
from verbale.errors import VerbaleError
from verbale.web.serving import address, listen

FORM = {"text": "Ruritania will open the border crossing at Zenda."}


@pytest.mark.parametrize(
    ("host", "status", "why"),
    [
        ("localhost", 200, "this machine"),
        ("localhost:8080", 200, "with a port"),
        ("127.0.0.1:8080", 200, "by its address"),
        ("[::1]:8080", 200, "by its other address"),
        ("LOCALHOST", 200, "names have no case"),
        ("evil.example", 421, "another name that was pointed here"),
        ("localhost.evil.example", 421, "a name that begins alike"),
        ("localhost@evil.example", 421, "a name with a user before it"),
        ("", 421, "no name"),
        ("[::1", 421, "no name that can be understood"),
    ],
)
def test_only_requests_to_this_machine_by_name_are_answered(
    site: TestClient, host: str, status: int, why: str
) -> None:
    assert site.get("/healthz", headers={"Host": host}).status_code == status, why


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Origin": "https://evil.example"}, "a form of another site"),
        ({"Origin": "http://[::1"}, "a form of no address at all"),
        ({"Origin": "null"}, "a form of a page that hides where it is from"),
        ({"Origin": "http://localhost:9999"}, "another server on this machine"),
        ({"Sec-Fetch-Site": "cross-site"}, "the browser says that it is another site"),
        ({"Sec-Fetch-Site": "same-site"}, "another server on this machine, as the browser says it"),
    ],
)
@pytest.mark.parametrize("path", ["/add", "/review", "/api/statements", "/api/corrections"])
def test_what_comes_from_another_site_changes_nothing(
    site: TestClient, sample: Archive, path: str, headers: dict[str, str], why: str
) -> None:
    version = sample.version()
    assert site.post(path, json=FORM, headers=headers).status_code == 403, why
    assert sample.version() == version


@pytest.mark.parametrize("path", ["/add", "/review"])
@pytest.mark.parametrize("token", [None, "", "guessed"])
def test_a_form_without_the_token_of_its_page_changes_nothing(
    site: TestClient, sample: Archive, path: str, token: str | None
) -> None:
    version = sample.version()
    form = FORM | ({} if token is None else {"token": token})
    assert site.post(path, data=form).status_code == 403
    assert sample.version() == version


def test_a_request_says_how_long_it_is_and_is_not_too_long(site: TestClient) -> None:
    assert site.post("/add", content=iter([b"x"])).status_code == 411
    assert site.post("/add", content=b"", headers={"Content-Length": str(10**9)}).status_code == 413


@pytest.mark.parametrize("path", ["/", "/healthz", "/static/web.css", "/nowhere", "/api/statements"])
def test_every_answer_tells_the_browser_to_do_nothing_else_with_it(site: TestClient, path: str) -> None:
    headers = site.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_other_sites_may_not_read_the_api(site: TestClient) -> None:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = site.options("/api/statements", headers=asked)
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.1", "::", "example.org"])  # noqa: S104
def test_without_accounts_other_machines_are_not_served(host: str) -> None:
    with pytest.raises(VerbaleError, match=r"without accounts .* ssh -L"):
        listen(host, 0)


def test_a_port_that_is_taken_is_an_error_with_its_remedy() -> None:
    with listen("127.0.0.1", 0) as first:
        assert address(first).startswith("http://127.0.0.1:")
        with pytest.raises(VerbaleError, match=r"cannot be used .* --port"):
            listen("127.0.0.1", first.getsockname()[1])


def test_an_address_of_the_other_kind_is_written_with_brackets() -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    try:
        listening = listen("::1", 0)
    except VerbaleError:
        pytest.skip("this machine has no IPv6 loopback address")
    with listening:
        assert address(listening).startswith("http://[::1]:")
