"""Web pages: main text, metadata, and pages built to harm."""

from __future__ import annotations

import pytest
from source_files import PARAGRAPHS, TEXT, page

from verbale.errors import SourceError
from verbale.sources.html import read_html

BODY = "<h1>Joint statement on the border</h1>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def test_menu_and_footer_are_no_text() -> None:
    text = read_html(page(BODY), "x.html").text
    assert text.endswith(TEXT)
    assert "Press room" not in text
    assert "rights reserved" not in text


@pytest.mark.parametrize(
    "body",
    [
        "<div>" + "<br><br>".join(PARAGRAPHS) + "</div>",
        "<table><tr><td>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS) + "</td></tr></table>",
        "<ul>" + "".join(f"<li>{words}</li>" for words in PARAGRAPHS) + "</ul>",
        "<div>" + "".join(f"<div><span>{words}</span></div>" for words in PARAGRAPHS) + "</div>",
        "<blockquote>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS) + "</blockquote>",
    ],
)
def test_every_block_is_a_paragraph_however_the_page_is_built(body: str) -> None:
    assert read_html(page(body), "x.html").text == TEXT


def test_a_statement_of_one_sentence_is_found() -> None:
    assert read_html(page("<p>Ruritania has taken note.</p>"), "x").text == "Ruritania has taken note."


def test_a_row_of_a_table_is_a_line() -> None:
    table = "<table><tr><td>Year</td><td>Crowns</td></tr><tr><td>2024</td><td>5</td></tr></table>"
    assert "2024 | 5" in read_html(page(BODY + table), "x").text


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("<meta property='og:title' content='On the border'>", "title", "On the border"),
        (
            "<title>Joint statement on the border | Foreign Office</title>",
            "title",
            "Joint statement on the border",
        ),
        ("<meta name='ArticleTitle' content='On the pass'>", "title", "On the pass"),
        ("<meta property='og:site_name' content='Foreign Office'>", "publisher", "Foreign Office"),
        ("<meta name='DC.publisher' content='Foreign Office'>", "publisher", "Foreign Office"),
        (
            "<meta property='article:published_time' content='2024-05-03T23:30:00+02:00'>",
            "published",
            "2024-05-03",
        ),
        ("<meta name='PubDate' content='2024-05-03 20:30'>", "published", "2024-05-03"),
        ("<meta name='date' content='3 May 2024'>", "published", "2024-05-03"),
        ("<meta name='date' content='05/04/2024'>", "published", ""),  # could be either of two days
        ("<link rel='canonical' href='https://mfa.example/1'>", "url", "https://mfa.example/1"),
        (
            '<script type=\'application/ld+json\'>{"@graph": [{"headline": "On the sea", '
            '"datePublished": "2024-05-03", "publisher": {"name": "Strelsau Daily"}}]}</script>',
            "published",
            "2024-05-03",
        ),
        ("<script type='application/ld+json'>{broken</script>", "published", ""),
        ("", "published", ""),
    ],
)
def test_the_head_tells_where_the_page_comes_from(head: str, field: str, value: str) -> None:
    assert getattr(read_html(page(BODY, head), "x").declared, field) == value


def test_the_title_goes_without_the_site() -> None:
    site = "<meta property='og:site_name' content='Foreign Office'>"
    head = f"<meta property='og:title' content='A visit - Foreign Office'>{site}"
    assert read_html(page("<p>Ruritania has taken note.</p>", head), "x").declared.title == "A visit"


def test_a_time_element_in_the_text_is_the_date() -> None:
    body = BODY + "<time datetime='2024-05-03'>3 May</time>"
    assert read_html(page(body), "x").declared.published == "2024-05-03"


@pytest.mark.parametrize(
    ("encoding", "head", "content_type"),
    [
        ("utf-8", "", ""),
        ("cp1252", "<meta charset='windows-1252'>", ""),
        ("iso-8859-2", "", "text/html; charset=ISO-8859-2"),
        ("utf-16", "", ""),
    ],
)
def test_the_encoding_is_declared_or_told(encoding: str, head: str, content_type: str) -> None:
    markup = f"<html><head>{head}</head><body><p>The minister is called Königsmarck.</p></body></html>"
    assert read_html(markup.encode(encoding), "x", content_type).text == "The minister is called Königsmarck."


HOSTILE = {
    "a million nested tags": b"<html><body>" + b"<div>" * 1_000_000 + b"text",
    "a hundred thousand tables in tables": b"<table><tr><td>" * 100_000,
    "more tags than a statement has": b"<p>x</p>" * 60_000,
    "scripts only": b"<html><body><div id='app'></div><script>run()</script></body></html>",
    "nothing but an open comment": b"<html><body><!--" + b"-" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_html(HOSTILE[name], "page.html")
    assert str(caught.value).startswith("page.html: ")
    assert "\n" not in str(caught.value)


def test_scripts_and_entities_are_no_text() -> None:
    text = read_html(
        page(BODY + "<script>alert('x')</script><p>Fish &amp; chips &#8212; done, said the King.</p>"), "x"
    ).text
    assert "alert" not in text
    assert "Fish & chips — done, said the King." in text


@pytest.mark.parametrize("way", ["hidden", "style='color:red; display: none'", "style='visibility:hidden'"])
def test_what_a_page_hides_is_no_text(way: str) -> None:
    text = read_html(page(f"{BODY}<div {way}><p>Ruritania will attack.</p></div><p>Thank you.</p>"), "x").text
    assert "attack" not in text
    assert text.endswith("Thank you.")


def test_a_page_that_hides_everything_is_read() -> None:
    text = read_html(page(f"<div style='display:none'>{BODY}</div>"), "x").text
    assert text
