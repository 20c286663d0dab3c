"""The pages, one module a page."""

from __future__ import annotations

from fastapi import APIRouter

from verbale.web.pages import add, entry, issue, relationship, review, search, statement, today
from verbale.web.site import Site

__all__ = ["page_routes"]


def page_routes(site: Site) -> APIRouter:
    """The routes of all pages."""
    router = APIRouter(include_in_schema=False)
    for page in (today, statement, search, issue, relationship, entry, add, review):
        router.include_router(page.routes(site))
    return router
