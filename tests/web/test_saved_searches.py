"""Searches that are kept by a name, each with its feed."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient
from web_samples import Look

from verbale import Archive
from verbale.archive.people.searches import saved_searches

ATOM = "{http://www.w3.org/2005/Atom}"


def token(site: TestClient, path: str) -> str:
    page = Look(site.get(path).text)
    return next(
        given["value"] for tag, given in page.elements if tag == "input" and given.get("name") == "token"
    )


def save(site: TestClient, name: str, asked: str) -> int:
    given = {"token": token(site, "/search?q=border"), "name": name, "asked": asked}
    return site.post("/searches", data=given).status_code


def test_a_search_is_saved_where_it_is_made_and_leads_back_to_it(own_site: TestClient) -> None:
    page = Look(own_site.get("/search?q=border&act=demand&issuer=XRU&since=2024-01-01").text)
    fields = {
        one["name"]: one.get("value", "") for tag, one in page.elements if tag == "input" and "name" in one
    }
    assert own_site.post("/searches", data={**fields, "name": "Border demands"}).status_code == 303
    listed = Look(own_site.get("/searches").text)
    (address,) = [href for href in listed.values("href", "a") if href.startswith("/search?")]
    assert sorted(address.partition("?")[2].split("&")) == [
        *("act=demand", "issuer=XRU", "q=border", "since=2024-01-01"),
    ]
    assert "Border demands" in listed.words


def test_every_saved_search_is_a_feed_of_what_it_finds_now(
    own_site: TestClient, own_archive: Archive
) -> None:
    assert save(own_site, "Boats", "q=ferries") == 303
    (kept,) = saved_searches(own_archive.database)
    path = f"/searches/{kept.number}.atom"
    feed = ElementTree.fromstring(own_site.get(path).text)  # noqa: S314 - our own
    assert feed.findtext(f"{ATOM}title") == "Verbale: Boats"
    before = len(feed.findall(f"{ATOM}entry"))
    own_archive.add_original("new.txt", b"Ruritania will build ferries in Zenda.")
    after = ElementTree.fromstring(own_site.get(path).text)  # noqa: S314 - our own
    assert len(after.findall(f"{ATOM}entry")) == before + 1


def test_a_search_is_forgotten_and_its_feed_with_it(own_site: TestClient, own_archive: Archive) -> None:
    save(own_site, "One", "q=border")
    number = saved_searches(own_archive.database)[0].number
    given = {"token": token(own_site, "/searches"), "forget": str(number)}
    assert own_site.post("/searches", data=given).status_code == 303
    assert saved_searches(own_archive.database) == []
    assert own_site.get(f"/searches/{number}.atom").status_code == 404
    assert (
        own_site.post("/searches", data=given | {"token": token(own_site, "/search?q=x")}).status_code == 400
    )


@pytest.mark.parametrize("name", ["", "   ", "\0"])
def test_a_search_needs_a_name(own_site: TestClient, own_archive: Archive, name: str) -> None:
    assert save(own_site, name, "q=border") == 400
    assert not saved_searches(own_archive.database)


def test_a_name_is_given_once(own_site: TestClient) -> None:
    assert (save(own_site, "One", "q=border"), save(own_site, "One", "q=boats")) == (303, 400)


def test_what_cannot_be_asked_is_left_out_of_what_is_saved(
    own_site: TestClient, own_archive: Archive
) -> None:
    save(own_site, "<b>", "q=border&act=dance&page=7&evil=<script>&since=never")
    assert [one.asked for one in saved_searches(own_archive.database)] == ["q=border"]
    assert "<b>" not in own_site.get("/searches").text


def test_the_api_has_them_too(own_site: TestClient) -> None:
    made = own_site.post("/api/searches", json={"name": "One", "asked": "q=border"}).json()
    assert own_site.get("/api/searches").json() == [made]
    assert own_site.delete(f"/api/searches/{made['number']}").status_code == 204
    assert own_site.delete(f"/api/searches/{made['number']}").status_code == 400
