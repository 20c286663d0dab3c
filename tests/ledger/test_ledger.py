"""Records of many statements become entries, whatever the order they come in."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_samples import contact, demand, one_promise, promise, said, statement

from verbale.ledger.entry import Entry
from verbale.ledger.ledger import Ledger
from verbale.ledger.relationship import Relationship
from verbale.ledger.snapshot import Snapshot
from verbale.reading.model import RECORD_TYPES, Commitment, Demand, Engagement, Reading, Reference

CONTENTS = st.sampled_from(
    [
        "release the detained crews",
        "release the crews of the detained trawlers",
        "open the strait to trawlers",
        "lift the duties on salmon",
        "remove the tariffs on salmon",
        "withdraw the missiles from the islands",
    ]
)
DATES = st.dates().map(str)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    content, party = draw(CONTENTS), draw(st.sampled_from(["XRU", "XGS"]))
    records = draw(
        st.lists(
            st.sampled_from(
                [
                    promise(content, party, party),
                    demand(content, party, "XGS"),
                    contact(content, date="2024-03-18"),
                    contact(content, place="Tarnow"),
                ]
            ),
            max_size=3,
            unique_by=lambda record: (record.key, getattr(record, "date", "")),
        )
    )
    follows = draw(st.sampled_from(["never promised to {}", "has kept its promise to {}", "will not {}"]))
    claim = said(f"Graustark {follows.format(draw(CONTENTS))}.", party, start=200, act="assert", to=("XGS",))
    return statement(party, draw(DATES), (said(content, party, act="commit"), claim), tuple(records))


def shape(entries: tuple[Entry, ...]) -> list[dict[str, Any]]:
    return [entry.to_dict() for entry in entries]


@settings(deadline=None)  # the first example loads the word counts
@given(st.lists(readings(), max_size=8), st.randoms())
def test_the_order_of_import_does_not_matter(given_readings: list[Reading], chance: random.Random) -> None:
    named = [(f"S{number}", reading) for number, reading in enumerate(given_readings)]
    shuffled = chance.sample(named, len(named))
    assert shape(Ledger(named).entries()) == shape(Ledger(shuffled).entries())


@settings(deadline=None)
@given(st.lists(readings(), min_size=1, max_size=8), st.data())
def test_adding_and_removing_a_statement_is_the_same_as_building_anew(
    given_readings: list[Reading], data: st.DataObject
) -> None:
    named = [(f"S{number}", reading) for number, reading in enumerate(given_readings)]
    ledger = Ledger(named[:-1])
    ledger.entries()  # so that there is something to keep up to date
    ledger.add(*named[-1])
    assert shape(ledger.entries()) == shape(Ledger(named).entries())
    gone = data.draw(st.integers(0, len(named) - 1))
    ledger.remove(f"S{gone}")
    assert shape(ledger.entries()) == shape(Ledger(named[:gone] + named[gone + 1 :]).entries())


@settings(deadline=None)
@given(
    st.lists(readings(), max_size=8), st.lists(st.sampled_from(("XRU", "XGS", "XBO")), min_size=1, max_size=3)
)
def test_a_ledger_at_rest_finds_the_entries_about_parties_as_one_that_grows_does(
    given_readings: list[Reading], parties: list[str]
) -> None:
    ledger = Ledger((f"S{number}", reading) for number, reading in enumerate(given_readings))
    at_rest = Snapshot(ledger)
    for kind in RECORD_TYPES:
        assert at_rest.among(kind, parties) == list(ledger.among(kind, parties))
    one, other = (Relationship(book, ("XRU", "XGS")) for book in (ledger, at_rest))
    for mine, theirs in ((one.lives(), other.lives()), (one.positions(), other.positions())):
        assert [item.to_dict() for item in mine] == [item.to_dict() for item in theirs]


def test_a_promise_repeated_is_one_commitment_with_dated_mentions() -> None:
    ledger = Ledger(
        (f"S{month}", one_promise("open the Sarn Strait to trawlers", "XRU", "XRU", f"2024-0{month}-01"))
        for month in range(1, 9)
    )
    (entry,) = ledger.entries(Commitment)
    assert [mention.date for mention in entry.mentions] == [f"2024-0{month}-01" for month in range(1, 9)]
    assert (entry.first, entry.latest, entry.status) == ("2024-01-01", "2024-08-01", "own")


def test_a_promise_that_only_the_other_side_tells_is_attributed() -> None:
    ledger = Ledger([("S1", one_promise("withdraw the missiles", "XGS", "XRU", "2024-01-01"))])
    assert [entry.status for entry in ledger.entries(Commitment)] == ["attributed"]


def test_a_promise_that_both_tell_is_corroborated_with_both_quotations() -> None:
    ledger = Ledger(
        [
            ("S1", one_promise("withdraw the missiles from the islands", "XGS", "XRU", "2024-01-01")),
            (
                "S2",
                one_promise("will withdraw its missiles from the Sarn islands", "XGS", "XGS", "2024-01-03"),
            ),
        ]
    )
    (entry,) = ledger.entries(Commitment)
    assert entry.status == "corroborated"
    assert {mention.issuer for mention in entry.mentions} == {"XRU", "XGS"}


def test_a_promise_that_its_holder_denies_is_disputed() -> None:
    denial = said("Graustark never promised to withdraw the missiles from the islands.", "XGS", act="deny")
    ledger = Ledger(
        [
            ("S1", one_promise("withdraw the missiles from the islands", "XGS", "XRU", "2024-01-01")),
            ("S2", statement("XGS", "2024-02-01", (denial,))),
        ]
    )
    (entry,) = ledger.entries(Commitment)
    assert entry.status == "disputed"
    assert [(claim.what, claim.by, claim.quote) for claim in entry.claims] == [
        ("denied", "XGS", denial.quote)
    ]


def test_what_sides_say_of_a_promise_stands_beside_it() -> None:
    breach = said(
        "Graustark has violated its pledge to withdraw the missiles from the islands.",
        "XRU",
        act="accuse",
        to=("XGS",),
    )
    ledger = Ledger(
        [
            ("S1", one_promise("withdraw the missiles from the islands", "XGS", "XGS", "2024-01-01")),
            ("S2", statement("XRU", "2024-02-01", (breach,))),
        ]
    )
    (entry,) = ledger.entries(Commitment)
    assert (entry.status, [(claim.what, claim.by) for claim in entry.claims]) == (
        "own",
        [("violated", "XRU")],
    )


def test_a_demand_has_the_sentences_in_which_its_addressee_takes_it_up() -> None:
    answer = said("We will not release the crews of the trawlers before the hearing.", "XGS", act="oppose")
    content = "release the crews of the trawlers"
    asked = statement(
        "XRU", "2024-01-01", (said(content, "XRU", act="demand"),), (demand(content, "XRU", "XGS"),)
    )
    assert [entry.status for entry in Ledger([("S1", asked)]).entries(Demand)] == ["no_answer"]
    ledger = Ledger([("S1", asked), ("S2", statement("XGS", "2024-01-05", (answer,)))])
    (entry,) = ledger.entries(Demand)
    assert (entry.status, [(claim.what, claim.quote) for claim in entry.claims]) == (
        "refused",
        [("refused", answer.quote)],
    )


def meetings(*told: tuple[str, Engagement]) -> Ledger:
    """A ledger of statements, one engagement each: when it was published, by XRU, and the record."""
    return Ledger(
        (f"S{number}", statement("XRU", published, (said(record.quote, "XRU"),), (record,)))
        for number, (published, record) in enumerate(told)
    )


def test_a_meeting_told_by_date_and_later_by_place_is_one_engagement() -> None:
    ledger = meetings(
        (
            "2024-03-19",
            contact("the two presidents met in Tarnow", kind="summit", date="2024-03-18", place="Tarnow"),
        ),
        ("2024-06-02", contact("the Tarnow summit", kind="summit", place="Tarnow")),
        ("2024-06-02", contact("talks in Strelsau", kind="talks", place="Strelsau", start=40)),
    )
    assert [len(entry.mentions) for entry in ledger.entries(Engagement)] == [2, 1]


def test_a_planned_meeting_becomes_held_when_a_later_statement_says_so() -> None:
    planned = contact("will meet in Tarnow on 18 March", date="2024-03-18", place="Tarnow", status="planned")
    held = contact("met in Tarnow on 18 March", date="2024-03-18", place="Tarnow")
    assert [entry.status for entry in meetings(("2024-03-01", planned)).entries()] == ["planned"]
    assert [entry.status for entry in meetings(("2024-03-01", planned), ("2024-03-19", held)).entries()] == [
        "held"
    ]


def test_visits_to_two_capitals_are_two() -> None:
    people: dict[str, Any] = {
        "kind": "visit",
        "participants": ("Aldous Merrik", "Ottilie Brandauer"),
        "status": "planned",
    }
    ledger = meetings(
        ("2024-03-01", contact("Merrik will visit Brandauer in Graustark", place="Graustark", **people)),
        ("2024-03-02", contact("Brandauer will visit Merrik in Ruritania", place="Ruritania", **people)),
        ("2024-03-03", contact("Brandauer is to visit Merrik in Ruritania", place="Ruritania", **people)),
    )
    assert sorted(len(entry.mentions) for entry in ledger.entries(Engagement)) == [1, 2]


def test_what_was_held_is_not_called_off_afterwards() -> None:
    call = contact("spoke to President Merrik on 1 March", kind="call", date="2024-03-01")
    none = contact("the call with President Merrik will not take place", kind="call", status="cancelled")
    ledger = meetings(("2024-03-02", call), ("2024-03-08", none))
    assert [entry.status for entry in ledger.entries(Engagement)] == ["held", "cancelled"]


def test_the_third_round_is_not_the_fourth() -> None:
    ledger = meetings(
        ("2024-03-02", contact("the third round of trade talks in Tarnow", place="Tarnow")),
        ("2024-03-09", contact("the fourth round of trade talks in Tarnow", place="Tarnow")),
    )
    assert [len(entry.mentions) for entry in ledger.entries(Engagement)] == [1, 1]


def test_accounts_that_differ_in_date_are_shown_as_such() -> None:
    ledger = meetings(
        (
            "2024-03-20",
            contact(
                "met in Tarnow on 18 March", date="2024-03-18", place="Tarnow", participants=("Elphberg",)
            ),
        ),
        (
            "2024-03-21",
            contact(
                "met in Tarnow on 20 March", date="2024-03-20", place="Tarnow", participants=("Elphberg",)
            ),
        ),
    )
    (entry,) = ledger.entries(Engagement)
    assert entry.conflicts is not None
    assert [value for value, _ in entry.conflicts["date"]] == ["2024-03-18", "2024-03-20"]


def test_an_understanding_says_in_which_meeting_it_was_reached() -> None:
    met = contact("The ministers met in Tarnow", date="2024-03-18", place="Tarnow")
    agreed = said(
        "They reached a consensus on the trawlers.",
        "XRU",
        start=100,
        act="agree",
        to=("XGS",),
        issues=("maritime_territory",),
    )
    readout = statement("XRU", "2024-03-18", (said(met.quote, "XRU"), agreed), (met,), kind="readout")
    (life,) = Relationship(Ledger([("S1", readout)]), ("XGS", "XRU")).lives()
    assert [(change.state, change.within) for change in life.changes] == [
        ("understanding", "S1/0-27/engagements")
    ]


def test_an_ultimatum_escalates() -> None:
    words = "Unless the boats are released by Friday, the government will close its ports to Ruritania."
    threat = said(words, "XGS", act="commit", to=("XRU",), issues=("maritime_territory",))
    told = statement("XGS", "2024-03-18", (threat,))
    (life,) = Relationship(Ledger([("S1", told)]), ("XGS", "XRU")).lives()
    assert life.state == "escalated"


def test_a_document_is_invoked_towards_whom_the_statement_is_addressed() -> None:
    named = Reference(start=0, end=19, quote="the Treaty of Zenda", instrument="the Treaty of Zenda")
    sentences = (
        said("the Treaty of Zenda stands.", "XRU"),
        said("Stop the drills.", "XRU", start=40, to=("XGS",)),
    )
    ledger = Ledger([("S1", statement("XRU", "2024-03-18", sentences, (named,)))])
    assert len(Relationship(ledger, ("XGS", "XRU")).entries(Reference)) == 1
    assert not Relationship(ledger, ("XAX", "XRU")).entries(Reference)


def test_a_contact_is_between_those_who_met_and_not_those_who_speak_of_it() -> None:
    told = said("The minister consulted parliament, and told Graustark of it.", "XRU", to=("XGS",))
    at_home = contact("The minister consulted parliament", parties=("XRU",))
    their_own = contact("the visit of the Chancellor", start=70, parties=("XGS",))
    visit = said("We recall the visit of the Chancellor.", "XRU", start=62)
    ledger = Ledger([("S1", statement("XRU", "2024-05-02", (told, visit), (at_home, their_own)))])
    between = Relationship(ledger, ("XGS", "XRU")).entries(Engagement)
    assert [entry.mentions[0].record.quote for entry in between] == ["the visit of the Chancellor"]


def test_what_is_still_to_come_says_nothing_of_a_promise() -> None:
    content = "complete the review of the river surcharge"
    told = (
        "The review of the river surcharge would be completed by the end of the month.",
        "The review of the river surcharge has been completed.",
    )
    found = []
    for words in told:
        later = statement("XRU", "2024-03-01", (said(words, "XRU", act="report"),))
        ledger = Ledger([("S0", one_promise(content, "XRU", "XRU", "2024-02-01")), ("S1", later)])
        (entry,) = ledger.entries(Commitment)
        found.append([claim.what for claim in entry.claims])
    assert found == [[], ["honoured"]]


def test_what_is_asked_or_used_is_no_deed_that_meets_a_demand() -> None:
    told = {
        "I have been asked why we are selling coastal radar.": "taken_up",
        "The sale of coastal radar has been cancelled.": "accepted",
    }
    for words, status in told.items():
        asked = said("give up the sale of coastal radar", "XRU", act="demand", to=("XGS",))
        readings = [
            ("S0", statement("XRU", "2024-02-01", (asked,), (demand(asked.quote, "XRU", "XGS"),))),
            ("S1", statement("XGS", "2024-03-01", (said(words, "XGS", act="report"),))),
        ]
        (entry,) = Ledger(readings).entries(Demand)
        assert entry.status == status
