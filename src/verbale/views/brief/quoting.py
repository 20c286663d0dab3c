"""Quotations for a book: each numbered when it is first used, the same number ever after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from verbale.reading.model import Voice
from verbale.views.brief.model import Quoted
from verbale.views.date_words import date_in_words
from verbale.views.plain import one_line
from verbale.views.wording import chain_in_words

if TYPE_CHECKING:
    from verbale.archive import Summary

__all__ = ["Annex"]

_LONGEST = 280
"""Characters of a quotation in the body; the annex has all of it."""


class Annex:
    """The quotations of a book in the order of their first use."""

    def __init__(self, statements: Iterable[Summary], party_name: Callable[[str], str]) -> None:
        self._statements = {one.id: one.document for one in statements}
        self._party_name = party_name
        self._numbers: dict[tuple[str, int, int], Quoted] = {}

    def quoted(self, row: Mapping[str, Any]) -> Quoted:
        """The quotation that a row of JSON has: statement, start, end, quote, date, issuer, voice."""
        key = (row["statement"], row["start"], row["end"])
        if key not in self._numbers:
            self._numbers[key] = self._new(row)
        return self._numbers[key]

    def all(self) -> tuple[Quoted, ...]:
        """Every quotation that was used, by its number."""
        return tuple(self._numbers.values())

    def _new(self, row: Mapping[str, Any]) -> Quoted:
        document = self._statements.get(row["statement"])
        title = one_line(document.title or "Untitled") if document else "Untitled"
        source = document.source if document else ""
        quote = one_line(row["quote"]).strip()
        return Quoted(
            number=len(self._numbers) + 1,
            quote=quote,
            shown=_cut(quote),
            said=self._said(row),
            title=title,
            place=f"{row['statement']}/{row['start']}-{row['end']}",
            link=source if source.startswith(("https://", "http://")) else "",
        )

    def _said(self, row: Mapping[str, Any]) -> str:
        voice: Sequence[Mapping[str, str]] = row.get("voice") or ()
        chain = chain_in_words([Voice(one["name"], one["party"]) for one in voice]) if voice else ""
        issuer = self._party_name(row["issuer"]) if row["issuer"] else "Issuer not known"
        date = date_in_words(row["date"]) or "no date"
        return one_line(" · ".join(part for part in (issuer, chain, date) if part))


def _cut(quote: str) -> str:
    if len(quote) <= _LONGEST:
        return quote
    return quote[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
