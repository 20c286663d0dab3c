"""*Issue*: what each of two sides says of an issue now and said before, how strongly, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from verbale.ledger.ladder import steps
from verbale.reading.model import ISSUES
from verbale.views.overview import latest_first
from verbale.views.rows import Row
from verbale.views.strength import strength_chart
from verbale.web.asked import require_two
from verbale.web.site import Site

__all__ = ["routes"]

_AT_ONCE = 50
"""Positions in a table at once."""
_SHOWN = 10
"""Entries of a part that the page shows; the page of the part has all."""
_LISTED = ("commitments", "demands", "red_lines", "measures")


def routes(site: Site) -> APIRouter:
    """The route of each issue between two parties."""
    router = APIRouter()

    @router.get("/relationships/{one}/{other}/issues/{issue}")
    def one_issue(
        request: Request,
        one: str,
        other: str,
        issue: str,
        page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    ) -> HTMLResponse:
        parties = require_two(one, other)
        if issue not in ISSUES:
            raise HTTPException(404, f"There is no issue {issue!r}.")
        parts = site.shelf.soon(
            ("parts", *parties, "", issue), lambda: site.shelf.parts(*parties, issue=issue)
        )
        lives = [life for life in parts["issues"] if life["issue"] == issue]
        told, chart = site.shelf.kept(
            ("told", parties, issue),
            lambda: (_latest_first(parts["positions"]), strength_chart(parts["positions"])),
        )
        stands = {position["party"]: position for position in parts["positions"]}
        return site.page(
            request,
            "issue.html",
            parties=parties,
            issue=issue,
            life=lives[0] if lives else None,
            stands=stands,
            told=told[(page - 1) * _AT_ONCE : page * _AT_ONCE],
            positions=len(told),
            page=page,
            more=len(told) > page * _AT_ONCE,
            chart=chart,
            steps=steps(),
            parts=parts,
            shown={name: latest_first(parts[name])[:_SHOWN] for name in _LISTED},
            most=_SHOWN,
        )

    return router


def _latest_first(positions: Sequence[Row]) -> list[tuple[str, Row]]:
    """Every sentence of the positions with the party whose it is, the latest first."""
    told = [(position["party"], one) for position in positions for one in position["mentions"]]
    return sorted(
        told, key=lambda pair: (pair[1]["date"], pair[1]["statement"], pair[1]["start"]), reverse=True
    )
