"""The measured figures that the package comes with: those of the documentation, so that there is no second place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbale.errors import VerbaleError

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["FigureTable", "figure_tables"]

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "quality.md", _PACKAGE.parents[2] / "docs" / "quality.md")
"""Where the figures are: in a package as installed, and in a checkout, which has them once."""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of the documentation: its heading, what is said before it, its cells."""

    heading: str
    about: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def to_dict(self) -> dict[str, Any]:
        """The table in the shape of the JSON output."""
        return asdict(self)


@cache
def figure_tables() -> tuple[FigureTable, ...]:
    """Every table of figures, in order. Raises VerbaleError where the file is missing from the installation."""
    place = next((place for place in _PLACES if place.is_file()), None)
    if place is None:
        raise VerbaleError("the figures are missing from this installation; install Verbale anew")
    return tuple(tables_of(place.read_text(encoding="utf-8")))


def tables_of(text: str) -> Iterator[FigureTable]:
    """The tables of a text in Markdown, each with its heading and the paragraphs between that and the table."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    heading, about = "", list[str]()
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            heading, about = _words(tokens[at + 1]), []
        elif token.type == "paragraph_open" and token.level == 0:
            about.append(_words(tokens[at + 1]))
        elif token.type == "table_open":
            end = next(to for to in range(at, len(tokens)) if tokens[to].type == "table_close")
            header, *rows = _rows(tokens[at:end])
            yield FigureTable(heading, tuple(about), header, tuple(rows))
            about = []


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    cells: list[str] = []
    for token in tokens:
        if token.type == "inline":
            cells.append(_words(token))
        elif token.type == "tr_close":
            yield tuple(cells)
            cells = []


def _words(inline: Token) -> str:
    """What is written, without its marks."""
    pieces = (" " if one.type in ("softbreak", "hardbreak") else one.content for one in inline.children or ())
    return "".join(pieces)
