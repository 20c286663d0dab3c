"""Dates in text: how they may be written, and what they mean beside a statement of a given day."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import DataFileError
from verbale.language.date_lexicon import as_date_words
from verbale.language.dates import find_dates

WEDNESDAY = "2024-04-24"
DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?~?|\d{3}X~?|\d{2}XX~?"
EDTF = re.compile(rf"(?:{DATE})(?:/(?:{DATE}))?")


def found(text: str, published: str = WEDNESDAY) -> list[tuple[str, str]]:
    return [(text[mention.start : mention.end], mention.edtf) for mention in find_dates(text, published)]


ABSOLUTE = [
    ("April 24, 2024", "2024-04-24"),
    ("24 April 2024", "2024-04-24"),
    ("24th of April 2024", "2024-04-24"),
    ("Tuesday, April 23, 2024", "2024-04-23"),
    ("April 23, 2024 (Tuesday)", "2024-04-23"),
    ("APRIL 24, 2024", "2024-04-24"),
    ("2024-04-24", "2024-04-24"),
    ("2024-04", "2024-04"),
    ("24/04/2024", "2024-04-24"),
    ("24.04.2024", "2024-04-24"),
    ("4/24/2024", "2024-04-24"),
    ("04/04/2024", "2024-04-04"),
    ("April 24-26, 2024", "2024-04-24/2024-04-26"),
    ("24–26 April 2024", "2024-04-24/2024-04-26"),
    ("30 April to 2 May 2024", "2024-04-30/2024-05-02"),
    ("April 30 to May 2, 2024", "2024-04-30/2024-05-02"),
    ("December 30 to January 3, 2025", "2024-12-30/2025-01-03"),
    ("April 24 and 25, 2024", "2024-04-24/2024-04-25"),
    ("April 2024", "2024-04"),
    ("Apr. 2024", "2024-04"),
    ("May of 2024", "2024-05"),
    ("early April 2024", "2024-04~"),
    ("November 2024-March 2025", "2024-11/2025-03"),
    ("April and May 2025", "2025-04/2025-05"),
    ("2015-2020", "2015/2020"),
    ("2024-25", "2024/2025"),
    ("between 2015 and 2020", "2015/2020"),
    ("the first half of 2025", "2025-01/2025-06"),
    ("Q3 2025", "2025-07/2025-09"),
    ("the third quarter of 2025", "2025-07/2025-09"),
    ("spring 2025", "2025-21"),
    ("fall of 2025", "2025-23"),
    ("the end of 2024", "2024-12~"),
    ("the beginning of 2024", "2024-01~"),
    ("the 1990s", "199X"),
    ("the late 1990s", "199X~"),
    ("the 20th century", "19XX"),
]

RELATIVE = [
    ("April 2", "2024-04-02", "the nearest year"),
    ("Apr. 24", "2024-04-24", "the day itself"),
    ("24th of April", "2024-04-24", "the nearest year"),
    ("December 30", "2023-12-30", "four months back is nearer than eight ahead"),
    ("the 23rd of this month", "2024-04-23", "a day of the month of the statement"),
    ("the 5th of last month", "2024-03-05", "of the month before"),
    ("April 24 to 26", "2024-04-24/2024-04-26", "the year of a range without one"),
    ("April 30 to May 2", "2024-04-30/2024-05-02", "over the end of a month"),
    ("last November", "2023-11", "the last one to end"),
    ("this November", "2024-11", "of this year"),
    ("next March", "2025-03", "the next one to begin"),
    ("this year", "2024", ""),
    ("last year", "2023", ""),
    ("next year", "2025", ""),
    ("April of last year", "2023-04", ""),
    ("the first half of this year", "2024-01/2024-06", ""),
    ("the start of the year", "2024-01~", "the first month, roughly"),
    ("the end of the year", "2024-12~", "the last month, roughly"),
    ("the end of this month", "2024-04~", "the month, roughly"),
    ("early next year", "2025~", ""),
    ("earlier this year", "2024", "a period that holds the day is no approximation"),
    ("earlier this month", "2024-04", ""),
    ("last month", "2024-03", ""),
    ("mid-May", "2024-05~", ""),
    ("this fall", "2024-23", ""),
    ("next fall", "2024-23", "the next one to begin"),
    ("last winter", "2023-24", "a winter is named by the year it begins in"),
    ("this week", "2024-04-22/2024-04-28", "Monday to Sunday"),
    ("last week", "2024-04-15/2024-04-21", ""),
    ("next week", "2024-04-29/2024-05-05", ""),
    ("this weekend", "2024-04-27/2024-04-28", ""),
    ("Tuesday", "2024-04-23", "the past is preferred"),
    ("Wednesday", "2024-04-24", "the day itself counts"),
    ("last Friday", "2024-04-19", "of the calendar week before"),
    ("next Monday", "2024-04-29", "of the calendar week after"),
    ("yesterday", "2024-04-23", ""),
    ("the day before yesterday", "2024-04-22", ""),
    ("today", "2024-04-24", ""),
    ("this morning", "2024-04-24", ""),
    ("tonight", "2024-04-24", ""),
    ("last night", "2024-04-23", ""),
    ("tomorrow", "2024-04-25", ""),
    ("three days ago", "2024-04-21", "days are exact"),
    ("two weeks ago", "2024-04-10~", "weeks are not"),
    ("four months ago", "2023-12~", ""),
    ("41 years ago", "1983", ""),
    ("nearly forty years ago", "1984~", ""),
    ("two days from now", "2024-04-26", ""),
]


@pytest.mark.parametrize(("words", "edtf"), ABSOLUTE)
def test_an_absolute_date_needs_no_statement_date(words: str, edtf: str) -> None:
    assert found(f"as of {words}, the two sides", "") == [(words, edtf)]


@pytest.mark.parametrize(("words", "edtf", "_reason"), RELATIVE)
def test_a_relative_date_is_resolved_against_the_statement(words: str, edtf: str, _reason: str) -> None:
    assert found(f"The envoy met them {words}.") == [(words, edtf)]


@pytest.mark.parametrize(("words", "_edtf", "_reason"), RELATIVE)
def test_a_relative_date_is_not_reported_without_the_statement_date(
    words: str, _edtf: str, _reason: str
) -> None:
    assert found(f"The envoy met them {words}.", "") == []


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("The envoy will arrive on Tuesday.", "2024-04-30"),
        ("On Tuesday, the envoy will arrive.", "2024-04-30"),
        ("The envoy arrived on Tuesday.", "2024-04-23"),
        ("He said on Tuesday that the envoy will arrive.", "2024-04-23"),
        ("They will have in-depth talks on Tuesday.", "2024-04-30"),
        ("They have written to her on Tuesday.", "2024-04-23"),
        ("The talks are scheduled for Monday.", "2024-04-29"),
        ("The group meets for the first time on Monday.", "2024-04-29"),
        ("The new duty takes effect on Monday.", "2024-04-29"),
        ("What was decided on Monday opens a new chapter.", "2024-04-22"),
        ("They must reply by Friday.", "2024-04-26"),
        ("The summit is to open in October.", "2024-10"),
        ("The summit was held in October.", "2023-10"),
        ("I was to meet him in two weeks.", "2024-05-08~"),
        ("It was settled over the weekend.", "2024-04-20/2024-04-21"),
    ],
)
def test_tense_tells_the_future_from_the_past(sentence: str, edtf: str) -> None:
    assert [mention.edtf for mention in find_dates(sentence, WEDNESDAY)] == [edtf]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("This may 5 times exceed it.", "the verb"),
        ("May the friendship last.", "the verb at the start of a sentence"),
        ("March on together.", "the verb at the start of a sentence"),
        ("Foreign Minister Jun Han spoke.", "a given name"),
        ("It happened a few days ago.", "an uncertain number"),
        ("The work was finished in two weeks.", "a duration"),
        ("In today's world nobody is safe.", "today means our time"),
        ("Seen on 04/05/2024 at the border.", "day and month cannot be told apart"),
        ("Security Council Resolution 1701 stands.", "a number of a document"),
        ("They sent 2000 troops.", "a quantity"),
        ("It cost $2024 a head.", "an amount"),
        ("In April 30% of the trade was lost to the storms of the year.", "a share, not a day"),
        ("After the October 7 attacks nothing was the same.", "an event whose year is not given"),
        ("February 30 never came.", "no such day"),
    ],
)
def test_what_is_no_date_of_its_own_is_not_reported(sentence: str, reason: str) -> None:
    days = [mention for mention in find_dates(sentence, WEDNESDAY) if mention.edtf != "2024-04"]
    assert days == [], reason


def test_the_longest_reading_of_the_same_words_wins() -> None:
    assert found("from April 24 to 26, 2023, in Strelsau") == [
        ("April 24 to 26, 2023", "2023-04-24/2023-04-26")
    ]


def test_a_partial_statement_date_resolves_nothing_relative() -> None:
    assert found("They met yesterday.", "2024-04") == []


def test_a_lexicon_row_of_unknown_kind_is_refused() -> None:
    with pytest.raises(DataFileError, match=r"dates\.tsv.*fortnight"):
        as_date_words([("fortnight", "two weeks", "14")])


WORDS = st.sampled_from([words for words, _ in ABSOLUTE] + [words for words, _, _ in RELATIVE])
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


@given(st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=8), DAYS)
def test_mentions_are_ordered_disjoint_and_valid(pieces: list[str], day: date) -> None:
    text = " ".join(pieces)
    end = 0
    for mention in find_dates(text, day.isoformat()):
        assert end <= mention.start < mention.end <= len(text)
        assert is_edtf(mention.edtf)
        end = mention.end


@given(DAYS, DAYS)
def test_a_written_day_reads_back_as_itself(day: date, published: date) -> None:
    for words in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"):
        assert found(f"on {words} they met", published.isoformat()) == [(words, day.isoformat())]


def is_edtf(edtf: str) -> bool:
    """Level 1 as far as Verbale writes it, with real months, seasons and days."""
    return EDTF.fullmatch(edtf) is not None and all(_is_real(part) for part in edtf.split("/"))


def _is_real(part: str) -> bool:
    numbers = part.rstrip("~").split("-")
    if len(numbers) == 3:
        date(*(int(number) for number in numbers))
    return len(numbers) != 2 or 1 <= int(numbers[1]) <= 12 or 21 <= int(numbers[1]) <= 24
