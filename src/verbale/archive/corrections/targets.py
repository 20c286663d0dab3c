"""What a change is about: the ids of statements, sentences and records, and words of the text."""

from __future__ import annotations

import re
from dataclasses import replace

from verbale.archive.corrections.model import SENTENCES, Place
from verbale.errors import CorrectionError
from verbale.reading.model import RECORD_TYPES, Record

__all__ = ["mention_id", "record_type", "span_in", "split_target"]

_SPAN = r"(?P<start>\d{1,9})-(?P<end>\d{1,9})"
_TYPE_LAST = re.compile(rf"(?P<statement>.+?)/{_SPAN}(?:/(?P<type>[a-z_]+)(?:~(?P<ordinal>\d{{1,4}}))?)?")
_TYPE_FIRST = re.compile(rf"(?P<statement>.+?)/(?P<type>[a-z_]+)/{_SPAN}(?:~(?P<ordinal>\d{{1,4}}))?")


def split_target(target: str) -> tuple[str, Place | None]:
    """The name of a statement, and the place in it, if ``target`` names one.

    The type of a record can stand before its span or after it. Raises CorrectionError for an unknown type.
    """
    match = _TYPE_FIRST.fullmatch(target) or _TYPE_LAST.fullmatch(target)
    if match is None:
        return target, None
    key = match["type"] or SENTENCES
    if key != SENTENCES:
        record_type(key)
    return match["statement"], Place(key, int(match["start"]), int(match["end"]), int(match["ordinal"] or 1))


def record_type(key: str) -> type[Record]:
    """The type of record with this key. Raises CorrectionError where there is none."""
    for kind in RECORD_TYPES:
        if kind.key == key:
            return kind
    known = ", ".join(kind.key for kind in RECORD_TYPES)
    raise CorrectionError(f"{key!r} is not a type of record; it is one of {known}")


def span_in(text: str, at: tuple[int, int] | None, quote: str, within: Place | None) -> tuple[int, int]:
    """The span that is meant by offsets, or by words that stand in the text (or ``within`` a place) once."""
    first, last = (within.start, within.end) if within else (0, len(text))
    if at is not None:
        if not 0 <= at[0] < at[1] <= len(text):
            raise CorrectionError(f"{at[0]}-{at[1]} is no span of a text of {len(text)} characters")
        if quote and text[slice(*at)] != quote:
            raise CorrectionError(
                f"the text at {at[0]}-{at[1]} is {text[slice(*at)][:60]!r}, not {quote[:60]!r}"
            )
        return at
    if not quote.strip():
        raise CorrectionError("there is no span; give the words of the text as quote, or their offsets as at")
    found = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text[first:last])]
    if not found:
        raise CorrectionError(
            f"the words {quote[:60]!r} are not in the text; copy them from verbale show ID --text"
        )
    if len(found) > 1:
        places = ", ".join(f"{first + start}-{first + start + len(quote)}" for start in found[:5])
        raise CorrectionError(
            f"the words {quote[:60]!r} are there {len(found)} times; give at, such as {places}"
        )
    return first + found[0], first + found[0] + len(quote)


def mention_id(name: str) -> str:
    """The id that the ledger has for the record of this ``name``, in which the type may stand first as well."""
    statement, place = split_target(name)
    return name if place is None else replace(place, ordinal=1).name(statement)
