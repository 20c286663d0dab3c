"""``verbale account``: who may sign in to a team's archive."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from verbale.cli.options import archive_option, csv_option, json_option
from verbale.cli.streams import ends_quietly, say
from verbale.cli.tables import print_json, print_table

if TYPE_CHECKING:
    from verbale.archive import Archive

__all__ = ["account"]

_ROLES = ("reader", "editor", "admin")
_role = click.option(
    "--role",
    type=click.Choice(_ROLES),
    required=True,
    help="reader reads, editor adds and corrects as well, admin sees to accounts too.",
)
_name = click.argument("name")


@click.group(short_help="See to the accounts of a team's archive.")
def account() -> None:
    """See to the accounts of an archive: with any, verbale serve lets in only who signs in.

    \b
    Examples:
      verbale account add miriam --role admin
      verbale account list
      verbale account disable jonas
    """


def _password() -> str:
    """What is typed twice at a terminal, or stands in the first line of standard input."""
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return typed
    line: str = sys.stdin.readline()
    return line.rstrip("\n")


def _tell(archive: Archive, name: str, done: str, *, as_json: bool) -> None:
    """Say what was done; or print the account as it is now."""
    from dataclasses import asdict

    from verbale.archive.people.accounts import accounts

    if as_json:
        print_json(next(asdict(one) for one in accounts(archive.database) if one.name == name))
    else:
        say(done)


@account.command(short_help="Add an account.")
@_name
@_role
@archive_option
@json_option
@ends_quietly
def add(*, name: str, role: str, place: str, as_json: bool) -> None:
    """Add the account NAME; its password is asked for, or read from standard input."""
    from verbale.archive import Archive
    from verbale.archive.people.accounts import add_account

    with Archive.open(place) as archive:
        add_account(archive.database, name, _password(), role)
        _tell(archive, name, f"{name} can sign in, as {role}", as_json=as_json)


@account.command("list", short_help="List the accounts.")
@archive_option
@json_option
@csv_option
@ends_quietly
def list_accounts(*, place: str, as_json: bool, as_csv: bool) -> None:
    """List the accounts with their roles."""
    from dataclasses import asdict

    from verbale.archive import Archive
    from verbale.archive.people.accounts import accounts

    with Archive.open(place) as archive:
        rows = [asdict(one) for one in accounts(archive.database)]
    names = ("name", "role", "created_at", "disabled_at")
    print_table(rows, names, head=names, as_json=as_json, as_csv=as_csv)


@account.command("role", short_help="Give an account another role.")
@_name
@_role
@archive_option
@json_option
@ends_quietly
def set_another_role(*, name: str, role: str, place: str, as_json: bool) -> None:
    """Give the account NAME another role; it has to sign in anew."""
    from verbale.archive import Archive
    from verbale.archive.people.accounts import set_role

    with Archive.open(place) as archive:
        set_role(archive.database, name, role)
        _tell(archive, name, f"{name} is {role} now", as_json=as_json)


@account.command(short_help="Give an account another password.")
@_name
@archive_option
@json_option
@ends_quietly
def password(*, name: str, place: str, as_json: bool) -> None:
    """Give the account NAME another password, which is asked for, or read from standard input."""
    from verbale.archive import Archive
    from verbale.archive.people.accounts import set_password

    with Archive.open(place) as archive:
        set_password(archive.database, name, _password())
        _tell(archive, name, f"{name} has another password now", as_json=as_json)


@account.command(short_help="Let an account no longer be used.")
@_name
@archive_option
@json_option
@ends_quietly
def disable(*, name: str, place: str, as_json: bool) -> None:
    """Let the account NAME no longer be used: it is signed out, its tokens do not work."""
    from verbale.archive import Archive
    from verbale.archive.people.accounts import set_disabled

    with Archive.open(place) as archive:
        set_disabled(archive.database, name, disabled=True)
        _tell(archive, name, f"{name} can no longer sign in", as_json=as_json)


@account.command(short_help="Let an account be used again.")
@_name
@archive_option
@json_option
@ends_quietly
def enable(*, name: str, place: str, as_json: bool) -> None:
    """Let the account NAME, which was disabled, be used again."""
    from verbale.archive import Archive
    from verbale.archive.people.accounts import set_disabled

    with Archive.open(place) as archive:
        set_disabled(archive.database, name, disabled=False)
        _tell(archive, name, f"{name} can sign in again", as_json=as_json)
