"""Two names of one thing, where a statement says so: "the group on salt, which Ruritania calls the group on drugs"."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Alias", "aliases_of"]

Alias = tuple[str, str]
"""Two names of one thing, as they stand in the text."""

_NAME = r"(?:[\w’'&.-]+\s){0,9}?[\w’'&-]+"
_ALSO = re.compile(
    rf"(?P<one>\b(?:the|an?|its|our|this|that)\s{_NAME})\s?[,(]\s?"
    r"(?:(?:which|that)\s(?:[\w’'.]+\s){1,5}?calls?\s(?!(?:for|from|into|on|to|upon)\b)"
    r"|(?:which\sis\s)?(?:also|better|formerly|now|otherwise|previously|sometimes)"
    r"\s(?:called|known\sas|named|referred\sto\sas)\s)"
    rf"(?!an?\s)(?P<other>{_NAME})(?=\s?[,.;:)]|$)",
    re.IGNORECASE,
)
# "A mistake", which somebody calls it, is an opinion and no name.
_SIGNS = (" call", " known as ", " named ", " referred to as ")
"""What stands in every sentence that says so; looked for first, as few have it."""


def aliases_of(quotes: Iterable[str]) -> tuple[Alias, ...]:
    """The names that the sentences ``quotes`` give as two of one thing."""
    return tuple(
        (found["one"], found["other"])
        for quote in quotes
        if any(sign in quote for sign in _SIGNS)
        for found in _ALSO.finditer(quote)
    )
