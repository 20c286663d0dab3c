"""``verbale account``: accounts by the command line, and what a server does with and without them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from verbale import Archive
from verbale.archive.people import accounts
from verbale.cli import main

PASSWORD = "correct horse battery"  # noqa: S105


@pytest.fixture
def place(tmp_path: Path) -> Path:
    Archive.create(tmp_path / "team.db").close()
    return tmp_path / "team.db"


def run(place: Path, *arguments: str, password: str = PASSWORD) -> Result:
    return CliRunner().invoke(main, ["account", *arguments, "-a", str(place)], input=password + "\n")


def listed(place: Path) -> dict[str, tuple[str, bool]]:
    rows = json.loads(run(place, "list", "--json").stdout)
    return {row["name"]: (row["role"], bool(row["disabled_at"])) for row in rows}


def test_the_list_has_a_head_where_nobody_is_and_a_row_an_account(place: Path) -> None:
    assert run(place, "list", "--csv").stdout == "name,role,created_at,disabled_at\n"
    run(place, "add", "ada", "--role", "admin")
    assert run(place, "list", "--csv").stdout.splitlines()[1].startswith("ada,admin,2")


def test_accounts_are_added_changed_disabled_and_listed(place: Path) -> None:
    assert run(place, "add", "ada", "--role", "admin").exit_code == 0
    assert run(place, "add", "rena", "--role", "reader").exit_code == 0
    assert run(place, "role", "rena", "--role", "editor").exit_code == 0
    assert run(place, "disable", "rena").exit_code == 0
    assert listed(place) == {"ada": ("admin", False), "rena": ("editor", True)}
    assert run(place, "enable", "rena").exit_code == 0
    assert run(place, "password", "rena", password=PASSWORD + " staple").exit_code == 0
    with Archive.open(place) as archive:
        assert accounts.verified(archive.database, "rena", PASSWORD) is None
        assert accounts.verified(archive.database, "rena", PASSWORD + " staple") is not None


def test_whoever_changes_an_account_can_have_it_back_as_json(place: Path) -> None:
    run(place, "add", "ada", "--role", "admin")
    told = [
        json.loads(run(place, *arguments, "--json").stdout)
        for arguments in (
            ("add", "rena", "--role", "reader"),
            ("role", "rena", "--role", "editor"),
            ("password", "rena"),
            ("disable", "rena"),
            ("enable", "rena"),
        )
    ]
    assert [(one["name"], one["role"], bool(one["disabled_at"])) for one in told] == [
        ("rena", "reader", False),
        ("rena", "editor", False),
        ("rena", "editor", False),
        ("rena", "editor", True),
        ("rena", "editor", False),
    ]
    assert set(told[0]) == set(json.loads(run(place, "list", "--json").stdout)[0])


def test_a_short_password_is_refused_and_nobody_is_added(place: Path) -> None:
    result = run(place, "add", "ada", "--role", "admin", password="short")  # noqa: S106
    assert result.exit_code
    assert listed(place) == {}


def test_who_has_no_archive_is_led_to_the_demo(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "-a", str(tmp_path / "none.db")])
    assert result.exit_code
    said = f"{result.output}{result.exception}"
    assert "verbale init" in said
    assert "verbale serve --demo" in said


def test_an_archive_without_accounts_is_served_to_this_machine_alone(place: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "-a", str(place), "--host", "192.0.2.1"])
    assert result.exit_code
    assert "verbale account add" in f"{result.output}{result.exception}"
