"""What a small form has brought: the values of its fields, without files."""

from __future__ import annotations

from fastapi import Request

__all__ = ["form_of"]

_LONGEST = 1_000_000


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form by their names."""
    async with request.form(max_part_size=_LONGEST, max_files=0) as sent:
        return {name: value for name, value in sent.items() if isinstance(value, str)}
