"""Files of every format, written for the tests about two fictional states."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Sequence

import docx
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

PARAGRAPHS = (
    "The Foreign Ministers of Ruritania and Graustark met in Strelsau on Monday and agreed to resume the talks on "
    "the border, which had been suspended since the spring of last year at the request of both sides.",
    "Ruritania will not raise its tariffs on timber before the end of the year. Graustark, for its part, will open "
    "the pass at Ganlook to lorries, and both countries will inform each other of exercises in the frontier zone.",
    "The two sides reaffirmed that the treaty of 1898 remains the basis of their relations. They will meet again in "
    "the autumn, and they invited the neighbouring states to send observers to the working group on fisheries.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def pdf(
    paragraphs: Sequence[str] = PARAGRAPHS,
    *,
    pages: int = 1,
    width: int = 80,
    head: str = "",
    title: str = "",
    locked_with: str = "",
) -> bytes:
    """A PDF of hard-wrapped paragraphs; ``head`` and a page number stand on every page."""
    document = _document(title, locked_with)
    for number in range(1, pages + 1):
        document.add_page()
        if head:
            document.text(20, 12, head)
        document.text(100, 290, f"Page {number} of {pages}")
        height = 25.0
        for paragraph in paragraphs:
            for line in textwrap.wrap(paragraph, width, break_on_hyphens=False):
                document.text(20, height, line)
                height += 6
            height += 6
    return bytes(document.output())


def pdf_lines(*pages: Sequence[tuple[float, float, float, str]]) -> bytes:
    """A PDF of lines, each given as left, height (millimetres), size (points) and words."""
    document = _document()
    for lines in pages:
        document.add_page()
        for left, height, size, words in lines:
            document.set_font_size(size)
            document.text(left, height, words)
    return bytes(document.output())


def centred(words: str, size: float, column: str) -> float:
    """How far from the left edge ``words`` begin that stand over the middle of a line like ``column``."""
    document = _document()
    width = document.get_string_width(column)
    document.set_font_size(size)
    return 20 + (width - document.get_string_width(words)) / 2


def scan() -> bytes:
    """A PDF whose only page is a picture."""
    document = _document()
    document.add_page()
    document.rect(20, 20, 100, 100, style="F")
    return bytes(document.output())


def word(*blocks: str | Sequence[Sequence[str]], title: str = "") -> bytes:
    """A Word document: a string is a paragraph, rows of cells are a table."""
    document = docx.Document()
    document.core_properties.title = title
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    return _saved(document)


def word_bomb(megabytes: int) -> bytes:
    """A Word document that unpacks to ``megabytes`` of one letter."""
    archive = io.BytesIO(word("Ruritania."))
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as files:
        files.writestr("word/media/image1.bin", b"a" * (megabytes * 1024 * 1024))
    return archive.getvalue()


def page(body: str, head: str = "") -> bytes:
    """A web page with a menu above its body and a footer below."""
    menu = '<nav><a href="/">Home</a> <a href="/press">Press room</a></nav>'
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{menu}<main>{body}</main>"
        "<footer><p>All rights reserved</p></footer></body></html>"
    ).encode()


def _document(title: str = "", locked_with: str = "") -> FPDF:
    document = FPDF()
    document.set_auto_page_break(False)
    document.set_font("Helvetica", size=12)
    if title:
        document.set_title(title)
    if locked_with:
        document.set_encryption("owner", locked_with, encryption_method=EncryptionMethod.RC4)
    return document


def _saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
