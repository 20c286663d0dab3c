"""Which format some bytes are in."""

from __future__ import annotations

import io
import zipfile

import pytest
from source_files import page, pdf, word

from verbale.errors import SourceError
from verbale.sources.formats import Format, find_format


def archive(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as members:
        members.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "content_type", "expected"),
    [
        (pdf(), "a.txt", "", Format.PDF),  # the bytes count for more than the name
        (b"\n\njunk %PDF-1.4 ...", "a", "", Format.PDF),  # readers allow junk before the mark
        (word("x"), "a.bin", "", Format.DOCX),
        (page("x"), "a.txt", "", Format.HTML),
        (b"\xef\xbb\xbf <!-- saved --> <HTML>", "a", "", Format.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html><html/>", "a", "", Format.HTML),
        ("<html><p>x</p></html>".encode("utf-16"), "a", "", Format.TEXT),  # told by its name alone
        (b"Plain words.", "a.html", "", Format.HTML),
        (b"Plain words.", "https://mfa.example/page.htm?id=1", "", Format.HTML),
        (b"Plain words.", "https://mfa.example/page", "text/html; charset=utf-8", Format.HTML),
        (b"Plain words with a <b>tag</b>.", "a.txt", "", Format.TEXT),
        (b"Plain words.", "-", "", Format.TEXT),
    ],
)
def test_the_bytes_tell_first_then_name_and_server(
    data: bytes, name: str, content_type: str, expected: Format
) -> None:
    assert find_format(data, name, content_type) is expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n123", "image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x1f\x8b\x08 x", "compressed"),
        (archive("a.txt"), "ZIP"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"<?xml version='1.0'?><rss></rss>", "XML"),
        (b'{"id": "1", "text": "We urge restraint."}\n', "import a table of statements with verbale add"),
        (b'[\n  {"text": "We urge restraint."}]', "JSON"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        find_format(data, "the-file", "")
    assert str(caught.value).startswith("the-file: ")


def test_a_table_is_no_text_though_it_holds_texts() -> None:
    with pytest.raises(SourceError, match="verbale add"):
        find_format(b"id,text\n1,We urge restraint.\n", "statements.csv", "")


def test_a_text_may_begin_with_a_bracket() -> None:
    assert find_format(b"[Unofficial translation] We urge restraint.", "a.txt", "") is Format.TEXT
