"""The API: what the commands print, as the schema says it is, whatever is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
import schemathesis
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient
from web_samples import Look

from verbale import Archive
from verbale.cli import main
from verbale.views.rows import PARTS
from verbale.web.app import create_app

TO_THIS_MACHINE = {"Host": "localhost"}


def printed(*arguments: str) -> object:
    result = CliRunner().invoke(main, [*arguments, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("/api/search?q=border", ("search", "border")),
        (
            "/api/search?q=&act=demand&to=XGS&limit=3",
            ("search", "--act", "demand", "--to", "XGS", "--limit", "3"),
        ),
        ("/api/search?records=true&record=commitments", ("search", "--records", "--record", "commitments")),
        ("/api/counts?by=month&q=Graustark", ("search", "Graustark", "--by", "month")),
        ("/api/relationships/XRU/XGS", ("relationship", "XRU", "XGS")),
        ("/api/corrections", ()),
        ("/api/review", ("review",)),
        ("/api/news", ("news",)),
        *((f"/api/relationships/XRU/XGS/{part}", (part, "XRU", "XGS")) for part in PARTS),
        ("/api/phrases?issuer=XRU", ("phrases", "--issuer", "XRU")),
        ("/api/phrase?q=the+border", ("phrase", "the border")),
        ("/api/relationships/XRU/XGS/demands?on=2024-03-01", ("demands", "XRU", "XGS", "--on", "2024-03-01")),
        (
            "/api/relationships/XRU/XGS/demands?since=2024-03-01",
            ("demands", "XRU", "XGS", "--since", "2024-03-01"),
        ),
    ],
)
def test_the_api_gives_what_the_command_prints(
    site: TestClient, sample_place: Path, path: str, command: tuple[str, ...]
) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    if command:
        assert answer.json() == printed(*command, "-a", str(sample_place))


def test_a_statement_is_as_the_command_shows_it(
    site: TestClient, sample: Archive, sample_place: Path
) -> None:
    (listed, *_) = site.get("/api/statements").json()["statements"]
    assert listed["published"] == max(one.document.published for one in sample.list())
    shown = site.get(f"/api/statements/{listed['id']}").json()
    assert shown == printed("show", listed["id"], "-a", str(sample_place))


def test_two_statements_and_a_statement_s_precedents_are_as_the_commands_print_them(
    site: TestClient, sample: Archive, sample_place: Path
) -> None:
    a, b = (one.id for one in sample.list() if one.document.kind == "readout")
    given = site.get(f"/api/compare?a={a}&b={b}").json()
    shown = CliRunner().invoke(main, ["compare", a, b, "-a", str(sample_place), "--format", "json"])
    assert {"a": a, "b": b, **json.loads(shown.stdout)} == given
    found = site.get(f"/api/statements/{a}/precedent").json()
    assert found == printed("precedent", a, "-a", str(sample_place))
    proposed = CliRunner().invoke(main, ["compare", "--find", "-a", str(sample_place), "--format", "json"])
    assert site.get("/api/compare/proposals").json() == json.loads(proposed.stdout)


def test_the_news_are_what_the_first_page_shows(site: TestClient, sample: Archive) -> None:
    first, *_ = site.get("/api/news?limit=1").json()
    assert first["statement"]["id"] == sample.newest(1)[0].id
    assert first["new"]
    assert sum(first["counts"].values()) >= len(first["new"])
    page = Look(site.get("/").text)
    shown = [href.removeprefix("/entries/") for href in page.values("href") if href.startswith("/entries/")]
    assert {one["id"] for one in first["new"][:4]} <= set(shown)


def test_an_original_comes_byte_for_byte(site: TestClient, sample: Archive) -> None:
    one = sample.list()[0]
    answer = site.get(f"/api/statements/{one.id}/original")
    assert answer.content == sample.original(sample.get(one.id).original)
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


def test_an_engagement_has_the_readout_of_each_side(site: TestClient) -> None:
    engagements = site.get("/api/relationships/XRU/XGS/engagements").json()
    told_by_both = next(row for row in engagements if len({one["issuer"] for one in row["mentions"]}) > 1)
    found = site.get(f"/api/readouts/{told_by_both['id']}").json()
    assert [one["issuer"] for one in found] == ["XGS", "XRU"]
    mentioned = {(one["issuer"], one["statement"]) for one in told_by_both["mentions"]}
    assert {(one["issuer"], one["statement"]) for one in found} <= mentioned


def test_what_somebody_has_looked_at_leaves_the_queue(own_site: TestClient, own_archive: Archive) -> None:
    first, second = own_site.get("/api/queue?limit=2").json()
    text = own_archive.get(first["statement"]).text
    assert text[first["start"] : first["end"]] == first["quote"]
    own_archive.correct(first["id"], action="accept")
    assert own_site.get("/api/queue?limit=1").json() == [second]


def test_the_quality_has_what_people_reviewed_and_the_documented_figures(
    own_site: TestClient, own_archive: Archive
) -> None:
    one = own_archive.list()[0]
    own_archive.correct(one.id, action="accept")
    found = own_site.get("/api/quality").json()
    assert found["reviewed"]["accepted"] == 1
    accepted = {kind["type"]: kind["accepted"] for kind in found["reviewed"]["types"]}
    read = own_archive.reading(one.id).records
    assert accepted == {key: sum(record.key == key for record in read) for key in accepted}
    assert "Figures" in [table["heading"] for table in found["figures"]]


def test_a_statement_is_added_and_corrected(own_site: TestClient, own_archive: Archive) -> None:
    text = "Ruritania will open the crossing at Zenda in June."
    added = own_site.post("/api/statements", json={"text": text, "issuer": "XRU"}).json()["added"]
    assert own_archive.get(added[0]).text == text
    answer = own_site.post("/api/corrections", json=[{"target": added[0], "set": {"title": "Remarks"}}])
    assert answer.json()[0]["after"] == {"title": "Remarks"}
    assert own_site.get(f"/api/corrections?statement={added[0]}").json() == answer.json()


def test_of_several_corrections_one_of_which_is_wrong_none_is_made(
    own_site: TestClient, own_archive: Archive
) -> None:
    one = own_archive.list()[0].id
    changes = [{"target": one, "set": {"title": "Remarks"}}, {"target": one, "set": {"kind": "poem"}}]
    answer = own_site.post("/api/corrections", json=changes)
    assert answer.status_code == 400
    assert "poem" in answer.json()["problem"]
    assert not own_archive.corrections()


@pytest.mark.parametrize("form", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_what_a_form_of_another_site_can_send_is_no_request_to_the_api(site: TestClient, form: str) -> None:
    answer = site.post("/api/statements", content=b'{"text": "Words."}', headers={"Content-Type": form})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/nothing", 404),
        ("/api/statements/Snothing", 404),
        ("/api/entries/nothing", 404),
        ('/api/search?q="border', 400),
        ("/api/search?act=dance", 422),
        ("/api/search?q=%00", 422),
        ("/api/search?since=yesterday", 422),
        ("/api/counts", 422),
        ("/api/relationships/XRU/XYZ", 422),
        ("/api/relationships/XRU/XRU", 422),
        ("/api/relationships/XRU/XGS/nothing", 422),
        ("/api/compare?a=Snothing&b=Snothing", 404),
        ("/api/phrases?issuer=XYZ", 422),
        ("/api/statements/Snothing/precedent", 404),
        ("/api/statements/Snothing/original", 404),
        ("/api/readouts/nothing", 404),
        ("/api/account", 404),
        ("/api/accounts", 404),
    ],
)
def test_an_error_is_one_line_of_json(site: TestClient, path: str, status: int) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert "\n" not in answer.json()["problem"]


def test_the_schema_describes_every_address_of_the_api(site: TestClient) -> None:
    described = site.get("/api/openapi.json").json()["paths"]
    assert set(described) >= {"/api/search", "/api/relationships/{one}/{other}/{part}", "/healthz"}
    assert all(path.startswith(("/api/", "/healthz")) for path in described)
    assert all("summary" in operation for methods in described.values() for operation in methods.values())


@pytest.fixture(scope="module")
def api(sample_place: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    """The schema, over an archive of its own that requests may change."""
    place = tmp_path_factory.mktemp("api") / "archive.db"
    place.write_bytes(sample_place.read_bytes())
    with Archive.open(place) as archive:
        yield schemathesis.openapi.from_asgi(
            "/api/openapi.json", create_app(archive), headers=TO_THIS_MACHINE
        )


def test_whatever_is_asked_the_answer_is_as_the_schema_says(api: schemathesis.BaseSchema) -> None:
    operations = [found.ok() for found in api.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) > 10
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
        def ask(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(headers=TO_THIS_MACHINE, excluded_checks=[positive_data_acceptance])

        ask()


def test_a_large_archive_says_what_is_between_two_parties_from_the_statements_that_involve_both(
    relationship: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(copy(relationship, tmp_path / "archive.db")) as archive:
        letter = next(one.id for one in archive.list() if one.document.title.startswith("Letter from"))
        archive.remove(letter)  # the one statement of the demo that does not say to whom it speaks
        whole = TestClient(create_app(archive), base_url="http://localhost")
        told = whole.get("/api/relationships/XRU/XGS").json()
        rows = [row for part in ("commitments", "engagements", "measures") for row in told[part][:3]]
        asked = [
            "/api/relationships/XRU/XGS",
            "/api/relationships/XRU/XGS/demands?on=2024-03-01",
            *(f"/api/entries/{row['id']}" for row in rows),
            *(f"/entries/{row['id']}" for row in rows),
            f"/statements/{told['demands'][0]['mentions'][0]['statement']}",
        ]
        before = [whole.get(path).text for path in asked]
        monkeypatch.setattr("verbale.archive.archive.LARGE", 0)
        large = TestClient(create_app(archive), base_url="http://localhost")
        # Every other statement involves both, so that it says the same.
        for path, text in zip(asked, before, strict=True):
            assert without_token(large.get(path).text) == without_token(text), path
        assert "the archive is too large" in large.get("/relationships/XRU/XGS").text
        assert "The archive is too large" in large.get("/").text
        assert "the archive is too large" in large.get("/api/news").json()["problem"]
        assert {"one": "XGS", "other": "XRU"}.items() <= large.get("/api/relationships").json()[0].items()
        assert large.get("/relationships").status_code == 200
        for unknown in ("S0/0-1/demands", f"{rows[0]['id']}s"):
            assert large.get(f"/api/entries/{unknown}").status_code == 404


def without_token(page: str) -> str:
    """A page without what its forms bring back, which every run has another of."""
    return re.sub(r'name="token" value="[^"]*"', "", page)
