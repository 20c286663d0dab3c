"""What every page works with: the archive, what is known of it, the templates, the token of its forms."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment
from markupsafe import Markup

from verbale.archive import Archive
from verbale.errors import ArchiveError
from verbale.ledger.ladder import steps
from verbale.ledger.lines import NOBODY
from verbale.reading.model import ISSUES, Voice
from verbale.views.date_words import date_in_words
from verbale.views.templating import environment
from verbale.views.wording import (
    RECORD_WORDS,
    chain_in_words,
    code_in_words,
    contact_in_words,
    is_refrained_from,
    told_in_words,
)
from verbale.web.assets import address_of
from verbale.web.names import party_name
from verbale.web.people import account_of
from verbale.web.shelf import Shelf

__all__ = ["Site"]


@dataclass(frozen=True)
class Site:
    """One archive on the web."""

    archive: Archive
    is_demo: bool = False
    has_accounts: bool = False
    patience: float | None = None
    """Seconds that the first page waits for the ledger; None for as long as it takes."""
    shelf: Shelf = field(init=False)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """Stands in every form of this run, and comes back with it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "shelf", Shelf(self.archive, self.patience))

    def page(self, request: Request, template: str, code: int = 200, **values: Any) -> HTMLResponse:
        """The page that ``template`` makes of ``values``, with the HTTP status ``code``."""
        common = {
            "path": request.url.path,
            "site": self,
            "account": account_of(request),
            "token": self.token_of(request),
        }
        return HTMLResponse(templates().get_template(template).render(**common, **values), code)

    def part(self, template: str, **values: Any) -> Markup:
        """What ``template`` makes of ``values`` alone: the same for whoever looks at it."""
        return Markup(templates().get_template(template).render(**values))  # noqa: S704 - the template escapes

    def token_of(self, request: Request) -> str:
        """What the forms of a page bring back: that of the session, or that of this run where there is none."""
        return str(getattr(request.state, "form_token", self.token))

    def find(self, name: str) -> str:
        """The id of the statement that ``name`` means; a page that is not there for a name that means none."""
        try:
            return self.archive.find(name)
        except ArchiveError as error:
            raise HTTPException(404, str(error)) from error


_RECORD_WORDS = {kind.key: words for kind, words in RECORD_WORDS.items()}


@cache
def templates() -> Environment:
    """The templates of the pages, with what they say things with."""
    made = environment("verbale.web", "verbale.views")
    made.filters.update(
        words=code_in_words,
        day=date_in_words,
        party=party_name,
        chain=_chain,
        number=_number,
        at=_at,
        place=_place,
        issues_in_words=_issues_in_words,
        asked_words=_asked_words,
        capital=_capital,
    )
    made.tests["refrained_from"] = is_refrained_from
    made.globals.update(
        asset=address_of,
        query=_query,
        top_step=steps()[-1].number,
        record_words=_RECORD_WORDS,
        no_states=NOBODY,
        contact_words=contact_in_words,
        told_words=told_in_words,
    )
    return made


def _chain(voice: list[dict[str, str]]) -> str:
    return chain_in_words([Voice(source["name"], source["party"]) for source in voice])


_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_ISSUE = re.compile(rf"\b({'|'.join(ISSUES)})\b")


def _issues_in_words(text: str) -> str:
    """``text`` with the codes of issues, and days, in words."""
    named = _ISSUE.sub(lambda found: code_in_words(found[0]), text)
    return _DAY.sub(lambda found: date_in_words(found[0]), named)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _number(count: int) -> str:
    return f"{count:,}"


def _at(span: dict[str, Any]) -> str:
    """The lasting address of the sentence or record that a row of JSON speaks of."""
    return f"/statements/{quote(span['statement'])}/{span['start']}-{span['end']}"


def _place(one: Any) -> str:
    """The lasting address of a quotation that is an object with its statement, start and end."""
    return _at({"statement": one.statement, "start": one.start, "end": one.end})


def _asked_words(asked: str) -> str:
    """What a search asks for, in words: ``border · issuer XRU``."""
    pairs = parse_qsl(asked)
    words = [value if name == "q" else f"{name} {code_in_words(value)}" for name, value in pairs]
    return " · ".join(words) or "everything"


def _query(**values: Any) -> str:
    """A query string of the values that are there; lists give one pair for each."""
    given = {name.rstrip("_"): value for name, value in values.items() if value not in ("", None, (), [], 0)}
    return f"?{urlencode(given, doseq=True)}" if given else "?"
