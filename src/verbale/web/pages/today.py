"""*Today*: the newest statements, and what each has that no statement had before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from verbale.archive import Summary
from verbale.ledger.entry import Entry
from verbale.ledger.mention import Mention
from verbale.views.wording import RECORD_WORDS, number_of
from verbale.web.site import Site

__all__ = ["routes"]

_AT_ONCE = 12
_SHOWN = 4
"""New records that are shown of a statement; the others are counted."""


@dataclass(frozen=True, slots=True)
class _News:
    """A statement with what is in it."""

    summary: Summary
    counts: tuple[str, ...]
    new: tuple[Mention, ...]
    """The records that no earlier statement has, the weightiest types first."""

    @property
    def shown(self) -> Sequence[Mention]:
        return self.new[:_SHOWN]


def routes(site: Site) -> APIRouter:
    """The route of the front page."""
    router = APIRouter()

    @router.get("/")
    def today(request: Request, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> HTMLResponse:
        found = site.archive.newest(_AT_ONCE + 1, (page - 1) * _AT_ONCE)
        ledger = site.shelf.ledger_soon()
        news = [_news(one, ledger.of_statement(one.id) if ledger else ()) for one in found[:_AT_ONCE]]
        more = len(found) > _AT_ONCE
        pairs = site.shelf.pairs_soon()[:6]
        return site.page(
            request, "today.html", news=news, page=page, more=more, pairs=pairs, is_waiting=ledger is None
        )

    return router


def _news(summary: Summary, mentions: Sequence[tuple[Entry, Mention]]) -> _News:
    weight = {kind: at for at, kind in enumerate(RECORD_WORDS)}
    counts = Counter(type(mention.record) for _, mention in mentions)
    new = [mention for entry, mention in mentions if entry.id == mention.id]
    return _News(
        summary,
        tuple(number_of(kind, counts[kind]) for kind in RECORD_WORDS if counts[kind]),
        tuple(sorted(new, key=lambda mention: weight[type(mention.record)])),
    )
