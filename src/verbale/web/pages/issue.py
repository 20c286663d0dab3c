"""*Issue*: what each of two sides says of an issue now and said before, how strongly, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from verbale.ledger.ladder import steps
from verbale.reading.model import ISSUES
from verbale.views.rows import Row
from verbale.views.strength import strength_chart
from verbale.web.asked import require_two
from verbale.web.site import Site

__all__ = ["routes"]


def routes(site: Site) -> APIRouter:
    """The route of each issue between two parties."""
    router = APIRouter()

    @router.get("/relationships/{one}/{other}/issues/{issue}")
    def one_issue(request: Request, one: str, other: str, issue: str) -> HTMLResponse:
        parties = require_two(one, other)
        if issue not in ISSUES:
            raise HTTPException(404, f"There is no issue {issue!r}.")
        parts = site.shelf.parts(*parties, issue=issue)
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

    return router


def _in_time(positions: Sequence[Row]) -> list[tuple[str, Row]]:
    """Every sentence of the positions with the party whose it is, by date."""
    told = [(position["party"], one) for position in positions for one in position["mentions"]]
    return sorted(told, key=lambda pair: (pair[1]["date"], pair[1]["statement"], pair[1]["start"]))
