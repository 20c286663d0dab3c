"""Engagements as a calendar: days where the text gives days, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from export_readers import exported
from export_samples import ENTRY, TEXT, span
from icalendar import Calendar

from verbale.reading.model import Engagement, Reading
from verbale.statement import Document, Statement
from verbale.views.exports import Entry

VISIT, TALKS = (record for record in ENTRY.reading.records if isinstance(record, Engagement))


def components(*engagements: Engagement, document: Document = ENTRY.statement.document) -> list[Any]:
    entry = Entry(ENTRY.id, Statement(TEXT, document), Reading(document, records=engagements))
    return list(Calendar.from_ical(exported("ics", entry)).subcomponents)


def dated(edtf: str) -> Any:
    return components(replace(VISIT, date=edtf))[0]


@pytest.mark.parametrize(
    ("edtf", "first", "after"),
    [
        ("2024-05-03", date(2024, 5, 3), date(2024, 5, 4)),  # DTEND is not included
        ("2024-05-03/2024-05-05", date(2024, 5, 3), date(2024, 5, 6)),
        ("2024-02-28/2024-02-29", date(2024, 2, 28), date(2024, 3, 1)),  # a leap day
        ("2024-05-03T14:30Z", date(2024, 5, 3), date(2024, 5, 4)),  # its day
    ],
)
def test_days_are_an_event_of_whole_days(edtf: str, first: date, after: date) -> None:
    event = dated(edtf)
    assert event.name == "VEVENT"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (first, after)
    assert event["DTSTART"].params["VALUE"] == "DATE"


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("", "no date"),
        ("2024", "a year"),
        ("2024-05", "a month"),
        ("2024-22", "a season: the summer, not a 22nd month"),
        ("2024-05-03~", "about that day"),
        ("2024-05-03?", "perhaps that day"),
        ("202X", "a decade"),
        ("2024-05/2024-06", "months"),
        ("2024-05-03/..", "no end"),
        ("../2024-05-03", "no beginning"),
        ("2024-05-03/2024-06", "an end that is a month"),
        ("2024-02-30", "no such day"),
        ("2024-05-05/2024-05-03", "the end before the beginning"),
        ("9999-12-31", "a day that has no day after it in the calendar"),
        ("soon", "no EDTF"),
    ],
)
def test_what_is_not_known_to_the_day_is_no_event(edtf: str, reason: str) -> None:
    journal = dated(edtf)
    assert journal.name == "VJOURNAL", reason
    assert "DTSTART" not in journal
    assert str(journal["X-VERBALE-DATE"]) == edtf


def test_an_event_says_what_when_where_and_by_whom() -> None:
    event = components(VISIT)[0]
    assert event["SUMMARY"] == "Visit: XGS, XRU"
    assert event["LOCATION"] == "Hofbau"
    assert event["STATUS"] == "TENTATIVE"
    assert event["URL"] == "https://mfa.example/readout?id=7"
    assert event["DESCRIPTION"].splitlines() == [
        "“The minister will visit Hofbau from 3 to 5 May”",
        "Status: planned",
        "Date: 2024-05-03/2024-05-05",
        "Place: Hofbau",
        "Participants: the minister",
        "From: Readout of the call, Ministry of Foreign Affairs of Ruritania, 2024-05-01",
    ]


@pytest.mark.parametrize(
    ("status", "of_event", "of_journal"),
    [
        ("planned", "TENTATIVE", None),  # a journal entry knows no such status
        ("held", "CONFIRMED", None),
        ("ongoing", "CONFIRMED", None),
        ("cancelled", "CANCELLED", "CANCELLED"),
        ("", None, None),
    ],
)
def test_the_status_is_one_that_rfc_5545_has(
    status: str, of_event: str | None, of_journal: str | None
) -> None:
    event, journal = components(replace(VISIT, status=status), replace(TALKS, status=status))
    assert (event.get("STATUS"), journal.get("STATUS")) == (of_event, of_journal)


@pytest.mark.parametrize(
    ("published", "stamp"),
    [("2024-05-01", datetime(2024, 5, 1, tzinfo=UTC)), ("", datetime(1970, 1, 1, tzinfo=UTC))],
)
def test_the_stamp_is_the_day_of_the_statement(published: str, stamp: datetime) -> None:
    document = replace(ENTRY.statement.document, published=published)
    assert components(VISIT, document=document)[0]["DTSTAMP"].dt == stamp


def test_a_calendar_without_engagements_has_the_one_component_that_the_standard_asks_for() -> None:
    (zone,) = components()
    assert (zone.name, zone["TZID"]) == ("VTIMEZONE", "Etc/UTC")


def test_lines_are_folded_and_end_as_the_standard_wants() -> None:
    lines = exported("ics", ENTRY).split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75


def test_a_name_with_control_characters_does_not_break_the_calendar() -> None:
    hostile = Engagement(**span("must"), kind="call", place="Hof\r\nEND:VEVENT\x00", date="2024-05-03")
    event = components(hostile)[0]
    assert event["LOCATION"] == "Hof\ufffd\nEND:VEVENT\ufffd"
