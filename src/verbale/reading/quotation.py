"""Quotation marks of a stretch of text: those that belong to each other are in it, or neither is."""

from __future__ import annotations

__all__ = ["with_quotes"]


def with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` with the quotation mark that belongs to one of which it holds the other."""
    inside = text[start:end]
    for opening, closing in (("“", "”"), ('"', '"')):
        lone = inside.count('"') % 2 if opening == closing else inside.count(opening) != inside.count(closing)
        if not lone:
            continue
        if text[start - 1 : start] == opening and closing in inside:
            start -= 1
        elif text[end : end + 1] == closing:
            end += 1
    return start, end
