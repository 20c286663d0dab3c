"""DOCX → paragraphs and table rows in document order, and what its properties say."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document as DocxDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from verbale.errors import SourceError
from verbale.sources.extracted import Declared, Extracted

__all__ = ["read_docx"]

_MAX_UNPACKED = 200 * 1024 * 1024
_MAX_RATIO = 200
_RATIO_MATTERS = 10 * 1024 * 1024
"""Bytes below which a good compression is no sign of a bomb."""
_MAX_MEMBERS = 10_000
_DAMAGED = ("the Word document is damaged or incomplete", "open it in a word processor and save it again")
_SKIPPED = frozenset(
    qn(tag) for tag in ("w:del", "w:moveFrom", "w:instrText", "w:txbxContent", "w:pPr", "w:rPr")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_INSIDE = frozenset(
    qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")
)
_SPACES = re.compile(r"[^\S\n]+")


def read_docx(data: bytes, source: str) -> Extracted:
    """The text of a Word document as its author would print it: insertions in, deletions out.

    Raises SourceError for a file that is damaged, holds no text, or unpacks to more than it should.
    """
    _check_size(data, source)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = "\n".join(_blocks(document.element.body))
        text = "\n\n".join(line for line in blocks.split("\n") if line)
        declared = _declared(document)
    except (OpcError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, AttributeError,
            NotImplementedError, OSError, EOFError, zlib.error) as error:  # fmt: skip
        raise SourceError(source, *_DAMAGED) from error
    if not text:
        raise SourceError(
            source, "the Word document holds no text", "recognise the text of its images (OCR) first"
        )
    return Extracted(text, declared)


def _check_size(data: bytes, source: str) -> None:
    """Refuses an archive that would unpack to far more than a document holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise SourceError(source, *_DAMAGED) from error
    unpacked = sum(member.file_size for member in members)
    bomb = unpacked > _RATIO_MATTERS and unpacked > _MAX_RATIO * len(data)
    if bomb or unpacked > _MAX_UNPACKED or len(members) > _MAX_MEMBERS:
        problem = f"the Word document unpacks to {unpacked // 1024 // 1024:,} MB and is not opened"
        raise SourceError(source, problem, "save the text alone in a new document")


def _blocks(parent: etree._Element) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield _text(child)
        elif child.tag == qn("w:tbl"):
            yield "\n".join(filter(None, map(_row, child.iter(qn("w:tr")))))
        elif child.tag in _INSIDE:
            yield from _blocks(child)


def _row(row: etree._Element) -> str:
    cells = (" ".join(filter(None, map(_text, cell.iter(qn("w:p"))))) for cell in row.iter(qn("w:tc")))
    return " | ".join(cell for cell in cells if cell)


def _text(paragraph: etree._Element) -> str:
    lines = "".join(_pieces(paragraph)).split("\n")
    return "\n".join(filter(None, (_SPACES.sub(" ", line).strip() for line in lines)))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _SKIPPED and child.tag != _FALLBACK:
            yield from _pieces(child)


def _declared(document: DocxDocument) -> Declared:
    """The title among the properties. The date there is that of the file, not of the statement."""
    title = " ".join((document.core_properties.title or "").split())
    plausible = len(title.split()) >= 3 and "_" not in title and not re.search(r"(?i)\.docx?$", title)
    return Declared(file_title=title if plausible else "")
