"""What the answers of the API look like."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

__all__ = [
    "PROBLEMS",
    "Added",
    "Counted",
    "FoundLines",
    "NewsOfStatement",
    "Pair",
    "Problem",
    "Readout",
    "StatementList",
]


class Problem(BaseModel):
    """Why something was not done, in one line."""

    problem: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": text}
    for status, text in (
        (400, "It cannot be done; the problem says why and what to do."),
        (401, "The archive has accounts, and the request no API token, or one that opens nothing."),
        (403, "The request came from another site, or the account may not do this."),
        (404, "There is no such thing."),
        (422, "A value is none that can be asked for."),
    )
}


class StatementList(BaseModel):
    """Statements without their texts, as ``verbale list --json`` prints them."""

    statements: list[dict[str, Any]]


class FoundLines(BaseModel):
    """A page of hits, as ``verbale search --json`` prints them."""

    total: int = Field(description="How many hits there are.")
    exact: bool = Field(description="Whether the total is all; else there are at least so many.")
    ranked: int | None = Field(
        description="By relevance: of how many of the newest sentences with the words these are the best; null for all."
    )
    hits: list[dict[str, Any]]


class Counted(BaseModel):
    """How many sentences are hits, for one value of what was counted by."""

    value: str
    hits: int
    statements: int


class NewsOfStatement(BaseModel):
    """A statement without its text, and what is new in it."""

    statement: dict[str, Any]
    counts: dict[str, int] = Field(description="How many records it has, by type.")
    new: list[dict[str, Any]] = Field(description="The records that no earlier statement has.")


class Pair(BaseModel):
    """Two parties of whom there is something to read."""

    one: str
    other: str
    entries: int


class Readout(BaseModel):
    """What one side has published of an engagement."""

    issuer: str
    statement: str = Field(description="The id of the statement.")


class Added(BaseModel):
    """What became of what was to be added, as ``verbale add --json`` prints it."""

    added: list[str]
    versions: list[str]
    unchanged: int
    removed: int
    problems: list[str]
    stopped: bool
