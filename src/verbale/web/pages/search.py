"""*Search*: hits in context with facets, page by page, and as an Atom feed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import QueryParams

from verbale.archive.search import MOST_EXAMINED, Filters, Found, Hit, QueryError
from verbale.views.context import context_of
from verbale.web.asked import day_or_none
from verbale.web.params import FILTER_CODES
from verbale.web.site import Site, templates

__all__ = ["Asked", "feed_of", "routes"]

_AT_ONCE = 25
_MOST_PAGES = 200
_OF_A_FEED = 50
_FACETS = {
    "issuer": "For whom",
    "act": "Act",
    "issue": "Issue",
    "record": "Records",
    "kind": "Kind",
    "year": "Year",
}
_OF_A_FACET = 8
_SORTS = ("newest", "oldest", "relevance")
_NAMES = ("issuer", "speaker", "to", "act", "issue", "record", "kind")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody searches for, from the address; what cannot be meant there is left out."""

    q: str
    filters: Filters
    sort: str
    page: int

    @classmethod
    def of(cls, given: QueryParams) -> Asked:
        """What the address asks for."""
        several = {name: tuple(filter(None, given.getlist(name))) for name in _NAMES}
        for name, codes in FILTER_CODES.items():
            several[name] = tuple(value for value in several[name] if value in codes)
        several = {name: tuple(v for v in values if "\0" not in v) for name, values in several.items()}
        since, until = day_or_none(given.get("since", "")), day_or_none(given.get("until", ""))
        page, sort = given.get("page", "1"), given.get("sort", "")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
        return cls(
            given.get("q", "").replace("\0", "")[:2000],
            Filters(**several, since=since, until=until),
            sort if sort in _SORTS else "newest",
            min(max(number, 1), _MOST_PAGES),
        )

    def values(self, **changed: Any) -> dict[str, Any]:
        """The values of an address that asks for this, but for what is ``changed``; from the first page on."""
        given = {name: getattr(self.filters, name) for name in (*_NAMES, "since", "until")}
        sort = "" if self.sort == "newest" else self.sort
        return {"q": self.q, **given, "sort": sort, **changed}

    def toggled(self, name: str, value: str) -> dict[str, Any]:
        """The same with one value of a filter put in, or taken out if it is there."""
        if name == "year":
            return self.values(since=f"{value}-01-01", until=f"{value}-12-31")
        now = getattr(self.filters, name)
        after = tuple(one for one in now if one != value) if value in now else (*now, value)
        return self.values(**{name: after})


def routes(site: Site) -> APIRouter:
    """The routes of the page and of the feed."""
    router = APIRouter()

    @router.get("/search")
    def search(request: Request) -> HTMLResponse:
        asked = Asked.of(request.query_params)
        problem = ""
        found = Found((), 0, exact=True)
        facets: Mapping[str, Any] = {}
        try:
            found = _found(site, asked)
            facets = _facets(site, asked, found) if found.total else {}
        except QueryError as error:
            problem = str(error)
        return site.page(
            request,
            "search.html",
            asked=asked,
            found=found,
            facets=facets,
            examined=MOST_EXAMINED,
            titles=_FACETS,
            problem=problem,
            per_page=_AT_ONCE,
            context=_context,
        )

    @router.get("/search.atom")
    def feed(request: Request) -> Response:
        return feed_of(site, request, Asked.of(request.query_params))

    return router


def feed_of(site: Site, request: Request, asked: Asked, name: str = "") -> Response:
    """The newest hits of a search as an Atom feed; ``name`` is the one that it is kept by, if it is."""
    asked = replace(asked, page=1, sort="newest")
    hits = site.archive.search(asked.q, asked.filters, limit=_OF_A_FEED).hits
    base = str(request.base_url).rstrip("/")
    content = templates().get_template("feed.xml").render(asked=asked, hits=hits, base=base, name=name)
    return Response(content, media_type="application/atom+xml; charset=utf-8")


def _found(site: Site, asked: Asked) -> Found:
    return site.archive.search(
        asked.q, asked.filters, order=asked.sort, limit=_AT_ONCE, offset=(asked.page - 1) * _AT_ONCE
    )


def _facets(site: Site, asked: Asked, found: Found) -> Mapping[str, Any]:
    """The commonest values of what hits can be narrowed by, with their numbers: among the newest if there are many."""
    newest = None if found.exact else MOST_EXAMINED

    def counted() -> Mapping[str, Any]:
        counts = {
            name: site.archive.count(asked.q, asked.filters, by=name, newest=newest) for name in _FACETS
        }
        return {name: [one for one in found if one.value][:_OF_A_FACET] for name, found in counts.items()}

    # They are the same on every page of the hits.
    return site.shelf.kept(("facets", asked.q, asked.filters, newest), counted)


def _context(hit: Hit) -> Any:
    return context_of(hit.quote, hit.places)
