"""Dates in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.views.date_words import date_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-04-05", "5 April 2024"),
        ("2024-04-05T09:30:00Z", "5 April 2024"),
        ("2024-04", "April 2024"),
        ("2024", "2024"),
        ("2024-01~", "about January 2024"),
        ("2024?", "perhaps 2024"),
        ("2026-23", "autumn 2026"),
        ("2024-04-24/2024-04-26", "24 to 26 April 2024"),
        ("2024-04-29/2024-05-02", "29 April to 2 May 2024"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025"),
        ("2024-04/2024-06", "April to June 2024"),
        ("2023/2025", "2023 to 2025"),
        ("2024-04/2025", "April 2024 to 2025"),
        ("2024-13", "2024-13"),  # no such month
        ("../2024", "../2024"),  # an open interval has no plain words
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_dates_are_written_out(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words


@given(st.text())
def test_what_is_no_date_stays_or_is_written_out(text: str) -> None:
    assert isinstance(date_in_words(text), str)
