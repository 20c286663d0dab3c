"""Word documents."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from source_files import PARAGRAPHS, TEXT, word, word_bomb

from verbale.errors import SourceError
from verbale.sources.docx import read_docx


def with_markup(inner: str) -> bytes:
    """A document whose one paragraph holds ``inner``."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_paragraphs_and_tables_come_in_order() -> None:
    data = word(PARAGRAPHS[0], [["Year", "Crowns"], ["2024", "5"]], "", PARAGRAPHS[1])
    expected = f"{PARAGRAPHS[0]}\n\nYear | Crowns\n\n2024 | 5\n\n{PARAGRAPHS[1]}"
    assert read_docx(data, "x.docx").text == expected


def test_the_text_of_paragraphs_is_kept() -> None:
    assert read_docx(word(*PARAGRAPHS), "x.docx").text == TEXT


def test_insertions_are_read_and_deletions_are_not() -> None:
    data = with_markup(
        "<w:r><w:t xml:space='preserve'>Ruritania </w:t></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>rejects</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>accepts</w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> the treaty</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r>"
    )
    assert read_docx(data, "x.docx").text == "Ruritania accepts the treaty."


def test_the_title_among_the_properties_is_kept_where_it_is_one() -> None:
    assert read_docx(word("x", title="On the border talks"), "x").declared.file_title == "On the border talks"
    assert not read_docx(word("x", title="note_3.docx"), "x").declared.file_title


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (word(*PARAGRAPHS)[:-300], "damaged or incomplete"),
        (word(""), "no text"),
        (word_bomb(250), "unpacks to"),
        (word_bomb(60), "unpacks to"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_docx(data, "talks.docx")


def test_a_document_without_its_main_part_is_damaged() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as members:
        members.writestr("word/document.xml", "<not closed")
    with pytest.raises(SourceError, match="damaged"):
        read_docx(file.getvalue(), "talks.docx")
