"""``verbale brief``: a book of quotations, each numbered and led to its source, in four formats."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from verbale import Archive
from verbale.cli import main
from verbale.errors import VerbaleError
from verbale.language.gazetteer import party_name
from verbale.views.brief import FORMATS, Book, Occasion, make_book, occasion_of
from verbale.views.brief.chapters import Maker
from verbale.views.brief.model import Chapter, Point, Quoted, Section
from verbale.views.brief.quoting import Annex

VISIT = "visit 2024-06-12/2024-06-14"


def run(relationship: Path, out: Path, *arguments: str) -> Result:
    given = ["brief", "XRU", "XGS", "-a", str(relationship), "-o", str(out), *arguments]
    return CliRunner().invoke(main, given)


@pytest.fixture(scope="module")
def book(relationship: Path) -> Book:
    occasion = occasion_of(VISIT)
    with Archive.open(relationship) as archive:
        found = archive.relationship("XRU", "XGS", on=occasion.begins)
        return make_book(archive, found, party_name, occasion)


def test_every_quotation_is_verbatim_and_has_its_number_in_the_annex(book: Book, relationship: Path) -> None:
    with Archive.open(relationship) as archive:
        texts = {one.id: archive.get(one.id).text for one in archive.list()}
    assert len(book.annex) > 100
    assert [one.number for one in book.annex] == list(range(1, len(book.annex) + 1))
    for one in book.annex:
        statement, _, span = one.place.partition("/")
        start, end = map(int, span.split("-"))
        assert one.quote == " ".join(texts[statement][start:end].split())
    for one in book.quotations():
        assert book.annex[one.number - 1] == one
        assert one.shown == one.quote or one.quote.startswith(one.shown.removesuffix("…"))


def test_the_chapters_are_those_of_a_book_for_a_visit(book: Book) -> None:
    assert [chapter.name for chapter in book.chapters] == [
        *("state", "engagements", "issues", "commitments", "demands", "red-lines", "mechanisms", "measures"),
        *("frameworks", "formulas"),
    ]
    assert book.occasion == "Visit, 12 to 14 June 2024"
    ahead, so_far, before = book.chapters[1].sections
    assert (ahead.title, so_far.title, before.title[:14]) == ("Ahead", "So far", "Planned before")
    assert not any("planned" in point.facts for point in so_far.points)


def test_what_was_said_after_the_first_day_is_not_in_it(book: Book, relationship: Path) -> None:
    with Archive.open(relationship) as archive:
        days = {one.id: one.document.published for one in archive.list()}
    assert max(days[one.place.partition("/")[0]] for one in book.annex) <= "2024-06-12"


def test_each_issue_has_what_each_side_says_now_and_said_before(book: Book) -> None:
    issues = next(chapter for chapter in book.chapters if chapter.name == "issues")
    full = [section for section in issues.sections if section.points]
    assert all([point.label for point in section.points] == ["Graustark", "Ruritania"] for section in full)
    words = {what for section in full for point in section.points for what, _ in point.quotes}
    assert words == {"", "before"}


def test_no_section_says_the_same_words_twice_of_several_entries(book: Book) -> None:
    for chapter in book.chapters:
        if chapter.name in ("state", "issues", "formulas"):
            continue
        for section in chapter.sections:
            said = [re.sub(r"[\W_]+", " ", point.quotes[0][1].quote.casefold()) for point in section.points]
            assert len(said) == len(set(said))


def test_a_claim_that_several_entries_share_is_quoted_once_in_a_section(book: Book) -> None:
    for chapter in book.chapters:
        if chapter.name not in ("commitments", "demands", "measures", "mechanisms"):
            continue
        for section in chapter.sections:
            claims = [one.number for point in section.points for what, one in point.quotes if what]
            assert len(claims) == len(set(claims)), section.title


def claim_of_two() -> Section:
    claim = {
        "statement": "S1",
        "start": 90,
        "end": 99,
        "quote": "both kept",
        "date": "2024-03-01",
        "issuer": "XGS",
    }
    claim |= {"what": "honoured", "by": "XGS", "voice": []}
    rows = [
        {
            "type": "commitments",
            "status": "own",
            "first": "2024-01-01",
            "latest": "2024-01-01",
            "mentions": [{**claim, "start": start, "quote": quote}],
            "claims": [claim],
        }
        for start, quote in ((1, "open the crossing"), (40, "share the readings"))
    ]
    maker = Maker(Annex((), party_name), ("XGS", "XRU"), party_name, Occasion())
    return maker.commitments(rows).sections[1]


def test_from_the_second_on_it_is_its_number_alone() -> None:
    first, second = claim_of_two().points
    assert [what for what, _ in first.quotes] == ["", "honoured, says XGS"]
    assert [what for what, _ in second.quotes] == [""]
    assert "honoured, says XGS: [2]" in second.facts


def test_measures_and_demands_between_the_two_come_first(book: Book) -> None:
    named = {chapter.name: chapter for chapter in book.chapters}
    mutual, others = named["measures"].sections
    assert {("by XGS", "on XRU"), ("by XRU", "on XGS")} >= {point.facts[1:3] for point in mutual.points}
    assert mutual.points
    assert all(not {"on XRU", "on XGS"} & set(point.facts) for point in others.points)
    for section, other in zip(named["demands"].sections, ("to XRU", "to XGS"), strict=True):
        are_on_the_other = [other in point.facts for point in section.points]
        assert are_on_the_other == sorted(are_on_the_other, reverse=True)
        assert any(are_on_the_other)


def test_contacts_with_a_day_come_first_and_name_who_took_part(book: Book) -> None:
    _, so_far, _ = book.chapters[1].sections
    have_days = ["20" in point.label for point in so_far.points]
    assert have_days == sorted(have_days, reverse=True)
    assert any("participants" in fact for point in so_far.points for fact in point.facts)


def test_what_there_is_none_of_is_counted_too(book: Book) -> None:
    assert [one.what for one in book.chapters[0].counts][3] == "red lines"
    assert len(book.chapters[0].counts) == 9


def test_issues_that_have_no_section_are_named_below_a_heading_of_their_own(book: Book) -> None:
    issues = next(chapter for chapter in book.chapters if chapter.name == "issues")
    rest = issues.sections[-1]
    assert (rest.title, rest.points) == ("Also spoken of", ())
    assert rest.note.endswith(".")
    for form in ("md", "html"):
        assert rest.note in FORMATS[form](book).decode()
    paragraphs = docx.Document(io.BytesIO(FORMATS["docx"](book))).paragraphs
    assert any(one.text == rest.note and one.style and one.style.name == "Particulars" for one in paragraphs)


def test_a_word_file_has_headings_contents_styles_and_links(book: Book) -> None:
    data = FORMATS["docx"](book)
    document = docx.Document(io.BytesIO(data))
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert headings == [*(chapter.title for chapter in book.chapters), "Annex: the quotations"]
    styles = {one.style.name for one in document.paragraphs if one.style}
    assert {"Title", "Heading 2", "Quotation", "Particulars", "Annex Quotation", "Source", "toc 1"} <= styles
    assert document.sections[0].different_first_page_header_footer
    assert book.title in document.sections[0].footer.paragraphs[0].text
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert 'TOC \\o "1-2"' in xml
    places = set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', xml))
    led = set(re.findall(r'w:hyperlink w:anchor="([^"]+)"', xml))
    assert led <= places
    assert {f"q{one.number}" for one in book.annex} <= led
    numbers = re.findall(r'w:bookmarkStart w:id="(\d+)"', xml)
    assert len(numbers) == len(set(numbers))


def test_a_page_leads_every_number_to_the_annex_and_loads_nothing(book: Book) -> None:
    html = FORMATS["html"](book).decode()
    ids: set[str | None] = set()
    links: set[str | None] = set()
    loads: list[str] = []

    class Look(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            ids.add(given.get("id"))
            links.add(given.get("href"))
            loads.extend(name for name in ("src", "srcset") if name in given)

    Look().feed(html)
    assert {f"#q{one.number}" for one in book.annex} <= links
    assert {link[1:] for link in links if link and link.startswith("#")} <= ids
    assert not loads
    assert "default-src &#39;none&#39;" in html


def test_markdown_leads_every_number_to_the_annex(book: Book) -> None:
    text = FORMATS["md"](book).decode()
    places = set(re.findall(r'<a id="([^"]+)"', text))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= places
    assert {f"q{one.number}" for one in book.annex} <= places


def test_a_pdf_has_the_quotations_and_is_of_readable_length(book: Book) -> None:
    document = pypdfium2.PdfDocument(FORMATS["pdf"](book))
    pages = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    annex = max(at for at, text in enumerate(pages) if "Annex: the quotations" in text)
    assert 5 < annex <= 30
    together = re.sub(r"\W+", "", "".join(pages))
    assert re.sub(r"\W+", "", book.annex[0].quote) in together


def hostile_book() -> Book:
    words = (
        "Graustark must <script>alert(1)</script> withdraw the \u202eboats\u202c | at once, "
        '[withdraw](http://x.example) the #read("/etc/passwd") $x$ *ships* and `its` crews \\at \x0c once.'
    )
    quoted = Quoted(
        1, words, words, words, "</w:t><b> #panic()", "S1/1-2", "https://ruritania.example/?a=<b>"
    )
    section = Section(words, (Point(words, (words,), ((words, quoted),)),), 1)
    return Book(words, words, words, (Chapter("state", words, words, (section,)),), (quoted,))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_nothing_in_a_statement_is_a_command_to_a_format(form: str) -> None:
    data = FORMATS[form](hostile_book())
    assert b"<script>" not in data
    if form == "docx":
        assert any("alert(1)" in one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    if form == "pdf":
        text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
        assert "alert(1)" in text
        assert "root:" not in text
    if form == "md":
        assert data.count(b"](http") == data.count(b"\\](http://x.example)") + 1
        assert "\u202e".encode() not in data


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_command_writes_the_file_that_its_name_asks_for(
    relationship: Path, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verbale.views.brief.FORMATS", {form: lambda book: book.title.encode()})
    result = run(relationship, tmp_path / f"book.{form}", "--for", VISIT)
    assert result.exit_code == 0, result.output
    assert (tmp_path / f"book.{form}").read_text() == "Graustark and Ruritania"


def test_what_was_written_is_told_in_json(relationship: Path, tmp_path: Path, book: Book) -> None:
    out = tmp_path / "book.md"
    told = json.loads(run(relationship, out, "--for", VISIT, "--json").stdout)
    assert told == {
        "output": str(out),
        "format": "md",
        "chapters": len(book.chapters),
        "quotations": len(book.annex),
    }


def test_since_leaves_out_what_was_not_spoken_of_later(relationship: Path) -> None:
    with Archive.open(relationship) as archive:
        found = archive.relationship("XRU", "XGS", since="2024-05-01")
        book = make_book(archive, found, party_name, Occasion())
    commitments = next(chapter for chapter in book.chapters if chapter.name == "commitments")
    assert commitments.sections
    assert "1 May 2024 is left out" in book.made_of


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "book.txt"), "ends with none of .docx, .html, .pdf, .md"),
        (("-o", "book.md", "--for", "visit 2024-02-30"), "there is no such day"),
        (("-o", "book.md", "--for", "visit 2024-05-02/2024-05-01"), "ends before it begins"),
    ],
)
def test_what_cannot_be_written_is_said(relationship: Path, arguments: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(main, ["brief", "XRU", "XGS", "-a", str(relationship), *arguments])
    assert result.exit_code
    assert said in f"{result.output} {result.exception}"


@pytest.mark.parametrize(
    ("given", "occasion"),
    [
        ("visit 2024-04-24/2024-04-26", Occasion("visit", "2024-04-24", "2024-04-26")),
        ("talks on trade, 2024-04-24", Occasion("talks on trade", "2024-04-24", "2024-04-24")),
        ("talks on trade", Occasion("talks on trade")),
        ("", Occasion()),
    ],
)
def test_an_occasion_is_words_and_days(given: str, occasion: Occasion) -> None:
    assert occasion_of(given) == occasion


def test_an_occasion_without_such_a_day_is_none() -> None:
    with pytest.raises(VerbaleError, match="no such day"):
        occasion_of("visit 2024-13-01")
