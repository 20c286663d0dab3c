"""What is found of a statement beside its precedents: plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from verbale.comparison.slices import Use
from verbale.comparison.statistics import surprisal

__all__ = ["KINDS", "Evidence", "Finding", "Precedent", "evidence_of"]

KINDS = (
    "absent", "altered", "new", "intensity", "act", "party", "name", "red_line", "demand", "framework", "mechanism",
    "measure", "reference", "repeated",
)  # fmt: skip
"""What a finding can be."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """An earlier place that a finding rests on: offsets in that statement's text, half-open."""

    statement: str
    date: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a statement that its issuer's earlier statements make remarkable, or plain.

    ``quote`` is ``text[start:end]`` of the statement. What is absent has no place there: its quote is empty,
    start and end are 0, and the evidence has the wording.
    """

    kind: str
    quote: str
    start: int
    end: int
    chance: float
    """p: how likely it is, after what the issuer said before."""
    why: str
    """What p is the chance of, with the counts."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def score(self) -> float:
        """How unusual it is, -log10 p: one scale for all kinds; 1 is one in ten, 2 one in a hundred."""
        return surprisal(self.chance)

    @property
    def statistic(self) -> str:
        """The statistic with its name and what it counts."""
        return f"-log10 p = {self.score:.2f}: {self.why}"

    def to_dict(self) -> dict[str, Any]:
        """The finding in the shape of the JSON output."""
        return {
            "kind": self.kind,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "score": round(self.score, 3),
            "statistic": self.statistic,
            "evidence": [{name: getattr(one, name) for name in Evidence.__slots__} for one in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Precedent:
    """A statement beside what its issuer said before."""

    issuer: str
    date: str
    earlier: int
    """How many statements of the issuer were looked at closely."""
    since: str
    """The date of the first of these."""
    findings: tuple[Finding, ...]
    """The most unusual first."""

    def to_dict(self) -> dict[str, Any]:
        """The findings in the shape of the JSON output."""
        return {"findings": [finding.to_dict() for finding in self.findings]}


def evidence_of(uses: Sequence[Use], most: int = 3) -> tuple[Evidence, ...]:
    """The latest and the first of ``uses``, which are in order of time, ``most`` in all, the latest first."""
    chosen = [*reversed(uses[-(most - 1) :]), *uses[:1]] if len(uses) > most else list(reversed(uses))
    return tuple(Evidence(use.statement, use.date, use.start, use.end, use.quote) for use in chosen)
