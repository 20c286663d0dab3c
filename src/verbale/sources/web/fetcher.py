"""Fetching a page: public addresses only, within limits of size and time, as robots.txt asks.

The name is resolved first, its addresses are checked, and the connection is made to one of
those very addresses, so that a name which resolves differently the second time gains nothing.
Redirects are followed by hand, with the same checks for each. Proxies in the environment are
not used: behind one, the address connected to could not be known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import metadata, version
from urllib.robotparser import RobotFileParser

import httpx

from verbale.errors import FetchError
from verbale.sources.web.addresses import is_public, resolve
from verbale.sources.web.deadline import Deadline

__all__ = ["Fetched", "Fetcher", "user_agent"]

_PRODUCT = "verbale"
_MAX_BYTES = 50 * 1024 * 1024
_MAX_ROBOTS_BYTES = 512 * 1024
_MAX_REDIRECTS = 5
_TIMEOUT = httpx.Timeout(20.0, connect=10.0)
_DOWNLOAD = "download it yourself and read the file"
_CHECK_ADDRESS = "check the address"
_ALWAYS: Mapping[str, str] = {}
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"


def user_agent() -> str:
    """How Verbale names itself to servers: name, version and, where the package has one, its home page."""
    addresses = metadata(_PRODUCT).get_all("Project-URL") or []
    home = "".join(f" (+{address.partition(', ')[2]})" for address in addresses[:1])
    return f"{_PRODUCT}/{version(_PRODUCT)}{home}"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent."""

    data: bytes
    content_type: str
    url: str
    """The address after redirects."""
    etag: str = ""
    """What to give for ``etag`` the next time; empty if the server names none."""
    last_modified: str = ""
    """What to give for ``last_modified`` the next time."""
    unchanged: bool = False
    """Whether the server said that it is still what it was; then there is no data."""


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages. ``ignore_robots`` fetches what a site's robots.txt asks programs not to.

    ``allow_private`` lets it connect to addresses that are not public: for tests and for
    programs that read their own network, never to be set from what a statement says.
    ``seconds`` is the time that one page, with its redirects, may take.
    """

    ignore_robots: bool = False
    allow_private: bool = False
    max_bytes: int = _MAX_BYTES
    seconds: float = 60.0
    _rules: dict[str, RobotFileParser] = field(default_factory=dict, repr=False, compare=False)
    """What the sites visited so far ask of programs, by origin."""

    def fetch(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """The page at ``url``. Raises FetchError, naming the cause and what to do.

        With ``etag`` or ``last_modified``, as they came with it before, only if it has changed (RFC 9110,
        section 13).
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        known = {name: value for name, value in conditions.items() if value}
        with Deadline(self.seconds) as deadline:
            try:
                with httpx.Client(trust_env=False, follow_redirects=False, timeout=_TIMEOUT) as client:
                    page = self._follow(_Visit(url, client, deadline), known)
            except httpx.InvalidURL as error:
                raise FetchError(
                    url, f"this is no valid address ({_words(error)})", _CHECK_ADDRESS
                ) from error
            except httpx.HTTPError as error:
                if deadline.passed:
                    raise self._too_slow(url) from error
                problem = f"the server could not be read ({_words(error)})"
                raise FetchError(url, problem, f"try again later, or {_DOWNLOAD}") from error
            # A connection that was cut can look like one that the server has closed.
            if deadline.passed:
                raise self._too_slow(url)
            return page

    def _too_slow(self, url: str) -> FetchError:
        problem = f"the server took longer than {self.seconds:g} seconds"
        return FetchError(url, problem, f"try again later, or {_DOWNLOAD}")

    def _follow(self, visit: _Visit, conditions: Mapping[str, str]) -> Fetched:
        """The page at the end of the redirects."""
        url = httpx.URL(visit.asked)
        for _ in range(_MAX_REDIRECTS + 1):
            addresses = self._addresses(url, visit.asked)
            if not self.ignore_robots:
                self._heed_robots(url, addresses, visit)
            reply = visit.get(url, addresses, self.max_bytes, conditions=conditions)
            if not reply.location:
                return _accepted(reply, visit.asked, 304 if conditions else 200)
            url = url.join(reply.location)
        raise FetchError(visit.asked, f"it leads to more than {_MAX_REDIRECTS} redirects", _CHECK_ADDRESS)

    def _addresses(self, url: httpx.URL, asked: str) -> list[str]:
        """The addresses to connect to, every one of them public."""
        if url.scheme not in ("http", "https") or not url.host:
            raise FetchError(
                asked, f"{url.scheme or 'no'} addresses are not fetched", "give an http or https URL"
            )
        if url.userinfo:
            raise FetchError(asked, "the address holds a user name or password", _DOWNLOAD)
        try:
            addresses = resolve(url.raw_host.decode("ascii").strip("[]"), _port(url))
        except (OSError, UnicodeError) as error:
            raise FetchError(asked, f"no server called {url.host} is known", _CHECK_ADDRESS) from error
        if not self.allow_private and not all(map(is_public, addresses)):
            problem = f"{url.host} is not on the public internet, and is not fetched"
            raise FetchError(asked, problem, _DOWNLOAD)
        return addresses

    def _heed_robots(self, url: httpx.URL, addresses: list[str], visit: _Visit) -> None:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._rules:
            self._rules[origin] = self._read_robots(url.join("/robots.txt"), addresses, visit)
        if not self._rules[origin].can_fetch(_PRODUCT, str(url)):
            problem = "the site's robots.txt asks programs not to fetch this page"
            raise FetchError(visit.asked, problem, f"{_DOWNLOAD}, or ignore robots.txt if you may")

    def _read_robots(self, url: httpx.URL, addresses: list[str], visit: _Visit) -> RobotFileParser:
        """The rules at ``url``; a site without any allows everything (RFC 9309)."""
        for _ in range(_MAX_REDIRECTS + 1):
            reply = visit.get(url, addresses, _MAX_ROBOTS_BYTES, cut=True)
            if not reply.location:
                break
            url = url.join(reply.location)
            addresses = self._addresses(url, visit.asked)
        if reply.status >= 500:
            problem = f"the site's robots.txt cannot be read (status {reply.status})"
            raise FetchError(visit.asked, problem, f"try again later, or {_DOWNLOAD}")
        rules = RobotFileParser()
        rules.parse(reply.data.decode("utf-8", "replace").splitlines() if reply.status == 200 else [])
        return rules


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    data: bytes
    content_type: str
    location: str
    """Where the server says the page is; empty if it is here."""
    url: str
    etag: str
    last_modified: str


@dataclass(frozen=True, slots=True)
class _Visit:
    """One fetch: the address asked for, the client, and the time it may take."""

    asked: str
    client: httpx.Client
    deadline: Deadline

    def get(
        self,
        url: httpx.URL,
        addresses: list[str],
        limit: int,
        *,
        cut: bool = False,
        conditions: Mapping[str, str] = _ALWAYS,
    ) -> _Reply:
        """What the server at one of ``addresses`` sends, up to ``limit`` bytes; more is an error or cut."""
        for address in addresses[:-1]:
            try:
                return self._get(url, address, limit, cut, conditions)
            except httpx.ConnectError:
                continue
        return self._get(url, addresses[-1], limit, cut, conditions)

    def _get(
        self, url: httpx.URL, address: str, limit: int, cut: bool, conditions: Mapping[str, str]
    ) -> _Reply:
        own = {"Host": url.netloc.decode("ascii"), "User-Agent": user_agent(), "Accept": _ACCEPT}
        extensions = {"sni_hostname": url.raw_host.decode("ascii"), "trace": self.deadline.trace}
        pinned = url.copy_with(host=address)
        with self.client.stream(
            "GET", pinned, headers={**own, **conditions}, extensions=extensions
        ) as response:
            told = response.headers
            moved = told.get("location", "") if response.is_redirect and response.status_code != 304 else ""
            return _Reply(
                status=response.status_code,
                data=b"" if moved else self._read(response, limit, cut),
                content_type=told.get("content-type", ""),
                location=moved,
                url=str(url),
                etag=told.get("etag", ""),
                last_modified=told.get("last-modified", ""),
            )

    def _read(self, response: httpx.Response, limit: int, cut: bool) -> bytes:
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > limit:
                if cut:
                    break
                problem = f"the page is larger than {limit // 1024 // 1024} MB"
                raise FetchError(self.asked, problem, "give the address of the statement itself")
        return bytes(data)


def _accepted(reply: _Reply, asked: str, other: int) -> Fetched:
    """What was fetched, if the status of the reply is 200 or the ``other`` one that is right."""
    if reply.status not in (200, other):
        problem = f"the server answers with status {reply.status}"
        raise FetchError(asked, problem, f"{_CHECK_ADDRESS}, or {_DOWNLOAD}")
    return Fetched(
        reply.data, reply.content_type, reply.url, reply.etag, reply.last_modified, reply.status == 304
    )


def _port(url: httpx.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


def _words(error: Exception) -> str:
    """The error in one line."""
    return " ".join(str(error).split()) or type(error).__name__
