"""Cooperation: areas of joint work, who works together and how it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.cooperation import find_cooperation
from verbale.reading.facts import Facts
from verbale.reading.model import Cooperation

FactsOf = Callable[..., Facts]
Told = Callable[..., list[Cooperation]]


@pytest.fixture
def cooperation(facts_of: FactsOf) -> Told:
    def told(text: str, issuer: str = "XRU") -> list[Cooperation]:
        return list(find_cooperation(facts_of(text, issuer=issuer, kind="statement")))

    return told


AREAS = [
    (
        "Ruritania and Graustark made progress in the areas of fisheries, health, and border trade.",
        ["fisheries", "health", "border trade"],
        "progress",
        "a list of areas",
    ),
    (
        "Ruritania and Graustark agreed to deepen cooperation in agriculture, mining and railways.",
        ["agriculture", "mining", "railways"],
        "proposed",
        "a list after in",
    ),
    (
        "Ruritania has good cooperation with Graustark on space and defence.",
        ["space and defence"],
        "ongoing",
        "two joined are one area",
    ),
    (
        "Cooperation on otter conservation between Ruritania and Graustark is well underway.",
        ["otter conservation"],
        "progress",
        "what follows tells how it stands",
    ),
    (
        "Graustark's move dealt a heavy blow to Ruritania-Graustark cooperation on fisheries.",
        ["fisheries"],
        "stalled",
        "what goes before, too",
    ),
    (
        "Ruritania and Graustark discussed law enforcement cooperation.",
        ["law enforcement"],
        "proposed",
        "a field before the word",
    ),
    (
        "Ruritania and Graustark are working closely together on air defence.",
        ["air defence"],
        "ongoing",
        "a verb",
    ),
    (
        "Ruritania and Graustark carry out joint river patrols and joint research.",
        ["joint river patrols", "joint research"],
        "progress",
        "joint work",
    ),
]


@pytest.mark.parametrize(("text", "areas", "status", "reason"), AREAS)
def test_each_area_is_one_record(
    cooperation: Told, text: str, areas: list[str], status: str, reason: str
) -> None:
    found = cooperation(text)
    assert [record.area for record in found] == areas, reason
    assert {(record.status, record.parties) for record in found} == {(status, ("XGS", "XRU"))}, reason


NONE = [
    ("Ruritania and Graustark seek mutually beneficial cooperation.", "no area"),
    ("Ruritania and Graustark will cooperate in various fields.", "no field in particular"),
    ("Ruritania and Graustark signed the Fisheries Cooperation Agreement.", "an instrument"),
    ("Military cooperation between Graustark and Borduria should not target Ruritania.", "what is opposed"),
    ("Dialogue and cooperation is the right choice for Ruritania and Graustark.", "an attitude"),
]


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_what_names_no_area_is_left_out(cooperation: Told, text: str, reason: str) -> None:
    assert cooperation(text) == [], reason


def test_a_group_that_speaks_works_together(cooperation: Told) -> None:
    (area,) = cooperation("We agreed to strengthen cooperation on cyber security.", issuer="BRICS")
    assert area.parties == ("BRICS",)


def test_the_partner_named_with_the_work_counts(cooperation: Told) -> None:
    (area,) = cooperation("Graustark was discussed. We will expand energy cooperation with Japan.")
    assert area.parties == ("JPN", "XRU")
