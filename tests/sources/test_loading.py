"""One source to one statement."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from source_files import PARAGRAPHS, TEXT, page, pdf, scan, word, word_bomb

from verbale.errors import SourceError
from verbale.sources import Overrides, from_bytes, from_text, load

SAMPLE = f"Talks on the border\r\n\r\nmofa.go.jp | May 3, 2024\r\n\r\n{TEXT}\r\n"


def test_the_text_of_a_plain_file_is_its_content_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(SAMPLE.encode())
    statement = load(str(path))
    assert statement.text == SAMPLE
    document = statement.document
    assert document.id == "sha256:" + hashlib.sha256(SAMPLE.encode()).hexdigest()
    assert (document.source, document.title, document.publisher) == (
        str(path),
        "Talks on the border",
        "mofa.go.jp",
    )
    assert (document.issuer, document.published, document.language) == ("JPN", "2024-05-03", "en")


def test_a_string_is_read_like_a_file() -> None:
    statement = from_text(SAMPLE)
    assert statement.text == SAMPLE
    assert statement.document.source == ""
    assert statement.document.id == from_bytes(SAMPLE.encode(), "x.txt").document.id


def test_the_caller_counts_for_more_than_the_text() -> None:
    said = Overrides("XRU", "2024-05", "Another title", "Strelsau Daily", "letter")
    document = from_text(SAMPLE, overrides=said).document
    assert (document.issuer, document.published, document.title) == ("XRU", "2024-05", "Another title")
    assert (document.publisher, document.kind) == ("Strelsau Daily", "letter")


@pytest.mark.parametrize(
    "data", [pdf(), word(*PARAGRAPHS), page("".join(f"<p>{words}</p>" for words in PARAGRAPHS))]
)
def test_every_format_yields_the_same_text(data: bytes) -> None:
    assert from_bytes(data, "talks").text == TEXT


def test_a_page_tells_its_own_metadata() -> None:
    head = (
        "<meta property='og:site_name' content='Foreign Office of Graustark'>"
        "<meta property='article:published_time' content='2024-05-03'>"
    )
    body = "<h1>Statement on the border</h1>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    document = from_bytes(page(body, head), "x.html").document
    assert (document.title, document.kind) == ("Statement on the border", "statement")
    assert (document.publisher, document.issuer) == ("Foreign Office of Graustark", "XGS")
    assert document.published == "2024-05-03"


def test_the_host_of_an_address_is_the_publisher_where_nothing_else_tells() -> None:
    document = from_bytes(f"<p>{TEXT}</p>".encode(), "https://www.mofa.go.jp/talks.html").document
    assert (document.publisher, document.issuer) == ("mofa.go.jp", "JPN")


def test_standard_input_is_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(word(*PARAGRAPHS))))
    statement = load("-")
    assert statement.text == TEXT
    assert statement.document.source == "-"


FRENCH = (
    "Les ministres sont convenus de reprendre les pourparlers sur la frontière, et ils se réuniront de nouveau à "
    "l'automne pour examiner les résultats des travaux qui sont en cours dans les deux pays."
)
RUSSIAN = "Министры договорились продолжить переговоры о границе осенью этого года. " * 3
CHINESE = "外交部发言人主持例行记者会，就两国关系回答了记者提问。" * 3

BAD = [
    ("an empty file", b"", "empty"),
    ("white space only", b"\xef\xbb\xbf \r\n\t", "no text"),
    ("a binary file", bytes(range(256)) * 40, "binary"),
    ("a truncated PDF", pdf()[:500], "damaged"),
    ("a locked PDF", pdf(locked_with="secret"), "password"),
    ("a scanned PDF", scan(), "OCR"),
    ("a Word bomb", word_bomb(250), "unpacks to"),
    ("nested tags", b"<html>" + b"<div>" * 1_000_000 + b"x", "nested too deeply"),
    ("a text in Russian", RUSSIAN.encode(), "Russian; only English"),
    ("a text in Russian, old encoding", RUSSIAN.encode("cp1251"), "Russian; only English"),
    ("a text in French", FRENCH.encode(), "French; only English"),
    ("a page in French", page(f"<p>{FRENCH}</p>"), "French; only English"),
    ("a text in Chinese", CHINESE.encode("utf-16"), "Chinese; only English"),
    ("an image", b"\x89PNG\r\n\x1a\n" + bytes(100), "image"),
]


@pytest.mark.parametrize(("data", "words"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_input_is_one_line_that_names_the_file_and_the_remedy(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        from_bytes(data, "talks.bin")
    message = str(caught.value)
    assert message.startswith("talks.bin: ")
    assert "; " in message
    assert "\n" not in message


def test_a_missing_file_a_folder_and_an_odd_name_are_reported(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        load(str(tmp_path / "nothing.txt"))
    with pytest.raises(SourceError, match="folder"):
        load(str(tmp_path))
    with pytest.raises(SourceError, match="cannot be read"):
        load("a\0b.txt")
    with pytest.raises(SourceError, match="cannot be read"):
        load("a" * 5000)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT)
    path.chmod(0)
    with pytest.raises(SourceError, match="permissions"):
        load(str(path))


def test_a_file_of_200_megabytes_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(SourceError, match="larger than 50 MB"):
        load(str(path))


def test_a_line_of_two_megabytes_is_read() -> None:
    line = "The two sides agreed to go on with the talks. " * 45_000
    assert from_bytes(line.encode(), "x.txt").text == line


def test_an_empty_string_is_reported() -> None:
    with pytest.raises(SourceError, match="empty"):
        from_text(" \n")


def test_a_text_without_a_date_has_none() -> None:
    assert from_text(TEXT).document.published == ""


def test_reading_plain_text_loads_no_library_for_other_formats() -> None:
    program = (
        "import sys; from verbale.sources import from_text; from_text('The ministers met in Strelsau.'); "
        "print(*{'httpx', 'trafilatura', 'lxml', 'pypdfium2', 'docx', 'charset_normalizer'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
