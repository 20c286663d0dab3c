"""Statements, and what is found in them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import Response

from verbale.archive.search import Filters
from verbale.views.news import news_of
from verbale.views.rows import found_row, statement_row, summary_row
from verbale.web.api.answers import PROBLEMS, Counted, FoundLines, NewsOfStatement, StatementList
from verbale.web.originals import ANY_BYTES, original_of
from verbale.web.params import Grouping, Limit, Offset, Order, Words, filters
from verbale.web.site import Site

__all__ = ["routes"]


def routes(site: Site) -> APIRouter:
    """The routes of statements and searches."""
    router = APIRouter(tags=["statements"], responses=PROBLEMS)
    archive = site.archive

    @router.get("/statements", response_model=StatementList, summary="The statements, the latest first")
    def statements(limit: Limit = 100, offset: Offset = 0) -> Any:
        return {"statements": [summary_row(one) for one in archive.newest(limit, offset)]}

    @router.get("/statements/{statement}", summary="A statement with its text and its reading")
    def statement(statement: str) -> dict[str, Any]:
        identity = site.find(statement)
        return statement_row(archive.get(identity), archive.reading(identity))

    @router.get(
        "/statements/{statement}/original",
        response_class=Response,
        responses={200: {"content": {ANY_BYTES: {"schema": {"type": "string", "format": "binary"}}}}},
        summary="The bytes that a statement was read from, as they were found",
    )
    def original(statement: str) -> Response:
        return original_of(site, statement)

    @router.get(
        "/news",
        response_model=list[NewsOfStatement],
        summary="The statements, the latest first, with the records that no earlier statement has",
    )
    def news(limit: Limit = 12, offset: Offset = 0) -> Any:
        if site.shelf.is_large():
            problem = "the archive is too large to compare every record with all earlier ones"
            raise HTTPException(400, f"{problem}; ask for its statements instead")
        ledger = site.shelf.ledger()
        found = archive.newest(limit, offset)
        return [news_of(one, ledger.of_statement(one.id)).to_dict() for one in found]

    @router.get("/search", response_model=FoundLines, summary="The sentences, or the records, that are found")
    def search(
        filters: Annotated[Filters, Depends(filters)],
        q: Words = "",
        records: Annotated[bool, Query(description="Find records instead of sentences.")] = False,
        sort: Annotated[Order, Query()] = "newest",
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Any:
        find = archive.search_records if records else archive.search
        return found_row(find(q, filters, order=sort, limit=limit, offset=offset))

    @router.get("/counts", response_model=list[Counted], summary="The hits of a search, counted")
    def counts(
        filters: Annotated[Filters, Depends(filters)], by: Annotated[Grouping, Query()], q: Words = ""
    ) -> Any:
        return archive.count(q, filters, by=by)

    return router
