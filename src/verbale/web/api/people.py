"""Who the people are, what they keep and do: accounts, saved searches, the log."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict

from verbale.archive import log
from verbale.archive.people import accounts, keys
from verbale.archive.people.searches import forget_search, save_search, saved_searches
from verbale.web.api.answers import PROBLEMS
from verbale.web.pages.searches import tidied
from verbale.web.params import Limit, Offset, Text
from verbale.web.people import required_account
from verbale.web.site import Site

__all__ = ["routes"]

Number = Annotated[int, Path(ge=1, lt=2**31)]


class NewSearch(BaseModel):
    """A search to be kept: a name, and what is asked for as the address of the search page has it."""

    model_config = ConfigDict(extra="forbid")

    name: Text
    asked: Text


def routes(site: Site) -> APIRouter:
    """The routes of accounts, of saved searches and of the log."""
    router = APIRouter(tags=["people"], responses=PROBLEMS)
    database = site.archive.database

    @router.get("/searches", summary="The searches that are kept, by name")
    def searches() -> list[dict[str, Any]]:
        return [asdict(one) for one in saved_searches(database)]

    @router.post("/searches", summary="Keep a search by a name")
    def save(new: NewSearch) -> dict[str, Any]:
        return asdict(save_search(database, new.name, tidied(new.asked)))

    @router.delete("/searches/{number}", status_code=204, summary="Keep a search no longer")
    def forget(number: Number) -> None:
        forget_search(database, number)

    @router.get("/account", summary="The account that asks, and its API tokens without their secrets")
    def own_account(request: Request) -> dict[str, Any]:
        own = required_account(request)
        return {**asdict(own), "tokens": [asdict(one) for one in keys.tokens(database, own.name)]}

    @router.get("/accounts", summary="All accounts, by name; for administrators")
    def all_accounts(request: Request) -> list[dict[str, Any]]:
        required_account(request)
        return [asdict(one) for one in accounts.accounts(database)]

    @router.get("/log", summary="What was done, by whom and when, the newest first; for administrators")
    def events(limit: Limit = 100, offset: Offset = 0) -> list[dict[str, Any]]:
        with database.reading() as connection:
            return [asdict(one) for one in log.latest(connection, limit, offset)]

    return router
