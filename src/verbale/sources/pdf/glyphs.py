"""The glyphs of a PDF page, with their places: what pdfium knows, as plain data.

Spaces and line breaks that pdfium makes up are left out: where words and lines end
is decided from the places of the glyphs, in ``lines``.
"""

from __future__ import annotations

import ctypes
import math
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

__all__ = ["Glyph", "page_glyphs"]

_HYPHEN_AT_LINE_END = "\x02"
_UPRIGHT = 0.2
"""Radians from the line of reading beyond which text is a watermark or a margin note."""
_UNKNOWN = "\ufffd"


class Glyph(NamedTuple):
    """One drawn character. Lengths are points; ``base`` is the baseline's height above the page's foot."""

    char: str
    left: float
    right: float
    base: float
    size: float
    mapped: bool
    """False where the font does not say which character the shape stands for."""


def page_glyphs(page: pypdfium2.PdfPage) -> list[Glyph]:
    """The glyphs of ``page`` that stand upright, in the order in which the page holds them."""
    text = page.get_textpage()
    turn = _Turn(page)
    try:
        found = (_glyph(text.raw, index, turn) for index in range(text.count_chars()))
        return [glyph for glyph in found if glyph is not None]
    finally:
        text.close()


class _Turn:
    """The rotation that a viewer gives the page, as a change of coordinates."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.quarters = int(page.get_rotation()) // 90 % 4
        width, height = (float(length) for length in page.get_size())
        if self.quarters % 2:
            width, height = height, width
        self.width, self.height = width, height

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where the point is on the page as shown."""
        if self.quarters == 1:
            return y, self.width - x
        if self.quarters == 2:
            return self.width - x, self.height - y
        if self.quarters == 3:
            return self.height - y, x
        return x, y

    @property
    def angle(self) -> float:
        """The turn of the page, in radians clockwise."""
        return self.quarters * math.pi / 2


def _glyph(text: ctypes.c_void_p, index: int, turn: _Turn) -> Glyph | None:
    if raw.FPDFText_IsGenerated(text, index) == 1:
        return None
    char = _character(raw.FPDFText_GetUnicode(text, index))
    if not char:
        return None
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    slope = math.atan2(matrix.b, matrix.a) - turn.angle
    if abs(math.remainder(slope, math.tau)) > _UPRIGHT:
        return None
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, box)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    left, right = sorted((turn.place(box.left, box.bottom)[0], turn.place(box.right, box.top)[0]))
    mapped = char != _UNKNOWN and raw.FPDFText_HasUnicodeMapError(text, index) != 1
    return Glyph(char, left, right, turn.place(x.value, y.value)[1], size, mapped)


def _character(code: int) -> str:
    """The character to write for pdfium's ``code``; empty for one that says nothing."""
    char = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    if char in (_HYPHEN_AT_LINE_END, "\ufffe", "\u00ad"):
        return "-"
    if char in "\r\n\t\u00a0":
        return " "
    return char
