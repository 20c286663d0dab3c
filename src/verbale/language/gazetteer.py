"""The gazetteer: which words name which party, read from the package's data files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verbale.errors import DataFileError
from verbale.language.lexicon import read_rows
from verbale.language.phrases import phrase_key

__all__ = ["Name", "data_error", "is_state", "known_party", "party_name", "party_names"]

_SPECIAL = {"INTL": "international community", "OTHER": "unnamed parties", "PRESS": "journalists"}
_HEADS_OF_GOVERNMENT = frozenset({"President", "Prime Minister", "Premier", "Chancellor", "Supreme Leader"})
_ADMINISTRATIONS = (
    "administration",
    "Administration",
    "government",
    "Government",
    "authorities",
    "cabinet",
    "Cabinet",
)
_PLACE_USES = ("metonym", "place")


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for.

    ``use`` is ``state``, ``short`` (an abbreviation of a state's name), ``organisation``,
    ``institution``, ``adjective``, ``demonym``, ``metonym``, ``place`` or ``compound``
    (a name in which no party is meant).
    """

    parties: tuple[str, ...]
    use: str


@cache
def party_names() -> dict[str, Name]:
    """Every name, under its ``phrase_key``, and what it stands for.

    Raises DataFileError for a code that is not known and a name that stands for two things.
    """
    names: dict[str, Name] = {}
    for file, written, name in _all_names():
        for code in name.parties:
            if not known_party(code):
                raise data_error(file, written, f"unknown party code {code}")
        other = names.setdefault(phrase_key(written), name)
        if other != name:
            raise data_error(file, written, f"{written} already names {other.parties} as {other.use}")
    return names | _in_capitals(names)


def _in_capitals(names: dict[str, Name]) -> dict[str, Name]:
    """The names as headings and datelines print them ("BEIJING, 24 April")."""
    capitals = {
        written.upper(): name
        for written, name in names.items()
        if name.use in {"state", "metonym"} and len(written) > 3
    }
    return {written: name for written, name in capitals.items() if written not in names}


def _all_names() -> Iterator[tuple[str, str, Name]]:
    """The file, the words and the meaning of each name of the data files."""
    yield from _names_of_states()
    for code, short, names in read_rows("organisations.tsv", 3):
        for written in (short, *_many(names)):
            yield "organisations.tsv", written, Name((code,), "organisation")
    for code, names in read_rows("institutions.tsv", 2):
        for written in _many(names):
            yield "institutions.tsv", written, Name((code,), "institution")
    yield from _names_of_places()
    yield from _names_of_administrations()
    for (compound,) in read_rows("compounds.tsv", 1):
        yield "compounds.tsv", compound, Name((), "compound")


def _names_of_states() -> Iterator[tuple[str, str, Name]]:
    for code, short, names, adjectives, demonyms in read_rows("states.tsv", 5):
        for written in (short, *_many(names)):
            yield "states.tsv", written, Name((code,), "short" if _is_abbreviation(written) else "state")
        for use, cell in (("adjective", adjectives), ("demonym", demonyms)):
            for written in _many(cell):
                yield "states.tsv", written, Name((code,), use)


def _names_of_places() -> Iterator[tuple[str, str, Name]]:
    for code, use, names in read_rows("places.tsv", 3):
        if use not in _PLACE_USES:
            raise data_error("places.tsv", names, f"the use is {use!r}, not one of {', '.join(_PLACE_USES)}")
        for written in _many(names):
            yield "places.tsv", written, Name((code,), use)


def _names_of_administrations() -> Iterator[tuple[str, str, Name]]:
    """The heads of governments with what they head: "the Rassendyll administration"."""
    heads: dict[str, set[str]] = {}
    for code, name, surname, offices, _ in read_rows("people.tsv", 5):
        if _HEADS_OF_GOVERNMENT.intersection(_many(offices)) and len(code) == 3:
            heads.setdefault(surname, set()).add(code)
            heads.setdefault(name, set()).add(code)
    for head, codes in heads.items():
        if len(codes) == 1:
            for body in _ADMINISTRATIONS:
                yield "people.tsv", f"{head} {body}", Name(tuple(codes), "institution")


def _many(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [value.strip() for value in cell.split("|") if value.strip()]


def _is_abbreviation(name: str) -> bool:
    return name.replace(".", "").replace(" ", "").isupper()


def data_error(file: str, words: str, problem: str) -> DataFileError:
    """The error for the line of the data file ``file`` that holds ``words``."""
    lines = files("verbale.language").joinpath("data", file).read_text(encoding="utf-8").splitlines()
    holding = (number for number, line in enumerate(lines, 1) if words in line and not line.startswith("#"))
    return DataFileError(f"{file}, line {next(holding, len(lines))}: {problem}")


@cache
def _short_names() -> dict[str, str]:
    names = dict(_SPECIAL)
    for file, columns in (("states.tsv", 5), ("organisations.tsv", 3)):
        for code, name, *_ in read_rows(file, columns):
            if not (code.isascii() and code.isalnum() and code.isupper()):
                raise data_error(file, name, f"{code!r} is not a party code")
            if code in names:
                raise data_error(file, name, f"{code} is already {names[code]}")
            names[code] = name
    return names


def known_party(code: str) -> bool:
    """Whether ``code`` is the code of a party."""
    return code in _short_names()


@cache
def _states() -> frozenset[str]:
    return frozenset(code for code, *_ in read_rows("states.tsv", 5))


def is_state(code: str) -> bool:
    """Whether ``code`` is that of a state or territory, and not of an organisation or group."""
    return code in _states()


def party_name(code: str) -> str:
    """The neutral English short name of a party ("Japan", "United Nations").

    Raises KeyError for a code that is not known.
    """
    return _short_names()[code]
