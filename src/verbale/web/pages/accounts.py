"""*Accounts*: all of them, for administrators."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from verbale.archive.people import ROLES, accounts
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

    def all_page(request: Request, status: int = 200, problem: str = "") -> Response:
        required_account(request)
        found = accounts.accounts(database)
        return site.page(request, "accounts.html", status, accounts=found, roles=ROLES, problem=problem)

    @router.get("/accounts")
    def everybody(request: Request) -> Response:
        return all_page(request)

    @router.post("/accounts")
    async def change(request: Request) -> Response:
        given = await form_of(request)
        return await run_in_threadpool(changed, request, given)

    def changed(request: Request, given: Mapping[str, str]) -> Response:
        account = required_account(request)
        if not is_the_token(given.get("token"), site.token_of(request)):
            return all_page(request, 403, _EXPIRED)
        try:
            _carry_out(site, given, account.name)
        except AccountError as error:
            return all_page(request, 400, str(error))
        return RedirectResponse("/accounts", 303)

    return router


def _carry_out(site: Site, given: Mapping[str, str], who: str) -> None:
    """What an administrator asks for."""
    database, name = site.archive.database, given.get("name", "").strip()
    known: dict[str, Callable[[], object]] = {
        "add": lambda: accounts.add_account(
            database, name, given.get("password", ""), given.get("role", ""), who
        ),
        "role": lambda: accounts.set_role(database, name, given.get("role", ""), who),
        "disable": lambda: accounts.set_disabled(database, name, disabled=True, who=who),
        "enable": lambda: accounts.set_disabled(database, name, disabled=False, who=who),
        "password": lambda: accounts.set_password(database, name, given.get("password", ""), who),
    }
    action = given.get("action", "")
    if action not in known:
        raise AccountError(f"{action!r} is nothing that can be done to an account")
    known[action]()
