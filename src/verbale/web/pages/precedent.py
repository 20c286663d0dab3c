"""*Precedent*: what is remarkable about a statement beside what its issuer said before."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from verbale.errors import VerbaleError
from verbale.views.precedent import redline_pieces
from verbale.web.site import Site

__all__ = ["routes"]

_SHOWN = 20


def routes(site: Site) -> APIRouter:
    """The route of the findings of each statement."""
    router = APIRouter()

    @router.get("/statements/{name}/precedent")
    def findings(request: Request, name: str, kind: str = "", more: bool = False) -> Response:
        identity = site.find(name)
        if identity != name:
            return RedirectResponse(f"/statements/{quote(identity)}/precedent", 307)
        problem, found, chosen = "", None, []
        try:
            found = site.shelf.precedent(identity)
            chosen = [one for one in found.findings if kind in ("", one.kind)]
        except VerbaleError as error:
            problem = str(error)
        return site.page(
            request,
            "precedent.html",
            statement=site.archive.get(identity),
            found=found,
            problem=problem,
            kinds=Counter(one.kind for one in found.findings) if found else {},
            kind=kind,
            chosen=chosen if more else chosen[:_SHOWN],
            total=len(chosen),
            redline=redline_pieces,
        )

    return router
