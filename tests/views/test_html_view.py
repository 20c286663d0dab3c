"""A reading as a page: complete, well formed, self-contained, and inert whatever the text says."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from view_samples import FULL, HOSTILE, HOSTILE_READING, TEXT, TITLE, party_name

from verbale.reading.model import RECORD_TYPES, Reading
from verbale.views.html import render_page
from verbale.views.plain import without_controls

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """The elements of a page, with a check that they are closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: dict[str, str] = {}
        self.words = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text[self.open[-1] if self.open else ""] = data
        self.words += data

    def values(self, name: str) -> list[str]:
        return [str(attributes[name]) for _, attributes in self.elements if name in attributes]

    def classes(self) -> set[str]:
        return {word for value in self.values("class") for word in value.split()}


@pytest.fixture(scope="module")
def html() -> str:
    return render_page(FULL, TEXT, party_name)


def without_labels(html: str) -> str:
    """What of the page's main part is the statement's own text."""
    main = html[html.index("<main") : html.index("</main>")]
    main = re.sub(r'<h2 class="part">.*?</h2>', "", main)
    main = re.sub(r'<span class="note">.*?</span></span>', "", main, flags=re.DOTALL)
    main = re.sub(r'<a class="(?:act|sign).*?</a>', "", main, flags=re.DOTALL)
    main = re.sub(r'<span class="voice">.*?</span>', "", main)
    return re.sub(r"<.*?>", "", main)


def test_the_whole_text_is_there_as_it_is(html: str) -> None:
    assert without_labels(html).split() == TEXT.split()


def test_every_record_type_is_marked_and_listed(html: str) -> None:
    page = Page(html)
    for kind in RECORD_TYPES:
        assert kind.key in page.classes()
        assert {kind.key, f"{kind.key}-1", f"at-{kind.key}-1"} <= set(page.values("id"))


def test_every_link_within_the_page_leads_somewhere_and_names_are_unique(html: str) -> None:
    page = Page(html)
    names = page.values("id")
    assert len(names) == len(set(names))
    assert {href.removeprefix("#") for href in page.values("href")} <= set(names)


def test_each_sentence_says_who_and_what(html: str) -> None:
    labels = Page(html).values("aria-label")
    assert "demand, to XRU; said by: a senior official (XRU), quoting President Merrik (XGS)" in labels
    assert "report; said by: narration" in labels


def test_text_outside_the_body_is_told_apart(html: str) -> None:
    assert f'<p class="apart">{TITLE}</p>' in html
    assert '<p class="apart">Share this page</p>' in html


def test_nested_records_are_underlined_one_below_the_other(html: str) -> None:
    page = Page(html)
    assert {"lane0", "lane1"} <= page.classes()


def test_the_page_loads_nothing_and_allows_nothing_but_its_style(html: str) -> None:
    page = Page(html)
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & {
        tag for tag, _ in page.elements
    }
    assert not page.values("src") + page.values("style")
    style = html[html.index("<style>") + 7 : html.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policies = [a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]
    assert "url(" not in style
    assert "@import" not in style


def test_it_is_a_page_for_light_dark_print_and_phone(html: str) -> None:
    for feature in ("prefers-color-scheme: dark", "@media print", "max-width: 34rem", "width=device-width"):
        assert feature in html


def test_explanations_appear_on_demand() -> None:
    assert "cue:must" not in render_page(FULL, TEXT, party_name)
    assert render_page(FULL, TEXT, party_name, explain=True).count("cue:must 0.88") >= 2


def test_only_web_addresses_become_links() -> None:
    for source, count in (("https://example.org/a?b=1&c=2", 1), ("javascript:alert(1)", 0), ("a.txt", 0)):
        page = render_page(Reading.from_dict({"document": {"source": source}}), "Text.", party_name)
        assert len([href for href in Page(page).values("href") if not href.startswith("#")]) == count


def test_hostile_words_are_inert() -> None:
    page = Page(render_page(HOSTILE_READING, HOSTILE, party_name, explain=True))
    assert not {"script", "img", "bold"} & {tag for tag, _ in page.elements}
    assert not page.values("onerror") + page.values("src")
    assert without_controls(HOSTILE) in page.words
    assert not re.search("[\x1b\u202e]", page.words)
    assert "49" not in page.words


def test_an_empty_reading_is_a_page_too() -> None:
    page = Page(render_page(Reading(), "", party_name))
    assert "There is no text." in page.words
    assert "No records were found" in page.words
