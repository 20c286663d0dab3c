"""The style sheets and the script: files of the package, each under an address that changes with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

__all__ = ["address_of", "routes"]

_FILES = {
    "reading.css": ("verbale.views", "templates/reading.css", "text/css; charset=utf-8"),
    "web.css": ("verbale.web", "static/web.css", "text/css; charset=utf-8"),
    "web.js": ("verbale.web", "static/web.js", "text/javascript; charset=utf-8"),
    "icon.svg": ("verbale.web", "static/icon.svg", "image/svg+xml"),
}
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class _Asset:
    content: bytes
    media_type: str
    tag: str


@cache
def _asset(name: str) -> _Asset:
    package, path, media_type = _FILES[name]
    content = resources.files(package).joinpath(*path.split("/")).read_bytes()
    return _Asset(content, media_type, hashlib.sha256(content).hexdigest()[:12])


def address_of(name: str) -> str:
    """The address of a file for a page to name."""
    return f"/static/{name}?v={_asset(name).tag}"


def routes() -> APIRouter:
    """The addresses of the files."""
    router = APIRouter(include_in_schema=False)

    @router.get("/static/{name}")
    def static(name: str, request: Request) -> Response:
        if name not in _FILES:
            raise HTTPException(404, "there is no such file")
        asset = _asset(name)
        lasting = request.query_params.get("v") == asset.tag
        headers = {"ETag": f'"{asset.tag}"', "Cache-Control": _FOR_EVER if lasting else "no-cache"}
        return Response(asset.content, media_type=asset.media_type, headers=headers)

    return router
