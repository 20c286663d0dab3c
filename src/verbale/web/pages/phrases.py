"""*Phrases*: the set phrases of an issuer; and of each its use over time, with the quotations behind every point."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from verbale.comparison.phrases import Phrase
from verbale.comparison.slices import Use
from verbale.language.gazetteer import known_party
from verbale.views.column_chart import column_chart
from verbale.views.context import Context, context_of
from verbale.views.sparkline import sparkline
from verbale.web.asked import day_or_none
from verbale.web.site import Site

__all__ = ["routes"]

_LISTED = 60
_USES = 100
"""Quotations that one page shows."""
_LONGEST = 300


def routes(site: Site) -> APIRouter:
    """The routes of the list and of each phrase."""
    router = APIRouter()

    @router.get("/phrases")
    def phrases(request: Request, issuer: str = "", since: str = "", until: str = "") -> HTMLResponse:
        asked = _asked(issuer, since, until)
        issuers = site.shelf.issuers()
        if "issuer" not in request.query_params and issuers:
            asked["issuer"] = issuers[0]
        found = site.shelf.phrases(**asked)
        return site.page(
            request,
            "phrases.html",
            asked=asked,
            issuers=issuers,
            phrases=found[:_LISTED],
            total=len(found),
            statements=len(site.shelf.slice(**asked).statements),
            line=_line,
        )

    @router.get("/phrase")
    def phrase(
        request: Request, q: str = "", issuer: str = "", since: str = "", until: str = "", month: str = ""
    ) -> HTMLResponse:
        asked = _asked(issuer, since, until)
        wording = " ".join(q.replace("\0", "").split())[:_LONGEST]
        found = site.shelf.phrase(wording, **asked) if wording else None
        places = _places(found, month) if found else []
        return site.page(
            request,
            "phrase.html",
            asked=asked,
            wording=wording,
            phrase=found,
            chart=column_chart(found) if found else None,
            month=month if found and month in {one.month for one in found.months} else "",
            uses=[_in_context(found, place) for place in places[:_USES]] if found else [],
            total=len(places),
            issuers=site.shelf.issuers(),
        )

    return router


def _asked(issuer: str, since: str, until: str) -> dict[str, str]:
    code = issuer.strip().upper()
    known = code if code and known_party(code) else ""
    return {"issuer": known, "since": day_or_none(since), "until": day_or_none(until)}


def _line(phrase: Phrase) -> str:
    return sparkline([month.per_10000_words for month in phrase.months])


def _places(phrase: Phrase, month: str) -> list[tuple[int, int]]:
    """Where the phrase is used, the latest first; only in one month, if it is given."""
    places = list(reversed(phrase.places))
    return [place for place in places if phrase.use(place).date.startswith(month)] if month else places


def _in_context(phrase: Phrase, place: tuple[int, int]) -> tuple[Use, Context]:
    """A use with its sentence around it."""
    use, passage = phrase.use(place), phrase.slice.passages[int(phrase.slice.passage_of[place[0]])]
    return use, context_of(passage.quote, [(use.start - passage.start, use.end - passage.start)])
