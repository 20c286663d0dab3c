"""A briefing book as a Word file: real headings, a table of contents, and styles that an office can change."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from verbale.views.brief.model import Book, Chapter, Count, Point, Quoted, Section
from verbale.views.plain import without_controls

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

__all__ = ["write_word"]

_STYLES = {
    "Particulars": (9, False),
    "Quotation": (10.5, False),
    "Annex Quotation": (9.5, False),
    "Source": (8.5, False),
    "Point": (10.5, True),
    "Counts": (9.5, False),
}
"""Paragraph styles of the book's own, each with its size in points and whether it is bold."""
_WIDTHS = (4.4, 2.2, 9.4)
"""Those of the columns of the table of counts, in centimetres."""


def write_word(book: Book) -> bytes:
    """The book as the bytes of a DOCX file."""
    import docx

    document = docx.Document()
    _paper(document)
    _styles(document)
    document.core_properties.title = _clean(book.title)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    _cover(document, book)
    _footer(document, book.title)
    names = [(chapter.name, chapter.title) for chapter in book.chapters]
    _contents(document, [*names, ("annex", "Annex: the quotations")])
    marks = _Marks()
    for chapter in book.chapters:
        _chapter(document, chapter, marks)
    _annex(document, book.annex, marks)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Marks:
    """The numbers of bookmarks, each used once."""

    def __init__(self) -> None:
        self._last = 0

    def around(self, paragraph: Paragraph, name: str) -> None:
        """Make ``paragraph`` the place that links to ``name`` lead to."""
        self._last += 1
        begin = _element("w:bookmarkStart", {"w:id": str(self._last), "w:name": name})
        properties = paragraph._p.pPr
        paragraph._p.insert(0 if properties is None else 1, begin)
        paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(self._last)}))


def _paper(document: Document) -> None:
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    for name, (size, bold) in _STYLES.items():
        style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size, style.font.bold = Pt(size), bold
        style.paragraph_format.space_after = Pt(2 if name in ("Point", "Particulars", "Counts") else 6)
        style.paragraph_format.keep_with_next = name == "Point"
        if name in ("Quotation", "Particulars"):
            style.paragraph_format.left_indent = Pt(12)
    for level in (1, 2):  # Word has them, but a new document does not until it has contents
        entry: Any = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        entry.base_style = document.styles["Normal"]
        entry.paragraph_format.space_after = Pt(4)
        entry.paragraph_format.left_indent = Pt(12 * (level - 1))


def _cover(document: Document, book: Book) -> None:
    """A page of its own: what the book is of, what it is for, what it is taken from."""
    from docx.shared import Pt

    title = document.add_paragraph(_clean(book.title), "Title")
    title.paragraph_format.space_before = Pt(200)
    if book.occasion:
        document.add_paragraph(_clean(book.occasion), "Subtitle")
    about = "Quotations, counts and neutral labels only; every number leads to the annex."
    document.add_paragraph(f"{_clean(book.made_of)} {about}", "Source")


def _footer(document: Document, title: str) -> None:
    """The title and the number of the page below every page but the cover."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.footer.paragraphs[0]
    paragraph.style = "Source"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(f"{_clean(title)} · ")
    _field(paragraph, "begin")
    _instruction(paragraph, "PAGE")
    _field(paragraph, "separate")
    paragraph.add_run("1")
    _field(paragraph, "end")


def _contents(document: Document, chapters: Iterable[tuple[str, str]]) -> None:
    """A table of contents that Word makes when the file is opened; until then it has the chapters, each a link."""
    document.settings.element.append(_element("w:updateFields", {"w:val": "true"}))
    heading = document.add_paragraph("Contents", "TOC Heading")
    heading.paragraph_format.page_break_before = True
    entries = list(chapters)
    for at, (name, title) in enumerate(entries):
        paragraph = document.add_paragraph(style="toc 1")
        if at == 0:
            _field(paragraph, "begin")
            _instruction(paragraph, 'TOC \\o "1-2" \\h \\z \\u')
            _field(paragraph, "separate")
        _link(paragraph, _clean(title), anchor=name)
        if at == len(entries) - 1:
            _field(paragraph, "end")


def _chapter(document: Document, chapter: Chapter, marks: _Marks) -> None:
    heading = document.add_heading(_clean(chapter.title), 1)
    heading.paragraph_format.page_break_before = chapter.name == "state"
    marks.around(heading, chapter.name)
    if chapter.about:
        document.add_paragraph(_clean(chapter.about), "Particulars")
    if chapter.counts:
        _counts(document, chapter.counts)
    for section in chapter.sections:
        _section(document, section)


def _counts(document: Document, counts: Iterable[Count]) -> None:
    """A table that is as wide as the text."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Cm

    rows = [("What", "Number", "Of these"), *((one.what, str(one.number), one.divided) for one in counts)]
    table: Any = document.add_table(rows=len(rows), cols=len(_WIDTHS))
    table.style, table.autofit = "Light Shading", False
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.attrib.clear()
    look.set(qn("w:val"), "0620")  # a head, and no bands
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for row, values in zip(table.rows, rows, strict=True):
        for cell, words, width in zip(row.cells, values, _WIDTHS, strict=True):
            cell.text, cell.width = _clean(words), Cm(width)
            cell.paragraphs[0].style = "Counts"
        row.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()


def _section(document: Document, section: Section) -> None:
    if section.title and section.is_there:
        document.add_heading(_clean(section.title), 2)
    if section.note:
        document.add_paragraph(_clean(section.note), "Particulars")
    for point in section.points:
        _point(document, point)
    if section.left:
        document.add_paragraph(f"{section.left} more in the archive.", "Particulars")


def _point(document: Document, point: Point) -> None:
    if point.label:
        document.add_paragraph(_clean(point.label), "Point")
    if point.facts:
        facts = document.add_paragraph(_clean(" · ".join(point.facts)), "Particulars")
        facts.paragraph_format.keep_with_next = bool(point.quotes)
    for what, one in point.quotes:
        paragraph = document.add_paragraph(style="Quotation")
        if what:
            paragraph.add_run(f"{_clean(what)}: ").italic = True
        paragraph.add_run(f"“{_clean(one.shown)}” ({_clean(one.said)})\u00a0")
        _link(paragraph, f"[{one.number}]", anchor=f"q{one.number}")


def _annex(document: Document, annex: Iterable[Quoted], marks: _Marks) -> None:
    heading = document.add_heading("Annex: the quotations", 1)
    heading.paragraph_format.page_break_before = True
    marks.around(heading, "annex")
    for one in annex:
        quotation = document.add_paragraph(f"[{one.number}] “{_clean(one.quote)}”", "Annex Quotation")
        quotation.paragraph_format.keep_with_next = True
        marks.around(quotation, f"q{one.number}")
        source = document.add_paragraph(f"{_clean(one.said)} · ", "Source")
        if one.link:
            _link(source, _clean(one.title), address=one.link)
        else:
            source.add_run(_clean(one.title))
        source.add_run(f" · {one.place}")


def _link(paragraph: Paragraph, words: str, *, anchor: str = "", address: str = "") -> None:
    """A link to a place of the book, or to an address."""
    given = {"w:anchor": anchor}
    if address:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        given = {"r:id": paragraph.part.relate_to(address, kind, is_external=True)}
    link = _element("w:hyperlink", given)
    run = paragraph.add_run(words)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _field(paragraph: Paragraph, kind: str) -> None:
    run = paragraph.add_run()
    run._r.append(_element("w:fldChar", {"w:fldCharType": kind}))


def _instruction(paragraph: Paragraph, words: str) -> None:
    element = _element("w:instrText", {"xml:space": "preserve"})
    element.text = words
    paragraph.add_run()._r.append(element)


def _element(tag: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        qualified = "{http://www.w3.org/XML/1998/namespace}space" if name == "xml:space" else qn(name)
        element.set(qualified, value)
    return element


def _clean(words: str) -> str:
    """``words`` as XML can hold them."""
    return without_controls(words).encode("utf-8", "replace").decode("utf-8")
