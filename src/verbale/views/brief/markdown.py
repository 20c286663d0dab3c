"""A briefing book as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from verbale.views.brief.model import Book, Chapter, Point, Quoted, Section
from verbale.views.plain import without_controls

__all__ = ["write_markdown"]

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")
_IN_LINKS = ":/?#@!$&'*+,;=%"


def write_markdown(book: Book) -> bytes:
    """The book in UTF-8."""
    return ("\n".join(_lines(book)) + "\n").encode("utf-8", "replace")


def _lines(book: Book) -> Iterator[str]:
    yield f"# {_plain(book.title)}\n"
    if book.occasion:
        yield f"**{_plain(book.occasion)}**\n"
    yield f"{_plain(book.made_of)} Quotations, counts and neutral labels only.\n"
    for number, chapter in enumerate(book.chapters, 1):
        yield f"{number}. [{_plain(chapter.title)}](#{chapter.name})"
    yield f"{len(book.chapters) + 1}. [Annex: the quotations](#annex)\n"
    for chapter in book.chapters:
        yield from _chapter(chapter)
    yield '<a id="annex"></a>\n\n## Annex: the quotations\n'
    for one in book.annex:
        yield f'<a id="q{one.number}"></a>\n'
        source = (
            f"[{_plain(one.title)}]({quote(one.link, safe=_IN_LINKS)})" if one.link else _plain(one.title)
        )
        yield f"**[{one.number}]** “{_plain(one.quote)}”  \n{_plain(one.said)} · {source} · `{one.place}`\n"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f'<a id="{chapter.name}"></a>\n\n## {_plain(chapter.title)}\n'
    if chapter.about:
        yield f"{_plain(chapter.about)}\n"
    if chapter.counts:
        yield "| | number | of these |\n|---|---:|---|"
        yield from (f"| {one.what} | {one.number} | {_plain(one.divided)} |" for one in chapter.counts)
        yield ""
    for section in chapter.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    if section.title and section.is_there:
        yield f"### {_plain(section.title)}\n"
    if section.note:
        yield f"{_plain(section.note)}\n"
    for point in section.points:
        yield from _point(point)
    if section.left:
        yield f"{section.left} more in the archive.\n"


def _point(point: Point) -> Iterator[str]:
    head = [f"**{_plain(point.label)}**"] if point.label else []
    yield "- " + " · ".join([*head, *map(_plain, point.facts)])
    for what, one in point.quotes:
        yield f"  - {_plain(what) + ': ' if what else ''}{_quotation(one)}"
    yield ""


def _quotation(one: Quoted) -> str:
    return f"“{_plain(one.shown)}” ({_plain(one.said)}) [[{one.number}]](#q{one.number})"


def _plain(words: str) -> str:
    """``words`` without any that Markdown would take for marks."""
    return _MARKS.sub(r"\\\1", without_controls(words))
