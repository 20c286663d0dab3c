"""The application: pages, API and files over one archive, behind the guard."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException

from verbale.archive import Archive
from verbale.errors import VerbaleError, unforeseen
from verbale.views.plain import one_line
from verbale.web import assets
from verbale.web.api import api_routes
from verbale.web.guard import LOOPBACK_NAMES, MOST_BYTES, Guard
from verbale.web.once import NotYet
from verbale.web.pages import page_routes
from verbale.web.people import People
from verbale.web.site import Site

__all__ = ["create_app"]

_ABOUT = """What the pages of `verbale serve` show, as JSON in the shapes that the commands print with `--json`.

Every quotation is verbatim: `quote` is what stands at `start` to `end`, in code points, of the statement's text."""

_AGAIN = 5
"""Seconds after which a page is asked for again that is being worked out."""
_NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""Nothing is sent anywhere, whatever the environment says."""


def create_app(
    archive: Archive,
    *,
    hosts: Iterable[str] = LOOPBACK_NAMES,
    is_demo: bool = False,
    with_accounts: bool = False,
    patience: float | None = None,
) -> FastAPI:
    """The application that serves ``archive`` under the names ``hosts``.

    ``with_accounts`` lets in only who signs in with an account of the archive. The first page waits ``patience``
    seconds for the ledger, and is shown without it then; pages of the ledger itself wait some times as long, and ask
    for patience then. With None all wait as long as it takes.
    """
    site = Site(archive, is_demo, with_accounts, patience)
    app = FastAPI(
        title="Verbale",
        version="1",
        description=_ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,  # both load their scripts from another host
        redoc_url=None,
        redirect_slashes=False,
        max_body_size=MOST_BYTES,
        telemetry=_NO_TELEMETRY,
    )
    if with_accounts:
        app.add_middleware(People, archive=archive)
    app.add_middleware(Guard, hosts=tuple(hosts))
    for router in (assets.routes(), api_routes(site), page_routes(site)):
        app.include_router(router)
    _explain_errors(app, site)
    _let_wait(app, site)
    app.state.site = site
    return app


def _explain_errors(app: FastAPI, site: Site) -> None:
    """Errors in one line: JSON below ``/api``, a page elsewhere."""

    def answer(
        request: Request, status: int, problem: str, headers: dict[str, str] | None = None
    ) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"problem": problem}, status, headers)
        return site.page(request, "problem.html", status, problem=problem, found=status != 404)

    @app.exception_handler(HTTPException)
    async def no_page(request: Request, error: HTTPException) -> Response:
        problem = "There is nothing at this address." if error.detail == "Not Found" else str(error.detail)
        return answer(request, error.status_code, problem, dict(error.headers or {}))

    @app.exception_handler(VerbaleError)
    async def wrong(request: Request, error: VerbaleError) -> Response:
        return answer(request, 400, str(error))

    @app.exception_handler(Exception)
    async def unforeseen_error(request: Request, error: Exception) -> Response:
        problem = str(unforeseen(request.url.path, error))
        print(one_line(problem), file=sys.stderr)  # noqa: T201 - whoever runs the server is to see it
        return answer(request, 500, problem)

    @app.exception_handler(RequestValidationError)
    async def not_understood(request: Request, error: RequestValidationError) -> Response:
        places = (f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors())
        return answer(request, 422, "; ".join(places))


def _let_wait(app: FastAPI, site: Site) -> None:
    """While what a page is of is being worked out, a page that says so and asks again by itself."""

    @app.exception_handler(NotYet)
    async def being_made(request: Request, _: NotYet) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        page = site.page(request, "waiting.html", 202, here=f"{request.url.path}{query}")
        page.headers["Refresh"] = str(_AGAIN)
        return page
