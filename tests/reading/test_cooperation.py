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
        "ongoing",
        "a field before the word; to discuss work proposes none",
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
    (
        "Ruritania and Graustark reviewed progress on flood control and rail safety.",
        ["flood control and rail safety"],
        "progress",
        "progress that is reviewed is progress in joint work",
    ),
    (
        "Issues of cooperation between Ruritania and Graustark were discussed, including the rebuilding of the bridge"
        " and the exchange of nurses.",
        ["the rebuilding of the bridge", "the exchange of nurses"],
        "ongoing",
        "areas given as examples",
    ),
    (
        "The rebuilding of the bridge and the exchange of nurses are making progress, Ruritania and Graustark noted.",
        ["The rebuilding of the bridge", "the exchange of nurses"],
        "progress",
        "undertakings as subject",
    ),
    (
        "Ruritania and Graustark are working together to combat timber theft.",
        ["combat timber theft"],
        "ongoing",
        "what it is to do",
    ),
    (
        "Ruritania and Graustark should step up joint efforts against piracy, fraud and smuggling.",
        ["piracy", "fraud", "smuggling"],
        "proposed",
        "joint efforts",
    ),
    (
        "Ruritania and Graustark will build a common database of stolen icons.",
        ["common database of stolen icons"],
        "proposed",
        "what is made in common, with what it is of",
    ),
    (
        "Ruritania and Graustark carry out a joint survey of the sandbanks, once the ice is gone.",
        ["joint survey of the sandbanks"],
        "progress",
        "what is done jointly, up to the next clause",
    ),
    (
        "Ruritania and Graustark agreed that mountain rescue deserves a joint study.",
        ["mountain rescue"],
        "proposed",
        "what is found worth it",
    ),
    (
        "Ruritania and Graustark named beekeeping and digital trade as fields for joint work.",
        ["beekeeping", "digital trade"],
        "proposed",
        "what is named as a field, whatever it is",
    ),
    (
        "Spa towns were mentioned by Ruritania, and border markets were mentioned as a possible area of"
        " cooperation with Graustark.",
        ["border markets"],
        "proposed",
        "the same in the passive",
    ),
    (
        "Ruritania and Graustark noted that student exchanges have recovered.",
        ["student exchanges"],
        "progress",
        "how a piece of work goes",
    ),
    (
        "Both sides, Ruritania and Graustark, regret it: railway safety has made no headway.",
        ["railway safety"],
        "stalled",
        "or does not",
    ),
    (
        "Ruritania and Graustark agreed that the monitoring of fish stocks should begin again.",
        ["the monitoring of fish stocks"],
        "ongoing",
        "what shall go on",
    ),
    (
        "Ruritania and Graustark agreed that student exchanges should be expanded.",
        ["student exchanges"],
        "proposed",
        "what shall grow",
    ),
    (
        "Ruritania is ready to take up rail safety with Graustark as well.",
        ["rail safety"],
        "proposed",
        "a field that is to be taken up",
    ),
    (
        "Ruritania and Graustark exchanged views on the fight against human trafficking.",
        ["the fight against human trafficking"],
        "ongoing",
        "a common fight that is spoken about",
    ),
    (
        "Tourism: Ruritania and Graustark will together ease the visas of groups.",
        ["Tourism"],
        "ongoing",
        "the field that a line of a list begins with",
    ),
    (
        "Ruritania and Graustark spoke highly of the joint flood warning.",
        ["joint flood warning"],
        "progress",
        "what is praised",
    ),
    (
        "Graustark is ready to resume student exchanges with Ruritania.",
        ["student exchanges"],
        "proposed",
        "the other side's work with one's own",
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
    ("Ruritania and Graustark signed a Memorandum on Cooperation in Tourism.", "an instrument's name"),
    (
        "Ruritania and Graustark thank the Organization for Security and Co-operation in Europe.",
        "a body's name",
    ),
    ("We condemn the military cooperation between Graustark and Borduria.", "what is condemned"),
    ("Ruritania and Graustark will expand cooperation in line with their principles.", "a manner"),
    ("I shared information about the delegation a moment ago, and Graustark did too.", "talk to the press"),
    ("In trade cooperation with Latin America, we seek no spheres of influence.", "work with no party"),
    ("Graustark disrupts normal cooperation in education with Ruritania.", "in passing, in a complaint"),
    ("Ruritania works with all countries to deepen cooperation on the climate.", "work with the world"),
    ("Ruritania and Graustark support common development.", "what all hope for"),
    ("The situation requires joint efforts by Ruritania and Graustark.", "no area but the times"),
    ("The joint study of Ruritania and Graustark was late.", "it points back to one that was named"),
    ("Talks between both sides, Ruritania and Graustark, have made no progress.", "talks are no joint work"),
    ("Human rights: both sides, Ruritania and Graustark, stated where they stand.", "a subject of quarrel"),
    ("An exchange of views has begun between Ruritania and Graustark.", "talk"),
    ("Ruritania's fight against poverty is a success, and both countries know it.", "one side's own work"),
    ("Ruritania is ready to start negotiations on trade with Graustark.", "talks again"),
    ("Ruritania hopes that Graustark opts for cooperation over confrontation.", "what it is better than"),
    ("Many are tempted by defence cooperation with Ruritania, not with Graustark.", "nobody in particular"),
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


def test_the_parties_told_between_the_work_and_its_area_count(cooperation: Told) -> None:
    (area,) = cooperation("Cooperation between Graustark and Japan on fisheries ended in May.")
    assert (area.parties, area.status) == (("JPN", "XGS"), "ended")


def test_that_on_something_is_the_work_named_before(cooperation: Told) -> None:
    first, second = cooperation(
        "Ruritania and Graustark will start joint work on avalanches and continue that on landslides."
    )
    assert (first.area, first.status) == ("avalanches", "proposed")
    assert (second.area, second.status) == ("landslides", "ongoing")
