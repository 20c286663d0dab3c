"""The linguistic facts that the rest of the reading is built from, as plain data.

All offsets are code points of the statement's text, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DateMention", "PartyMention", "PersonMention"]


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A place in the text that stands for one or more parties.

    ``parties`` are codes: ("USA",) for "Washington", ("CHN", "USA") for "China-U.S.".
    ``form`` says how: ``name`` (China, the U.S. side, Beijing, the White House, ASEAN: can act),
    ``adjective`` (Chinese, U.S. before a noun: cannot act alone), ``possessive`` (China's),
    ``demonym`` (the Chinese people, Americans), ``pair`` (China-U.S.), ``place`` (in Beijing: where
    something happens, not who acts).
    """

    start: int
    end: int
    parties: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named in the text, with the office in front of the name where there is one.

    ``[start, end)`` covers office and name ("U.S. Secretary of State Antony Blinken").
    ``name`` is the name without the office ("Antony Blinken"), ``office`` the words of the
    office ("Secretary of State") or empty, ``party`` the code spoken for or empty if unknown.
    """

    start: int
    end: int
    name: str
    office: str
    party: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period named in the text, resolved to EDTF against the statement's date."""

    start: int
    end: int
    edtf: str
