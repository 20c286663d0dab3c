"""The HTTP API: for everything that the pages show, the JSON that the commands print."""

from __future__ import annotations

from fastapi import APIRouter, Security
from fastapi.security import HTTPBearer

from verbale.web.api import changes, comparison, ledger, people, statements
from verbale.web.site import Site

__all__ = ["api_routes"]


def api_routes(site: Site) -> APIRouter:
    """The routes below ``/api``, and ``/healthz``."""
    router = APIRouter()
    signed = HTTPBearer(auto_error=False, description="An API token, made under *Account and tokens*.")
    needed = [Security(signed)] if site.has_accounts else []
    for part in (comparison, statements, ledger, changes, people):
        router.include_router(part.routes(site), prefix="/api", dependencies=needed)

    @router.get("/healthz", tags=["server"], summary="Whether the archive can be read")
    def healthz() -> dict[str, str]:
        site.archive.version()
        return {"status": "ok"}

    return router
