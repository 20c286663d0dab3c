"""Who holds the floor."""

from __future__ import annotations

import pytest

from verbale.language.layout import find_blocks
from verbale.language.turns import find_turns


def turns(text: str, title: str = "") -> list[tuple[str, bool]]:
    return [(turn.label, turn.is_press) for turn in find_turns(text, find_blocks(text, title), title)]


def test_agencies_ask_and_the_spokesperson_answers() -> None:
    text = "Reuters: Is the strait open?\n\nHelga Strofzin: It is open.\n\nIt will stay open."
    assert turns(text) == [("Reuters", True), ("Helga Strofzin", False)]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Q: Is it open?", "A: It is."),
        ("QUESTION: Is it open?", "SECRETARY SAPT: It is."),
        ("Q  Is it open?", "THE PRESIDENT: It is."),
        ("Journalist: Is it open?", "Spokesperson Senior Colonel Franz Bersonin: It is."),
        ("A Bordurian journalist: Is it open?", "SEC. FRANZ SAPT: It is."),
        ("A reporter asked: Is it open?", "He Linmai: It is."),
        ("Strelsau Daily News: Please comment on that.", "Press Secretary Flavia Tarlenheim: It is open."),
        ("[Edelweiss TV]: Is it open?", "Minister: It is."),
    ],
)
def test_labels_of_many_houses_are_understood(question: str, answer: str) -> None:
    found = turns(f"{question}\n\n{answer}")
    assert [is_press for _, is_press in found] == [True, False]


def test_an_interviewer_is_told_from_the_guest_by_who_asks() -> None:
    text = (
        "Anna Michaelis: You were in Graustark. How was it?\n\nRudolf Rassendyll: It was good.\n\n"
        "Anna Michaelis: Will you go again?\n\nRudolf Rassendyll: I will."
    )
    assert turns(text) == [
        ("Anna Michaelis", True),
        ("Rudolf Rassendyll", False),
        ("Anna Michaelis", True),
        ("Rudolf Rassendyll", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Strengthening the Border Patrol: The ministers agreed to share data.",
        "Background: The treaty was signed in 1911.",
        "The treaty has one aim: peace on both shores.",
        "We need to see that: peace is the only way.",
    ],
)
def test_a_heading_or_a_colon_in_a_sentence_is_no_turn(text: str) -> None:
    assert turns(text) == []


def test_a_lone_label_is_a_turn_if_the_title_names_the_speaker() -> None:
    assert turns("Strofzin: The strait is open.", "Spokesperson Helga Strofzin on the strait") == [
        ("Strofzin", False)
    ]


def test_the_words_begin_after_the_label() -> None:
    text = "Reuters: Is the strait open?"
    (turn,) = find_turns(text, find_blocks(text))
    assert text[turn.label_end : turn.end] == "Is the strait open?"


def test_numbered_speakers_beside_an_official_are_the_audience() -> None:
    text = "Speaker 3 (17:21): Yeah, sure.\n\nPress Secretary Anna Lorry (17:43): We said so."
    assert turns(text) == [("Speaker 3", True), ("Press Secretary Anna Lorry", False)]


def test_a_letter_for_an_answer_needs_a_question() -> None:
    assert turns("A Graustarkian envoy left on Monday.\n\nHe returned.") == []
    assert turns("Q Is it open?\n\nA It is.") == [("Q", True), ("A", False)]


def test_journalists_with_their_outlets_make_other_bare_names_journalists() -> None:
    text = (
        "Shri Hugo Zapt, Official Spokesperson: Good afternoon.\n\nAnna Lorry, The New Strelsau Express: Sir, on visas."
        "\n\nShri Hugo Zapt, Official Spokesperson: Noted.\n\nRosa Holf: Just a follow-up on that."
        "\n\nShri Hugo Zapt, Official Spokesperson: I have nothing to add."
    )
    assert [is_press for _, is_press in turns(text)] == [False, True, False, True, False]


@pytest.mark.parametrize(
    ("text", "wanted", "reason"),
    [
        ("Mr. ZAPT. I thank the chair.\n\nMs. LORRY. So do I.", [("Mr. ZAPT", False), ("Ms. LORRY", False)],
         "a parliament's record"),
        (".@StrelsauPalace: The strait is open.", [("@StrelsauPalace", False)], "a handle"),
        ("Under Secretary of State for Political and Arms Affairs Jane Roe: We agree.",
         [("Under Secretary of State for Political and Arms Affairs Jane Roe", False)], "a long office with a name"),
        ("Ruritania: Both leaders spoke of trade.\n\nGraustark: They spoke of the strait.", [],
         "parties over the parts of a summary do not speak"),
        ("Hugo: What is your message? Anything for us at home.\n\nMinister Zapt: Yes.", [("Hugo", True),
         ("Minister Zapt", False)], "a short turn with a question in it"),
        ("Our question is: who closed the strait?", [], "a sentence with a colon"),
        ("Jane Roe (Audience Member): On trade.\n\nMinister Zapt: Yes.", [("Jane Roe (Audience Member)", True),
         ("Minister Zapt", False)], "what is said of a name in brackets"),
    ],
)  # fmt: skip
def test_labels_are_read_for_what_they_say(text: str, wanted: list[tuple[str, bool]], reason: str) -> None:
    assert turns(text) == wanted, reason


def test_an_answer_without_a_label_is_no_part_of_the_question() -> None:
    text = "Welcome.\n\nQ. Do you trust Graustark?\n\nWe do.\n\nQ. And Ruritania?\n\nThat depends."
    assert [text[turn.start : turn.end] for turn in find_turns(text, find_blocks(text))] == [
        "Q. Do you trust Graustark?",
        "Q. And Ruritania?",
    ]
