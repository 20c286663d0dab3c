"""What the caller says about a source, which counts for more than what the source says of itself."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from verbale.errors import VerbaleError
from verbale.statement import KINDS

__all__ = ["OverrideError", "Overrides", "is_date"]

_ISSUER = re.compile(r"[A-Z][A-Z0-9]{1,11}")
_TIME = r"(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?"
_DATE = re.compile(rf"(?P<year>\d{{4}})(?:-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}}){_TIME})?)?[~?%]?")
_SEASONS = range(21, 25)
_DATE_HELP = "write it as ISO 8601 or EDTF: 2024-04-24, 2024-04, 2024, 2024-04~ or 2024-04-24/2024-04-26"


class OverrideError(VerbaleError, ValueError):
    """A value given for a statement's metadata that is not an allowed one; the message says what is."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """Metadata given by the caller; an empty string leaves the field to what the source says.

    Raises OverrideError for an issuer that is no upper-case code, a date that is not
    ISO 8601 / EDTF, or a kind that is not one of ``verbale.statement.KINDS``.
    """

    issuer: str = ""
    published: str = ""
    title: str = ""
    publisher: str = ""
    kind: str = ""

    def __post_init__(self) -> None:
        if self.issuer and not _ISSUER.fullmatch(self.issuer):
            raise OverrideError(
                f"issuer {self.issuer!r} is not a party code; write ISO 3166-1 alpha-3 or an "
                "organisation's acronym in capitals, such as CHN, USA, EU or G7"
            )
        if self.published and not is_date(self.published):
            raise OverrideError(f"published {self.published!r} is not a date; {_DATE_HELP}")
        if self.kind and self.kind not in KINDS:
            raise OverrideError(f"kind {self.kind!r} is not known; it is one of {', '.join(KINDS)}")


def is_date(value: str) -> bool:
    """Whether ``value`` is a date, or an interval of two, in ISO 8601 or EDTF level 1."""
    bounds = value.split("/")
    return len(bounds) <= 2 and all(_is_point(bound) for bound in bounds)


def _is_point(value: str) -> bool:
    match = _DATE.fullmatch(value)
    if match is None:
        return False
    year, month, day = (int(match[name] or 1) for name in ("year", "month", "day"))
    if month in _SEASONS:
        return match["day"] is None
    return year > 0 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
