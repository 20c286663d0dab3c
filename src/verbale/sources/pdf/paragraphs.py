"""Lines → paragraphs.

The chief sign of a paragraph's end is a line that stops although the first word of the next
one would have fitted on it. Gaps, indents, bullets and changes of size tell the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verbale.sources.pdf.furniture import Page
from verbale.sources.pdf.hyphenation import Hyphens
from verbale.sources.pdf.lines import NOTE_MARK, Line

__all__ = ["compose"]

_BULLET = re.compile(r"[•▪■●◦‣➢➤✓\-–—*]\s+\S|o\s+[A-Z]")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+\S")
_LIST = re.compile(rf"(?:{_BULLET.pattern}|{_NUMBER.pattern})")
_SENTENCE_END = re.compile(r"[.?!:;…]['\"”’)\]]*$")
_INDENT = 0.8
"""Ems by which a first line is set in."""
_OUTDENT = 4.0
"""Ems to the left of a line beyond which the next one is no continuation of it."""
_GAP = 1.3
"""Times the usual distance of two lines from which on a gap parts paragraphs."""
_SLACK = 0.6
"""Ems by which a line may fall short of the margin beyond the width of the next word."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """The column that the text is set in. Lengths are points."""

    left: float
    right: float
    leading: float


def compose(pages: Sequence[Page], notes: Sequence[Line]) -> str:
    """The text of the pages: paragraphs parted by blank lines, footnotes last.

    The lines of a centred heading stay lines.
    """
    lines = [line for page in pages for line in page]
    keep_notes = not notes
    hyphens = Hyphens([line.with_notes(keep_notes) for line in lines])
    parts = [_text(lines, hyphens, keep_notes), _text(notes, hyphens, keep=True)]
    return "\n\n".join(part for part in parts if part)


def _text(lines: Sequence[Line], hyphens: Hyphens, keep: bool) -> str:
    if not lines:
        return ""
    measure = _measure(lines)
    rights = _right_margins(lines, measure)
    parts = []
    for (line, right), (after, _) in pairwise(zip(lines, rights, strict=True)):
        words = line.with_notes(keep)
        if not _breaks(line, after, right, measure):
            parts.append(hyphens.joined(words, after.with_notes(keep)))
        else:
            parts.append(words + ("\n" if _one_heading(line, after, measure) else "\n\n"))
    return "".join(parts) + lines[-1].with_notes(keep)


def _measure(lines: Sequence[Line]) -> _Measure:
    lefts, rights = Counter[float](), sorted(line.right for line in lines)
    for line in lines:
        lefts[round(line.left)] += len(line.text)
    right = rights[int(0.97 * (len(rights) - 1))]
    left = min((place for place, _ in lefts.most_common(2)), default=0.0)
    return _Measure(left, right, _leading(lines, right))


def _leading(lines: Sequence[Line], right: float) -> float:
    """The distance of two lines of one paragraph, per point of size: the commonest after a full line."""
    full, others = Counter[float](), Counter[float]()
    for line, after in pairwise(lines):
        gap = line.base - after.base
        if line.page == after.page and 0.5 * line.size < gap < 4 * line.size:
            chosen = full if line.right + after.first_word > right else others
            chosen[round(gap / line.size, 1)] += 1
    counts = full or others
    return counts.most_common(1)[0][0] if counts else 1.2


def _right_margins(lines: Sequence[Line], measure: _Measure) -> list[float]:
    """For each line, how far it could have gone: narrower in a block that is set in on both sides."""
    margins = []
    for run in _runs(lines):
        right, widest = measure.right, max(line.right for line in run)
        full = sum(line.right > widest - 0.15 * (widest - line.left) for line in run)
        narrow = widest < right - 1.5 * run[0].size and full >= 0.6 * len(run)
        if len(run) >= 3 and run[0].left > measure.left + run[0].size and narrow:
            right = widest
        margins.extend([right] * len(run))
    return margins


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines one below the other that begin at the same place."""
    run: list[Line] = []
    for line in lines:
        if run and (abs(line.left - run[-1].left) > 2 or line.page != run[-1].page):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _breaks(line: Line, after: Line, right: float, measure: _Measure) -> bool:
    """Whether a paragraph ends after ``line``."""
    ended = bool(_SENTENCE_END.search(line.text))
    if _goes_on(line, after, ended, measure):
        return False
    if (
        abs(line.size - after.size) > 0.08 * max(line.size, after.size)
        or line.right + after.first_word + _SLACK * line.size < right
        or (_BULLET.match(after.text) and (ended or after.text[0] not in "-–—"))
        or (_NUMBER.match(after.text) and ended)
        or _starts_elsewhere(line, after)
        or after.text.startswith(NOTE_MARK)
    ):
        return True
    if line.page != after.page or after.base >= line.base:
        return ended and not after.text[:1].islower()
    return line.base - after.base > _GAP * measure.leading * line.size


def _goes_on(line: Line, after: Line, ended: bool, measure: _Measure) -> bool:
    """Whether a sentence plainly runs on: text set as in verse, line by line, is still one paragraph."""
    near = line.page != after.page or 0 < line.base - after.base < _GAP * measure.leading * line.size
    centred = _is_centred(line, measure) and _is_centred(after, measure)
    same = abs(line.size - after.size) <= 0.08 * line.size
    return (
        near
        and same
        and not ended
        and not centred
        and after.text[0].islower()
        and not _LIST.match(after.text)
    )


def _starts_elsewhere(line: Line, after: Line) -> bool:
    """Whether ``after`` is set in, as a first line is, or ``line`` was set to the right."""
    hanging = _BULLET.match(line.text) or _NUMBER.match(line.text)
    shift = (after.left - line.left) / line.size
    return (shift > _INDENT and not hanging) or shift < -_OUTDENT


def _one_heading(line: Line, after: Line, measure: _Measure) -> bool:
    """Whether both are centred lines of one heading."""
    near = 0 < line.base - after.base <= 1.8 * _GAP * line.size and line.page == after.page
    same = abs(line.size - after.size) <= 0.08 * line.size
    return near and same and _is_centred(line, measure) and _is_centred(after, measure)


def _is_centred(line: Line, measure: _Measure) -> bool:
    before, behind = line.left - measure.left, measure.right - line.right
    return (
        min(before, behind) > 0 and abs(before - behind) < 2 * line.size and before + behind > 2 * line.size
    )
