"""An entry of the ledger: a commitment, an engagement, … with every quotation behind it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from verbale.ledger.edtf import Days, days_of
from verbale.ledger.entry import Entry
from verbale.reading.model import Engagement
from verbale.views.page import Page
from verbale.views.wording import RECORD_WORDS
from verbale.web.site import Site

__all__ = ["routes"]

_FAR = 10**6
"""Farther than any two days of an archive."""


def routes(site: Site) -> APIRouter:
    """The route of every entry: the id of any of its mentions leads to it."""
    router = APIRouter()

    @router.get("/entries/{mention:path}")
    def entry(request: Request, mention: str) -> HTMLResponse:
        found = site.shelf.ledger().entry(mention)
        if found is None:
            raise HTTPException(404, f"There is no entry with a mention {mention!r}.")
        readouts = _readouts(site, found) if found.kind is Engagement else []
        words = RECORD_WORDS[found.kind]
        return site.page(
            request, "entry.html", row=found.to_dict(), words=words, mention=mention, readouts=readouts
        )

    return router


def _readouts(site: Site, entry: Entry) -> list[tuple[str, Page, str]]:
    """For each side that tells of the engagement: its code, its readout and the id of that.

    The readout is the statement that is nearest in time to it; of several, the one with the most mentions of it.
    """
    told: dict[str, dict[str, tuple[int, int]]] = {}
    when = days_of(str(entry.fields["date"]))
    for mention in entry.mentions:
        of_side = told.setdefault(mention.issuer, {})
        distance = _distance(when, days_of(mention.date))
        number = of_side.get(mention.statement, (0, 0))[1] + 1 + len(mention.record.also)
        of_side[mention.statement] = (-distance, number)
    nearest = ((side, max(ids, key=lambda one: (ids[one], one))) for side, ids in sorted(told.items()))
    return [(side, site.shelf.page(identity), identity) for side, identity in nearest]


def _distance(when: Days | None, told: Days | None) -> int:
    """The days between an engagement and a statement; what was said before it is a preview, and comes last."""
    if when is None or told is None:
        return _FAR
    return abs(told.first - when.first) if told.first >= when.first else _FAR
