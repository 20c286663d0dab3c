"""*Statement*: the text as it is, with lasting addresses, filters, and records beside it; whatever the text says."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient
from web_samples import HOSTILE, Look

from verbale import Archive
from verbale.archive import Summary
from verbale.reading.model import Reading, Sentence, Voice
from verbale.views.page import page_of
from verbale.views.parts import MOST_CHARACTERS, MOST_PASSAGES, in_parts, part_with, records_in
from verbale.views.plain import without_controls
from verbale.views.wording import chain_as_sentence

TARNHEIM, MERRIK = Voice("Minister Tarnheim", "XRU"), Voice("Chancellor Merrik", "XGS")


def text_of(html: str) -> str:
    """What of a page is the statement's own text."""
    article = html[html.index('<article class="text"') : html.index("</article>")]
    article = re.sub(r'<span class="note">.*?</span></span>', "", article, flags=re.DOTALL)
    article = re.sub(
        r'<a class="(?:act|sign).*?</a>|<span class="voice">.*?</span>', "", article, flags=re.DOTALL
    )
    return Look(re.sub(r"^<article.*?>", "", article)).words


def readouts(archive: Archive) -> list[Summary]:
    return [one for one in archive.list() if one.document.kind == "readout"]


def test_the_whole_text_of_every_statement_is_there_as_it_is(site: TestClient, sample: Archive) -> None:
    for one in sample.list():
        shown = text_of(site.get(f"/statements/{one.id}").text)
        assert shown.split() == without_controls(sample.get(one.id).text).split()


def test_every_sentence_and_record_has_a_lasting_address_that_leads_to_it(
    site: TestClient, sample: Archive
) -> None:
    one = readouts(sample)[0]
    names = set(Look(site.get(f"/statements/{one.id}").text).values("id"))
    reading = sample.reading(one.id)
    for sentence in reading.sentences:
        place = site.get(f"/statements/{one.id}/{sentence.start}-{sentence.end}").headers["location"]
        assert place == f"/statements/{one.id}#s{sentence.start}-{sentence.end}"
        assert place.partition("#")[2] in names
    assert reading.records
    for record in reading.records:
        address = f"/statements/{one.id}/{record.start}-{record.end}/{record.key}"
        place = site.get(address).headers["location"].partition("#")[2]
        assert place.startswith(f"{record.key}-")
        assert place in names


def test_an_address_of_an_older_reading_leads_to_the_sentence_that_is_there_now(
    site: TestClient, sample: Archive
) -> None:
    one = readouts(sample)[0]
    sentence = sample.reading(one.id).sentences[1]
    moved = site.get(f"/statements/{one.id}/{sentence.start + 3}-{sentence.end + 40}").headers["location"]
    assert moved.endswith(f"#s{sentence.start}-{sentence.end}")


@pytest.mark.parametrize("span", ["nothing", "1-", "-", "1-2-3", "9999999999-1", "٣-٤"])
def test_what_is_no_span_leads_nowhere(site: TestClient, sample: Archive, span: str) -> None:
    assert site.get(f"/statements/{sample.list()[0].id}/{span}").status_code == 404


def test_other_names_of_a_statement_lead_to_it(site: TestClient, sample: Archive) -> None:
    one = sample.list()[0]
    assert site.get(f"/statements/{one.id[:8]}").headers["location"] == f"/statements/{one.id}"


def test_sentences_of_other_acts_and_sides_can_be_faded(site: TestClient, sample: Archive) -> None:
    one = readouts(sample)[0]
    demands = ["demand" in (sentence.act, *sentence.also) for sentence in sample.reading(one.id).sentences]
    assert any(demands)
    assert faded(site, f"/statements/{one.id}?act=demand") == [not is_one for is_one in demands]
    by_a_side = faded(site, f"/statements/{one.id}?by=XRU")
    assert any(by_a_side)
    assert not all(by_a_side)


def faded(site: TestClient, path: str) -> list[bool]:
    """Of each sentence whether it is faded."""
    classes = Look(site.get(path).text).values("class", "span")
    return [value.endswith("faded") for value in classes if value.startswith("sentence")]


@pytest.mark.parametrize(
    ("voice", "publisher", "words"),
    [
        ((), "Strelsau Telegraph Agency", "Strelsau Telegraph Agency says:"),
        ((), "", "The publisher says:"),
        ((TARNHEIM,), "", "Minister Tarnheim (XRU) says:"),
        ((TARNHEIM,), "Minister Tarnheim", "Minister Tarnheim (XRU) says:"),
        ((TARNHEIM,), "The Agency", "The Agency quotes Minister Tarnheim (XRU) as saying:"),
        (
            (TARNHEIM, MERRIK),
            "The Agency",
            "The Agency quotes Minister Tarnheim (XRU) as saying that Chancellor Merrik (XGS) said:",
        ),
        ((TARNHEIM, MERRIK), "", "Minister Tarnheim (XRU) says that Chancellor Merrik (XGS) said:"),
    ],
)
def test_the_chain_of_voices_reads_as_a_sentence(
    voice: tuple[Voice, ...], publisher: str, words: str
) -> None:
    assert chain_as_sentence(voice, publisher) == words


def test_the_hostile_statement_is_shown_and_nothing_of_it_runs(site: TestClient, sample: Archive) -> None:
    one = next(one for one in sample.list() if sample.get(one.id).text == HOSTILE)
    html = site.get(f"/statements/{one.id}").text
    page = Look(html)
    assert "<script>alert(1)</script>" in page.words
    assert "{{ 7*7 }}" in page.words
    assert "<script>" not in html
    assert "\u202e" not in html
    assert all(source.startswith("/static/") for source in page.values("src"))


def test_an_original_is_downloaded_and_never_shown(site: TestClient, sample: Archive) -> None:
    one = sample.list()[0]
    answer = site.get(f"/statements/{one.id}/original")
    assert answer.content == sample.original(sample.get(one.id).original)
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]


def long_page(sentences: int, length: int, break_every: int) -> tuple[str, Reading]:
    words = "x" * (length - 2) + "."
    pieces = [words + ("\n" if number % break_every == 0 else " ") for number in range(1, sentences + 1)]
    text = "".join(pieces)
    starts = range(0, len(text), length)
    return text, Reading(sentences=tuple(Sentence(at, at + length - 1, words) for at in starts))


@pytest.mark.parametrize(
    ("sentences", "length", "break_every", "why"),
    [
        (3 * MOST_PASSAGES, 20, 7, "many sentences in paragraphs"),
        (3 * MOST_PASSAGES, 20, 10**6, "many sentences in one line"),
        (9, MOST_CHARACTERS // 4, 10**6, "few sentences that are long"),
    ],
)
def test_a_long_text_comes_in_parts_that_leave_out_nothing(
    sentences: int, length: int, break_every: int, why: str
) -> None:
    text, reading = long_page(sentences, length, break_every)
    parts = in_parts(page_of(reading, text, str).paragraphs)
    assert len(parts) > 2, why
    passages = [passage for part in parts for paragraph in part for passage in paragraph.passages]
    told = [passage.sentence.span for passage in passages if passage.sentence]
    assert told == [f"{one.start}-{one.end}" for one in reading.sentences]
    for part in parts:
        assert sum(1 for paragraph in part for _ in paragraph.passages) <= 2 * MOST_PASSAGES
    last = reading.sentences[-1]
    assert part_with(parts, last.start) == (len(parts) - 1, f"s{last.start}-{last.end}")
    assert not records_in(parts[0])


def test_a_line_of_many_sentences_can_be_opened(own_site: TestClient, own_archive: Archive) -> None:
    line = "Ruritania and Graustark. " * 3_000
    identity = own_archive.add_original("long.txt", line.encode()).added[0]
    first = own_site.get(f"/statements/{identity}")
    assert first.status_code == 200
    assert len(first.content) < 1_000_000
    following = next(href for href in Look(first.text).values("href") if "part=2" in href)
    assert own_site.get(f"/statements/{identity}{following}").status_code == 200
    assert own_site.get(f"/statements/{identity}?part=9999").status_code == 404
