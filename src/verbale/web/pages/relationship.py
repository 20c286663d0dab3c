"""*Relationship*: what there is between two parties, on one page."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from verbale.reading.model import ISSUES
from verbale.views.overview import issues_at_a_glance, latest_first, split_open
from verbale.views.timeline import timeline
from verbale.web.asked import day_or_none, require_two
from verbale.web.site import Site

__all__ = ["routes"]

_SHOWN = 5
"""Entries of a part that the page of the whole shows."""


def routes(site: Site) -> APIRouter:
    """The routes of the list of relationships and of each."""
    router = APIRouter()
    shelf = site.shelf

    @router.get("/relationships")
    def relationships(request: Request, one: str = "", other: str = "") -> Response:
        if one and other:
            require_two(one.upper(), other.upper())
            return RedirectResponse(f"/relationships/{quote(one.upper())}/{quote(other.upper())}", 303)
        return site.page(request, "relationships.html", pairs=shelf.pairs())

    @router.get("/relationships/{one}/{other}")
    def relationship(
        request: Request, one: str, other: str, since: str = "", issue: str = ""
    ) -> HTMLResponse:
        parties = require_two(one, other)
        asked = {"since": day_or_none(since), "issue": issue if issue in ISSUES else ""}
        parts = shelf.parts(*parties, **asked)
        key = (*parties, *asked.values())
        open_, ended = split_open(parts["commitments"])
        return site.page(
            request,
            "relationship.html",
            parties=parties,
            parts=parts,
            shown={name: latest_first(rows)[:_SHOWN] for name, rows in parts.items()},
            timeline=site.shelf.kept(("timeline", *key), lambda: timeline(parts["engagements"])),
            issues=site.shelf.kept(
                ("glance", *key), lambda: issues_at_a_glance(parts["positions"], parts["issues"], parties)
            ),
            open=open_,
            ended=ended,
            most=_SHOWN,
            all_issues=ISSUES,
            since=asked["since"],
            issue=asked["issue"],
        )

    return router
