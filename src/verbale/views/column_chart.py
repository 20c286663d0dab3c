"""A phrase's use month by month as a drawing of columns, in units of its own."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.comparison.drift import Change, Month
from verbale.comparison.phrases import Phrase

__all__ = ["Column", "ColumnChart", "column_chart"]

WIDTH, HEIGHT = 1000, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 34, 30
_WIDEST = 40


@dataclass(frozen=True, slots=True)
class Column:
    """One month: its place in the drawing and its counts."""

    x: float
    y: float
    width: float
    height: float
    month: Month
    label: str
    """What stands below it; empty for most."""


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """A drawing of WIDTH by HEIGHT: a column for each month, a line for each change of rate."""

    columns: tuple[Column, ...]
    changes: tuple[tuple[float, Change], ...]
    highest: float
    """Uses per ten thousand words that the scale ends at."""
    top: int = _TOP
    base: int = HEIGHT - _BOTTOM
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    width: int = WIDTH
    height: int = HEIGHT


def column_chart(phrase: Phrase) -> ColumnChart | None:
    """The use of ``phrase`` per ten thousand words; None where no date is known."""
    months = phrase.months
    highest = max((month.per_10000_words for month in months), default=0.0)
    if not highest:
        return None
    step = (WIDTH - _LEFT - _RIGHT) / len(months)
    scale = (HEIGHT - _BOTTOM - _TOP) / highest
    every = max(1, -(-len(months) // 12))
    columns = []
    for at, month in enumerate(months):
        height = round(month.per_10000_words * scale, 1)
        width = round(min(step * 0.76, _WIDEST), 1)
        x = round(_LEFT + step * (at + 0.5) - width / 2, 1)
        label = month.month if at % every == 0 else ""
        columns.append(Column(x, HEIGHT - _BOTTOM - height, width, height, month, label))
    places = {month.month: _LEFT + step * at for at, month in enumerate(months)}
    changes = [
        (round(places[change.date[:7]], 1), change) for change in phrase.changes if change.date[:7] in places
    ]
    return ColumnChart(tuple(columns), tuple(changes), highest)
