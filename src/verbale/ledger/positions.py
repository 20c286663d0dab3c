"""Positions: what each side says of an issue now, what it said before, and how strongly, over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.ledger.ladder import intensity_of
from verbale.ledger.lines import Line
from verbale.ledger.wording import likeness, wording_of

__all__ = ["Position", "position_on", "states_position"]

STANDS = frozenset(
    {"assert", "support", "concern", "oppose", "accuse", "deny", "demand", "warn", "commit", "impose"}
)
"""Acts by which a side takes a stand; the rest narrate, thank, ask or agree."""
SAME = 0.6
"""The likeness from which two sentences word the same position."""


@dataclass(frozen=True, slots=True)
class Position:
    """The sentences in which a party takes a stand on an issue, in order of time; never empty."""

    party: str
    issue: str
    series: tuple[Line, ...]

    @property
    def latest(self) -> Line:
        """The latest sentence: of the latest statement, the one that speaks most strongly."""
        return self.series[-1]

    @property
    def before(self) -> Line | None:
        """The latest earlier sentence that differs in act, in strength or in wording; None if none does."""
        return next((line for line in reversed(self.series[:-1]) if _differ(line, self.latest)), None)

    def to_dict(self) -> dict[str, Any]:
        """The position in the shape of the JSON output."""
        before = self.before
        return {
            "id": f"{self.party}/{self.issue}",
            "party": self.party,
            "issue": self.issue,
            "status": self.latest.sentence.act,
            "intensity": intensity_of(self.latest.sentence),
            "first": self.series[0].document.published,
            "latest": self.latest.document.published,
            "now": self.latest.to_dict(),
            "before": before.to_dict() if before else None,
            "mentions": [
                {**line.to_dict(), "intensity": intensity_of(line.sentence)} for line in self.series
            ],
        }


def states_position(line: Line) -> bool:
    """Whether the side takes a stand in this sentence, in its own or in an official's name."""
    return line.sentence.act in STANDS and all(source.party == line.side for source in line.sentence.voice)


def position_on(issue: str, party: str, lines: Iterable[Line]) -> Position | None:
    """The position of ``party`` on ``issue``, from its ``lines``; None where they state none."""
    stated = [line for line in lines if issue in line.sentence.issues and states_position(line)]
    return Position(party, issue, tuple(sorted(stated, key=_by_time_and_strength))) if stated else None


def _by_time_and_strength(line: Line) -> tuple[str, str, int, int]:
    statement = line.order
    return (statement[0], statement[1], intensity_of(line.sentence), -line.sentence.start)


def _differ(one: Line, other: Line) -> bool:
    if one.statement == other.statement:
        return False
    return (
        one.sentence.act != other.sentence.act
        or intensity_of(one.sentence) != intensity_of(other.sentence)
        or likeness(wording_of(one.sentence.quote), wording_of(other.sentence.quote)) < SAME
    )


def issues_of(lines: Sequence[Line]) -> list[str]:
    """The issues that ``lines`` touch, sorted by name."""
    return sorted({issue for line in lines for issue in line.sentence.issues})
