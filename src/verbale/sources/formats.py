"""What kind of file some bytes are, told by the bytes first and by name or server second."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum
from pathlib import PurePosixPath

from verbale.errors import SourceError

__all__ = ["Format", "find_format"]


class Format(Enum):
    """A kind of file that can be read."""

    TEXT = "plain text"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "DOCX"


_HEAD = 4096
_HTML = re.compile(
    rb"(?is)\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1)\b"
)
_XML = re.compile(rb"(?i)\A(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed)\b")
_JSON = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
_TABLES = frozenset({".csv", ".tsv"})
_SUFFIXES = {".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML}
_SAVE = "save it as DOCX, PDF or plain text"
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "this is an old Word file or a password-protected Office file", _SAVE),
    (b"{\\rtf", "RTF files are not read", _SAVE),
    (b"\x89PNG", "this is an image, not text", "recognise its text (OCR) first"),
    (b"\xff\xd8\xff", "this is an image, not text", "recognise its text (OCR) first"),
    (b"GIF8", "this is an image, not text", "recognise its text (OCR) first"),
    (b"\x1f\x8b", "this is a compressed file", "decompress it first"),
    (b"7z\xbc\xaf", "this is a compressed archive", "unpack it first"),
)


def find_format(data: bytes, name: str, content_type: str = "") -> Format:
    """The format of ``data``, a file called ``name`` that a server may have called ``content_type``.

    Raises SourceError, with what to do, for an empty file and for formats that are not read.
    """
    if not data.strip():
        raise SourceError(name, "the file is empty", "give a file that holds a text")
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(data, name)
    for magic, problem, remedy in _FOREIGN:
        if data.startswith(magic):
            raise SourceError(name, problem, remedy)
    return _text_or_html(head, name, content_type)


def _text_or_html(head: bytes, name: str, content_type: str) -> Format:
    plain = head.replace(b"\0", b"")
    if _HTML.match(plain):
        return Format.HTML
    if _XML.match(plain):
        raise SourceError(name, "this is XML, not HTML", "give the page itself, or its text")
    suffix = PurePosixPath(name.partition("?")[0]).suffix.lower()
    if _JSON.match(plain) or suffix in _TABLES:
        remedy = "import a table of statements with verbale add, or give the text of one"
        raise SourceError(name, "this is JSON or a table, not a text", remedy)
    named = _SUFFIXES.get(suffix)
    if named is Format.HTML or "html" in content_type.lower():
        return Format.HTML
    return Format.TEXT


def _inside_zip(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        problem = "the DOCX or ZIP file is damaged or incomplete"
        raise SourceError(name, problem, "fetch or save it again") from error
    if "word/document.xml" in members:
        return Format.DOCX
    raise SourceError(name, "this is a ZIP archive, not a Word document", "unpack it, and read the files")
