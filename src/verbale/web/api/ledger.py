"""What the statements add up to."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from verbale.reading.model import Engagement
from verbale.views.readouts import readouts_of
from verbale.web.api.answers import PROBLEMS, Pair, Readout
from verbale.web.params import Day, Issue, Part, Party, day_of
from verbale.web.site import Site

__all__ = ["routes"]

OneIssue = Annotated[Issue | None, Query(description="Only what touches this issue.")]


def routes(site: Site) -> APIRouter:
    """The routes of relationships and entries."""
    router = APIRouter(tags=["ledger"], responses=PROBLEMS)
    shelf = site.shelf

    @router.get("/relationships", response_model=list[Pair], summary="Which two parties there is a ledger of")
    def relationships() -> Any:
        return [{"one": one, "other": other, "entries": count} for one, other, count in shelf.pairs()]

    @router.get("/relationships/{one}/{other}", summary="All that there is of two parties, part by part")
    def relationship(
        one: Party, other: Party, since: Day = None, on: Day = None, issue: OneIssue = None
    ) -> dict[str, list[dict[str, Any]]]:
        _require_two(one, other)
        return shelf.parts(one, other, since=day_of(since), on=day_of(on), issue=issue or "")

    @router.get("/relationships/{one}/{other}/{part}", summary="One part of a relationship")
    def part(
        one: Party, other: Party, part: Part, since: Day = None, on: Day = None, issue: OneIssue = None
    ) -> list[dict[str, Any]]:
        _require_two(one, other)
        return shelf.rows(part, one, other, since=day_of(since), on=day_of(on), issue=issue or "")

    @router.get("/entries/{mention:path}", summary="An entry, by the id of any of its mentions")
    def entry(mention: str) -> dict[str, Any]:
        found = shelf.entry(mention)
        if found is None:
            raise HTTPException(404, f"there is no entry with a mention {mention!r}")
        return found.to_dict()

    @router.get(
        "/readouts/{mention:path}",
        response_model=list[Readout],
        summary="The readout that each side gives of an engagement, by the id of any of its mentions",
    )
    def readouts(mention: str) -> Any:
        found = shelf.entry(mention)
        if found is None or found.kind is not Engagement:
            raise HTTPException(404, f"there is no engagement with a mention {mention!r}")
        return [{"issuer": side, "statement": identity} for side, identity in readouts_of(found)]

    return router


def _require_two(one: str, other: str) -> None:
    if one == other:
        raise HTTPException(422, "the two are the same party; give the codes of two")
