"""*Today*: the newest statements, and what each has that no statement had before."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from verbale.views.news import news_of
from verbale.views.wording import number_of
from verbale.web.site import Site

__all__ = ["routes"]

_AT_ONCE = 12
_SHOWN = 4
"""New records that are shown of a statement; the others are counted."""


def routes(site: Site) -> APIRouter:
    """The route of the front page."""
    router = APIRouter()

    @router.get("/")
    def today(request: Request, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> HTMLResponse:
        found = site.archive.newest(_AT_ONCE + 1, (page - 1) * _AT_ONCE)
        is_large = site.shelf.is_large()
        ledger = None if is_large else site.shelf.ledger_soon()
        return site.page(
            request,
            "today.html",
            news=[news_of(one, ledger.of_statement(one.id) if ledger else ()) for one in found[:_AT_ONCE]],
            most=_SHOWN,
            number_of=number_of,
            page=page,
            more=len(found) > _AT_ONCE,
            pairs=site.shelf.pairs_soon()[:6] if ledger or is_large else (),
            is_waiting=ledger is None and not is_large,
            is_large=is_large,
        )

    return router
