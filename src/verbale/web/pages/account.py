"""One's own account: its API tokens and its password."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from verbale.archive.people import accounts, keys
from verbale.errors import AccountError
from verbale.web.forms import form_of
from verbale.web.guard import is_the_token
from verbale.web.people import required_account
from verbale.web.site import Site

__all__ = ["routes"]

_EXPIRED = "The form is from before you signed in; nothing was changed, send it again."


def routes(site: Site) -> APIRouter:
    """The routes of the page and of its forms."""
    router = APIRouter()
    database = site.archive.database

    def own_page(request: Request, status: int = 200, problem: str = "", secret: str = "") -> Response:
        account = required_account(request)
        tokens = keys.tokens(database, account.name)
        values = {"own": account, "tokens": tokens, "problem": problem, "secret": secret}
        return site.page(request, "account.html", status, **values)

    @router.get("/account")
    def own(request: Request) -> Response:
        return own_page(request)

    @router.post("/account")
    async def change_own(request: Request) -> Response:
        given = await form_of(request)
        return await run_in_threadpool(changed_own, request, given)

    def changed_own(request: Request, given: Mapping[str, str]) -> Response:
        account = required_account(request)
        if not is_the_token(given.get("token"), site.token_of(request)):
            return own_page(request, 403, _EXPIRED)
        try:
            if given.get("action") == "make-token":
                return own_page(
                    request, secret=keys.make_token(database, account.name, given.get("label", ""))
                )
            if given.get("action") == "revoke-token":
                keys.revoke_token(database, account.name, given.get("label", ""))
                return RedirectResponse("/account", 303)
            if accounts.verified(database, account.name, given.get("password", "")) is None:
                return own_page(request, 403, "That is not your password; nothing was changed.")
            accounts.set_password(database, account.name, given.get("new", ""), account.name)
        except AccountError as error:
            return own_page(request, 400, str(error))
        return RedirectResponse("/sign-in", 303)

    return router
