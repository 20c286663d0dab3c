"""*Quality*: how much of this archive people have reviewed, and what was measured of the program."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from verbale.archive.corrections.reviewed import reviewed
from verbale.web.figures import figure_tables
from verbale.web.site import Site

__all__ = ["routes"]

_FIRST = 4
"""Tables that stand open; the others are folded away."""


def routes(site: Site) -> APIRouter:
    """The route of the page."""
    router = APIRouter()

    @router.get("/quality")
    def quality(request: Request) -> HTMLResponse:
        tables = figure_tables()
        return site.page(
            request,
            "quality.html",
            reviewed=reviewed(site.archive),
            tables=tables[:_FIRST],
            further=tables[_FIRST:],
        )

    return router
