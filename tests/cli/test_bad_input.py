"""Bad input: one line that names the file and says what to do, or a correct empty result; never a traceback."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import PROMISE, run
from fpdf import FPDF

RUSSIAN = "Министр иностранных дел Руритании заявил, что страна выполнит договор и откроет границу. " * 5
FRENCH = (
    "Le ministre des Affaires étrangères de la Ruritanie a déclaré que le pays respectera le traité et que "
    "les deux parties se réuniront dans la capitale pour les pourparlers sur la frontière. "
) * 3
CHINESE = "外交部发言人表示,双方将继续就边界问题举行会谈,并重申遵守条约。" * 10


def pdf(words: str = PROMISE, *, locked_with: str = "", scanned: bool = False) -> bytes:
    document = FPDF()
    if locked_with:
        document.set_encryption(locked_with, user_password=locked_with)
    document.add_page()
    if scanned:
        document.rect(20, 20, 100, 100, style="F")
    else:
        document.set_font("helvetica", size=12)
        document.multi_cell(0, text=words)
    return bytes(document.output())


def zip_of(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, content)
    return stream.getvalue()


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("empty.txt", bytes, "empty"),
    "blank": ("blank.txt", lambda: b" \n\n ", "text"),
    "binary": ("data.txt", lambda: bytes(range(256)) * 40, ""),
    "image": ("photo.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "OCR"),
    "truncated PDF": ("cut.pdf", lambda: pdf()[:400], ""),
    "locked PDF": ("locked.pdf", lambda: pdf(locked_with="secret"), "password"),
    "scanned PDF": ("scan.pdf", lambda: pdf(scanned=True), "scan"),
    "DOCX bomb": ("bomb.docx", lambda: zip_of("word/document.xml", bytes(300_000_000)), ""),
    "zip": ("files.zip", lambda: zip_of("a.txt", b"text"), "unpack"),
    "nested tags": ("deep.html", lambda: b"<html><body>" + b"<div>" * 1_000_000 + b"text", ""),
    "Russian": ("ru.txt", RUSSIAN.encode, "only English"),
    "French": ("fr.txt", FRENCH.encode, "only English"),
    "Chinese": ("zh.txt", CHINESE.encode, "only English"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_gets_one_line_and_the_next_file_is_read(tmp_path: Path, case: str) -> None:
    name, content, words = REFUSED[case]
    (tmp_path / name).write_bytes(content())
    (tmp_path / "sound.txt").write_text(PROMISE, encoding="utf-8")
    result = run("read", tmp_path / name, tmp_path / "sound.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"error: {tmp_path / name}: ")
    assert words in line
    assert "; " in line, "no remedy is given"
    assert "report" not in line, "an error that nobody foresaw"


def test_a_file_of_200_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    result = run("read", path)
    assert result.exit_code == 1
    assert "larger than" in result.stderr


@pytest.mark.parametrize(
    "content",
    [
        PROMISE.encode("utf-16"),
        b"Ruritania will open the caf\xe9 at the border crossing of Zenda and keep it open for all visitors.",
        b"\xef\xbb\xbf" + PROMISE.encode(),
        PROMISE.replace(" on 3 May 2024", "").encode(),  # no date
        PROMISE.replace("\n", "\r\n").encode(),
        b"42",  # nothing to say
    ],
    ids=["UTF-16", "Latin-1", "byte order mark", "no date", "CRLF", "a number"],
)
def test_unusual_but_sound_input_is_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "statement.txt"
    path.write_bytes(content)
    result = run("read", path, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")


def test_names_with_controls_cannot_steer_the_terminal(tmp_path: Path) -> None:
    name = "\x1b[2Jred\u202e.txt"
    result = run("read", tmp_path / name)
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert "\u202e" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_name_that_is_not_unicode_goes_into_the_json(tmp_path: Path) -> None:
    path = tmp_path / "visit-\udcff.txt"
    try:
        path.write_text(PROMISE, encoding="utf-8")
    except OSError:
        pytest.skip("file names are Unicode here")
    result = run("read", path, "--format", "json")
    assert result.exit_code == 0
    assert "\\udcff" in result.stdout


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://[::1]/", "http://169.254.169.254/latest"])
def test_private_addresses_are_refused(url: str) -> None:
    result = run("read", url)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {url}: ")
    assert len(result.stderr.splitlines()) == 1


def test_hostile_words_reach_neither_the_terminal_nor_the_page(tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(
        "Talks <script>alert(1)</script>\n\nRuritania will \x1b[31mopen [bold]the border[/bold] <img src=x "
        "onerror=alert(2)> \u202eat Zenda.\n",
        encoding="utf-8",
    )
    shown = run("read", path, "--issuer", "XRU", "--explain").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]the border[/bold]" in shown
    page = run("read", path, "--issuer", "XRU", "--format", "html").stdout
    assert "<script" not in page
    assert "<img" not in page
    assert "\x1b" in run("read", path, "--format", "json").stdout.encode().decode("unicode_escape")
