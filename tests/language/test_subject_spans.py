"""Where the subject of a verb stands."""

from __future__ import annotations

import pytest

from verbale.language.subject_spans import subject_span


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The Graustark side| should stop.", "The Graustark side"),
        ("Sitting on its arms, Graustark| should stop.", "Graustark"),
        ("Graustark, as the largest state,| should stop.", "Graustark"),
        ("When it comes to law, Graustark enjoys no rights or privilege, and| should stop.", "Graustark"),
        ("Ruritania supports the talks, and| will attend.", "Ruritania"),
        ("Both sides noted the results and| agreed to talk.", "Both sides"),
        ("Ruritania and Graustark| should stop.", "Ruritania and Graustark"),
        ("The envoy said that Graustark| must stop.", "Graustark"),
        ("He made it clear: Graustark| must stop.", "Graustark"),
        ("We oppose this and Graustark| must stop.", "Graustark"),
        ("If they want peace, they| should stop.", "they"),
        ("Graustark lifts its duty on that day, and we| will end ours.", "we"),
        ("The envoys made concessions on timber, and Graustark| will end its ban.", "Graustark"),
        (
            "The troops deployed in Hentzau, and Graustark| will withdraw.",
            "The troops deployed in Hentzau, and Graustark",
        ),
        ("The needs of the crew| must be met.", "The needs of the crew"),
        ("· Graustark| will lift the ban.", "Graustark"),
    ],
)
def test_the_subject_is_the_nearest_noun_phrase_that_governs_the_verb(text: str, subject: str) -> None:
    position = text.index("|")
    text = text.replace("|", "")
    found = subject_span(text, 0, position)
    assert found is not None
    assert text[slice(*found)] == subject


@pytest.mark.parametrize("text", ["This is a line that| must not be crossed.", "| Stop it."])
def test_a_relative_clause_has_no_subject_of_its_own(text: str) -> None:
    position = text.index("|")
    assert subject_span(text.replace("|", ""), 0, position) is None
