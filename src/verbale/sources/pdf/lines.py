"""Glyphs → lines of text, with the words told apart by the gaps between glyphs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from verbale.sources.pdf.glyphs import Glyph

__all__ = ["NOTE_MARK", "Line", "join_glyphs"]

_SAME_LINE = 0.6
"""Raised or lowered by less than this many ems, a glyph still belongs to the line."""
_STEP_BACK = 1.0
"""Ems to the left of the line's end at which a new line begins."""
_WORD_GAP = 0.08
_WORD_GAP_BESIDE_SPACES = 0.12
"""Ems beyond the usual distance of two letters that part words, without and with real spaces."""
_RAISED = 0.15
_SMALL = 0.85
NOTE_MARK, _NOTE_CLOSE = "\ue000", "\ue001"
"""What a line's text has before and behind a raised number."""
_NOTE = re.compile(f"{NOTE_MARK}([^{_NOTE_CLOSE}]*){_NOTE_CLOSE}")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_PRIVATE = re.compile("[\ue002-\uf8ff]")
_PARAGRAPH_NUMBER = re.compile(r"^(\d{1,3}[.)])(?=[A-Z])")
_ARABIC_MARKS = "\u064b", "\u0655"
_ARABIC_LETTERS = "\u0620", "\u064a"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. Lengths are points from the page's left edge and foot."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    first_word: float
    """How wide the first word is, with a space."""
    notes: tuple[str, ...] = ()
    """Raised numbers, which may point to footnotes; still in ``text``, between two marks."""

    def with_notes(self, keep: bool) -> str:
        """The text with the raised numbers in it or, where they are footnote marks, without."""
        return _NOTE.sub(r"\1" if keep else "", self.text)


def join_glyphs(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """The lines of page number ``page`` (from 0), in the order in which the page holds them."""
    groups: list[list[Glyph]] = []
    for glyph in _without_false_marks(glyphs):
        if groups and _continues(groups[-1], glyph):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    lines = (_line(group, page) for group in groups)
    return [line for line in lines if line is not None]


def _without_false_marks(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The glyphs; some fonts draw a space and call it an Arabic vowel sign, after Latin letters."""
    letter = ""
    for glyph in glyphs:
        if _ARABIC_MARKS[0] <= glyph.char <= _ARABIC_MARKS[1]:
            arabic = _ARABIC_LETTERS[0] <= letter <= _ARABIC_LETTERS[1]
            yield glyph if arabic else glyph._replace(char=" ")
        else:
            letter = glyph.char if glyph.char.strip() else letter
            yield glyph


def _continues(group: Sequence[Glyph], glyph: Glyph) -> bool:
    last, main = group[-1], max(group[-8:], key=lambda g: g.size)
    em = max(main.size, glyph.size)
    if glyph.char == " ":
        return abs(glyph.base - last.base) < em / 2 or abs(glyph.base - main.base) < em / 2
    near = min(abs(glyph.base - main.base), abs(glyph.base - last.base))
    return near < _SAME_LINE * em and glyph.left > last.right - _STEP_BACK * em


def _line(group: Sequence[Glyph], page: int) -> Line | None:
    ink = [glyph for glyph in group if glyph.char != " "]
    if not ink:
        return None
    size = _commonest(glyph.size for glyph in ink)
    base = _commonest(glyph.base for glyph in ink if abs(glyph.size - size) < 0.1 * size)
    text, notes = _compose(group, base, size)
    if not text.strip():
        return None
    left, right = ink[0].left, max(glyph.right for glyph in ink)
    return Line(text.strip(), left, right, base, size, page, _first_word(group, size), notes)


def _commonest(values: Iterable[float]) -> float:
    return Counter(round(value, 1) for value in values).most_common(1)[0][0]


def _compose(group: Sequence[Glyph], base: float, size: float) -> tuple[str, tuple[str, ...]]:
    gap = _word_gap(group, size)
    parts: list[str] = []
    before: Glyph | None = None
    for glyph in group:
        if glyph.char != " " and before is not None and before.char != " ":
            parts.append(" " if glyph.left - before.right > gap else "")
        raised = glyph.base > base + _RAISED * size and glyph.size < _SMALL * size
        note = raised and (glyph.char.isdigit() or glyph.char == "*")
        parts.append(f"{NOTE_MARK}{glyph.char}{_NOTE_CLOSE}" if note else glyph.char)
        before = glyph
    text = _tidy("".join(parts).replace(_NOTE_CLOSE + NOTE_MARK, ""))
    return text, tuple(_NOTE.findall(text))


def _word_gap(group: Sequence[Glyph], size: float) -> float:
    """The distance of two glyphs, in points, from which on they belong to two words."""
    gaps, spaces = [], 0
    for before, glyph in pairwise(group):
        if " " in (before.char, glyph.char):
            spaces += glyph.char == " "
        else:
            gaps.append(glyph.left - before.right)
    usual = max(median(gaps), 0.0) if gaps else 0.0
    enough = spaces >= len(gaps) / 15
    return usual + (_WORD_GAP_BESIDE_SPACES if enough else _WORD_GAP) * size


def _tidy(text: str) -> str:
    """Ligatures as letters, private bullets as bullets, runs of white space as one space."""
    text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _PRIVATE.sub("•", text)
    # A number that its tab has pushed against the first word.
    return re.sub(r"\s+", " ", _PARAGRAPH_NUMBER.sub(r"\1 ", text))


def _first_word(group: Sequence[Glyph], size: float) -> float:
    gap = _word_gap(group, size)
    start = next(index for index, glyph in enumerate(group) if glyph.char != " ")
    end = group[start]
    for glyph in group[start + 1 :]:
        if glyph.char == " " or glyph.left - end.right > gap:
            break
        end = glyph
    return end.right - group[start].left + 0.25 * size
