"""The pages, one module a page."""

from __future__ import annotations

from fastapi import APIRouter

from verbale.web.pages import (
    account,
    accounts,
    add,
    compare,
    entry,
    issue,
    log,
    part,
    phrases,
    precedent,
    quality,
    relationship,
    review,
    search,
    searches,
    signing,
    statement,
    today,
)
from verbale.web.site import Site

__all__ = ["page_routes"]

_PAGES = (
    *(today, precedent, statement, search, issue, relationship, part, entry, compare, phrases),
    *(quality, add, review, searches, log, signing, account, accounts),
)


def page_routes(site: Site) -> APIRouter:
    """The routes of all pages."""
    router = APIRouter(include_in_schema=False)
    for page in _PAGES:
        router.include_router(page.routes(site))
    return router
