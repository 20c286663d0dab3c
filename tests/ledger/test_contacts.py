"""Which accounts of engagements are of one, and which are of two that are told alike."""

from __future__ import annotations

from typing import Any

from ledger_samples import contact, said, statement

from verbale.ledger.ledger import Ledger
from verbale.reading.model import Engagement


def ledger_of(*told: tuple[str, str, dict[str, Any]]) -> Ledger:
    """Statements by Ruritania: their dates, what they tell, its fields.

    A statement is of one sentence, which is what it tells and what follows a "…" there.
    """
    readings = []
    for number, (date, words, fields) in enumerate(told):
        quote, _, rest = words.partition("…")
        sentence = said(f"{quote}{rest}.", "XRU")
        readings.append((f"S{number}", statement("XRU", date, (sentence,), (contact(quote, **fields),))))
    return Ledger(readings)


def entries(*told: tuple[str, str, dict[str, Any]]) -> list[list[str]]:
    """The quotations of each entry of such statements."""
    found = ledger_of(*told).entries(Engagement)
    return [[mention.record.quote for mention in entry.mentions] for entry in found]


def statuses(*told: tuple[str, str, dict[str, Any]]) -> list[str]:
    """The status of each entry of such statements."""
    return [entry.status for entry in ledger_of(*told).entries(Engagement)]


def test_talks_counted_are_as_many_as_are_counted() -> None:
    four, five = "the trade teams held four rounds of talks", "the trade teams have held five rounds"
    talks: dict[str, Any] = {"kind": "talks", "participants": ("Stine", "Winterhag")}
    assert entries(("2024-03-01", four, talks), ("2024-03-08", five, talks)) == [[four], [five]]


def test_one_minister_who_meets_two_guests_on_a_day_meets_twice() -> None:
    one, other = "Minister Tarnheim met with Allen Dorp", "Minister Tarnheim met with Pia Fell"
    found = entries(
        ("2024-03-01", one, {"date": "2024-03-01", "participants": ("Tarnheim", "Allen Dorp")}),
        ("2024-03-02", other, {"date": "2024-03-01", "participants": ("Tarnheim", "Pia Fell")}),
    )
    assert found == [[one], [other]]


def test_a_summit_announced_early_in_its_month_is_the_one_that_takes_place() -> None:
    planned = "a meeting of the leaders in Hofbau towards the end of the month"
    held = "the Prime Minister met the Chancellor in Hofbau"
    summit: dict[str, Any] = {"kind": "summit", "place": "Hofbau"}
    found = entries(
        ("2024-03-02", planned, {**summit, "date": "2024-03~"}),
        ("2024-03-30", held, {**summit, "date": "2024-03-29"}),
    )
    assert found == [[planned, held]]


def test_an_invitation_is_not_of_the_visit_of_the_next_year() -> None:
    invited, travels = (
        "invited the Foreign Secretary to Strelsau",
        "The Foreign Secretary travels to Strelsau",
    )
    visit: dict[str, Any] = {"kind": "visit", "place": "Strelsau", "status": "planned"}
    found = entries(("2023-05-02", invited, visit), ("2024-03-08", travels, {**visit, "date": "2024-03-18"}))
    assert found == [[invited], [travels]]


def test_what_says_nothing_of_when_and_where_is_looked_for_nearby() -> None:
    vague, held = "we had a meeting", "the leaders met in Hofbau"
    summit: dict[str, Any] = {"kind": "summit"}
    found = entries(
        ("2023-09-08", f"{vague}… after the day of Hofbau", summit),
        ("2024-03-06", held, {**summit, "place": "Hofbau"}),
    )
    assert found == [[vague], [held]]


def test_the_visit_is_the_only_one_that_it_can_mean() -> None:
    plan: dict[str, Any] = {
        "kind": "visit",
        "status": "planned",
        "date": "2024-06-25",
        "participants": ("Brandauer",),
    }
    told, known = "Prime Minister Brandauer will visit Edelweiss on 25 June", "The visit has been put off"
    off: dict[str, Any] = {"kind": "visit", "status": "cancelled"}
    assert entries(("2024-05-28", told, plan), ("2024-06-04", known, off)) == [[told, known]]
    other = "Defence Secretary Farrow will visit Strelsau on 3 July"
    another: dict[str, Any] = {**plan, "date": "2024-07-03", "participants": ("Farrow",)}
    found = entries(("2024-05-28", told, plan), ("2024-05-29", other, another), ("2024-06-04", known, off))
    assert found == [[told], [other], [known]]


def test_who_invites_is_no_guest() -> None:
    visit: dict[str, Any] = {"kind": "visit", "status": "planned"}
    invited, comes = (
        "Chancellor Merrik has invited me to Edelweiss in June",
        "Prime Minister Brandauer's visit in June",
    )
    found = entries(
        ("2024-05-28", invited, {**visit, "date": "2024-06", "participants": ("Merrik",)}),
        ("2024-06-06", comes, {**visit, "date": "2024-06", "participants": ("Brandauer",)}),
    )
    assert found == [[invited, comes]]


def test_who_is_named_before_the_words_for_the_invitation_is_no_guest_either() -> None:
    sentence = said(
        "Chancellor Merrik thanked the house and invited the Prime Minister to visit in June.", "XRU"
    )
    visit: dict[str, Any] = {"kind": "visit", "status": "planned", "date": "2024-06"}
    start = sentence.quote.index("invited")
    invited = contact(sentence.quote[start:-1], start=start, **visit, participants=("Merrik",))
    comes = contact("Prime Minister Brandauer's visit in June", **visit, participants=("Brandauer",))
    ledger = Ledger(
        [
            ("S1", statement("XRU", "2024-05-28", (sentence,), (invited,))),
            ("S2", statement("XRU", "2024-06-06", (said(comes.quote, "XRU"),), (comes,))),
        ]
    )
    assert [len(entry.mentions) for entry in ledger.entries(Engagement)] == [2]


def test_a_meeting_planned_at_a_place_is_the_visit_planned_there() -> None:
    meet, travel = (
        "The two sides agreed to meet again in Strelsau in April",
        "The Secretary will travel to Strelsau",
    )
    april: dict[str, Any] = {"place": "Strelsau", "date": "2024-04", "status": "planned"}
    found = entries(
        ("2023-12-13", meet, {**april, "kind": "talks"}), ("2024-02-06", travel, {**april, "kind": "visit"})
    )
    assert found == [[meet, travel]]


def test_a_visit_called_off_is_the_meeting_planned_there() -> None:
    meet, off = "The two sides agreed to meet again in Strelsau in April", "The visit has been put off"
    april: dict[str, Any] = {"place": "Strelsau", "date": "2024-04"}
    told = (
        ("2023-12-13", meet, {**april, "kind": "talks", "status": "planned"}),
        ("2024-04-11", off, {**april, "kind": "visit", "status": "cancelled"}),
    )
    assert (entries(*told), statuses(*told)) == ([[meet, off]], ["cancelled"])


def test_a_meeting_known_by_its_place_alone_is_the_summit_there() -> None:
    summit, meeting = "The leaders held a summit in Hofbau", "the meeting in Hofbau"
    found = entries(
        ("2023-10-27", summit, {"kind": "summit", "place": "Hofbau", "date": "2023-10-26"}),
        ("2024-03-05", meeting, {"place": "Hofbau"}),
    )
    assert found == [[summit, meeting]]


def test_as_many_letters_are_the_same_letters() -> None:
    sent, unanswered = "two letters sent last autumn", "two letters that went unanswered"
    letters: dict[str, Any] = {"kind": "letter"}
    found = entries(("2023-02-14", sent, {**letters, "date": "2022-23"}), ("2023-02-16", unanswered, letters))
    assert found == [[sent, unanswered]]


def test_a_visit_spoken_of_before_its_day_is_not_held_yet() -> None:
    visit: dict[str, Any] = {"kind": "visit", "participants": ("Brandauer",), "place": "Edelweiss"}
    planned = ("2024-05-28", "Prime Minister Brandauer will visit Edelweiss in June", {"status": "planned"})
    spoken_of = ("2024-06-06", "Prime Minister Brandauer's visit to Edelweiss", {"date": ""})
    back = ("2024-07-02", "Prime Minister Brandauer visited Edelweiss in June", {"status": "held"})
    told = [
        (day, words, {**visit, "date": "2024-06", **fields})
        for day, words, fields in (planned, spoken_of, back)
    ]
    assert statuses(*told[:2]) == ["planned"]
    assert statuses(*told) == ["held"]
