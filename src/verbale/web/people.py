"""Who asks: the account of a session or of an API token, what it may do, and what is written down under its name."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from verbale.archive import Archive
from verbale.archive.log import acting
from verbale.archive.people import Account
from verbale.archive.people.keys import of_session, of_token

__all__ = ["COOKIE", "People", "account_of", "required_account", "session_of"]

COOKIE = "verbale-session"
_OPEN = frozenset({"/sign-in", "/healthz"})
"""What needs no account, beside the style sheets."""
_ADMINS = ("/accounts", "/log", "/api/accounts", "/api/log")
_ONES_OWN = ("/sign-out", "/account")
"""What every account may change: its own."""
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class _Asker:
    """Who asks, and the key of the session if it is a browser."""

    account: Account | None = None
    session: str = ""


class People:
    """An ASGI application in front of ``app`` that lets through only who has an account, to what it may do."""

    def __init__(self, app: ASGIApp, archive: Archive) -> None:
        self._app = app
        self._archive = archive

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asker = await run_in_threadpool(self._asker, Headers(scope=scope))
        state: dict[str, Any] = scope.setdefault("state", {})
        state["account"], state["session"] = asker.account, asker.session
        if asker.session:
            # Only who has the key of the session can know it, so that no other site's form has it.
            state["form_token"] = hashlib.sha256(f"form {asker.session}".encode()).hexdigest()
        refusal = _refusal(scope["method"], scope["path"], scope["query_string"], asker.account)
        with acting(asker.account.name if asker.account else ""):
            await (refusal or self._app)(scope, receive, send)

    def _asker(self, headers: Headers) -> _Asker:
        if secret := _secret_in(headers.get("authorization", "")):
            return _Asker(of_token(self._archive.database, secret))
        key = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        account = of_session(self._archive.database, key) if key else None
        return _Asker(account, key if account else "")


def account_of(request: Request) -> Account | None:
    """The account that asks; None in an archive without accounts, and before signing in."""
    found = getattr(request.state, "account", None)
    return found if isinstance(found, Account) else None


def required_account(request: Request) -> Account:
    """The account that asks. Raises HTTPException in an archive without accounts."""
    account = account_of(request)
    if account is None:
        raise HTTPException(404, "This archive has no accounts; verbale account add makes one.")
    return account


def session_of(request: Request) -> str:
    """The key of the session; "" where none is."""
    return str(getattr(request.state, "session", ""))


def _secret_in(authorization: str) -> str:
    """The token of an Authorization header: a bearer's, or the password of Basic, as feed readers send it."""
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(given, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""


def _refusal(method: str, path: str, query: bytes, account: Account | None) -> Response | None:
    """The answer to who may not do this; None to who may."""
    if path in _OPEN or path.startswith("/static/"):
        return None
    if account is None:
        return _to_sign_in(method, path, query)
    needed = "reader"
    if any(path == own or path.startswith(f"{own}/") for own in _ADMINS):
        needed = "admin"
    elif method not in _HARMLESS and not any(path == own or path.startswith(f"{own}/") for own in _ONES_OWN):
        needed = "editor"
    if account.may(needed):
        return None
    article = "a" if needed == "reader" else "an"
    return _said(
        path, 403, f"This needs {article} {needed}, and the account {account.name} is a {account.role}."
    )


def _to_sign_in(method: str, path: str, query: bytes) -> Response:
    if path.startswith("/api/") or path.endswith(".atom"):
        answer = _said(path, 401, "Sign in with an API token: Authorization: Bearer …")
        answer.headers["WWW-Authenticate"] = "Bearer" if path.startswith("/api/") else 'Basic realm="Verbale"'
        return answer
    if method not in _HARMLESS:
        return _said(path, 401, "You are not signed in any more, and nothing was changed. Open /sign-in.")
    wanted = path + (f"?{query.decode('latin-1')}" if query else "")
    return RedirectResponse("/sign-in" if wanted == "/" else f"/sign-in?{urlencode({'next': wanted})}", 303)


def _said(path: str, status: int, problem: str) -> Response:
    if path.startswith("/api/"):
        return JSONResponse({"problem": problem}, status)
    return PlainTextResponse(problem + "\n", status)
