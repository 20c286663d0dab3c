"""The bytes that a statement was read from, to be kept and never to be shown: they may be a page of anyone's."""

from __future__ import annotations

from fastapi.responses import Response

from verbale.web.site import Site

__all__ = ["ANY_BYTES", "original_of"]

ANY_BYTES = "application/octet-stream"


def original_of(site: Site, name: str) -> Response:
    """The original of the statement that ``name`` means, as a download. Raises HTTPException where there is none."""
    found = site.archive.get(site.find(name))
    headers = {
        "Content-Disposition": f'attachment; filename="{found.id}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(site.archive.original(found.original), media_type=ANY_BYTES, headers=headers)
