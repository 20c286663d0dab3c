"""The words that stand for codes, dates and names."""

from __future__ import annotations

import pytest

from verbale.reading.model import ISSUES, Voice
from verbale.views.wording import (
    chain_in_words,
    code_in_words,
    contact_in_words,
    is_refrained_from,
    told_in_words,
)


@pytest.mark.parametrize(
    ("mentions", "first", "latest", "words"),
    [
        (1, "2024-05-04", "2024-05-04", ""),
        (2, "2024-05-04", "2024-05-04", "2 times on 4 May 2024"),
        (5, "2024-05-04", "2024-05-08", "5 times, 4 to 8 May 2024"),
        (3, "2023-05-04", "2024-05-08", "3 times, 4 May 2023 to 8 May 2024"),
        (2, "", "2024-05-08", "2 times on 8 May 2024"),
        (2, "2024-05", "2024-05", "2 times, May 2024"),
        (2, "", "", "2 times"),
    ],
)
def test_how_often_something_is_told(mentions: int, first: str, latest: str, words: str) -> None:
    assert told_in_words(mentions, first, latest) == words


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        (("visit", "Graustark", "2024-06-12/2024-06-14"), "Visit to Graustark, 12 to 14 June 2024"),
        (("meeting", "Ganlook", ""), "Meeting in Ganlook"),
        (("other", "", ""), "Contact"),
    ],
)
def test_a_contact_has_a_name(contact: tuple[str, str, str], words: str) -> None:
    assert contact_in_words(*contact) == words


def test_issues_that_are_places_have_a_capital() -> None:
    assert code_in_words("south_china_sea") == "South China Sea"
    places = {"africa", "iran", "taiwan", "tibet", "ukraine", "xinjiang", "afghanistan"}
    assert all(code_in_words(issue)[0].isupper() == (issue in places) for issue in ISSUES if "_" not in issue)


def test_what_a_transcript_writes_for_a_name_is_none() -> None:
    assert chain_in_words([Voice("A", "XRU")]) == "an answer (XRU)"


@pytest.mark.parametrize(
    ("content", "polarity", "refrained"),
    [
        ("station soldiers on the border", "refrain", True),
        ("stop the patrols", "refrain", False),
        ("such raids must end", "refrain", False),
        ("will not be repeatedly swayed", "refrain", False),
        ("endorse the code of conduct", "refrain", True),
        ("stop the patrols", "do", False),
    ],
)
def test_what_is_left_undone_is_headed_so_unless_it_says_so(
    content: str, polarity: str, refrained: bool
) -> None:
    assert is_refrained_from({"content": content, "polarity": polarity}) is refrained
