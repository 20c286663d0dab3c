"""A web page → its text and what it declares, or a plain word on why not."""

from __future__ import annotations

import re

from lxml import etree, html

from verbale.errors import SourceError
from verbale.sources.encoding import decode
from verbale.sources.extracted import Extracted
from verbale.sources.html.body import main_text
from verbale.sources.html.head import find_declared

__all__ = ["read_html"]

_CHARSET = re.compile(rb"(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,40})")
_CHARSET_OF_TYPE = re.compile(r"(?i)charset\s*=\s*[\"']?([\w-]{2,40})")
_HEAD = 4096
_MAX_ELEMENTS = 50_000
"""A statement has some thousands at most; the extractor's time grows with their square."""
_SAVE_TEXT = "save its text as plain text"


def read_html(data: bytes, source: str, content_type: str = "") -> Extracted:
    """The main text of a page, without navigation and footers, and what its head declares.

    ``content_type`` is the header of the server, if there was one. Raises SourceError for a page
    that holds no text, or is built to exhaust the reader.
    """
    text = decode(data, source, _charset(data, content_type)).replace("\0", "")
    if not text.strip("\ufeff \r\n\t"):
        raise SourceError(source, "the page is empty", "give a page that holds a text")
    tree = _parse(text.lstrip("\ufeff"), source)
    declared = find_declared(tree)
    main = main_text(tree)
    if not main:
        problem = "the page holds no text (a script may fetch it)"
        raise SourceError(source, problem, "save the page from a browser, or its text")
    return Extracted(main, declared)


def _charset(data: bytes, content_type: str) -> str:
    """The encoding that the server or the page names; the server counts for more."""
    if match := _CHARSET_OF_TYPE.search(content_type):
        return match[1]
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else ""


def _parse(text: str, source: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(source, "the page is not HTML that can be parsed", _SAVE_TEXT) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise SourceError(source, "the page's tags are nested too deeply to be a text", _SAVE_TEXT)
    if sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:
        raise SourceError(source, f"the page has more than {_MAX_ELEMENTS:,} tags", _SAVE_TEXT)
    return tree
