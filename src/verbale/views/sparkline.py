"""A row of numbers as a line of small columns, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["sparkline"]

_COLUMNS = "▁▂▃▄▅▆▇█"
_NONE = "·"


def sparkline(values: Sequence[float]) -> str:
    """A character for each value, as high as it is beside the greatest; a dot for 0."""
    highest = max(values, default=0)
    return "".join(
        _COLUMNS[min(len(_COLUMNS) - 1, int(value / highest * len(_COLUMNS)))] if value > 0 else _NONE
        for value in values
    )
