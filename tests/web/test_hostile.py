"""Statements that nobody would write: a line of two megabytes, thousands of records, names and values with markup."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient
from web_samples import Look

from verbale import Archive
from verbale.reading import pipeline
from verbale.reading.model import Commitment, Engagement, Reading, Record, Sentence, Voice
from verbale.sources import Overrides
from verbale.statement import Statement

MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} \u202eevil\u2066'
LARGEST_PAGE = 1_500_000
ABOUT = Overrides(issuer="XRU", published="2024-12-01", publisher=MARKUP, title=MARKUP)

AddAsRead = Callable[[str, Reading], str]


@pytest.fixture
def add_as_read(own_archive: Archive, monkeypatch: pytest.MonkeyPatch) -> AddAsRead:
    """A function that adds a text with a reading that is ready, and gives its id: to read these takes long."""

    def add(text: str, reading: Reading) -> str:
        def ready(statement: Statement) -> Reading:
            assert statement.text == text
            return Reading(statement.document, reading.sentences, reading.records)

        monkeypatch.setattr(pipeline, "read_statement", ready)
        report = own_archive.add_original("hostile.txt", text.encode(), overrides=ABOUT)
        assert not report.problems
        return report.added[0]

    return add


def promises(number: int) -> tuple[str, Reading]:
    """A text of one line, in which every sentence is a promise."""
    text, sentences, records = "", [], list[Record]()
    for one in range(number):
        content = f"open crossing {one}"
        quote = f"Ruritania will {content}."
        at = len(text) + quote.index(content)
        sentences.append(Sentence(start=len(text), end=len(text) + len(quote), quote=quote, act="commit"))
        records.append(
            Commitment(
                start=at,
                end=at + len(content),
                quote=content,
                content=content,
                holder=("XRU", "XGS"),
                by=("XRU",),
            )
        )
        text += quote + " "
    return text.rstrip(), Reading(sentences=tuple(sentences), records=tuple(records))


def test_of_thousands_of_records_each_stands_on_one_part_of_the_page(
    own_site: TestClient, add_as_read: AddAsRead
) -> None:
    text, reading = promises(1_200)
    path = f"/statements/{add_as_read(text, reading)}"
    asked, shown = "?part=1", list[str]()
    while asked:
        answer = own_site.get(path + asked)
        assert len(answer.content) < LARGEST_PAGE
        page = Look(answer.text)
        shown += [one for one in page.values("id") if one.startswith("commitments-")]
        asked = next((given["href"] for _, given in page.elements if given.get("rel") == "next"), "")
    assert len(shown) == len(set(shown)) == len(reading.records)


@pytest.mark.parametrize("path", ["/", "/review", "/relationships/XRU/XGS", "/search?q=crossing"])
def test_a_page_shows_some_of_many_records(own_site: TestClient, add_as_read: AddAsRead, path: str) -> None:
    add_as_read(*promises(500))
    answer = own_site.get(path)
    assert answer.status_code == 200
    assert "open crossing" in Look(answer.text).words
    assert len(answer.content) < LARGEST_PAGE // 5


def test_a_line_of_two_megabytes_is_shown_in_pieces(own_site: TestClient, add_as_read: AddAsRead) -> None:
    line = "crossing " * 222_222 + "end."
    whole = Sentence(start=0, end=len(line), quote=line)
    identity = add_as_read(line, Reading(sentences=(whole,)))
    for path in ("/", "/search?q=crossing"):
        answer = own_site.get(path)
        assert answer.status_code == 200
        assert len(answer.content) < LARGEST_PAGE // 5, path
    assert line in Look(own_site.get(f"/statements/{identity}").text).words


def test_markup_in_names_and_values_stays_text_wherever_it_is_printed(
    own_site: TestClient, add_as_read: AddAsRead
) -> None:
    text = f"{MARKUP} met the Graustarkian Chancellor."
    meeting = Engagement(
        start=0,
        end=len(text),
        quote=text,
        kind="meeting",
        parties=("XGS", "XRU"),
        participants=(MARKUP,),
        date="2024-05-01",
        place=MARKUP,
        status="held",
    )
    sentence = Sentence(start=0, end=len(text), quote=text, voice=(Voice(MARKUP, "XRU"),), act="report")
    identity = add_as_read(text, Reading(sentences=(sentence,), records=(meeting,)))
    entry = f"/entries/{identity}/0-{len(text)}/engagements"
    for path in (
        *(
            "/",
            f"/statements/{identity}",
            entry,
            "/relationships/XRU/XGS",
            "/relationships/XRU/XGS/engagements",
        ),
        *(
            "/review",
            "/search?q=%22met+the+Graustarkian%22",
            "/compare",
            "/phrase?q=met+the+Graustarkian",
            f"/statements/{identity}/precedent",
        ),
    ):
        answer = own_site.get(path)
        assert answer.status_code == 200, path
        page = Look(answer.text)
        assert "alert" in page.words or path == "/compare", path
        assert not [tag for tag, _ in page.elements if tag == "img"], path
        assert "\u202e" not in answer.text, path
        assert "\u2066" not in answer.text, path
