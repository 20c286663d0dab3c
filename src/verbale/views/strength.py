"""How strongly each side has spoken of an issue, over time: a drawing of steps, in units of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.ledger.edtf import days_of
from verbale.ledger.ladder import steps

__all__ = ["Series", "StrengthChart", "strength_chart"]

WIDTH = 1000
_LEFT, _RIGHT, _TOP, _STEP = 60, 24, 16, 24
_MOST_POINTS = 200
_MANY = 60
"""Points from which on they are drawn smaller, and the lines between them fainter."""


@dataclass(frozen=True, slots=True)
class Series:
    """One party's statements from left to right: x, y and the row of each."""

    party: str
    number: int
    """Which of the series it is, from 0, for its form."""
    points: tuple[tuple[float, float, Mapping[str, Any]], ...]

    @property
    def path(self) -> str:
        """The points as those of a polyline."""
        return " ".join(f"{x},{y}" for x, y, _ in self.points)


@dataclass(frozen=True, slots=True)
class StrengthChart:
    """A drawing of WIDTH by ``height``: a line for each party, higher for stronger words."""

    series: tuple[Series, ...]
    levels: tuple[tuple[float, int], ...]
    """The height of each step of the ladder, and its number."""
    first: str
    last: str
    height: float
    of: str = "sentence"
    """What each point stands for: a "sentence", or the strongest one of a "day" or of a "month"."""
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    width: int = WIDTH

    @property
    def is_dense(self) -> bool:
        """Whether there are so many points that large ones would hide each other."""
        return sum(len(series.points) for series in self.series) > _MANY


def strength_chart(positions: Sequence[Mapping[str, Any]]) -> StrengthChart | None:
    """The positions of parties on one issue; None where there are fewer than two days to show."""
    days = sorted(
        {days.first for row in positions for one in row["mentions"] if (days := days_of(one["date"]))}
    )
    dates = sorted({one["date"] for row in positions for one in row["mentions"] if days_of(one["date"])})
    if len(days) < 2:
        return None
    top = len(steps())
    scale = (WIDTH - _LEFT - _RIGHT) / (days[-1] - days[0])

    def y_of(step: int) -> float:
        return _TOP + (top - step) * _STEP

    of = _grain(positions)
    series = []
    for number, row in enumerate(positions):
        points = [
            (round(_LEFT + (when.first - days[0]) * scale, 1), y_of(one["intensity"]), one)
            for one in _strongest(row["mentions"], of)
            if (when := days_of(one["date"]))
        ]
        series.append(Series(row["party"], number, tuple(points)))
    levels = tuple((y_of(step), step) for step in range(top + 1))
    return StrengthChart(tuple(series), levels, dates[0], dates[-1], _TOP + top * _STEP + 30, of)


def _grain(positions: Sequence[Mapping[str, Any]]) -> str:
    """What a point stands for, so that there are not too many for an eye to tell apart."""
    if sum(len(row["mentions"]) for row in positions) <= _MOST_POINTS:
        return "sentence"
    days = sum(len({one["date"] for one in row["mentions"]}) for row in positions)
    return "day" if days <= _MOST_POINTS else "month"


def _strongest(mentions: Sequence[Mapping[str, Any]], of: str) -> Sequence[Mapping[str, Any]]:
    """``mentions``, or the strongest one of each day or month, the latest of equals."""
    if of == "sentence":
        return mentions
    found: dict[str, Mapping[str, Any]] = {}
    for one in mentions:
        key = one["date"] if of == "day" else one["date"][:7]
        if key not in found or one["intensity"] >= found[key]["intensity"]:
            found[key] = one
    return list(found.values())
