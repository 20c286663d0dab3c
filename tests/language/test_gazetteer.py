"""The gazetteer: sound data, and errors that name the place of unsound data."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from verbale.errors import DataFileError
from verbale.language import gazetteer, known_people, offices
from verbale.language.gazetteer import known_party, party_name, party_names
from verbale.language.lexicon import read_rows
from verbale.language.parties import party_of

FIXED_CODES = """
    UN UNSC UNGA NATO EU ASEAN WTO WHO IAEA IMF WBG G7 G20 BRICS SCO AUKUS QUAD APEC OPEC AU ARABL OSCE ICC ICJ
    G8 OIC GCC CSTO PRESS INTL OTHER
"""
FICTIONAL = {"XGS", "XRU"}


@pytest.fixture
def unread() -> Iterator[None]:
    """The data files as not yet read, before and after the test."""
    caches = (
        gazetteer.party_names,
        gazetteer._short_names,
        known_people._by_name,
        known_people._owned_offices,
        known_people._lacking_offices,
        offices._lexicon,
    )
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


def test_has_every_state_of_iso_3166_1() -> None:
    codes = {code for code, *_ in read_rows("states.tsv", 5)}
    assert len(codes - FICTIONAL - {"XKX"}) == 249
    assert codes >= FICTIONAL


@pytest.mark.parametrize("code", FIXED_CODES.split())
def test_knows_the_fixed_codes_of_organisations(code: str) -> None:
    assert known_party(code)
    assert party_name(code)


def test_does_not_know_other_codes() -> None:
    assert not known_party("XYZ")
    with pytest.raises(KeyError):
        party_name("XYZ")


@pytest.mark.parametrize(
    ("file", "columns"),
    [("states.tsv", 5), ("organisations.tsv", 3), ("institutions.tsv", 2), ("places.tsv", 3)],
)
def test_rows_are_in_the_order_of_the_codes(file: str, columns: int) -> None:
    codes = [row[0] for row in read_rows(file, columns)]
    assert codes == sorted(codes)


def test_every_name_is_found_as_its_party() -> None:
    is_place_of_no_state = {"Brussels", "Berlaymont", "BRUSSELS", "BERLAYMONT"}
    wrong = {
        written: party_of(written)
        for written, name in party_names().items()
        if name.parties and party_of(written) != name.parties and written not in is_place_of_no_state
    }
    assert not wrong


def test_every_compound_holds_the_name_of_a_party() -> None:
    idle = [
        compound
        for (compound,) in read_rows("compounds.tsv", 1)
        if not any(party_of(part) for part in parts_of(compound))
    ]
    assert not idle


def parts_of(compound: str) -> Iterator[str]:
    """The compound without its first or last words or last letters, and with spaces for hyphens."""
    yield from (compound[:-1], compound[:-2])
    words = compound.replace("-", " ").split()
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            if last - first < len(words) or "-" in compound:
                yield " ".join(words[first:last])


@pytest.mark.parametrize(
    ("module", "load", "file", "rows", "message"),
    [
        (gazetteer, party_names, "places.tsv", [("JPN", "town", "Tokyo")], r"places\.tsv, line \d+: the use is 'town'"),
        (gazetteer, party_names, "places.tsv", [("XYZ", "place", "Tokyo")], r"places\.tsv, line \d+: unknown party"),
        (gazetteer, party_names, "places.tsv", [("JPN", "place", "China")], r"places\.tsv, line \d+: China already"),
        (gazetteer, party_names, "states.tsv", [("jp", "Japan", "", "", "")], r"states\.tsv, line \d+: 'jp' is not"),
        (gazetteer, party_names, "organisations.tsv", [("JPN", "NATO", "")], r"organisations\.tsv, line \d+: JPN is"),
        (known_people, known_people._by_name, "people.tsv", [("XYZ", "Xi Jinping", "Xi", "", "")], r"people\.tsv, l"),
        (known_people, known_people._owned_offices, "owned_offices.tsv", [("XYZ", "EAM")], r"owned_offices\.tsv, line"),
        (known_people, known_people._lacking_offices, "lacking_offices.tsv", [("XYZ", "King")], r"lacking_offices"),
        (offices, offices._lexicon, "offices.tsv", [("Mayor", "job", "")], r"offices\.tsv, line \d+: the kind is"),
        (offices, offices._lexicon, "offices.tsv", [("Mayor", "office", "big")], r"offices\.tsv, line \d+: unknown"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("unread")
def test_unsound_data_names_file_and_line(
    module: object,
    load: Callable[[], object],
    file: str,
    rows: list[tuple[str, ...]],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def with_unsound_rows(name: str, columns: int) -> list[tuple[str, ...]]:
        return [*read_rows(name, columns), *rows] if name == file else read_rows(name, columns)

    monkeypatch.setattr(module, "read_rows", with_unsound_rows)
    with pytest.raises(DataFileError, match=message):
        load()
