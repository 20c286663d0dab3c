"""PDFs: lines into paragraphs, heads and page numbers out, hyphens undone, and files that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from source_files import TEXT, centred, pdf, pdf_lines, scan

from verbale.errors import SourceError
from verbale.sources.pdf import read_pdf
from verbale.sources.pdf.hyphenation import Hyphens

FULL = "The two sides agreed that the talks on the border between them go on in the autumn of"


Row = tuple[float, float, float, str]


def text_of(*pages: Sequence[Row]) -> str:
    return read_pdf(pdf_lines(*pages), "x.pdf").text


def body(start: float, count: int = 12) -> list[Row]:
    """Full lines of twelve points, six millimetres apart."""
    return [(20, start + 6 * number, 12, FULL) for number in range(count)]


def test_wrapped_lines_become_paragraphs() -> None:
    assert read_pdf(pdf(), "x.pdf").text == TEXT


@pytest.mark.parametrize("width", [40, 60, 95])
def test_whatever_the_width_of_the_column(width: int) -> None:
    assert read_pdf(pdf(width=width), "x.pdf").text == TEXT


def test_running_heads_and_page_numbers_are_left_out() -> None:
    head = (20, 12, 12, "OFFICIAL - Foreign Office of Graustark")
    pages = [
        [
            head,
            *((left, top, size, f"{words} {season}") for left, top, size, words in body(25)),
            (100, 290, 9, foot),
        ]
        for season, foot in (("spring", "Page 1 of 3"), ("summer", "Page 2 of 3"), ("winter", "Page 3 of 3"))
    ]
    text = text_of(*pages)
    assert [text.count(season) for season in ("spring", "summer", "winter")] == [12, 12, 12]
    assert "OFFICIAL" not in text
    assert "Page" not in text


def test_a_head_that_stands_on_one_page_only_is_text() -> None:
    assert "OFFICIAL" in read_pdf(pdf(head="OFFICIAL - Foreign Office of Graustark"), "x.pdf").text


def test_a_paragraph_goes_on_overleaf() -> None:
    first = [*body(200, 12), (100, 290, 12, "- 1 -")]
    second = [(20, 20, 12, "next year, when the ministers meet again."), (100, 290, 12, "- 2 -")]
    text = text_of(first, second)
    assert "\n" not in text
    assert text.endswith("in the autumn of next year, when the ministers meet again.")


def test_a_short_line_ends_a_paragraph() -> None:
    lines = [*body(20, 3), (20, 38, 12, "this year."), *body(44, 3)]
    assert text_of(lines).count("\n\n") == 1


def test_an_indent_begins_a_paragraph() -> None:
    lines = [*body(20, 2), (20, 32, 12, FULL + " it."), (28, 38, 12, FULL[:78]), *body(44, 2)]
    assert text_of(lines).count("\n\n") == 1


def test_the_lines_of_a_centred_heading_stay_lines() -> None:
    first, second = "STATEMENT BY THE KING OF RURITANIA", "ON THE BORDER"
    heading = [(centred(first, 14, FULL), 20, 14, first), (centred(second, 14, FULL), 27, 14, second)]
    assert text_of([*heading, *body(50)]).startswith(f"{first}\n{second}\n\n")


def test_numbered_and_bulleted_items_are_paragraphs() -> None:
    items = [(20, 20 + 6 * n, 12, f"{n}. {FULL[:80]} it.") for n in range(1, 5)]
    assert text_of(items).count("\n\n") == 3


def test_a_footnote_does_not_interrupt_a_sentence() -> None:
    first = [*body(200, 12), (20, 280, 8, "1 Treaty of Strelsau, 1898, article 4.")]
    text = text_of(first, [(20, 20, 12, "next year.")])
    assert text.endswith("next year.\n\n1 Treaty of Strelsau, 1898, article 4.")


def test_glyphs_that_are_raised_stay_in_their_line() -> None:
    lines = [(20, 20, 12, "79"), (25, 18.5, 7, "th"), (28.5, 20, 12, "Session of the Assembly")]
    assert text_of(lines) == "79th Session of the Assembly"


def test_the_title_among_the_properties_is_kept_where_it_is_one() -> None:
    assert read_pdf(pdf(title="Joint statement on the border"), "x.pdf").declared.file_title
    for name in ("Microsoft Word - note.docx", "untitled", "draft_3_final", "Blank"):
        assert not read_pdf(pdf(title=name), "x.pdf").declared.file_title


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf()[:400], "damaged or incomplete"),
        (b"%PDF-1.7\n" + b"\0" * 2000, "damaged or incomplete"),
        (pdf(locked_with="secret"), "locked with a password"),
        (scan(), "OCR"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read_pdf(data, "talks.pdf")
    assert str(caught.value).startswith("talks.pdf: ")
    assert "\n" not in str(caught.value)


TYPESET = [
    "the govern-",
    "ment is pre-",
    "pared to dis-",
    "cuss all the",
    "ques-",
    "tions that are",
    "open now",
]
TYPED = ["a line of words"] * 60


@pytest.mark.parametrize(
    ("lines", "line", "following", "joined"),
    [
        (TYPESET, "an agree-", "ment on trade", "an agreement on trade"),  # the text divides words
        (TYPED, "a long-", "term solution", "a long-term solution"),  # the text does not
        (TYPED, "an agree-", "ment on trade", "an agreement on trade"),  # but "ment" is no word
        (TYPESET, "a self-", "imposed limit", "a self-imposed limit"),  # a prefix that keeps its hyphen
        (TYPESET, "the Ruritanian-", "Graustarkian border", "the Ruritanian-Graustarkian border"),
        ([*TYPED, "cease-fire"], "the cease-", "fire holds", "the cease-fire holds"),  # written so elsewhere
        ([*TYPED, "ceasefire"], "the cease-", "fire holds", "the ceasefire holds"),
        (TYPED, "well-to-", "do people", "well-to-do people"),
        (TYPED, "the world—", "and more", "the world—and more"),  # no space after a dash
        (TYPED, "and/", "or later", "and/or later"),
        (TYPED, "in 2024-", "25 they met", "in 2024-25 they met"),
        (TYPED, "they met", "again", "they met again"),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], line: str, following: str, joined: str) -> None:
    assert Hyphens([*lines, line, following]).joined(line, following) + following == joined
