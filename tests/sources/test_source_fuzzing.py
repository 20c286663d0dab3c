"""Whatever the bytes are: a statement or a SourceError, nothing else."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from source_files import PARAGRAPHS, page, pdf, word

from verbale.errors import SourceError
from verbale.sources import from_bytes, from_text
from verbale.statement import KINDS, Statement

FILES = {
    "talks.pdf": pdf(pages=2, head="OFFICIAL"),
    "talks.docx": word(*PARAGRAPHS, [["Year", "Crowns"], ["2024", "5"]]),
    "talks.html": page("".join(f"<p>{words}</p>" for words in PARAGRAPHS)),
}
MARKS = [b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"", b"<!DOCTYPE html><p>"]
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def attempt(data: bytes, name: str, content_type: str = "") -> None:
    try:
        statement = from_bytes(data, name, content_type=content_type)
    except SourceError as error:
        assert "\n" not in str(error)
        return
    check(statement)


def check(statement: Statement) -> None:
    assert statement.text.strip()
    assert statement.document.kind in ("", *KINDS)
    assert statement.document.language in ("", "en")


@MANY
@given(st.sampled_from(MARKS), st.binary(max_size=2000), st.sampled_from(["a.txt", "a.html", "a.pdf", "-"]))
def test_random_bytes(mark: bytes, data: bytes, name: str) -> None:
    attempt(mark + data, name)


@pytest.mark.parametrize("name", FILES)
@MANY
@given(data=st.data())
def test_damaged_files(name: str, data: st.DataObject) -> None:
    whole = FILES[name]
    end = data.draw(st.integers(1, len(whole)))
    at = data.draw(st.integers(0, end))
    attempt(
        whole[:at] + data.draw(st.binary(max_size=40)) + whole[at + data.draw(st.integers(0, 40)) : end], name
    )


@MANY
@given(st.text(max_size=500))
def test_word_documents_with_odd_content(content: str) -> None:
    file = io.BytesIO(FILES["talks.docx"])
    with zipfile.ZipFile(file) as members:
        parts = {member: members.read(member) for member in members.namelist()}
    parts["word/document.xml"] = content.encode("utf-8", "replace")
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as members:
        for member, part in parts.items():
            members.writestr(member, part)
    attempt(changed.getvalue(), "a.docx")


@MANY
@given(st.binary(max_size=800), st.text(st.characters(codec="ascii"), max_size=60))
def test_pages_with_odd_charsets(body: bytes, content_type: str) -> None:
    attempt(
        b"<html><head><meta charset='" + content_type.encode() + b"'></head><body>" + body, "a", content_type
    )


WORDS = st.sampled_from(
    ["Statement by", "Joint Statement of the G7", "Ministry of Foreign Affairs of Ruritania", "May 3, 2024", "|",
     "\n\n", "\n", "STRELSAU, May 3 (Xinhua) --", "Q:", "Reuters:", "Mr. President,", "We, the leaders of",
     "the talks went on", ":", "“", "From:"]
)  # fmt: skip


@MANY
@given(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=40).map(" ".join))
def test_any_string_that_holds_words(text: str) -> None:
    try:
        statement = from_text(text)
    except SourceError:
        return
    assert statement.text == text
    check(statement)
