"""The words that dates are made of, from ``data/dates.tsv``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from verbale.errors import DataFileError
from verbale.language.lexicon import read_rows

__all__ = ["DateWords", "as_date_words", "date_words"]

_NUMBERED = ("month", "weekday", "season", "number")
_PLAIN = ("forward", "backward", "event", "quantity", "label", "era")


@dataclass(frozen=True, slots=True)
class DateWords:
    """The lexicon of dates."""

    numbered: Mapping[str, Mapping[str, int]]
    """Kind (month, weekday, season, number) → lower-case form → its number."""
    plain: Mapping[str, tuple[str, ...]]
    """Kind (forward, backward, event, quantity, label, era) → forms."""

    def one_of(self, kind: str) -> str:
        """A regular expression for any form of ``kind``, the longest first."""
        forms = self.numbered[kind] if kind in self.numbered else self.plain[kind]
        return "|".join(sorted(forms, key=len, reverse=True))


@cache
def date_words() -> DateWords:
    """The lexicon that ships with the package, read once."""
    return as_date_words(read_rows("dates.tsv", 3))


def as_date_words(rows: Iterable[tuple[str, ...]]) -> DateWords:
    """The lexicon that ``rows`` of (kind, form, value) make up.

    Raises DataFileError for a kind that the file's header does not name or a value that is no number.
    """
    numbered: dict[str, dict[str, int]] = {kind: {} for kind in _NUMBERED}
    plain: dict[str, list[str]] = {kind: [] for kind in _PLAIN}
    for kind, form, value in rows:
        if kind in plain:
            plain[kind].append(form)
        elif kind in numbered and value.isdigit():
            numbered[kind][form.lower()] = int(value)
        else:
            raise DataFileError(
                f"dates.tsv: the row {kind!r}, {form!r}, {value!r} has an unknown kind or value"
            )
    return DateWords(numbered, {kind: tuple(forms) for kind, forms in plain.items()})
