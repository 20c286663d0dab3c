"""Searches that are kept: their names lead to what they find now, and each is an Atom feed."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import QueryParams

from verbale.archive.people.searches import forget_search, save_search, saved_search, saved_searches
from verbale.errors import VerbaleError
from verbale.web.forms import form_of
from verbale.web.guard import is_the_token
from verbale.web.pages.search import Asked, feed_of
from verbale.web.site import Site

__all__ = ["routes"]

_EXPIRED = "The form is from before the server was started anew, or you signed in; send it again."


def routes(site: Site) -> APIRouter:
    """The routes of the list, of its forms and of the feeds."""
    router = APIRouter()
    database = site.archive.database

    def show(request: Request, status: int = 200, problem: str = "") -> Response:
        kept = saved_searches(database)
        return site.page(request, "searches.html", status, searches=kept, problem=problem)

    @router.get("/searches")
    def searches(request: Request) -> Response:
        return show(request)

    @router.post("/searches")
    async def change(request: Request) -> Response:
        given = await form_of(request)
        return await run_in_threadpool(changed, request, given)

    def changed(request: Request, given: Mapping[str, str]) -> Response:
        if not is_the_token(given.get("token"), site.token_of(request)):
            return show(request, 403, _EXPIRED)
        number = given.get("forget", "")
        try:
            if number:
                forget_search(database, int(number) if number.isascii() and number.isdigit() else 0)
            else:
                save_search(database, given.get("name", ""), tidied(given.get("asked", "")))
        except VerbaleError as error:
            return show(request, 400, str(error))
        return RedirectResponse("/searches", 303)

    @router.get("/searches/{number}.atom")
    def feed(request: Request, number: int) -> Response:
        kept = saved_search(database, number) if number < 2**31 else None
        if kept is None:
            raise HTTPException(404, "There is no such search.")
        return feed_of(site, request, Asked.of(QueryParams(kept.asked)), kept.name)

    return router


def tidied(asked: str) -> str:
    """A query string as the search page understands it: what it does not know is left out."""
    asked = asked.removeprefix("?")[:8000]
    values = Asked.of(QueryParams(parse_qsl(asked))).values()
    given = {name: value for name, value in values.items() if value not in ("", ())}
    return urlencode(given, doseq=True)
