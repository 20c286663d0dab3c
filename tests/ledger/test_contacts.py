"""Which accounts of engagements are of one, and which are of two that are told alike."""

from __future__ import annotations

from typing import Any

from ledger_samples import contact, said, statement

from verbale.ledger.ledger import Ledger
from verbale.reading.model import Engagement


def entries(*told: tuple[str, str, dict[str, Any]]) -> list[list[str]]:
    """The quotations of each entry of statements by Ruritania: their dates, what they tell, its fields.

    A statement is of one sentence, which is what it tells and what follows a "…" there.
    """
    readings = []
    for number, (date, words, fields) in enumerate(told):
        quote, _, rest = words.partition("…")
        sentence = said(f"{quote}{rest}.", "XRU")
        readings.append((f"S{number}", statement("XRU", date, (sentence,), (contact(quote, **fields),))))
    return [
        [mention.record.quote for mention in entry.mentions] for entry in Ledger(readings).entries(Engagement)
    ]


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
