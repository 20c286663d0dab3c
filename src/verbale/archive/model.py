"""What the archive gives back: plain data that knows nothing of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from verbale.statement import Document, Statement

__all__ = ["Archived", "Event", "FollowedFeed", "Link", "Summary", "Version"]


@dataclass(frozen=True, slots=True)
class Summary:
    """One statement of the archive without its text, as a list shows it."""

    id: str
    """Its permanent id: the same text has the same id in every archive."""
    document: Document
    """Its metadata, with people's corrections."""
    added_at: str
    """When it was added, UTC, ISO 8601."""
    removed_at: str = ""
    """When it was removed; empty for one that is there."""


@dataclass(frozen=True, slots=True)
class Version:
    """One publication of a statement: where it was found, and the bytes that were found there."""

    original: str
    """The sha256 of the bytes, in hex."""
    source: str
    source_id: str = ""
    """Its id in the table that it came from, if any."""
    title: str = ""
    publisher: str = ""
    issuer: str = ""
    published: str = ""
    added_at: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that is nearly the same as another one, and where the two differ."""

    id: str
    """The other statement."""
    similarity: float
    """The share of runs of words that they have in common, 0..1."""
    differences: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    """Pairs of spans: ``[start, end)`` in this text, ``[start, end)`` in the other; one may be empty."""
    passages: tuple[tuple[str, str], ...] = ()
    """The words of each pair."""


@dataclass(frozen=True, slots=True)
class Archived:
    """One statement of the archive with all that is kept beside it."""

    summary: Summary
    text: str
    versions: tuple[Version, ...]
    links: tuple[Link, ...] = ()

    @property
    def id(self) -> str:
        """Its permanent id."""
        return self.summary.id

    @property
    def original(self) -> str:
        """The sha256 of the bytes that its text was taken from, in hex."""
        return self.summary.document.id.removeprefix("sha256:")

    @property
    def statement(self) -> Statement:
        """The statement as it can be read."""
        return Statement(self.text, self.summary.document)


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the archive's log."""

    at: str
    """When, UTC, ISO 8601."""
    who: str
    action: str
    statement: str = ""
    """The id of the statement it is about, if about one."""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FollowedFeed:
    """A feed that is asked for new statements."""

    url: str
    title: str = ""
    publisher: str = ""
    """What was said of all its statements when it was added; so is ``issuer``."""
    issuer: str = ""
    added_at: str = ""
    polled_at: str = ""
    """When it was last asked, UTC, ISO 8601; empty if it was not since it was added."""
    problem: str = ""
    """What went wrong then, in one line; empty if nothing did."""
    etag: str = ""
    last_modified: str = ""
