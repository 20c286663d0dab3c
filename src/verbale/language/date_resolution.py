"""What each way of writing a date means, as EDTF; the empty string where it cannot be resolved.

A part of a period named loosely ("early May", "the late 1990s") is the period, approximately
(``2024-05~``, ``199X~``); the start and the end of a year are its first and last month (``2024-01~``).
Days ago are exact, weeks ago approximate to the day, months ago to the month; years ago give a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from verbale.language.date_calendar import Anchor, day_edtf, interval, month_edtf
from verbale.language.date_lexicon import date_words
from verbale.language.date_match import OFFSETS, Found

__all__ = ["resolve"]

_DAY_WORDS = {"the day before yesterday": -2, "yesterday": -1, "last night": -1}
_DAY_WORDS |= {"tomorrow": 1, "the day after tomorrow": 2}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_DAYS = {"day": 1, "week": 7}
_WEAK_MONTHS = frozenset(["may", "march", "jan", "feb", "mar", "apr", "jun", "jul", "aug"])
_WEAK_MONTHS |= {"sept", "sep", "oct", "nov", "dec"}
"""Verbs, given names and the like: without day or year they need a preposition or a part of the month."""


def resolve(name: str, match: re.Match[str], anchor: Anchor | None) -> str:
    """The EDTF of ``match``, made by the pattern ``name`` of the grammar; empty if it is no date."""
    return _RESOLVERS[name](Found(match, anchor))


def _iso_date(found: Found) -> str:
    return day_edtf(found.number("y"), found.number("m"), found.number("d"))


def _iso_month(found: Found) -> str:
    return month_edtf(found.number("y"), found.number("m"))


def _numeric(found: Found) -> str:
    """Day and month only where one of the two cannot be a month, or both are the same."""
    a, b = found.number("a"), found.number("b")
    if a == b or b <= 12 < a:
        return day_edtf(found.number("y"), b, a)
    return day_edtf(found.number("y"), a, b) if a <= 12 < b else ""


def _days(found: Found) -> str:
    first, last = found.month("m") or found.month("m2"), found.month("m2") or found.month("m")
    start, end = found.number("d"), found.number("d2")
    joined_by_and = re.search(r"\sand\s", found.match.group(), re.IGNORECASE)
    if joined_by_and and (first != last or end != start + 1):
        return ""
    over_new_year = first > last
    year2 = found.year("y2")
    year = found.number("y") or (year2 - over_new_year if year2 else _near_year(found, first, start))
    year2 = year2 or (year + over_new_year if year else 0)
    return interval(_day(year, first, start), _day(year2, last, end))


def _one_day(found: Found) -> str:
    month, day = found.month("m2"), found.number("d2")
    return _day(found.year("y2") or _near_year(found, month, day), month, day)


def _day_only(found: Found) -> str:
    if found.anchor is None or not (day := found.number("d")):
        return ""
    months = [found.anchor.month(offset) for offset in (-1, 0)]
    days = [day_edtf(int(month[:4]), int(month[5:]), day) for month in months]
    past = [iso for iso in days if iso and iso <= found.anchor.day.isoformat()]
    return max(past, default="")


def _months(found: Found) -> str:
    first, last = found.month("m"), found.month("m2")
    year2 = found.year("y2")
    if not year2 and found.anchor:
        year2 = found.number("y") + (first > last) if found.number("y") else found.anchor.year_of_month(last)
    year = found.number("y") or (year2 - (first > last))
    return interval(month_edtf(year, first), month_edtf(year2, last)) if year2 else ""


def _month(found: Found) -> str:
    year, month = found.year(), found.month("m")
    introduced = found.text("skip") or found.text("part") or found.text("m") not in _WEAK_MONTHS
    if not year and found.anchor and introduced:
        year = found.anchor.year_of_month(month)
    return month_edtf(year, month) + found.approximate() if year else ""


def _relative_month(found: Found) -> str:
    if found.anchor is None:
        return ""
    offset, month, here = OFFSETS[found.text("rel")], found.month("m"), found.anchor.day
    year = here.year
    if offset < 0 and month >= here.month:
        year -= 1
    elif offset > 0 and month <= here.month:
        year += 1
    return month_edtf(year, month) + found.approximate()


def _day_of_month(found: Found) -> str:
    """ "The 23rd of this month"."""
    if found.anchor is None:
        return ""
    month = found.anchor.month(OFFSETS[found.text("rel")])
    return _day(int(month[:4]), int(month[5:]), found.number("d"))


def _part_of_month(found: Found) -> str:
    return found.anchor.month(OFFSETS[found.text("rel")]) + "~" if found.anchor else ""


def _years(found: Found) -> str:
    start = found.number("y") or found.number("y3")
    end = found.number("y2") or found.number("y4")
    if short := found.number("short"):
        end = start // 100 * 100 + short
        if short <= 12:  # 2010-12 may be a month
            return ""
    return interval(str(start), str(end)) if end > start else ""


def _year(found: Found) -> str:
    year = found.year(relative="rel")
    if not year or (found.text("rel") == "the" and not found.text("part")):
        return ""
    if re.search(r"beginning|start", found.text("part")):
        return month_edtf(year, 1) + "~"
    if re.search(r"end|close", found.text("part")):
        return month_edtf(year, 12) + "~"
    return str(year) + found.approximate()


def _decade(found: Found) -> str:
    return f"{found.number('n')}X{found.approximate()}"


def _century(found: Found) -> str:
    return f"{found.number('n') - 1}XX{found.approximate()}"


def _quarter(found: Found) -> str:
    quarter = found.number("n") or _ORDINALS[found.text("ordinal")]
    year = found.year(relative="rel")
    if not year and found.anchor:
        year = found.anchor.year_of_month(3 * quarter - 1)
    return _span_of_months(year, 3 * quarter - 2, 3 * quarter)


def _half(found: Found) -> str:
    half = found.number("n") or _ORDINALS[found.text("ordinal")]
    return _span_of_months(found.year(relative="rel"), 6 * half - 5, 6 * half)


def _season_year(found: Found) -> str:
    year = found.year()
    return f"{year:04}-{date_words().numbered['season'][found.text('season')]}" if year else ""


def _season(found: Found) -> str:
    if found.anchor is None:
        return ""
    code = date_words().numbered["season"][found.text("season")]
    return found.anchor.season(code, OFFSETS.get(found.text("rel"), int(found.anchor.forward)))


def _relative_period(found: Found) -> str:
    if found.anchor is None:
        return ""
    unit, offset = found.text("unit"), OFFSETS[found.text("rel")]
    if unit == "month":
        return found.anchor.month(offset) + found.approximate()
    start, end = found.anchor.week(offset) if unit == "week" else _weekend(found, found.anchor)
    return interval(start.isoformat(), end.isoformat())


def _weekend(found: Found, anchor: Anchor) -> tuple[date, date]:
    """On a Monday "this weekend" is the one just over, unless the words point forward; so is "the weekend"
    on any weekday.
    """
    relation, weekday = found.text("rel"), anchor.day.isoweekday()
    over = not anchor.forward and (
        (relation == "this" and weekday == 1) or (relation == "the" and weekday < 6)
    )
    return anchor.weekend(OFFSETS[relation] - over)


def _weekday(found: Found) -> str:
    """ "Last" and "next" are the calendar week before and after; a bare weekday is the nearest one."""
    if found.anchor is None:
        return ""
    number, relation = date_words().numbered["weekday"][found.text("w")], found.text("rel")
    if relation in ("last", "next"):
        return _plus(found.anchor.week(OFFSETS[relation])[0].toordinal() + number - 1, found.anchor)
    offset = OFFSETS.get(relation, int(found.anchor.forward))
    return Anchor(found.anchor.day, offset > 0).weekday(number).isoformat()


def _plus(ordinal: int, anchor: Anchor) -> str:
    return anchor.plus(ordinal - anchor.day.toordinal()).isoformat()


def _day_word(found: Found) -> str:
    if found.anchor is None:
        return ""
    return found.anchor.plus(_DAY_WORDS.get(found.text("word"), 0)).isoformat()


def _ago(found: Found) -> str:
    if found.anchor is None:
        return ""
    count, unit = _counted(found), found.text("unit")
    vague = "~" if found.text("vague") else ""
    if unit in _DAYS:
        return found.anchor.plus(-count * _DAYS[unit]).isoformat() + (vague or "~" * (unit == "week"))
    if unit == "month":
        return found.anchor.month(-count) + "~"
    year = found.anchor.day.year - count * (10 if unit == "decade" else 1)
    return f"{year:04}" + (vague or "~" * (unit == "decade")) if year > 0 else ""


def _ahead(found: Found) -> str:
    """ "In two weeks", of a coming event, and "two weeks from now"; "in two weeks" may else be a duration."""
    in_future = found.text("within") and found.anchor and found.anchor.forward
    if found.anchor is None or not (in_future or found.text("from")):
        return ""
    unit = found.text("unit")
    day = found.anchor.plus(_counted(found) * _DAYS[unit]).isoformat()
    return day + "~" if found.text("vague") or unit == "week" else day


def _counted(found: Found) -> int:
    numbers = date_words().numbered["number"]
    words = found.text("n")
    return int(words) if words.isdigit() else sum(numbers.get(word, 0) for word in words.split("-"))


def _near_year(found: Found, month: int, day: int) -> int:
    return (found.anchor.year_of(month, day) or 0) if found.anchor else 0


def _day(year: int, month: int, day: int) -> str:
    return day_edtf(year, month, day) if year else ""


def _span_of_months(year: int, first: int, last: int) -> str:
    return interval(month_edtf(year, first), month_edtf(year, last)) if year else ""


_RESOLVERS: dict[str, Callable[[Found], str]] = {
    "iso_date": _iso_date,
    "iso_month": _iso_month,
    "numeric": _numeric,
    "days_month_first": _days,
    "days_day_first": _days,
    "month_day": _one_day,
    "day_month": _one_day,
    "day_only": _day_only,
    "months": _months,
    "month_year": _month,
    "relative_month": _relative_month,
    "month": _month,
    "day_of_month": _day_of_month,
    "part_of_month": _part_of_month,
    "years": _years,
    "year": _year,
    "relative_year": _year,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "half": _half,
    "season_year": _season_year,
    "season": _season,
    "relative_period": _relative_period,
    "weekend": _relative_period,
    "weekday": _weekday,
    "day_word": _day_word,
    "ago": _ago,
    "ahead": _ahead,
}
