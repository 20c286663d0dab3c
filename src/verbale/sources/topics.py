"""Whether a heading speaks of a party, rather than for it."""

from __future__ import annotations

import re

__all__ = ["is_topic"]

_TOPICS = frozenset(
    ("about", "after", "against", "amid", "between", "concerning", "following", "for", "in", "into", "on",
     "regarding", "to", "toward", "towards", "with")
)  # fmt: skip
_SOURCES = frozenset(("behalf", "by", "from"))
_RUN_ON = re.compile(r"[\n;:,–—]")
_HEADED = re.compile(r"[^.\n]{0,40}?(?::| –| —)\s")
"""A heading that begins with what it is about: "Graustark: Statement by the Spokesperson"."""


def is_topic(words: str, start: int) -> bool:
    """Whether what stands at ``start`` is what ``words`` speak of: "on …", "with the Minister of …", "…: Statement"."""
    before = _RUN_ON.split(words[:start])[-1].lower().split()
    nearest = next((word for word in reversed(before) if word in _TOPICS or word in _SOURCES), "")
    return nearest in _TOPICS or (start == 0 and bool(_HEADED.match(words)))
