"""Ligatures that a font draws without saying which letters they are, told by their width.

Word processors join ``ti``, ``tt``, ``ft`` and the like into one shape, and some of them
write PDFs in which that shape has no letters ("Na�ons"). A ligature is as wide as its
letters are together, and the page shows how wide those are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from verbale.sources.pdf.glyphs import Glyph

__all__ = ["mend_ligatures"]

_LIGATURES = ("ti", "tt", "ft", "tf", "tti")
"""Those that Unicode has no character for: ``fi``, ``ff`` and the like have one, and fonts name it."""
_TOLERANCE = 0.06
"""Ems by which a ligature may differ from the sum of its letters."""
_TIE = 0.015
"""Ems within which two candidates count as equally wide: the letters after decide."""
_UNKNOWN = "\ufffd"


def mend_ligatures(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs with each unmapped one replaced by the ligature that its width tells, if one does."""
    if all(glyph.char != _UNKNOWN for glyph in glyphs):
        return list(glyphs)
    widths = _widths(glyphs)
    following = [glyph.char for glyph in glyphs[1:]] + [""]
    return [_mend(glyph, after, widths) for glyph, after in zip(glyphs, following, strict=True)]


def _widths(glyphs: Sequence[Glyph]) -> dict[str, float]:
    """The usual width, in ems, of each letter that ligatures are made of."""
    seen: dict[str, list[float]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.char in "tfi" and glyph.size > 0:
            seen[glyph.char].append((glyph.right - glyph.left) / glyph.size)
    return {char: median(values) for char, values in seen.items()}


def _mend(glyph: Glyph, after: str, widths: dict[str, float]) -> Glyph:
    if glyph.char != _UNKNOWN or glyph.size <= 0:
        return glyph
    width = (glyph.right - glyph.left) / glyph.size
    off = {
        letters: abs(sum(widths[letter] for letter in letters) - width)
        for letters in _LIGATURES
        if all(letter in widths for letter in letters)
    }
    if not off or min(off.values()) > _TOLERANCE:
        return glyph
    best = [letters for letters in _LIGATURES if off.get(letters, 1.0) <= min(off.values()) + _TIE]
    return glyph._replace(char=_likeliest(best, after), mapped=True)


def _likeliest(candidates: Sequence[str], after: str) -> str:
    """One of equally wide ligatures. ``tf`` stands before a syllable ("platform"), ``ft`` closes one."""
    if "tf" in candidates and "ft" in candidates:
        return "tf" if after in ("o", "u") else "ft"
    return candidates[0]
