"""An entry of the ledger: a commitment, an engagement, … with every quotation behind it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from verbale.ledger.entry import Entry
from verbale.ledger.lines import NOBODY
from verbale.ledger.relationship import parties_of
from verbale.reading.model import Engagement
from verbale.views.page import Page
from verbale.views.readouts import readouts_of
from verbale.views.wording import RECORD_WORDS
from verbale.web.site import Site

__all__ = ["routes"]


def routes(site: Site) -> APIRouter:
    """The route of every entry: the id of any of its mentions leads to it."""
    router = APIRouter()

    @router.get("/entries/{mention:path}")
    def entry(request: Request, mention: str) -> HTMLResponse:
        found = site.shelf.soon(("entry", mention), lambda: site.shelf.entry(mention))
        if found is None:
            raise HTTPException(404, f"There is no entry with a mention {mention!r}.")
        readouts = _readouts(site, found) if found.kind is Engagement else []
        words = RECORD_WORDS[found.kind]
        return site.page(
            request,
            "entry.html",
            row=found.to_dict(),
            pair=_pair(found),
            words=words,
            mention=mention,
            readouts=readouts,
        )

    return router


def _pair(entry: Entry) -> list[str]:
    """The two parties that an entry is between, by their codes; none where it is of one alone, or of several."""
    involved = sorted(frozenset().union(*map(parties_of, entry.mentions)) - NOBODY)
    return involved if len(involved) == 2 else []


def _readouts(site: Site, entry: Entry) -> list[tuple[str, Page, str]]:
    """For each side that tells of the engagement: its code, its readout and the id of that."""
    return [(side, site.shelf.page(identity), identity) for side, identity in readouts_of(entry)]
