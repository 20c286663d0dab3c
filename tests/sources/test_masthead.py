"""What stands above a text's first sentence: title, publisher, date."""

from __future__ import annotations

import pytest

from verbale.sources.masthead import read_masthead

BODY = "The Foreign Minister met the Chancellor of Graustark in Strelsau on Monday. They agreed to go on."

TITLES = [
    # One line above a source line, long sentences too.
    (f"Talks on the border\n\nmfa.example | May 3, 2024\n\n{BODY}", "Talks on the border"),
    (f"The Minister met the Chancellor.\n\nmfa.example | May 3, 2024\n\n{BODY}", "The Minister met the Chancellor."),
    # Navigation above it is not the title.
    (f"Home - Press Room -\nTalks on the border\n\nRTA | May 3, 2024\n\n{BODY}", "Talks on the border"),
    # A last sentence that announces the text is not the title either.
    (f"The Minister met the U.S. envoy. The readout says:\n\nmfa.example | May 3, 2024\n\n{BODY}",
     "The Minister met the U.S. envoy."),
    (f"The Office released a note, which said:\n\nmfa.example | May 3, 2024\n\n{BODY}", "The Office released a note"),
    # The cover of a speech: several short lines up to the date.
    (f"Check against delivery\n\nSTATEMENT\nBY H.E. MR. RUDOLF TARNHEIM,\nFOREIGN MINISTER OF RURITANIA\n"
     f"STRELSAU, 3 MAY 2024\n\nMr. President,\n\n{BODY}",
     "STATEMENT BY H.E. MR. RUDOLF TARNHEIM, FOREIGN MINISTER OF RURITANIA"),
    # Below the title, where and when it was said; above it, the house's numbers.
    (f"Talks on the border\nStrelsau, 3 May 2024\n\n{BODY}", "Talks on the border"),
    (f"PR NO. 12/2024\nTalks on the border\n\n{BODY}", "Talks on the border"),
    (f"SC/15982\n\nTalks on the border\n\n{BODY}", "Talks on the border"),
    # A date first, a switch of languages, an office that publishes.
    (f"May 3, 2024\nJapanese\n\nTalks on the border\n\n{BODY}", "Talks on the border"),
    (f"Ministry of Foreign Affairs of Ruritania\nPress Release\n\nTalks on the border\n\n{BODY}",
     "Talks on the border"),
    # No title.
    (BODY, ""),
    (f"Mr. President,\n\nExcellencies,\n\n{BODY}", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title(text: str, title: str) -> None:
    assert read_masthead(text).title == title


SOURCES = [
    (f"Talks\n\nRTA | April 24, 2024\n\n{BODY}", "RTA", "2024-04-24"),
    (f"Talks\n\n24 April 2024 | mfa.gov.xx\n\n{BODY}", "mfa.gov.xx", "2024-04-24"),
    (f"Talks\n\n | April 24, 2024\n\n{BODY}", "", "2024-04-24"),
    (f"Talks\n\nApril 24, 2024\n\n{BODY}", "", "2024-04-24"),
    (f"Talks\n\nSTRELSAU, April 24, 2024 (Xinhua) -- {BODY}", "Xinhua", "2024-04-24"),
    (f"Talks\n\nSTRELSAU, April 24 (Xinhua) -- {BODY}", "Xinhua", ""),  # a date without its year is not known
    (f"Talks\n\nSTRELSAU – {BODY}", "", ""),  # a place is no publisher
    (f"Call: talks\n\n{BODY}\n\nFrom: Prime Minister's Office, 10 Downing Street\nPublished 24 April 2024",
     "Prime Minister's Office, 10 Downing Street", "2024-04-24"),
    (f"Talks\n\nMinistry of Foreign Affairs of Japan\n\n{BODY}", "Ministry of Foreign Affairs of Japan", ""),
    (f"Talks\n\n{BODY} On April 24, 2024 they had met before.", "", ""),  # a date in the body is another matter
    (f"Talks\n03.04.2024\n\n{BODY}", "", "2024-04-03"),  # points stand where the day comes first
    (f"Talks\n1204-22-06-2024\n\n{BODY}", "", "2024-06-22"),
    (f"Talks\n03-04-2024\n\n{BODY}", "", ""),  # could be either of two days
    (f"Talks\n\nRTA | 3/4/2024\n\n{BODY}", "", ""),  # could be either of two days
]  # fmt: skip


@pytest.mark.parametrize(("text", "publisher", "published"), SOURCES)
def test_publisher_and_date(text: str, publisher: str, published: str) -> None:
    head = read_masthead(text)
    assert (head.publisher, head.published) == (publisher, published)


def test_the_opening_is_where_the_body_begins() -> None:
    assert read_masthead(f"Talks\n\nRTA | April 24, 2024\n\n{BODY}").opening == BODY


def test_who_asks_and_who_answers_is_told() -> None:
    head = read_masthead(
        "Regular press conference\n\nRTA | May 3, 2024\n\nStrelsau Daily: Will you come?\n\n"
        "Spokesperson Oberhof: We will.\n\nGanlook Post: And when?\n\nSpokesperson Oberhof: In the autumn."
    )
    assert (head.questions, head.speakers) == (2, ("Spokesperson Oberhof",))
