"""One part of a relationship whole: all commitments, all demands, …, page by page."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from verbale.reading.model import ISSUES
from verbale.views.overview import latest_first
from verbale.views.rows import PARTS
from verbale.web.asked import require_two
from verbale.web.site import Site

__all__ = ["routes"]

_AT_ONCE = 50
"""Entries on a page."""


def routes(site: Site) -> APIRouter:
    """The route of each part."""
    router = APIRouter()
    shelf = site.shelf

    @router.get("/relationships/{one}/{other}/{part}")
    def part(
        request: Request,
        one: str,
        other: str,
        part: str,
        issue: str = "",
        page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    ) -> HTMLResponse:
        parties = require_two(one, other)
        if part not in PARTS:
            raise HTTPException(404, f"There is no part {part!r}.")
        issue = issue if issue in ISSUES else ""
        found = shelf.soon(("rows", part, *parties, issue), lambda: shelf.rows(part, *parties, issue=issue))
        rows: Any = latest_first(found)
        return site.page(
            request,
            "part.html",
            parties=parties,
            part=part,
            title=PARTS[part],
            rows=rows[(page - 1) * _AT_ONCE : page * _AT_ONCE],
            total=len(rows),
            issue=issue,
            page=page,
            more=len(rows) > page * _AT_ONCE,
        )

    return router
