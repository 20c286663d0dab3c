"""Engagements as a calendar (iCalendar, RFC 5545).

An engagement whose date is a day or runs from day to day is an all-day event. One whose date is not known
to the day (a month, a season, "about", an open interval, none at all) is no event, since that would claim
days that the text does not give: it becomes a journal entry without a date (VJOURNAL, section 3.6.3), which
calendar programs keep but do not show on a day. Nothing is left out.

``X-VERBALE-RECORD`` holds the record as JSON, exactly; the properties for people lose the control characters
that iCalendar cannot hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO

from verbale.archive.frames import Entry, guid, records_of, web_address
from verbale.reading.contract import record_to_dict
from verbale.reading.model import Engagement

if TYPE_CHECKING:
    from icalendar import Component

__all__ = ["days_of", "write_calendar"]

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[\d:.,Z+-]*)?")
_STATUS = {"planned": "TENTATIVE", "held": "CONFIRMED", "ongoing": "CONFIRMED", "cancelled": "CANCELLED"}
_JOURNAL_STATUS = {"cancelled": "CANCELLED"}
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""The time stamp of what a statement without a date of its own says."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def write_calendar(entries: Iterable[Entry], out: BinaryIO) -> None:
    """Write the engagements of a selection as one calendar."""
    out.write(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Verbale//Engagements//EN\r\nCALSCALE:GREGORIAN\r\n"
    )
    has_any = False
    for entry in entries:
        for name, record in records_of(entry):
            if isinstance(record, Engagement):
                out.write(_component(entry, name, record).to_ical())
                has_any = True
    if not has_any:
        out.write(_universal_time().to_ical())
    out.write(b"END:VCALENDAR\r\n")


def days_of(edtf: str) -> tuple[date, date] | None:
    """The first and last day of a date that is known to the day; None for every other."""
    bounds = [_DAY.fullmatch(bound) for bound in edtf.split("/")]
    try:
        days = [date.fromisoformat(bound[1]) for bound in bounds if bound]
    except ValueError:
        return None
    whole = len(days) == len(bounds) <= 2 and days[0] <= days[-1] < date.max
    return (days[0], days[-1]) if whole else None


def _universal_time() -> Component:
    """The one component that claims nothing: RFC 5545 (section 3.6) allows no calendar without any."""
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone = Timezone()
    zone.add("tzid", "Etc/UTC")
    zone.add_component(standard)
    return zone


def _component(entry: Entry, name: str, record: Engagement) -> Component:
    """The event or the journal entry of one engagement."""
    from icalendar import Event, Journal, vText

    days = days_of(record.date)
    component: Component = Event() if days else Journal()
    component.add("uid", str(guid("calendar", name)))
    component.add("dtstamp", _stamp(entry))
    if days:
        component.add("dtstart", days[0])
        component.add("dtend", days[1] + timedelta(days=1))
    for key, words in {
        "summary": _summary(record),
        "description": _description(entry, record),
        "location": record.place if days else "",
        "url": web_address(entry),
        "status": (_STATUS if days else _JOURNAL_STATUS).get(record.status, ""),
    }.items():
        if words:
            component.add(key, _clean(words))
    component.add("categories", [_clean(record.kind)])
    for key, value in {
        "x-verbale-id": name,
        "x-verbale-statement": entry.id,
        "x-verbale-date": _clean(record.date),
        "x-verbale-record": json.dumps(record_to_dict(record)),
    }.items():
        # RFC 5545 takes a property that it does not know for a text; the library has to be told.
        component.add(key, vText(value), {"VALUE": "TEXT"})
    return component


def _stamp(entry: Entry) -> datetime:
    """When the information was published, so that a calendar is the same whenever it is made."""
    days = days_of(entry.statement.document.published)
    return datetime(days[0].year, days[0].month, days[0].day, tzinfo=UTC) if days else _UNDATED


def _summary(record: Engagement) -> str:
    parties = f": {', '.join(record.parties)}" if record.parties else ""
    return f"{record.kind.capitalize()}{parties}"


def _description(entry: Entry, record: Engagement) -> str:
    document = entry.statement.document
    about = {
        "Status": record.status,
        "Date": record.date,
        "Place": record.place,
        "Participants": ", ".join(record.participants),
        "From": ", ".join(part for part in (document.title, document.publisher, document.published) if part),
    }
    return "\n".join([f"“{record.quote}”", *(f"{name}: {value}" for name, value in about.items() if value)])


def _clean(text: str) -> str:
    """``text`` without what iCalendar cannot hold."""
    return _CONTROL.sub("\ufffd", text)
