"""What is to be read, how it is cut into parts, and what came of it: plain data that travels between machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from verbale.sources import Overrides

__all__ = ["Done", "Job", "Part", "Report"]

STATEMENTS_A_PART = 250
"""About ten seconds' work: little is lost with a process, and to hand a part out costs next to nothing beside it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A corpus and where its readings go."""

    sources: tuple[str, ...]
    """Files, folders, patterns, and URLs of either (``s3://…``)."""
    output: str
    """A folder or its URL."""
    overrides: Overrides = field(default_factory=Overrides)
    """What counts for more than what every statement says of itself."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What columns are called in tables, by what they are called here."""
    statements_a_part: int = STATEMENTS_A_PART
    """How many statements a part has, nearly; of JSON lines, so many times 4 KiB."""

    def settled(self) -> dict[str, Any]:
        """What may not change between two runs into one folder."""
        return {
            "sources": list(self.sources),
            "overrides": asdict(self.overrides),
            "names": dict(self.names),
            "statements_a_part": self.statements_a_part,
        }


@dataclass(frozen=True, slots=True)
class Part:
    """Statements that one task reads.

    ``form`` says what they are: "files", the ``places``; "lines", those lines of the JSON lines at the one place that
    begin at bytes [start, end); "rows", the rows [start, end) of a row group of a Parquet file; "table", a whole table.
    """

    number: int
    form: str
    places: tuple[str, ...]
    start: int = 0
    end: int = 0
    group: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a part."""

    number: int
    readings: int
    failures: int
    characters: int
    """Of the texts that were read, in code points."""
    seconds: float
    """That the task took."""
    peak: int
    """The most memory that its process has had by then, in bytes."""


@dataclass(slots=True)
class Report:
    """What came of a job: of all of it, including what earlier runs had done."""

    parts: int = 0
    """How many parts the corpus has."""
    done: int = 0
    """How many of them are read; fewer than all where the run was stopped."""
    before: int = 0
    """How many were read before this run."""
    readings: int = 0
    failures: int = 0
    characters: int = 0
    again: int = 0
    """Parts whose process died more often than it was tried, so that their statements were read one by one."""

    def count(self, one: Done) -> None:
        """Count a part that is done."""
        self.done += 1
        self.readings += one.readings
        self.failures += one.failures
        self.characters += one.characters
