"""Accounts, sessions, tokens and saved searches, on each database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from verbale import Archive
from verbale.archive.people import Account, accounts, keys
from verbale.archive.people.searches import forget_search, save_search, saved_searches
from verbale.errors import AccountError, ArchiveError

PASSWORD = "correct horse battery"  # noqa: S105


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: quick)
    accounts._no_ones.cache_clear()


def test_an_account_is_known_by_its_password_its_session_and_its_tokens(archive: Archive) -> None:
    database = archive.database
    assert not accounts.has_accounts(database)
    made = accounts.add_account(database, "ada", PASSWORD, "admin")
    assert accounts.verified(database, "ada", PASSWORD) == made
    assert accounts.verified(database, "ada", PASSWORD + "!") is None
    key, secret = keys.begin_session(database, "ada"), keys.make_token(database, "ada", "feeds")
    assert keys.of_session(database, key) == keys.of_token(database, secret) == made
    assert keys.of_token(database, key) is keys.of_session(database, secret) is None
    keys.end_session(database, key, "ada")
    keys.revoke_token(database, "ada", "feeds")
    assert keys.of_session(database, key) is keys.of_token(database, secret) is None
    with pytest.raises(AccountError):
        keys.revoke_token(database, "ada", "feeds")


def test_a_session_is_over_after_a_day_of_work(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts.add_account(archive.database, "ada", PASSWORD, "admin")
    monkeypatch.setattr(keys, "LASTS", timedelta(seconds=-1))
    key = keys.begin_session(archive.database, "ada")
    assert keys.of_session(archive.database, key) is None


def test_what_accounts_do_is_in_the_log_and_stays_there(archive: Archive) -> None:
    accounts.add_account(archive.database, "ada", PASSWORD, "admin", who="ada")
    accounts.add_account(archive.database, "rena", PASSWORD, "reader", who="ada")
    accounts.set_role(archive.database, "rena", "editor", who="ada")
    accounts.set_disabled(archive.database, "rena", disabled=True, who="ada")
    done = [(one.action, one.who, one.details["account"]) for one in archive.log()]
    assert done[-4:] == [
        ("account-add", "ada", "ada"),
        ("account-add", "ada", "rena"),
        ("account-role", "ada", "rena"),
        ("account-disable", "ada", "rena"),
    ]
    with pytest.raises(ArchiveError), archive.database.writing() as connection:
        connection.execute(text("DELETE FROM log"))


def test_saved_searches_are_kept_by_name(archive: Archive) -> None:
    before = archive.version()
    one = save_search(archive.database, " Border  talks ", "q=border", who="ada")
    other = save_search(archive.database, "Boats", "q=boats")
    assert saved_searches(archive.database) == [other, one]
    assert (one.name, one.who) == ("Border talks", "ada")
    forget_search(archive.database, other.number)
    assert saved_searches(archive.database) == [one]
    assert archive.version() == before


@pytest.mark.parametrize("name", ["", "with space", "a" * 65, "semi;colon", "new\nline"])
def test_a_name_that_is_none_is_refused(archive: Archive, name: str) -> None:
    with pytest.raises(AccountError):
        accounts.add_account(archive.database, name, PASSWORD, "admin")


@pytest.mark.parametrize(("role", "may"), [("reader", 1), ("editor", 2), ("admin", 3)])
def test_a_role_may_what_the_ones_before_it_may(role: str, may: int) -> None:
    assert [Account("ada", role).may(one) for one in accounts.ROLES] == [True] * may + [False] * (3 - may)
