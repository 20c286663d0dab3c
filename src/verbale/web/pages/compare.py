"""*Compare*: two statements side by side; without two, the pairs that are worth it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from verbale.comparison.proposals import Proposal
from verbale.views.parts import in_parts
from verbale.views.side_by_side import side_by_side
from verbale.web.site import Site

__all__ = ["routes"]

_SHOWN = 100
_OFFERED = 200
"""The newest statements, which the fields offer."""


def routes(site: Site) -> APIRouter:
    """The route of the page."""
    router = APIRouter()

    @router.get("/compare")
    def compare(request: Request, a: str = "", b: str = "") -> Response:
        given = [site.find(name.strip()) if name.strip() else "" for name in (a, b)]
        if not all(given):
            return picker(request, next(filter(None, given), ""))
        if given[0] == given[1]:
            raise HTTPException(404, "These are the same statement; give two.")
        if given != [a, b]:
            return RedirectResponse(f"/compare?{urlencode({'a': given[0], 'b': given[1]})}", 303)
        texts = [in_parts(site.shelf.page(identity).paragraphs) for identity in given]
        return site.page(
            request,
            "compare.html",
            ids=given,
            pages=[site.shelf.page(identity) for identity in given],
            found=[site.archive.get(identity) for identity in given],
            texts=[parts[0] for parts in texts],
            is_cut=[len(parts) > 1 for parts in texts],
            shown=side_by_side(site.shelf.comparison(*given), *given),
        )

    def picker(request: Request, chosen: str) -> Response:
        proposals = _latest(site.shelf.proposals(), chosen)
        return site.page(
            request,
            "pairs.html",
            chosen=site.archive.get(chosen) if chosen else None,
            proposals=proposals[:_SHOWN],
            total=len(proposals),
            offered=site.archive.newest(_OFFERED),
        )

    return router


def _latest(proposals: Sequence[Proposal], chosen: str) -> list[Proposal]:
    """The pairs with the statement ``chosen``, or all, the latest first."""
    return [one for one in reversed(proposals) if not chosen or chosen in (one.a, one.b)]
