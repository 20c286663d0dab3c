"""The briefing book as plain data: chapters of points, each point made of quotations; whatever file it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Book", "Chapter", "Count", "Point", "Quoted", "Section"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with its number in the annex."""

    number: int
    quote: str
    """All of it, ``text[start:end]`` of the statement."""
    shown: str
    """As much of it as the body of the book has; a cut one ends with an ellipsis."""
    said: str
    """Who says it, when: ``Ruritania, Minister Tarnheim · 19 March 2024``."""
    title: str
    """That of the statement."""
    place: str
    """The id of the statement and the offsets: ``S…/130-160``."""
    link: str
    """The address that the statement was published at; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that the book tells: neutral labels, and the quotations behind it."""

    label: str
    facts: tuple[str, ...]
    quotes: tuple[tuple[str, Quoted], ...]
    """Each with a word for what it is, such as "before", or ""."""


@dataclass(frozen=True, slots=True)
class Section:
    """Points under one heading."""

    title: str
    points: tuple[Point, ...]
    left: int = 0
    """How many more the archive has."""
    note: str = ""
    """What is said in the place of points."""

    @property
    def is_there(self) -> bool:
        """Whether there is anything below its heading."""
        return bool(self.points or self.left or self.note)


@dataclass(frozen=True, slots=True)
class Count:
    """A line of the first page: what, how many, and how they divide."""

    what: str
    number: int
    divided: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the book."""

    name: str
    title: str
    about: str
    sections: tuple[Section, ...]
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A briefing book: what the statements of an archive say of two parties, as of a day."""

    title: str
    occasion: str
    made_of: str
    """What it is taken from, in words."""
    chapters: tuple[Chapter, ...]
    annex: tuple[Quoted, ...]

    def to_dict(self) -> dict[str, Any]:
        """The book in the shape of the JSON output."""
        return asdict(self)

    def quotations(self) -> Iterator[Quoted]:
        """Every quotation of the body, as often as it stands there."""
        for chapter in self.chapters:
            for section in chapter.sections:
                for point in section.points:
                    yield from (quoted for _, quoted in point.quotes)
