"""*Compare*, *Precedent*, *Phrases*, *Quality*: what the commands find, every word of it with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from starlette.testclient import TestClient
from web_samples import Look

from verbale import Archive
from verbale.comparison.phrases import find_phrases
from verbale.comparison.readouts import compare_readings
from verbale.comparison.slices import load_slice
from verbale.comparison.uses import find_phrase
from verbale.views.column_chart import column_chart
from verbale.web.app import create_app
from verbale.web.figures import figure_tables, tables_of


@pytest.fixture(scope="module")
def demo(relationship: Path) -> Iterator[Archive]:
    with Archive.open(relationship) as archive:
        yield archive


@pytest.fixture(scope="module")
def web(demo: Archive) -> TestClient:
    return TestClient(create_app(demo), base_url="http://localhost", follow_redirects=False)


def look(web: TestClient, path: str) -> Look:
    answer = web.get(path)
    assert answer.status_code == 200, path
    return Look(answer.text)


def test_the_pairs_that_are_worth_it_are_offered_and_each_opens(web: TestClient) -> None:
    offered = [href for href in look(web, "/compare").values("href", "a") if "&b=" in href]
    assert len(offered) == len(web.get("/api/compare/proposals").json()) > 2
    for href in offered:
        assert "What both say" in look(web, href).words


def test_passages_of_both_readouts_face_each_other_and_lead_to_their_places_in_both_texts(
    web: TestClient, demo: Archive
) -> None:
    first = web.get("/api/compare/proposals").json()[0]
    a, b = first["a"], first["b"]
    page = look(web, f"/compare?a={a}&b={b}")
    names, links = set(page.values("id")), page.values("href", "a")
    found = compare_readings(demo.reading(a), demo.reading(b))
    for number, pair in enumerate(found.pairs, 1):
        assert {f"row{number}", f"a{number}", f"b{number}"} <= names
        assert {f"#row{number}", f"#a{number}", f"#b{number}"} <= set(links)
        for identity, side in ((a, pair.a), (b, pair.b)):
            assert {f"/statements/{identity}/{one.start}-{one.end}" for one in side} <= set(links)


def test_names_that_mean_a_statement_lead_to_the_address_with_both_ids(
    web: TestClient, demo: Archive
) -> None:
    one, other = (one.id for one in demo.list()[:2])
    answer = web.get(f"/compare?a={one[:6]}&b={other}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/compare?a={one}&b={other}"
    assert web.get(f"/compare?a={one}&b={one}").status_code == 404
    assert web.get(f"/compare?a={one}&b=Snothing").status_code == 404


def test_every_finding_beside_the_precedents_leads_to_its_words(web: TestClient, demo: Archive) -> None:
    latest = next(one for one in demo.newest(20) if one.document.issuer)
    found = web.get(f"/api/statements/{latest.id}/precedent").json()["findings"]
    page = look(web, f"/statements/{latest.id}/precedent?more=1")
    links = set(page.values("href", "a"))
    assert found
    for one in found:
        assert {f"/statements/{e['statement']}/{e['start']}-{e['end']}" for e in one["evidence"]} <= links
        assert not one["quote"] or f"/statements/{latest.id}/{one['start']}-{one['end']}" in links
    assert f"/statements/{latest.id}/precedent" in look(web, "/").values("href", "a")
    assert f"/statements/{latest.id}/precedent" in look(web, f"/statements/{latest.id}").values("href", "a")


def test_a_statement_of_nobody_known_has_no_precedents_and_says_why(
    own_site: TestClient, own_archive: Archive
) -> None:
    added = own_archive.add_original("words.txt", b"The weather was fine.").added[0]
    assert "not known whom it speaks for" in look(own_site, f"/statements/{added}/precedent").words


def test_the_list_of_phrases_is_that_of_the_command(web: TestClient, demo: Archive) -> None:
    page = look(web, "/phrases?issuer=XRU")
    listed = [
        parse_qs(urlsplit(href).query)["q"][0]
        for href in page.values("href", "a")
        if href.startswith("/phrase?")
    ]
    found = find_phrases(load_slice(demo, issuer="XRU"), load_slice(demo, other_than="XRU"))
    assert listed == [phrase.text for phrase in found]


def test_behind_every_point_of_the_curve_are_its_quotations(web: TestClient, demo: Archive) -> None:
    wording = "mutual respect and patient dialogue"
    path = f"/phrase?q={quote(wording)}"
    found = find_phrase(load_slice(demo), wording)
    assert found is not None
    page = look(web, path)
    drawn = [href for href in page.values("href", "a") if "month=" in href]
    used = [month for month in found.months if month.uses]
    assert len(drawn) == 2 * len(used)
    for month, href in zip(used, drawn, strict=False):
        behind = look(web, f"/phrase{href.partition('#')[0]}")
        places = {one for one in behind.values("href", "a") if re.fullmatch(r"/statements/S\w+/\d+-\d+", one)}
        uses = [found.use(place) for place in found.places]
        assert places == {
            f"/statements/{use.statement}/{use.start}-{use.end}"
            for use in uses
            if use.date.startswith(month.month)
        }


def test_a_curve_has_a_column_for_each_month_as_high_as_its_rate(demo: Archive) -> None:
    found = find_phrase(load_slice(demo), "code of conduct")
    assert found is not None
    chart = column_chart(found)
    assert chart is not None
    rates = [one.month.per_10000_words for one in chart.columns]
    assert rates == [month.per_10000_words for month in found.months]
    highest = max(chart.columns, key=lambda one: one.height)
    assert highest.month.per_10000_words == chart.highest
    assert all(one.y + one.height == pytest.approx(chart.base) for one in chart.columns)


def test_a_wording_that_nobody_uses_is_said(web: TestClient) -> None:
    assert "Nobody says “marmalade for zebras”" in look(web, "/phrase?q=marmalade+for+zebras").words


def test_a_wording_of_one_slight_word_is_found_as_well(web: TestClient) -> None:
    found = web.get("/api/phrase?q=of").json()
    assert found["uses"] > 0
    assert found["rank"] == 0


@pytest.mark.parametrize("path", ["/phrase", "/phrase?q=%00", "/phrase?q=,", "/phrases?issuer=%00&since=x"])
def test_what_is_no_wording_is_no_error(web: TestClient, path: str) -> None:
    look(web, path)


def test_the_page_of_the_quality_has_the_tables_of_the_documentation(web: TestClient) -> None:
    words = look(web, "/quality").words
    for table in figure_tables():
        assert all(cell in words for row in table.rows for cell in row)


def test_a_table_in_markdown_is_its_heading_what_is_said_before_it_and_its_cells() -> None:
    (table,) = tables_of("## Speed\n\nSo *fast*.\n\n| what | how |\n|---|---|\n| `a` | **1** |\n")
    assert (table.heading, table.about) == ("Speed", ("So fast.",))
    assert (table.header, table.rows) == (("what", "how"), (("a", "1"),))


def test_what_people_decided_is_counted_as_it_was_decided_last(own_archive: Archive) -> None:
    from verbale.archive.corrections.reviewed import reviewed

    statement = next(one.id for one in own_archive.list() if own_archive.reading(one.id).records)
    record = own_archive.reading(statement).records[0]
    target = f"{statement}/{record.start}-{record.end}/{record.key}"
    before = {one.type: one for one in reviewed(own_archive).types}[record.key]
    own_archive.correct(target, action="accept")
    own_archive.correct(target, action="reject")
    after = {one.type: one for one in reviewed(own_archive).types}[record.key]
    assert (after.accepted, after.rejected, after.records) == (0, 1, before.records - 1)
    assert reviewed(own_archive).touched == 1
