"""Words from the places of glyphs: missing spaces, letter-spacing, false marks and nameless ligatures."""

from __future__ import annotations

from itertools import accumulate

import pytest

from verbale.sources.pdf.glyphs import Glyph
from verbale.sources.pdf.ligatures import mend_ligatures
from verbale.sources.pdf.lines import join_glyphs

SIZE = 10.0
WIDTHS = {"t": 3.4, "f": 3.1, "i": 2.3, "l": 2.3, " ": 2.5}


def row(text: str, gaps: list[float], base: float = 700.0) -> list[Glyph]:
    """The glyphs of ``text``, with a gap (points) behind each."""
    widths = [WIDTHS.get(char, 5.0) for char in text]
    steps = [width + gap for width, gap in zip(widths, gaps, strict=True)]
    lefts = [50.0, *(50.0 + total for total in accumulate(steps))]
    return [
        Glyph(char, left, left + width, base, SIZE, char != "\ufffd")
        for char, left, width in zip(text, lefts, widths, strict=False)
    ]


def text_of(glyphs: list[Glyph]) -> str:
    return "\n".join(line.text for line in join_glyphs(glyphs, 0))


def test_a_gap_parts_words_where_the_page_has_no_spaces() -> None:
    gaps = [0.2] * 9
    gaps[3] = gaps[5] = 2.0
    assert text_of(row("talksonit", gaps)) == "talk so nit"


def test_letter_spacing_parts_nothing() -> None:
    assert text_of(row("talks on", [1.8] * 8)) == "talks on"


def test_a_real_space_is_one_space_however_wide_the_gap() -> None:
    assert text_of(row("a  b", [0.0, 9.0, 9.0, 0.0])) == "a b"


def test_a_lower_line_is_another_line() -> None:
    assert text_of([*row("ab", [0, 0]), *row("cd", [0, 0], base=688)]) == "ab\ncd"


def test_a_space_that_a_font_calls_an_arabic_mark_is_a_space() -> None:
    assert text_of(row("it\u0650is", [0.0] * 5)) == "it is"


def test_an_arabic_mark_on_an_arabic_letter_stays() -> None:
    assert text_of(row("\u0628\u0650", [0.0] * 2)) == "\u0628\u0650"


def test_a_number_is_parted_from_its_paragraph() -> None:
    assert text_of(row("12.We met", [0.1] * 9)) == "12. We met"


def test_typographic_ligatures_become_letters() -> None:
    assert text_of(row("of\ufb01ce", [0.0] * 5)) == "office"


@pytest.mark.parametrize(
    ("word", "width", "expected"),
    [
        ("na\ufffdon", 5.7, "nation"),
        ("a\ufffder", 6.5, "after"),
        ("pla\ufffdorm", 6.5, "platform"),
        ("la\ufffdce", 6.8, "lattce"),
        ("x\ufffdy", 15.0, "x\ufffdy"),  # as wide as no ligature: left as it is
    ],
)
def test_a_nameless_ligature_is_told_by_its_width(word: str, width: float, expected: str) -> None:
    known = row("tif tif", [0.0] * 7)
    glyphs = [
        glyph._replace(right=glyph.left + width) if glyph.char == "\ufffd" else glyph
        for glyph in row(word, [0.0] * len(word))
    ]
    mended = mend_ligatures([*known, *glyphs])[len(known) :]
    assert "".join(glyph.char for glyph in mended) == expected
