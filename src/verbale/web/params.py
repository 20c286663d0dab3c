"""What can be asked for in an address: parties, days, codes, filters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from fastapi import Path, Query
from pydantic import AfterValidator, WithJsonSchema

from verbale.archive.search import GROUPINGS, Filters
from verbale.language.gazetteer import known_party
from verbale.reading.model import ACTS, ISSUES, RECORD_TYPES
from verbale.statement import KINDS
from verbale.views.rows import PARTS

__all__ = [
    "FILTER_CODES",
    "Day",
    "Grouping",
    "Issue",
    "Limit",
    "Offset",
    "Order",
    "Part",
    "Party",
    "Text",
    "Words",
    "day_of",
    "filters",
    "known_code",
]

FILTER_CODES = {
    "act": ACTS,
    "issue": ISSUES,
    "record": tuple(kind.key for kind in RECORD_TYPES),
    "kind": KINDS,
}
"""Filters whose values are codes of a fixed list."""


def _one_of(codes: Iterable[str]) -> tuple[AfterValidator, WithJsonSchema]:
    known = tuple(codes)

    def check(value: str) -> str:
        if value not in known:
            raise ValueError(f"{value!r} is not known; it is one of {', '.join(known)}")
        return value

    return AfterValidator(check), WithJsonSchema({"type": "string", "enum": list(known)})


def _storable(value: str) -> str:
    if "\0" in value:
        raise ValueError("a NUL character stands in no text")
    return value


def known_code(code: str) -> str:
    """The code of a party. Raises ValueError for one that is none."""
    """The code of a party. Raises ValueError for one that is none."""
    if not known_party(code):
        raise ValueError(f"there is no party {code!r}; give a code, CHN for example")
    return code


Act = Annotated[str, *_one_of(ACTS)]
Issue = Annotated[str, *_one_of(ISSUES)]
Record = Annotated[str, *_one_of(FILTER_CODES["record"])]
Kind = Annotated[str, *_one_of(KINDS)]
Grouping = Annotated[str, *_one_of(GROUPINGS)]
Order = Annotated[str, *_one_of(("newest", "oldest", "relevance"))]
Part = Annotated[str, *_one_of(PARTS), Path(description="The part, named as the command is.")]
Text = Annotated[str, AfterValidator(_storable)]
Party = Annotated[
    str, AfterValidator(known_code), Path(description="The code of a party.", pattern="^[A-Z][A-Z0-9]{1,11}$")
]
Words = Annotated[
    Text, Query(description='The query: words, "a phrase", pre*, OR, NOT, NEAR/5.', max_length=2000)
]
Day = Annotated[date | None, Query(description="A day, YYYY-MM-DD.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="How many to pass over first.")]


def day_of(day: date | None) -> str:
    """A day as the archive takes it; "" for none."""
    return day.isoformat() if day else ""


def filters(  # noqa: PLR0913 - one parameter a filter
    *,
    issuer: Annotated[list[Text], Query(description="Codes of the parties spoken for.")] = [],  # noqa: B006
    speaker: Annotated[list[Text], Query(description="Names, or codes of parties, in the voices.")] = [],  # noqa: B006
    to: Annotated[list[Text], Query(description="Codes of the parties addressed.")] = [],  # noqa: B006
    act: Annotated[list[Act], Query()] = [],  # noqa: B006
    issue: Annotated[list[Issue], Query()] = [],  # noqa: B006
    record: Annotated[list[Record], Query(description="Types of record in the sentence.")] = [],  # noqa: B006
    kind: Annotated[list[Kind], Query(description="Kinds of statement.")] = [],  # noqa: B006
    statement: Annotated[list[Text], Query(description="Ids of statements.")] = [],  # noqa: B006
    since: Day = None,
    until: Day = None,
) -> Filters:
    """The filters of a search; several values of one mean any of them."""
    return Filters(
        tuple(issuer),
        tuple(speaker),
        tuple(to),
        tuple(act),
        tuple(issue),
        tuple(record),
        tuple(kind),
        tuple(statement),
        day_of(since),
        day_of(until),
    )
