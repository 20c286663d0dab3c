"""*Statement*: the text as published, with acts, voices and records marked in it, and the records beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from verbale.reading.model import ACTS
from verbale.views.page import Page, SentenceView
from verbale.views.parts import in_parts, part_with, records_in
from verbale.web.names import party_name
from verbale.web.originals import original_of
from verbale.web.site import Site

__all__ = ["routes"]


def routes(site: Site) -> APIRouter:
    """The routes of a statement, of its original, and of every sentence and record in it."""
    router = APIRouter()

    @router.get("/statements/{name}")
    def statement(
        request: Request,
        name: str,
        part: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
        act: str = "",
        by: str = "",
    ) -> Response:
        identity = site.find(name)
        if identity != name:
            return RedirectResponse(f"/statements/{quote(identity)}", 307)
        found, page = site.archive.get(identity), site.shelf.page(identity)
        parts = in_parts(page.paragraphs)
        if part > len(parts):
            raise HTTPException(404, f"The text has {len(parts)} parts.")
        return site.page(
            request,
            "statement.html",
            found=found,
            page=_only(page, records_in(parts[part - 1])) if len(parts) > 1 else page,
            paragraphs=parts[part - 1],
            part=part,
            parts=len(parts),
            act=act if act in ACTS else "",
            by=by,
            speakers=_speakers(page),
            is_faded=lambda sentence: _is_faded(sentence, act, by),
        )

    @router.get("/statements/{name}/original")
    def original(name: str) -> Response:
        return original_of(site, name)

    @router.get("/statements/{name}/{span}")
    @router.get("/statements/{name}/{span}/{kind}")
    def place(name: str, span: str, kind: str = "") -> RedirectResponse:
        """The lasting address of a sentence, or of a record: leads to where it stands on the page now."""
        identity = site.find(name)
        page = site.shelf.page(identity)
        start, _, end = span.partition("-")
        if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in (start, end)):
            raise HTTPException(404, f"{span!r} is no span such as 130-160.")
        number, anchor = part_with(in_parts(page.paragraphs), int(start))
        anchor = _record_anchor(page, span, kind.partition("~")[0]) or anchor
        part = f"?part={number + 1}" if number else ""
        return RedirectResponse(f"/statements/{quote(identity)}{part}#{anchor}", 307)

    return router


def _record_anchor(page: Page, span: str, kind: str) -> str:
    sections = (section for section in page.sections if section.name == kind)
    return next((entry.entry for section in sections for entry in section.entries if entry.span == span), "")


def _only(page: Page, entries: frozenset[str]) -> Page:
    """``page`` with the records among ``entries`` alone."""
    sections = (
        replace(section, entries=tuple(entry for entry in section.entries if entry.entry in entries))
        for section in page.sections
    )
    return replace(page, sections=tuple(section for section in sections if section.entries))


def _speakers(page: Page) -> list[tuple[str, str]]:
    """The parties whose words are in the text, with their names."""
    codes = {
        passage.sentence.party
        for paragraph in page.paragraphs
        for passage in paragraph.passages
        if passage.sentence
    }
    return [(code, party_name(code)) for code in sorted(codes - {""})]


def _is_faded(sentence: SentenceView, act: str, by: str) -> bool:
    acts = (sentence.act, *sentence.also.split(", "))
    return bool(act and act not in acts) or bool(by and by != sentence.party)
