"""Statements beside each other: readouts, precedents, phrases; and what is known of the quality."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from pydantic import AfterValidator

from verbale.archive.corrections.reviewed import reviewed
from verbale.web.api.answers import PROBLEMS
from verbale.web.figures import figure_tables
from verbale.web.params import Day, Limit, Text, day_of, known_code
from verbale.web.site import Site

__all__ = ["routes"]

Name = Annotated[Text, Query(description="The id of a statement, or its beginning.", min_length=1)]
Issuer = Annotated[
    str, AfterValidator(lambda code: known_code(code) if code else code),
    Query(description="Only of this party, by its code."),
]  # fmt: skip
Wording = Annotated[Text, Query(description="The wording that is looked for.", min_length=1, max_length=300)]


def routes(site: Site) -> APIRouter:
    """The routes of comparison and quality."""
    router = APIRouter(tags=["comparison"], responses=PROBLEMS)
    shelf = site.shelf

    @router.get("/compare", summary="Two statements side by side, as verbale compare prints them")
    def compare(a: Name, b: Name) -> dict[str, Any]:
        one, other = site.find(a), site.find(b)
        if one == other:
            raise HTTPException(422, "the two are the same statement; give two")
        return {"a": one, "b": other, **shelf.comparison(one, other).to_dict()}

    @router.get("/compare/proposals", summary="Pairs that are worth comparing, as verbale compare --find")
    def proposals() -> list[dict[str, Any]]:
        return [pair.to_dict() for pair in shelf.proposals()]

    @router.get("/statements/{statement}/precedent", summary="What is remarkable beside earlier statements")
    def precedent(statement: str) -> dict[str, Any]:
        return shelf.precedent(site.find(statement)).to_dict()

    @router.get("/phrases", summary="The set phrases of an issuer, or of all, best first")
    def phrases(
        issuer: Issuer = "", since: Day = None, until: Day = None, limit: Limit = 30
    ) -> list[dict[str, Any]]:
        found = shelf.phrases(issuer, day_of(since), day_of(until))
        return [phrase.to_dict() for phrase in found[:limit]]

    @router.get("/phrase", summary="A wording over time, its variants, and every use of it")
    def phrase(q: Wording, issuer: Issuer = "", since: Day = None, until: Day = None) -> dict[str, Any]:
        found = shelf.phrase(q, issuer, day_of(since), day_of(until))
        if found is None:
            return {"phrase": q, "uses": 0, "places": []}
        uses = (found.use(place) for place in found.places)
        places = [{name: getattr(use, name) for name in use.__slots__} for use in uses]
        return {**found.to_dict(), "places": places}

    @router.get("/quality", summary="How much people have reviewed, and the figures that were measured")
    def quality() -> dict[str, Any]:
        figures = [table.to_dict() for table in figure_tables()]
        return {"reviewed": reviewed(site.archive).to_dict(), "figures": figures}

    return router
