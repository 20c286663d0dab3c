"""How dates are written: one regular expression for each way, with named groups for its parts.

Group names: ``d``/``m``/``y`` day, month and year, ``d2``/``m2``/``y2`` those of the end of a range,
``part`` the words that narrow a period ("early", "the end of"), ``rel`` the words that relate a period to
the statement's date ("last", "this", "next"), ``yr`` the same of a year behind a month ("of last year"),
``n`` a number, ``unit`` what it counts, ``w`` a weekday. ``skip`` is in front of the date and not part of it.
"""

from __future__ import annotations

import re
from functools import cache

from verbale.language.date_lexicon import date_words
from verbale.language.sieve import Expression

__all__ = ["patterns"]

_TO = r"(?:\s?[-–—~]\s?|\s(?:to|through|till|until)\s(?:the\s)?)"
_TO_OR_AND = rf"(?:{_TO}|\sand\s(?:the\s)?)"
_REL = r"last|this(?:\s(?:past|coming))?|next|the\s(?:coming|current)"
_PART = (
    r"(?P<part>early|late|mid|(?:the\s)?(?:very\s)?(?:beginning|start|end|close|middle)\sof|earlier|later)"
    r"(?:\sin)?(?:-|\s(?:the\s(?=[A-Z]))?)"
)
_NUMERIC_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)"


@cache
def patterns() -> dict[str, Expression]:
    """Every way of writing a date, by name."""
    sources = _absolute() | _months() | _years() | _parts_of_years() | _near_days()
    return {name: Expression(source, re.IGNORECASE) for name, source in sources.items()}


def _absolute() -> dict[str, str]:
    weekday = rf"(?:{_names('weekday', 'w')},?\s)?"
    in_brackets = rf"(?:\s?\({_names('weekday', 'w3')}\))?"
    tail = rf"(?![\d:])(?:{_year_after('y2', 'yr')})?{in_brackets}{_no_event()}"
    year = rf"(?:{_year_after()})?"
    return {
        "iso_date": r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d|-\d)",
        "iso_month": r"(?<![\d-])(?P<y>20\d\d)-(?P<m>0[1-9]|1[0-2])(?![\d-])",
        "numeric": r"(?<![\d/.])(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<y>(?:19|20)\d\d)(?![\d/])",
        "days_month_first": (
            rf"{weekday}{_month()}\s{_day()}{year}{_TO_OR_AND}{weekday.replace('<w>', '<w2>')}"
            rf"(?:{_month('m2')}\s)?{_day('d2')}{tail}"
        ),
        "days_day_first": (
            rf"\b{_day()}(?:\s(?:of\s)?{_month()}{year})?{_TO_OR_AND}{_day('d2')}\s(?:of\s)?{_month('m2')}{tail}"
        ),
        "month_day": rf"{weekday}{_month('m2')}\s{_day('d2')}{tail}",
        "day_month": rf"{weekday}\b(?:the\s)?{_day('d2')}(?:\sof)?\s{_month('m2')}{tail}",
        "day_only": (
            r"(?P<skip>\bon\s)the\s(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)(?=[.,;)]|\s(?:local|at|in|to)\b)"
        ),
    }


def _months() -> dict[str, str]:
    prepositions = "in|since|by|until|till|from|during|through|before|after|of|between"
    return {
        "months": (
            rf"{_month()}(?:{_year_after()})?{_TO_OR_AND}{_month('m2')}"
            rf"(?:{_year_after('y2', 'yr')})?(?!\.?\s\d)"
        ),
        "month_year": rf"\b(?:{_PART})?{_month()}(?:{_year_after('y', 'yr')})",
        "relative_month": rf"\b(?:{_PART})?(?P<rel>{_REL})\s{_month()}(?!\.?\s\d)",
        "month": rf"(?P<skip>\b(?:{prepositions})\s)?(?:\b{_PART})?{_month()}(?!\.?\s\d)",
        "day_of_month": r"\bthe\s(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)\sof\s(?P<rel>this|last|next|the)\smonth\b",
        "part_of_month": (
            r"\b(?P<part>(?:the\s)?(?:beginning|start|end|middle)\sof)\s(?P<rel>the|this|last|next)\smonth\b"
        ),
    }


def _years() -> dict[str, str]:
    labels = "".join(rf"(?<!\b{re.escape(label)}\s)" for label in date_words().plain["label"])
    return {
        "years": (
            rf"(?<![\d$€£¥.,/-]){_year()}{_TO}(?:{_year('y2')}|(?P<short>\d\d))\b(?!-\d)"
            rf"|\bbetween\s{_year('y3')}\sand\s{_year('y4')}\b"
        ),
        "year": (
            rf"\b(?:{_PART})?(?<![\d$€£¥#.,/:-]){labels}\b{_year()}\b"
            rf"(?!['’]?s\b|[-–—/]\d|\s?%|\s(?:{_words('quantity')}|Agenda)\b)"
        ),
        "relative_year": rf"\b(?:(?:{_PART})(?:the\s)?)?(?P<rel>{_REL}|the)\syear\b",
        "decade": rf"\b(?:the\s)?(?:{_PART})?(?:the\s)?(?P<n>(?:1[5-9]|20)\d)0['’]?s\b",
        "century": r"\b(?:the\s)?(?P<part>early\s|late\s|mid[\s-])?(?P<n>1[5-9]|2[01])(?:st|th)\scentury\b",
    }


def _parts_of_years() -> dict[str, str]:
    year = rf"(?:\s(?:of\s)?(?:{_year()}\b|(?P<rel>the|this|last|next)\syear\b))"
    seasons = _words("season")
    return {
        "quarter": rf"\b(?:(?:the\s)?(?P<ordinal>first|second|third|fourth)\squarter|Q(?P<n>[1-4])){year}?",
        "half": rf"\b(?:(?:the\s)?(?P<ordinal>first|second)\shalf|H(?P<n>[12])){year}",
        "season_year": rf"\b(?P<season>{seasons})(?:\sof)?(?:{_year_after('y', 'yr')})",
        "season": rf"\b(?:(?P<rel>{_REL})|in\sthe)\s(?P<season>{seasons})\b(?!\s(?:of|festival)\b)",
    }


def _near_days() -> dict[str, str]:
    number = rf"(?P<n>\d{{1,3}}|(?:[a-z]+ty-)?(?:{_words('number')}))"
    vague = r"(?P<vague>about\s|around\s|some\s|nearly\s|almost\s|roughly\s|over\s|more\sthan\s)?"
    return {
        "relative_period": (
            rf"\b(?:(?P<part>earlier|later|late|early)\s)?(?P<rel>{_REL})\s(?P<unit>week|weekend|month)\b"
        ),
        "weekend": r"(?P<skip>\b(?:over|at|during)\s)(?P<rel>the)\s(?P<unit>weekend)\b",
        "weekday": rf"\b(?:(?P<rel>{_REL})\s)?{_names('weekday', 'w')}\b",
        "day_word": (
            r"\b(?:(?P<word>the\sday\sbefore\syesterday|the\sday\safter\stomorrow|yesterday|tomorrow|tonight|today"
            r"|last\snight)|(?:earlier|later)\stoday|this\s(?:morning|afternoon|evening))\b"
            rf"(?!['’]s\s(?:{_words('era')}))"
        ),
        "ago": rf"\b{vague}{number}\s(?P<unit>day|week|month|year|decade)s?\sago\b",
        "ahead": rf"\b{vague}(?:(?P<within>in)\s)?{number}\s(?P<unit>day|week)s?(?P<from>\sfrom\snow)?\b",
    }


def _words(kind: str) -> str:
    return date_words().one_of(kind)


def _names(kind: str, group: str) -> str:
    """Names written with a capital or in capitals: "May" and "MAY", not "may"."""
    forms = _words(kind).split("|")
    spellings = [spelling for form in forms for spelling in (form.capitalize(), form.upper())]
    return rf"(?P<{group}>(?-i:{'|'.join(spellings)}))"


def _month(group: str = "m") -> str:
    """A month; a full stop belongs to it only where the name is abbreviated ("Sept.")."""
    return rf"\b{_names('month', group)}\b(?:(?:(?<=\b[a-z]{{3}})(?<!May)|(?<=\bSept))\.)?"


def _day(group: str = "d") -> str:
    no_number = rf"(?![.,:]\d|\s?%|\s(?:{_words('quantity')})\b)"
    return rf"(?P<{group}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b{no_number}"


def _year(group: str = "y") -> str:
    return rf"(?P<{group}>{_NUMERIC_YEAR})"


def _year_after(group: str = "y", relative: str = "") -> str:
    """A year behind a day or month: ", 2024", " of 2024"; where ``relative`` is a group "of last year"."""
    words = rf"|\s(?:of\s)?(?P<{relative}>last|this|next)\syear\b" if relative else ""
    return rf"(?:,?\s(?:of\s)?{_year(group)}\b{words})"


def _no_event() -> str:
    """Not in front of a word that makes the day the name of an event in history."""
    return rf"(?!,?\s(?:{_words('event')})\b)"
