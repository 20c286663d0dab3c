"""News of a contact told before, or asked about: it is called off, put off, or will be after all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.engagements import find_engagements
from verbale.reading.facts import Facts
from verbale.reading.model import Engagement

FactsOf = Callable[..., Facts]
Told = Callable[[str], list[Engagement]]

PLAN = "Minister Rudolf Rassendyll of Ruritania was to visit Graustark in June."
HELD = "Minister Rudolf Rassendyll of Ruritania visited Graustark last week."


@pytest.fixture
def told(facts_of: FactsOf) -> Told:
    return lambda text: list(find_engagements(facts_of(text, issuer="XGS", published="2024-04-24")))


NEWS = [
    ("The visit has been put off.", "The visit has been put off", "cancelled"),
    ("His visit was then cancelled.", "His visit was then cancelled", "cancelled"),
    ("The planned trip will not take place.", "The planned trip will not take place", "cancelled"),
    ("The visit is off.", "The visit is off", "cancelled"),
    ("It was called off overnight.", "It was called off", "cancelled"),
    ("It did not take place.", "It did not take place", "cancelled"),
    ("Ruritania called it off the evening before.", "Ruritania called it off", "cancelled"),
    ("Ruritania has cancelled the visit.", "Ruritania has cancelled the visit", "cancelled"),
    ("Ruritania called the visit off.", "Ruritania called the visit off", "cancelled"),
    ("Both sides agreed to postpone it.", "Both sides agreed to postpone it", "cancelled"),
    ("The visit has been postponed until further notice.", "The visit has been postponed", "cancelled"),
    ("The visit has been postponed until the autumn.", "The visit has been postponed", "planned"),
    ("The visit has been put off for about two weeks.", "The visit has been put off", "planned"),
    ("The visit will go ahead as planned.", "The visit will go ahead", "planned"),
    ("The visit remains in the calendar.", "The visit remains in the calendar", "planned"),
]


@pytest.mark.parametrize(("news", "quote", "status"), NEWS)
def test_news_of_a_contact_says_how_it_stands(told: Told, news: str, quote: str, status: str) -> None:
    (visit,) = told(f"{PLAN} {news}")
    assert (visit.status, [mention.quote for mention in visit.also]) == (status, [quote])


NO_NEWS = [
    ("If the visit is cancelled, the anglers will be sad.", "what may be"),
    ("Ruritania should cancel the visit.", "what ought to be"),
    ("The visit has not been called off.", "what is denied"),
    ("Reports that it was called off are false.", "what others say"),
    ("Was it called off?", "what is asked"),
    ("The dinner was called off.", "another matter"),
]


@pytest.mark.parametrize(("text", "reason"), NO_NEWS)
def test_what_is_left_open_is_no_news(told: Told, text: str, reason: str) -> None:
    (visit,) = told(f"{PLAN} {text}")
    assert visit.status == "planned", reason


def test_what_was_held_is_not_called_off(told: Told) -> None:
    assert [visit.status for visit in told(f"{HELD} The visit was called off.")] == ["held"]
    assert [visit.status for visit in told(f"{HELD} It was called off.")] == ["held"]


def answered(question: str, answer: str) -> str:
    return f"Zenda Herald: {question}\n\nDominic Vail: {answer} There is nothing to add."


ANSWERS = [
    (
        "Will Minister Rassendyll of Ruritania come to Edelweiss this month?",
        "The visit has been put off.",
        ("visit", ("Rassendyll",), "2024-04", "Edelweiss", "cancelled"),
    ),
    (
        "When will the Ruritanian minister visit Graustark?",
        "The visit will go ahead.",
        ("visit", (), "", "Graustark", "planned"),
    ),
    (
        "What about the talks with Ruritania in Zenda?",
        "They have been postponed.",
        ("talks", (), "", "Zenda", "cancelled"),
    ),
    (
        "Will you meet Minister Rassendyll of Ruritania on Friday?",
        "The meeting was called off.",
        ("meeting", ("Rassendyll",), "2024-04-26", "", "cancelled"),
    ),
]


@pytest.mark.parametrize(("question", "answer", "expected"), ANSWERS)
def test_an_answer_is_of_the_contact_that_was_asked_about(
    told: Told, question: str, answer: str, expected: tuple[str, tuple[str, ...], str, str, str]
) -> None:
    (found,) = told(answered(question, answer))
    assert (found.kind, found.participants, found.date, found.place, found.status) == expected
    assert (found.quote, set(found.parties)) == (answer.rstrip("."), {"XRU", "XGS"})


NO_ANSWERS = [
    ("Will Minister Rassendyll of Ruritania come in June?", "We shall see.", "an answer that gives no news"),
    ("What about the tariffs?", "They have been postponed.", "what is no contact"),
    (
        "Will Minister Rassendyll of Ruritania visit Graustark, and will you write a letter to Ruritania?",
        "It was called off.",
        "one of two contacts, and nothing says which",
    ),
]


@pytest.mark.parametrize(("question", "answer", "reason"), NO_ANSWERS)
def test_a_question_alone_tells_of_no_contact(told: Told, question: str, answer: str, reason: str) -> None:
    assert told(answered(question, answer)) == [], reason


def test_its_minister_is_of_the_only_party_named_before(told: Told) -> None:
    (visit,) = told("Ruritania has called off the visit of its Foreign Minister to Graustark.")
    assert (set(visit.parties), visit.status) == ({"XRU", "XGS"}, "cancelled")


CALLED_OFF = [
    (
        "Minister Rudolf Rassendyll of Ruritania abruptly cancelled a visit to Graustark.",
        ("visit", ("Rudolf Rassendyll",), ""),
        "who was to go called it off",
    ),
    (
        "Minister Rudolf Rassendyll of Ruritania has postponed his June 8-11 visit to Graustark.",
        ("visit", ("Rudolf Rassendyll",), "2024-06-08/2024-06-11"),
        "his own visit",
    ),
    (
        "Ruritania has postponed the talks with Graustark that were due on Monday.",
        ("talks", (), "2024-04-29"),
        "a party called off what it was to take part in",
    ),
    (
        "Minister Calderane of Graustark called off the visit of Minister Rudolf Rassendyll of Ruritania to Graustark.",
        ("visit", ("Rudolf Rassendyll",), ""),
        "who calls off another's visit takes no part in it",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CALLED_OFF)
def test_who_calls_off_a_contact_was_to_take_part(
    told: Told, text: str, expected: tuple[str, tuple[str, ...], str], reason: str
) -> None:
    (found,) = told(text)
    assert (found.kind, found.participants, found.date) == expected, reason
    assert (set(found.parties), found.status) == ({"XRU", "XGS"}, "cancelled"), reason


PLANS = [
    "The visit of Minister Rassendyll of Ruritania to Graustark is being prepared for June.",
    "The visit of Minister Rassendyll of Ruritania to Graustark was planned for June.",
    "The visit of Minister Rassendyll of Ruritania to Graustark has been scheduled for June.",
]


@pytest.mark.parametrize("text", PLANS)
def test_what_is_prepared_or_was_planned_is_not_held(told: Told, text: str) -> None:
    (visit,) = told(text)
    assert (visit.date, visit.status) == ("2024-06", "planned")
