"""What a question to the ledger is answered with: a tuple, which a notebook shows as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from verbale.reading.tabulated import ROWS_SHOWN, table_html

__all__ = ["Listing"]

_LABELS = ("name", "area", "instrument", "content", "issue", "kind")
_COLUMNS = ("what", "parties", "status", "first", "latest", "mentions", "latest words", "issuer", "statement")
_PARTIES = ("party", "holder", "by", "to", "on", "parties")


class _Answer(Protocol):
    """An entry, a position or the life of an issue."""

    def to_dict(self) -> dict[str, Any]:
        """Itself in the shape of the JSON output."""


T_co = TypeVar("T_co", bound=_Answer, covariant=True)


class Listing(tuple[T_co, ...]):
    """Entries, positions or lives of issues, in order.

    ``pandas.DataFrame(item.to_dict() for item in listing)`` makes a table of it with all its columns.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """The table that a notebook shows: what, whose, where it stands, since when, and the latest words."""
        shown = [item.to_dict() for item in self[:ROWS_SHOWN]]
        kinds = ", ".join(dict.fromkeys(map(_kind, shown)))
        return table_html(kinds or "Findings", _COLUMNS, map(_row, shown), len(self))


def _kind(item: Mapping[str, Any]) -> str:
    """What a row is one of: a type of record, a position, or the life of an issue."""
    named = item.get("type") or ("positions" if "intensity" in item else "issues")
    return str(named).replace("_", " ").capitalize()


def _row(item: Mapping[str, Any]) -> tuple[Any, ...]:
    last = item["mentions"][-1]
    what = next((str(item[name]).replace("_", " ") for name in _LABELS if item.get(name)), "")
    parties = {name: item[name] for name in _PARTIES if item.get(name)}
    status = str(item["status"]).replace("_", " ")
    times = (item["first"], item["latest"], len(item["mentions"]))
    return what, parties, status, *times, last["quote"], last["issuer"], last["statement"]
