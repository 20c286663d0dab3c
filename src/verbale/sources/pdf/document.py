"""A PDF file → its text and what its properties say, or a plain word on why not."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pypdfium2

from verbale.errors import SourceError
from verbale.sources.extracted import Declared, Extracted
from verbale.sources.pdf.furniture import drop_furniture, split_footnotes
from verbale.sources.pdf.glyphs import Glyph, page_glyphs
from verbale.sources.pdf.ligatures import mend_ligatures
from verbale.sources.pdf.lines import join_glyphs
from verbale.sources.pdf.paragraphs import compose

__all__ = ["read_pdf"]

_UNMAPPED = 0.3
"""Share of glyphs without a letter from which on the text layer is of no use."""
_OCR = "recognise its text (OCR) first, for example with ocrmypdf"
_FILE_NAME = re.compile(r"(?i)\.\w{3,4}$|^microsoft\b|^untitled|^document\d*$|^blank$|^slide\b|^\W*$")


def read_pdf(data: bytes, source: str) -> Extracted:
    """The text of a PDF in paragraphs, without running heads and page numbers.

    Raises SourceError for a file that is damaged, locked with a password, or holds no text.
    """
    document = _open(data, source)
    try:
        pages = [_glyphs(document, number, source) for number in range(len(document))]
        title = document.get_metadata_value("Title")
    finally:
        document.close()
    _check_text(pages, source)
    lines = [join_glyphs(glyphs, number) for number, glyphs in enumerate(_mend(pages))]
    bodies, notes = split_footnotes(drop_furniture(lines))
    return Extracted(compose(bodies, notes), Declared(file_title=_plausible_title(title)))


def _open(data: bytes, source: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            problem, remedy = "the PDF is locked with a password", "save an unlocked copy"
        else:
            problem, remedy = "the PDF is damaged or incomplete", "fetch or save it again"
        raise SourceError(source, problem, remedy) from error
    if not pages:
        raise SourceError(source, "the PDF has no pages", "fetch or save it again")
    return document


def _glyphs(document: pypdfium2.PdfDocument, number: int, source: str) -> list[Glyph]:
    try:
        page = document[number]
        try:
            return page_glyphs(page)
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        problem = f"page {number + 1} of the PDF is damaged"
        raise SourceError(source, problem, "fetch or save it again") from error


def _check_text(pages: Sequence[Sequence[Glyph]], source: str) -> None:
    ink = [glyph for page in pages for glyph in page if glyph.char != " "]
    if not ink:
        raise SourceError(source, "the PDF holds no text, as a scan does", _OCR)
    if sum(not glyph.mapped for glyph in ink) > _UNMAPPED * len(ink):
        raise SourceError(source, "the PDF's fonts do not say which letters they show", _OCR)


def _mend(pages: Sequence[Sequence[Glyph]]) -> list[list[Glyph]]:
    """Every page with its unmapped ligatures mended, by the widths that the whole document shows."""
    mended = iter(mend_ligatures([glyph for page in pages for glyph in page]))
    return [[next(mended) for _ in page] for page in pages]


def _plausible_title(title: str) -> str:
    """The title among the properties, unless it is a file name or a program's filler."""
    title = title.strip()
    words = title.split()
    sound = 3 <= len(words) <= 40 and "?" * 3 not in title and "_" not in title
    return title if sound and not _FILE_NAME.search(title) and title.isprintable() else ""
