"""What the addresses of pages ask for, taken as it can be meant."""

from __future__ import annotations

from datetime import date

from fastapi import HTTPException

from verbale.language.gazetteer import known_party
from verbale.web.names import party_name

__all__ = ["day_or_none", "require_two"]


def day_or_none(given: str) -> str:
    """A day as the archive takes it; "" for what is none, as a form sends it for a field left empty."""
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        return ""


def require_two(one: str, other: str) -> tuple[str, str]:
    """The two parties in the order of the alphabet, which favours neither."""
    unknown = next((code for code in (one, other) if not known_party(code)), "")
    if unknown:
        raise HTTPException(404, f"There is no party {unknown!r}; give the code of one, CHN for example.")
    if one == other:
        raise HTTPException(404, f"{party_name(one)} is one party; a relationship has two.")
    first, second = sorted((one, other))
    return first, second
