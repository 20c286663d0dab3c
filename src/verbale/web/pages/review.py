"""*Review*: records one after the other, to be accepted, edited or rejected; those first that people must settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from verbale.archive.corrections import Change
from verbale.errors import CorrectionError
from verbale.views.rows import conflict_row
from verbale.web.forms import form_of
from verbale.web.guard import is_the_token
from verbale.web.queue import next_items
from verbale.web.site import Site

__all__ = ["routes"]

_EXPIRED = "The form is from before the server was started anew; nothing was changed, send it again."


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done last, to be said above the next record."""

    what: str
    number: str


def routes(site: Site) -> APIRouter:
    """The routes of the queue and of its forms."""
    router = APIRouter()

    def show(
        request: Request, status: int = 200, problem: str = "", typed: Mapping[str, str] | None = None
    ) -> Response:
        """The next record; with what was ``typed`` about it, if that could not be carried out."""
        given = request.query_params
        target = typed.get("target", "") if typed else ""
        item, following = next_items(site.archive, target or given.get("record", ""))
        conflicts = [conflict_row(one) for one in site.archive.review()]
        done = _Done(given.get("did", ""), given.get("number", ""))
        return site.page(
            request,
            "review.html",
            status,
            item=item,
            next=following,
            conflicts=conflicts,
            done=done,
            problem=problem,
            typed=typed if typed and item and item.target == target else {},
        )

    @router.get("/review")
    def review(request: Request) -> Response:
        return show(request)

    @router.post("/review")
    async def decide(request: Request) -> Response:
        given = await form_of(request)
        return await run_in_threadpool(decided, request, given)

    def decided(request: Request, given: dict[str, str]) -> Response:
        if not is_the_token(given.get("token"), site.token_of(request)):
            return show(request, 403, _EXPIRED, given)
        try:
            made = site.archive.correct_all([_change(given)])[0]
        except CorrectionError as error:
            return show(request, 400, str(error), given)
        did = {"did": made.action, "number": made.number, "record": given.get("next", "")}
        return RedirectResponse(f"/review?{urlencode(did)}", 303)

    return router


def _change(given: dict[str, str]) -> Change:
    """The change that a form asks for: of an edit, the fields that are not as they were."""
    action, target = given.get("action", ""), given.get("target", "")
    if action == "undo":
        number = given.get("number", "")
        return Change(action="undo", undo=int(number) if number.isascii() and number.isdigit() else 0)
    changed: dict[str, Any] = {}
    if action == "edit":
        fields = {
            name.removeprefix("set-"): value for name, value in given.items() if name.startswith("set-")
        }
        changed = {
            name: value for name, value in fields.items() if value.strip() != given.get(f"was-{name}", "")
        }
        if not changed:
            action = "accept"
    return Change(target=target, action=action, set=changed, why=given.get("why", ""))
