"""Parties by name, for people."""

from __future__ import annotations

from verbale.language.gazetteer import known_party
from verbale.language.gazetteer import party_name as name_of

__all__ = ["party_name"]


def party_name(code: str) -> str:
    """The name of a party; a code that is not in the gazetteer stands for itself."""
    return name_of(code) if known_party(code) else code
