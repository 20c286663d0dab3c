"""*Relationship*: what there is between two parties, on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup

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
        parts = shelf.soon(("parts", *parties, *asked.values()), lambda: shelf.parts(*parties, **asked))
        # The making of the sections is most of the work, and they are the same for whoever looks.
        glance, sections = shelf.kept(
            ("relationship", *parties, *asked.values()), lambda: _sections(site, parts, parties, asked)
        )
        return site.page(
            request,
            "relationship.html",
            parties=parties,
            parts=parts,
            issues=glance,
            sections=sections,
            all_issues=ISSUES,
            since=asked["since"],
            issue=asked["issue"],
            is_large=shelf.is_large(),
        )

    return router


def _sections(
    site: Site, parts: Mapping[str, list[dict[str, Any]]], parties: tuple[str, str], asked: Mapping[str, str]
) -> tuple[list[Any], Markup]:
    """The issues at a glance, and the sections of the page below its form."""
    open_, ended = split_open(parts["commitments"])
    issues = issues_at_a_glance(parts["positions"], parts["issues"], parties)
    sections = site.part(
        "relationship_sections.html",
        parties=parties,
        parts=parts,
        shown={name: latest_first(rows)[:_SHOWN] for name, rows in parts.items()},
        timeline=timeline(parts["engagements"]),
        issues=issues,
        open=open_,
        ended=ended,
        most=_SHOWN,
        **asked,
    )
    return issues, sections
