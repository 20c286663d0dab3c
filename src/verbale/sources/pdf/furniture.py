"""What repeats from page to page: running heads and feet, page numbers, and footnotes.

Running heads and page numbers are left out. Footnotes are moved to the end, so that a
sentence that goes on overleaf is not interrupted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from verbale.sources.pdf.lines import NOTE_MARK, Line

__all__ = ["Page", "drop_furniture", "split_footnotes"]

Page = Sequence[Line]

_EDGE_LINES = 4
"""How many lines from the top and from the foot of a page can belong to its head and foot."""
_REPEATED = 0.4
"""Share of the pages on which a line must stand: odd and even pages may differ."""
_FEW_PAGES = 3
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.)?[\W_]*(?:\d{1,4}|[ivxl]{1,6})[\W_]*"
    r"(?:(?:of|/|out of)[\W_]*\d{1,4}[\W_]*|(?:p\s?a\s?g\s?e|page)[\W_]*)?",
    re.IGNORECASE,
)
_NOTE_SIZE = 0.87
_NOTE_START = re.compile(rf"[{NOTE_MARK}(\[]?[\d*†]{{1,3}}\W?\s?\S")


def drop_furniture(pages: Sequence[Page]) -> list[list[Line]]:
    """The pages without what repeats at their heads and feet, and without page numbers."""
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    needed = max(_FEW_PAGES, _REPEATED * len(pages))
    repeated = {key for key, count in counts.items() if count >= needed and key}
    kept = []
    for page in pages:
        edges = set(_edges(page))
        kept.append([line for line in page if not (line in edges and _key(line) in repeated)])
    return [_without_number(page) for page in kept]


def _edges(page: Page) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.base)
    if len(by_height) <= 2 * _EDGE_LINES:
        return by_height
    return by_height[:_EDGE_LINES] + by_height[-_EDGE_LINES:]


def _key(line: Line) -> tuple[str, int]:
    """What makes two lines of different pages the same: their words, numbers aside, and their height."""
    words = re.sub(r"\d+", "#", re.sub(r"\s+", "", line.text.casefold()))
    return words, round(line.base / 8)


def _without_number(page: Page) -> list[Line]:
    """The page without a number that stands alone as its highest or lowest line."""
    heights = sorted({line.base for line in page})
    if not heights:
        return []
    ends = (heights[0], heights[-1])
    return [line for line in page if not (line.base in ends and _PAGE_NUMBER.fullmatch(line.text))]


def split_footnotes(pages: Sequence[Page]) -> tuple[list[list[Line]], list[Line]]:
    """The pages without their footnotes, and the footnotes in order."""
    sizes = Counter[float]()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    if not sizes:
        return [list(page) for page in pages], []
    small = sizes.most_common(1)[0][0] * _NOTE_SIZE
    bodies, notes = [], []
    for page in pages:
        cut = _notes_of(page, small)
        bodies.append([line for line in page if line not in cut])
        notes.extend(cut)
    return bodies, notes


def _notes_of(page: Page, small: float) -> list[Line]:
    """The lines at the foot of the page that are footnotes: small, the first of them numbered."""
    by_height = sorted(page, key=lambda line: -line.base)
    start = len(by_height)
    while start and by_height[start - 1].size <= small:
        start -= 1
    block = by_height[start:]
    return block if block and start and _NOTE_START.match(block[0].text) else []
