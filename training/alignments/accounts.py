"""Invented pairs of accounts, which only measure: their sentences, and the links between them.

A file of ``accounts/`` is one pair: a line that says whose the two accounts are and in what style, a line for each
sentence ("A1 …", "B1 …"), and the links ("LINKS A1-B1 A3-B2 …").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.comparison.alignment import Link

__all__ = ["Accounts", "read_accounts"]


@dataclass(frozen=True, slots=True)
class Accounts:
    """Two accounts of one engagement, sentence by sentence, and which of them tell of the same thing."""

    name: str
    """The writer, and the number of the pair among this writer's."""
    issuers: tuple[str, str]
    a: tuple[str, ...]
    b: tuple[str, ...]
    links: frozenset[Link]


def read_accounts(folder: Path) -> list[Accounts]:
    """The pairs of accounts in ``folder``, a file for each."""
    return [
        _read(path.stem, path.read_text(encoding="utf-8").splitlines())
        for path in sorted(folder.glob("*.txt"))
    ]


def _read(name: str, lines: Sequence[str]) -> Accounts:
    mine, theirs = lines[0].removeprefix("# ").split(" | ")
    told = dict(line.split(" ", 1) for line in lines[1:])
    numbers = [[key for key in told if key[0] == side and key[1:].isdigit()] for side in "AB"]
    links = (link.split("-") for link in told["LINKS"].split())
    return Accounts(
        name,
        (_issuer(mine), _issuer(theirs)),
        tuple(told[key] for key in numbers[0]),
        tuple(told[key] for key in numbers[1]),
        frozenset((numbers[0].index(i), numbers[1].index(j)) for i, j in links),
    )


def _issuer(side: str) -> str:
    """The code of "A: USA, fact sheet with bullets"."""
    return side.partition(": ")[2].partition(",")[0]
