"""*Add*: a text that is pasted, a file that is sent, the address of a page; the reading appears at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from verbale.archive.importing import AddReport
from verbale.errors import VerbaleError
from verbale.sources import Overrides
from verbale.statement import KINDS
from verbale.web.adding import add_address, add_file, add_text
from verbale.web.guard import MOST_BYTES, is_the_token
from verbale.web.site import Site

__all__ = ["routes"]

_ABOUT = ("issuer", "published", "title", "publisher", "kind")
_EXPIRED = "The form is from before the server was started anew; send it again."


@dataclass(frozen=True, slots=True)
class _Given:
    """What a form has brought."""

    text: str
    url: str
    name: str
    data: bytes
    content_type: str
    about: dict[str, str]

    def kept(self) -> dict[str, str]:
        """What the form is filled with again when it could not be carried out."""
        return {"text": self.text, "url": self.url, **self.about}


def routes(site: Site) -> APIRouter:
    """The routes of the form."""
    router = APIRouter()

    def form(request: Request, status: int = 200, **values: Any) -> Response:
        given = {"given": dict.fromkeys(("text", "url", *_ABOUT), ""), "problem": "", "report": None}
        return site.page(request, "add.html", status, **{**given, **values}, kinds=KINDS)

    @router.get("/add")
    def show(request: Request) -> Response:
        return form(request)

    @router.post("/add")
    async def add(request: Request) -> Response:
        async with request.form(max_part_size=MOST_BYTES, max_files=1) as sent:
            given, is_ours = await _given(sent), is_the_token(sent.get("token"), site.token_of(request))
        if not is_ours:
            return form(request, 403, problem=_EXPIRED, given=given.kept())
        try:
            report = await run_in_threadpool(_carry_out, site, given)
        except VerbaleError as error:
            return form(request, 400, problem=str(error), given=given.kept())
        identities = [*report.added, *report.versions]
        if len(identities) == 1 and not report.problems:
            return RedirectResponse(f"/statements/{quote(identities[0])}", 303)
        status = 400 if report.problems and not identities else 200
        kept = given.kept() if report.problems else dict.fromkeys(given.kept(), "")
        return form(request, status, report=report, problem="\n".join(report.problems), given=kept)

    return router


async def _given(sent: FormData) -> _Given:
    def word(name: str) -> str:
        value = sent.get(name, "")
        return value if isinstance(value, str) else ""

    file = sent.get("file")
    name, data, content_type = "", b"", ""
    if isinstance(file, UploadFile) and file.filename:
        name, data, content_type = file.filename, await file.read(), file.content_type or ""
    about = {field: word(field).strip() for field in _ABOUT}
    about["issuer"] = about["issuer"].upper()
    return _Given(word("text"), word("url").strip(), name, data, content_type, about)


def _carry_out(site: Site, given: _Given) -> AddReport:
    """Add what was given: a file, else an address, else the text."""
    overrides = Overrides(**given.about)
    if given.name:
        return add_file(site.archive, given.name, given.data, given.content_type, overrides)
    if given.url:
        return add_address(site.archive, given.url, overrides)
    return add_text(site.archive, given.text, overrides)
