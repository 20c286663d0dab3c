"""Adding and reviewing: what a person does with the forms happens in the archive, and nothing else does."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from web_samples import Look

from verbale import Archive

NEW = "Ruritania will send forty delegates to Edelweiss in June 2024. It urges Graustark to lift the duty on timber."


def token(site: TestClient, path: str) -> str:
    page = Look(site.get(path).text)
    return next(
        given["value"] for tag, given in page.elements if tag == "input" and given.get("name") == "token"
    )


def add(site: TestClient, fields: dict[str, str], file: tuple[str, bytes] | None = None) -> tuple[int, str]:
    """The status, and the address that is led to or the words of the page."""
    answer = site.post(
        "/add", data={"token": token(site, "/add"), **fields}, files={"file": file} if file else None
    )
    return answer.status_code, answer.headers.get("location") or Look(answer.text).words


def test_a_pasted_text_is_read_at_once(own_site: TestClient, own_archive: Archive) -> None:
    status, location = add(
        own_site, {"text": NEW, "issuer": "xru", "published": "2024-05-05", "title": "Remarks"}
    )
    assert status == 303
    found = own_archive.get(location.rpartition("/")[2])
    assert (found.text, found.summary.document.issuer) == (NEW, "XRU")
    assert "lift the duty on timber" in Look(own_site.get(location).text).words


def test_a_file_is_read_and_known_by_the_last_part_of_its_name(
    own_site: TestClient, own_archive: Archive
) -> None:
    status, location = add(own_site, {}, ("../../etc/statement.txt", NEW.encode()))
    assert status == 303
    assert own_archive.get(location.rpartition("/")[2]).summary.document.source == "statement.txt"


def test_what_is_there_already_is_said(own_site: TestClient) -> None:
    assert add(own_site, {"text": NEW})[0] == 303
    status, words = add(own_site, {"text": NEW})
    assert status == 200
    assert "1 there already" in words


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "  "}, "no words in it"),
        ({"text": NEW, "published": "yesterday"}, "is not a date"),
        ({"text": NEW, "issuer": "?"}, "is not a party code"),
        ({"text": NEW, "kind": "poem"}, "is not known"),
        ({"url": "/etc/passwd"}, "no web address"),
        ({"url": "file:///etc/passwd"}, "no web address"),
        ({"url": "http://127.0.0.1/"}, "127.0.0.1"),
    ],
)
def test_what_cannot_be_added_is_said_and_the_form_keeps_what_was_given(
    own_site: TestClient, own_archive: Archive, fields: dict[str, str], said: str
) -> None:
    before = own_archive.version()
    status, words = add(own_site, fields)
    assert status == 400
    assert said in words
    assert fields.get("text", "") in words
    assert own_archive.version() == before


def form(site: TestClient, path: str = "/review") -> dict[str, str]:
    """The fields of the form for the record that is to be looked at."""
    elements = Look(site.get(path).text).elements
    begin = next(
        at for at, (tag, given) in enumerate(elements) if tag == "form" and given.get("class") == "review"
    )
    inputs = [given for tag, given in elements[begin:] if tag == "input" and "name" in given]
    return {given["name"]: given.get("value", "") for given in inputs}


def decide(site: TestClient, action: str, **changed: str) -> str:
    """Decide on the record at the head of the queue; its id."""
    given = form(site)
    answer = site.post("/review", data={**given, "action": action, **changed})
    assert answer.status_code == 303, Look(answer.text).words
    assert form(site, answer.headers["location"])["target"] == given["next"]
    return given["target"]


def test_accepted_and_rejected_records_are_corrections_and_the_next_one_comes(
    own_site: TestClient, own_archive: Archive
) -> None:
    accepted, rejected = decide(own_site, "accept"), decide(own_site, "reject")
    assert [(one.action, one.target) for one in own_archive.corrections()] == [
        ("accept", accepted),
        ("reject", rejected),
    ]
    assert form(own_site)["target"] not in (accepted, rejected)


def test_an_edit_changes_only_the_fields_that_were_changed(
    own_site: TestClient, own_archive: Archive
) -> None:
    given = form(own_site)
    name = next(name for name in ("to", "by", "holder", "parties") if f"set-{name}" in given)
    decide(own_site, "edit", **{f"set-{name}": "DEU"})
    (made,) = own_archive.corrections()
    assert made.action == "edit"
    assert list(made.after or {}) == [name]


def test_an_edit_that_changes_nothing_is_an_acceptance(own_site: TestClient, own_archive: Archive) -> None:
    decide(own_site, "edit")
    assert [one.action for one in own_archive.corrections()] == ["accept"]


def test_a_decision_can_be_undone(own_site: TestClient, own_archive: Archive) -> None:
    decide(own_site, "reject")
    answer = own_site.post(
        "/review", data={"token": token(own_site, "/review"), "action": "undo", "number": "1", "next": ""}
    )
    assert answer.status_code == 303
    assert own_archive.corrections(held=True) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"action": "edit", "set-by": "nobody"}, "not the code of a party"),
        ({"action": "edit", "set-colour": "red"}, "has no field"),
        ({"action": "dance"}, "is not known"),
        ({"action": "accept", "target": "Snothing/1-2/demands"}, ""),
        ({"action": "undo", "number": "99"}, ""),
        ({"action": "undo", "number": "x"}, ""),
    ],
)
def test_a_decision_that_cannot_be_made_is_said(
    own_site: TestClient, own_archive: Archive, changed: dict[str, str], said: str
) -> None:
    given = form(own_site)
    answer = own_site.post("/review", data={**given, **changed})
    assert answer.status_code in (400, 404)
    assert said in Look(answer.text).words
    assert not own_archive.corrections()


def test_what_was_typed_is_still_there_after_a_refusal(own_site: TestClient) -> None:
    given = form(own_site)
    name = next(name for name in given if name.startswith("set-") and name != "set-polarity")
    typed = {**given, "action": "edit", name: "<nobody> & nothing", "set-by": "nobody", "why": "as it says"}
    for sent, status in ((typed, 400), ({**typed, "token": "old"}, 403)):
        answer = own_site.post("/review", data=sent)
        assert answer.status_code == status
        shown = {
            one["name"]: one.get("value", "")
            for tag, one in Look(answer.text).elements
            if tag == "input" and "name" in one
        }
        assert (shown[name], shown["why"]) == (typed[name], "as it says")
        assert shown["was-" + name.removeprefix("set-")] == given[name]
        assert (shown["target"], shown["next"]) == (given["target"], given["next"])


def test_a_record_can_be_looked_at_again_by_its_id(own_site: TestClient) -> None:
    accepted = decide(own_site, "accept")
    assert form(own_site, f"/review?record={accepted}")["target"] == accepted


def test_what_people_and_the_machine_differ_on_stands_above(
    own_site: TestClient, own_archive: Archive
) -> None:
    target = form(own_site)["target"]
    own_archive.correct(target, action="accept", who="one")
    own_archive.correct(target, action="reject", who="other")
    words = Look(own_site.get("/review").text).words
    assert "1 correction that the machine, or somebody else, now contradicts" in words
