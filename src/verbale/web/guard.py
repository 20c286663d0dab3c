"""What stands before every page: no foreign name, no foreign form, and headers that let a page do nothing else.

Without accounts there is no sign-in to protect the archive, so the server listens on this machine only (see
``serving``). A page elsewhere could still reach it through a browser: by a name of its own that it lets point
here (DNS rebinding), which the check of the Host header ends, or by sending a form across, which the check of
the origin and the token in each form end.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["LOOPBACK_NAMES", "MOST_BYTES", "Guard", "is_the_token"]

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
"""What this machine is called by itself."""
MOST_BYTES = 52 * 1024 * 1024
"""The largest request: a file as large as is read, and what a form has around it."""
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITE = frozenset({"", "same-origin", "none"})
"""Values of Sec-Fetch-Site that say: from this site, or typed by the user."""
# With no-referrer a browser would send the site's own forms with the origin "null".
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """An ASGI application in front of ``app`` that lets through only requests to one of ``hosts``."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK_NAMES) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        answer = PlainTextResponse(refusal[1] + "\n", refusal[0]) if refusal else self._app
        await answer(scope, receive, send_with_headers)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        """The status and the reason why a request is refused; None where it is not."""
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            return 421, f"This server does not go by the name that was asked for; open {self._own_names()}."
        if method in _HARMLESS:
            return None
        origin = headers.get("origin")
        foreign = origin is not None and _place(origin) != host
        if foreign or headers.get("sec-fetch-site", "") not in _OWN_SITE:
            return 403, "This came from another site, and nothing was changed."
        return _too_large(headers)

    def _own_names(self) -> str:
        return " or ".join(sorted(name for name in self._hosts if ":" not in name))


def _too_large(headers: Headers) -> tuple[int, str] | None:
    """Why a request's body is refused: it is too large, or does not say how large it is."""
    size = headers.get("content-length", "")
    if not size and "transfer-encoding" not in headers:
        return None
    if not (size.isascii() and size.isdigit()):
        return 411, "The request does not say how long it is, and nothing was changed."
    if int(size) > MOST_BYTES:
        return 413, f"This is larger than {MOST_BYTES // 1024 // 1024} MB, and nothing was changed."
    return None


def is_the_token(given: object, token: str) -> bool:
    """Whether a form has brought the ``token`` that its page was given; takes the same time for every other."""
    return isinstance(given, str) and hmac.compare_digest(given.encode(), token.encode())


def _place(origin: str) -> str:
    """The host and port of an Origin header; "" where it is none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _name(host: str) -> str:
    """The name in a Host header, without the port; "" where it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
