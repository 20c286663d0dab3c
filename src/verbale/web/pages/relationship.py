"""*Relationship*: what there is between two parties, on one page; each part of it whole; and each issue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from verbale.language.gazetteer import known_party
from verbale.ledger.ladder import steps
from verbale.reading.model import ISSUES
from verbale.views.overview import issues_at_a_glance, latest_first, split_open
from verbale.views.rows import PARTS, Row
from verbale.views.strength import strength_chart
from verbale.views.timeline import timeline
from verbale.web.names import party_name
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
            _require_two(one.upper(), other.upper())
            return RedirectResponse(f"/relationships/{quote(one.upper())}/{quote(other.upper())}", 303)
        return site.page(request, "relationships.html", pairs=shelf.pairs())

    @router.get("/relationships/{one}/{other}")
    def relationship(
        request: Request, one: str, other: str, since: str = "", issue: str = ""
    ) -> HTMLResponse:
        parties = _require_two(one, other)
        asked = {"since": _day(since), "issue": issue if issue in ISSUES else ""}
        parts = shelf.parts(*parties, **asked)
        open_, ended = split_open(parts["commitments"])
        return site.page(
            request,
            "relationship.html",
            parties=parties,
            parts=parts,
            shown={name: latest_first(rows)[:_SHOWN] for name, rows in parts.items()},
            timeline=timeline(parts["engagements"]),
            issues=issues_at_a_glance(parts["positions"], parts["issues"], parties),
            open=open_,
            ended=ended,
            most=_SHOWN,
            all_issues=ISSUES,
            since=asked["since"],
            issue=asked["issue"],
        )

    @router.get("/relationships/{one}/{other}/issues/{issue}")
    def one_issue(request: Request, one: str, other: str, issue: str) -> HTMLResponse:
        parties = _require_two(one, other)
        if issue not in ISSUES:
            raise HTTPException(404, f"There is no issue {issue!r}.")
        parts = shelf.parts(*parties, issue=issue)
        lives = [life for life in parts["issues"] if life["issue"] == issue]
        stands = {position["party"]: position for position in parts["positions"]}
        return site.page(
            request,
            "issue.html",
            parties=parties,
            issue=issue,
            life=lives[0] if lives else None,
            stands=stands,
            told=_in_time(parts["positions"]),
            chart=strength_chart(parts["positions"]),
            steps=steps(),
            parts=parts,
        )

    @router.get("/relationships/{one}/{other}/{part}")
    def part(request: Request, one: str, other: str, part: str) -> HTMLResponse:
        parties = _require_two(one, other)
        if part not in PARTS:
            raise HTTPException(404, f"There is no part {part!r}.")
        rows: Any = latest_first(shelf.rows(part, *parties))
        return site.page(request, "part.html", parties=parties, part=part, title=PARTS[part], rows=rows)

    return router


def _in_time(positions: Sequence[Row]) -> list[tuple[str, Row]]:
    """Every sentence of the positions with the party whose it is, by date."""
    told = [(position["party"], one) for position in positions for one in position["mentions"]]
    return sorted(told, key=lambda pair: (pair[1]["date"], pair[1]["statement"], pair[1]["start"]))


def _require_two(one: str, other: str) -> tuple[str, str]:
    """The two parties in the order of the alphabet, which favours neither."""
    unknown = next((code for code in (one, other) if not known_party(code)), "")
    if unknown:
        raise HTTPException(404, f"There is no party {unknown!r}; give the code of one, CHN for example.")
    if one == other:
        raise HTTPException(404, f"{party_name(one)} is one party; a relationship has two.")
    first, second = sorted((one, other))
    return first, second


def _day(given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        return ""
