"""Signing in and out."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from verbale.archive.people import accounts, keys
from verbale.web.forms import form_of
from verbale.web.guard import LOOPBACK_NAMES, is_the_token
from verbale.web.people import COOKIE, required_account, session_of
from verbale.web.signing_in import Attempts
from verbale.web.site import Site

__all__ = ["routes"]

_EXPIRED = "The form is from before the server was started anew; send it again."
_TOO_MANY = "There were too many wrong passwords; try again in five minutes."
_WRONG = "There is no account with this name and password."


def routes(site: Site) -> APIRouter:
    """The routes of signing in and out."""
    router = APIRouter()
    database, attempts = site.archive.database, Attempts()

    def sign_in_page(request: Request, status: int = 200, problem: str = "", name: str = "") -> Response:
        wanted = _own(request.query_params.get("next", "/"))
        return site.page(request, "sign_in.html", status, problem=problem, name=name, next=wanted)

    @router.get("/sign-in")
    def sign_in(request: Request) -> Response:
        _require_accounts(site)
        return sign_in_page(request)

    @router.post("/sign-in")
    async def signed_in(request: Request) -> Response:
        _require_accounts(site)
        given = await form_of(request)
        return await run_in_threadpool(begin, request, given)

    def begin(request: Request, given: Mapping[str, str]) -> Response:
        name, address = given.get("name", "").strip()[:64], request.client.host if request.client else ""
        if not is_the_token(given.get("token"), site.token):
            return sign_in_page(request, 403, _EXPIRED, name)
        if attempts.are_too_many(name, address):
            return sign_in_page(request, 429, _TOO_MANY, name)
        account = accounts.verified(database, name, given.get("password", ""))
        if account is None:
            attempts.count(name, address)
            keys.note_failure(database, name)
            return sign_in_page(request, 401, _WRONG, name)
        answer = RedirectResponse(_own(given.get("next", "/")), 303)
        answer.set_cookie(
            COOKIE,
            keys.begin_session(database, account.name),
            max_age=int(keys.LASTS.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=request.url.hostname not in LOOPBACK_NAMES,
        )
        return answer

    @router.post("/sign-out")
    async def sign_out(request: Request) -> Response:
        account = required_account(request)
        given = await form_of(request)
        if not is_the_token(given.get("token"), site.token_of(request)):
            raise HTTPException(403, _EXPIRED)
        await run_in_threadpool(keys.end_session, database, session_of(request), account.name)
        answer = RedirectResponse("/sign-in", 303)
        answer.delete_cookie(COOKIE)
        return answer

    return router


def _require_accounts(site: Site) -> None:
    if not site.has_accounts:
        raise HTTPException(404, "This archive has no accounts; verbale account add makes one.")


def _own(address: str) -> str:
    """``address`` if it is one of this site, else that of the first page."""
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_ours and address.isprintable() else "/"
