"""An archive with accounts: nobody gets in without one, nobody does more than its role, and all is written down."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient
from web_samples import TEAM as WHO
from web_samples import TEAM_PASSWORD as PASSWORD
from web_samples import Look, sample_archive

from archive_copies import Fill
from verbale import Archive
from verbale.archive.people import accounts, keys
from verbale.errors import AccountError, VerbaleError
from verbale.web.app import create_app
from verbale.web.people import COOKIE
from verbale.web.serving import listen


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 with little work: the tests sign in often."""
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: quick)
    accounts._no_ones.cache_clear()


@pytest.fixture
def team(filled_by: Callable[[Fill], Archive]) -> Archive:
    """The sample archive with an account of each role, on each kind of database."""
    archive = filled_by(sample_archive)
    for name, role in WHO.items():
        accounts.add_account(archive.database, name, PASSWORD, role)
    return archive


@pytest.fixture
def app(team: Archive) -> Iterator[object]:
    yield create_app(team, with_accounts=True)


def visitor(app: object) -> TestClient:
    return TestClient(app, base_url="http://localhost", follow_redirects=False)  # type: ignore[arg-type]


def token(site: TestClient, path: str) -> str:
    page = Look(site.get(path).text)
    return next(
        given["value"] for tag, given in page.elements if tag == "input" and given.get("name") == "token"
    )


def sign_in(app: object, name: str, password: str = PASSWORD, **more: str) -> TestClient:
    site = visitor(app)
    given = {"token": token(site, "/sign-in"), "name": name, "password": password, **more}
    answer = site.post("/sign-in", data=given)
    assert answer.status_code == 303, Look(answer.text).words
    return site


def test_nothing_is_shown_to_who_has_not_signed_in(app: object, team: Archive) -> None:
    site = visitor(app)
    for path in ("/", "/search?q=border", "/compare", f"/statements/{team.list()[0].id}", "/account", "/log"):
        answer = site.get(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in")
    for path in ("/api/statements", "/api/openapi.json", "/api/search"):
        assert site.get(path).status_code == 401
        assert site.get(path).headers["www-authenticate"] == "Bearer"
    assert site.post("/review", data={"action": "accept"}).status_code == 401
    assert site.get("/healthz").json() == {"status": "ok"}
    words = Look(site.get("/sign-in").text).words
    assert "Today" not in words


def test_signing_in_leads_to_the_page_that_was_wanted_and_signing_out_ends_it(app: object) -> None:
    site = visitor(app)
    wanted = site.get("/search?q=border").headers["location"]
    page = Look(site.get(wanted).text)
    given = {
        one["name"]: one.get("value", "") for tag, one in page.elements if tag == "input" and "name" in one
    }
    answer = site.post("/sign-in", data={**given, "name": "rena", "password": PASSWORD})
    assert answer.headers["location"] == "/search?q=border"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert site.get("/").status_code == 200
    key = site.cookies[COOKIE]
    assert site.post("/sign-out", data={"token": token(site, "/account")}).status_code == 303
    site.cookies.set(COOKIE, key)
    assert site.get("/").status_code == 303


@pytest.mark.parametrize(
    "wanted",
    ["https://elsewhere.example/", "//elsewhere.example", "//[elsewhere", "/\\elsewhere", "x", "/\n/"],
)
def test_signing_in_leads_to_no_other_site(app: object, wanted: str) -> None:
    site = visitor(app)
    given = {"token": token(site, "/sign-in"), "name": "rena", "password": PASSWORD, "next": wanted}
    assert site.post("/sign-in", data=given).headers["location"] == "/"


def test_a_cookie_goes_over_tls_only_where_it_leaves_the_machine(team: Archive) -> None:
    app = create_app(team, with_accounts=True, hosts=("verbale.example.org",))
    site = TestClient(app, base_url="https://verbale.example.org", follow_redirects=False)
    given = {"token": token(site, "/sign-in"), "name": "rena", "password": PASSWORD}
    assert "Secure" in site.post("/sign-in", data=given).headers["set-cookie"]


def test_wrong_passwords_and_names_are_refused_in_the_same_words_and_written_down(
    app: object, team: Archive
) -> None:
    site = visitor(app)
    said = set()
    for name, password in (("rena", "wrong password"), ("nobody", PASSWORD), ("rena", "")):
        given = {"token": token(site, "/sign-in"), "name": name, "password": password}
        answer = site.post("/sign-in", data=given)
        assert answer.status_code == 401
        said.add(re.search(r'role="alert">(.*?)<', answer.text)[1])  # type: ignore[index]
    assert len(said) == 1
    failed = [one.details["account"] for one in team.log() if one.action == "sign-in-failed"]
    assert failed == ["rena", "", "rena"]


def test_after_too_many_wrong_passwords_not_even_the_right_one_is_looked_at(app: object) -> None:
    site = visitor(app)
    given = {"token": token(site, "/sign-in"), "name": "rena", "password": "wrong password"}
    assert [site.post("/sign-in", data=given).status_code for _ in range(6)] == [401] * 5 + [429]
    assert site.post("/sign-in", data={**given, "password": PASSWORD}).status_code == 429
    assert sign_in(app, "edda").get("/").status_code == 200


def test_a_form_of_another_session_changes_nothing(app: object, team: Archive) -> None:
    edda, ada = sign_in(app, "edda"), sign_in(app, "ada")
    foreign = token(ada, "/review")
    before = team.version()
    for path, given in (
        ("/review", {"action": "accept"}),
        ("/add", {"text": "Ruritania opens a crossing."}),
        ("/searches", {"name": "one", "asked": "q=border"}),
        ("/account", {"action": "make-token", "label": "one"}),
    ):
        for held in (foreign, "", "x"):
            assert edda.post(path, data={"token": held, **given}).status_code == 403
    assert team.version() == before


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("rena", set()), ("edda", {"change"}), ("ada", {"change", "administer"})],
)
def test_everybody_does_what_the_role_allows_and_no_more(
    app: object, team: Archive, name: str, allowed: set[str]
) -> None:
    site = sign_in(app, name)
    assert site.get("/").status_code == 200
    changed = site.post("/api/statements", json={"text": f"Ruritania thanks {name} for the bridge."})
    assert changed.status_code == (200 if "change" in allowed else 403)
    for path in ("/log", "/accounts", "/api/log"):
        assert site.get(path).status_code == (200 if "administer" in allowed else 403)
    words = Look(site.get("/").text).words
    assert ("Review" in words) == ("change" in allowed)
    assert ("All accounts" in words) == ("administer" in allowed)


def test_what_an_account_does_stands_under_its_name(app: object, team: Archive) -> None:
    site = sign_in(app, "edda")
    site.post("/api/statements", json={"text": "Ruritania opens a crossing at Zenda.", "issuer": "XRU"})
    target = team.list()[0].id
    site.post("/api/corrections", json=[{"target": target, "set": {"title": "Remarks"}}])
    assert [one.who for one in team.corrections()] == ["edda"]
    done = [(one.action, one.who) for one in team.log()][-3:]
    assert [who for _, who in done] == ["edda"] * 3
    assert done[0][0] == "sign-in"
    ada = Look(sign_in(app, "ada").get("/log").text).words
    assert "sign-in" in ada
    assert "edda" in ada


def test_a_token_does_what_its_account_may_until_it_is_revoked(app: object, team: Archive) -> None:
    site = sign_in(app, "rena")
    given = {"token": token(site, "/account"), "action": "make-token", "label": "feeds"}
    secret = re.search(r'class="secret">(.*?)<', site.post("/account", data=given).text)[1]  # type: ignore[index]
    bare = visitor(app)
    bearer = {"Authorization": f"Bearer {secret}"}
    assert bare.get("/api/statements", headers=bearer).status_code == 200
    assert bare.post("/api/statements", json={"text": "Words."}, headers=bearer).status_code == 403
    basic = base64.b64encode(f"rena:{secret}".encode()).decode()
    assert bare.get("/search.atom?q=border", headers={"Authorization": f"Basic {basic}"}).status_code == 200
    assert secret not in site.get("/account").text
    with team.database.reading() as connection:
        from sqlalchemy import text

        kept = connection.execute(text("SELECT * FROM tokens")).all()
    assert secret not in str(kept)
    site.post("/account", data={"token": token(site, "/account"), "action": "revoke-token", "label": "feeds"})
    assert bare.get("/api/statements", headers=bearer).status_code == 401


def test_the_schema_says_that_the_api_needs_a_token_where_there_are_accounts(
    app: object, team: Archive
) -> None:
    schema = sign_in(app, "rena").get("/api/openapi.json").json()
    (name,) = schema["components"]["securitySchemes"]
    operations = [
        one for path, methods in schema["paths"].items() for one in methods.values() if "/api/" in path
    ]
    assert all(one["security"] == [{name: []}] for one in operations)
    assert all("401" in one["responses"] for one in operations)
    without = TestClient(create_app(team), base_url="http://localhost").get("/api/openapi.json").json()
    assert "securitySchemes" not in without["components"]


@pytest.mark.parametrize(
    "header", ["Bearer x", "Basic x", "Basic eDp5", "Digest x", "Bearer verbale_" + "a" * 43]
)
def test_what_is_no_token_opens_nothing(app: object, header: str) -> None:
    assert visitor(app).get("/api/statements", headers={"Authorization": header}).status_code == 401


def test_a_disabled_account_is_out_at_once_and_another_password_signs_out(app: object, team: Archive) -> None:
    edda, rena = sign_in(app, "edda"), sign_in(app, "rena")
    secret = keys.make_token(team.database, "edda", "one")
    accounts.set_disabled(team.database, "edda", disabled=True)
    accounts.set_password(team.database, "rena", PASSWORD + " staple")
    assert edda.get("/").status_code == 303
    assert rena.get("/").status_code == 303
    bearer = {"Authorization": f"Bearer {secret}"}
    assert visitor(app).get("/api/statements", headers=bearer).status_code == 401
    assert sign_in(app, "rena", PASSWORD + " staple").get("/").status_code == 200


def test_an_administrator_sees_to_accounts(app: object, team: Archive) -> None:
    site = sign_in(app, "ada")

    def change(**given: str) -> int:
        return site.post("/accounts", data={"token": token(site, "/accounts"), **given}).status_code

    assert change(action="add", name="ines", password=PASSWORD, role="reader") == 303
    assert change(action="add", name="ines", password=PASSWORD, role="reader") == 400
    assert change(action="add", name="no spaces", password=PASSWORD, role="reader") == 400
    assert change(action="add", name="kurt", password="short", role="reader") == 400  # noqa: S106
    assert change(action="role", name="ines", role="editor") == 303
    assert change(action="role", name="ines", role="queen") == 400
    assert change(action="disable", name="ines") == 303
    assert change(action="disable", name="ada") == 400
    assert change(action="dance", name="ada") == 400
    found = {one.name: one for one in accounts.accounts(team.database)}
    assert found["ines"].role == "editor"
    assert found["ines"].disabled_at
    assert not found["ada"].disabled_at


def test_passwords_are_kept_as_argon2id_hashes_alone(
    own_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy import text

    monkeypatch.undo()
    accounts.add_account(own_archive.database, "ada", PASSWORD, "admin")
    with own_archive.database.reading() as connection:
        (kept,) = connection.execute(text("SELECT password FROM accounts")).scalars()
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert PASSWORD not in str(own_archive.log())


def test_the_first_account_is_an_administrator_and_the_last_one_stays(own_archive: Archive) -> None:
    database = own_archive.database
    with pytest.raises(AccountError, match="administrator"):
        accounts.add_account(database, "rena", PASSWORD, "reader")
    accounts.add_account(database, "ada", PASSWORD, "admin")
    with pytest.raises(AccountError, match="last administrator"):
        accounts.set_role(database, "ada", "reader")
    assert accounts.accounts(database)[0].role == "admin"


def test_with_accounts_the_server_may_listen_elsewhere_and_without_says_how() -> None:
    with pytest.raises(VerbaleError, match="verbale account add"):
        listen("0.0.0.0", 0)  # noqa: S104
    with listen("0.0.0.0", 0, with_accounts=True) as listening:  # noqa: S104
        assert listening.getsockname()[1]


def test_a_name_that_the_server_does_not_go_by_is_refused(team: Archive) -> None:
    app = create_app(team, with_accounts=True, hosts=("verbale.example.org",))
    assert TestClient(app, base_url="http://elsewhere.example").get("/sign-in").status_code == 421


def test_signing_in_leaves_what_is_worked_out_of_the_archive(app: object, team: Archive) -> None:
    before = team.version()
    sign_in(app, "rena")
    assert team.version() == before
