"""*Log*: what was done in the archive, by whom and when, the newest first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from verbale.archive import log
from verbale.web.site import Site

__all__ = ["routes"]

_AT_ONCE = 100


def routes(site: Site) -> APIRouter:
    """The route of the page."""
    router = APIRouter()

    @router.get("/log")
    def events(request: Request, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> HTMLResponse:
        with site.archive.database.reading() as connection:
            found = log.latest(connection, _AT_ONCE + 1, (page - 1) * _AT_ONCE)
        more = len(found) > _AT_ONCE
        return site.page(request, "log.html", events=found[:_AT_ONCE], page=page, more=more)

    return router
