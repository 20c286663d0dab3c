"""One source → one statement: a path, a URL, standard input, bytes or a string."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.errors import SourceError
from verbale.sources.discover import STANDARD_INPUT, is_url
from verbale.sources.encoding import decode
from verbale.sources.extracted import Declared, Extracted
from verbale.sources.formats import Format, find_format
from verbale.sources.language import require_english
from verbale.sources.metadata import describe
from verbale.sources.overrides import Overrides
from verbale.statement import Statement, sha256_id

if TYPE_CHECKING:
    from verbale.sources.web import Fetcher

__all__ = ["from_bytes", "from_text", "load", "read_source"]

MAX_BYTES = 50 * 1024 * 1024
_MAX_CHARACTERS = 10_000_000
_TOO_LARGE = f"it is larger than {MAX_BYTES // 1024 // 1024} MB"
_ONE_EACH = "give one file for each statement"
_NO_OVERRIDES = Overrides()


def load(source: str, *, overrides: Overrides = _NO_OVERRIDES, fetcher: Fetcher | None = None) -> Statement:
    """The statement at ``source``: a path, an http(s) URL, or ``-`` for standard input.

    ``overrides`` counts for more than what the source says of itself; ``fetcher`` fetches URLs
    (``Fetcher()`` if there is none). Raises SourceError, in one line, where there is nothing to read.
    """
    data, content_type = read_source(source, fetcher=fetcher)
    return from_bytes(data, source, overrides=overrides, content_type=content_type)


def read_source(source: str, *, fetcher: Fetcher | None = None) -> tuple[bytes, str]:
    """The bytes at ``source`` as they are, and the content type that a server gave, if one did.

    ``fetcher`` fetches URLs (``Fetcher()`` if there is none). Raises SourceError where there is
    nothing to read.
    """
    if is_url(source):
        from verbale.sources.web import Fetcher

        page = (fetcher or Fetcher()).fetch(source)
        return page.data, page.content_type
    return (_read_input() if source == STANDARD_INPUT else _read_file(source)), ""


def from_bytes(
    data: bytes, name: str, *, overrides: Overrides = _NO_OVERRIDES, content_type: str = ""
) -> Statement:
    """The statement in ``data``, a file called ``name``.

    What kind of file it is the bytes tell first, then the name's suffix and ``content_type``.
    The text of a plain-text file is its content decoded, unchanged.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(name, _TOO_LARGE, _ONE_EACH)
    return _statement(_extract(data, name, content_type), name, sha256_id(data), overrides)


def from_text(text: str, *, source: str = "", overrides: Overrides = _NO_OVERRIDES) -> Statement:
    """The statement that ``text`` is, unchanged; ``source`` says where it came from, if anywhere."""
    name = source or "text"
    if not text.strip():
        raise SourceError(name, "the text is empty", "give a text that holds words")
    data = text.encode("utf-8", "surrogatepass")
    return _statement(Extracted(text), name, sha256_id(data), overrides, source=source)


def _read_input() -> bytes:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError("standard input", _TOO_LARGE, _ONE_EACH)
    return data


def _read_file(source: str) -> bytes:
    """The bytes of the file; one that is too large is not read."""
    path = Path(source)
    try:
        if path.is_dir():
            raise SourceError(source, "this is a folder", "read the files in it")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise SourceError(source, "there is no such file", "check the path") from error
    except PermissionError as error:
        raise SourceError(source, "the file may not be read", "check its permissions") from error
    except (OSError, ValueError) as error:
        problem = f"the file cannot be read ({getattr(error, 'strerror', None) or error})"
        raise SourceError(source, problem, "check the path") from error
    if len(data) > MAX_BYTES:
        raise SourceError(source, _TOO_LARGE, _ONE_EACH)
    return data


def _extract(data: bytes, name: str, content_type: str) -> Extracted:
    match find_format(data, name, content_type):
        case Format.PDF:
            from verbale.sources.pdf import read_pdf

            return read_pdf(data, name)
        case Format.DOCX:
            from verbale.sources.docx import read_docx

            return read_docx(data, name)
        case Format.HTML:
            from verbale.sources.html import read_html

            return read_html(data, name, content_type)
        case Format.TEXT:
            return Extracted(decode(data, name, _charset(content_type)), Declared())


def _charset(content_type: str) -> str:
    return content_type.rpartition("charset=")[2].strip("\"' ;") if "charset=" in content_type else ""


def _statement(
    extracted: Extracted, name: str, identity: str, overrides: Overrides, source: str | None = None
) -> Statement:
    text = extracted.text
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise SourceError(name, "there is no text in it", "give a file that holds a text")
    if len(text) > _MAX_CHARACTERS:
        raise SourceError(name, f"the text is longer than {_MAX_CHARACTERS:,} characters", _ONE_EACH)
    language = require_english(text, name)
    document = describe(extracted, name if source is None else source, identity, language, overrides)
    return Statement(text, document)
