"""Where the body of a text is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.layout import Role, find_blocks


def roles(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(text[b.start : b.end], b.role.value) for b in find_blocks(text, title)]


def test_the_lines_above_a_source_line_are_the_title() -> None:
    text = "Graustark answers on the strait\n\nStrelsau Gazette | March 4, 2024\n\nThe strait is open to all."
    assert roles(text) == [
        ("Graustark answers on the strait", "title"),
        ("Strelsau Gazette | March 4, 2024", "source line"),
        ("The strait is open to all.", "body"),
    ]


def test_a_first_paragraph_equal_to_the_known_title_is_the_title() -> None:
    text = "Statement on  the Strait\n\nThe strait is open to all."
    assert roles(text, "Statement on the Strait")[0] == ("Statement on  the Strait", "title")


@pytest.mark.parametrize(
    ("line", "role", "reason"),
    [
        ("Home - Press Room - Statements", "furniture", "breadcrumbs are navigation"),
        ("Share: Facebook | Twitter | Print", "furniture", "a share bar is not said by anyone"),
        ("By Rosa Michaelis", "furniture", "a byline names the writer"),
        ("Check against delivery", "furniture", "a note on the copy, not the speech"),
        ("Check against delivery!", "furniture", "the same, with a stress"),
        (
            "(This is a provisional translation for reference purposes only.)",
            "furniture",
            "a note on the text",
        ),
        ("Theme: “Strengthening the Strait”", "furniture", "the theme of a debate"),
        ("(1575 words, 12 minutes)", "furniture", "the length of a speech"),
        ("Friday, May 16, 2025, 2:06 p.m.", "source line", "a day with its hour"),
        ("© Ministry of Foreign Affairs. All rights reserved.", "furniture", "a footer"),
        ("Page 3 of 9", "furniture", "a page number"),
        ("March 4, 2024", "source line", "a date alone says when, nothing else"),
        ("Regional security and prosperity", "heading", "short, no verb, no stop, above a paragraph"),
        ("GRAUSTARKIAN ACTIONS:", "heading", "capitals with a colon"),
        ("The two sides announced the following:", "body", "a sentence that a list completes"),
        ("Reporter: Is that so—", "body", "an interrupted turn is still said"),
        ("Good afternoon.", "body", "a short sentence is a sentence"),
        ("⚡$2 billion of Ruritanian power lines", "body", "an item of a list with a sign in front"),
        ("Both commit to the following measures by May 4, 2025:", "body", "a lead-in with a date behind it"),
        ("-- Translation of advance text --", "furniture", "a note on the copy between dashes"),
        ("I. Matters under review", "heading", "a Roman number is not the first person"),
        ("Dear Prime Minister, dear Hugo,", "heading", "an address to the audience"),
        ("Secretary Zapt: Well –", "body", "an interrupted turn addresses nobody"),
        ("President, friends –", "heading", "an address that ends in a dash"),
    ],
)
def test_short_lines_are_told_from_the_body(line: str, role: str, reason: str) -> None:
    text = f"{line}\n\nThe Minister received the Ambassador of Graustark and spoke of the strait at length."
    assert roles(text)[0][1] == role, reason


def test_the_cover_of_a_speech_and_its_salutations_are_not_its_body() -> None:
    text = (
        "Address by His Excellency Rudolf Elphberg\n\nat the Assembly of Nations\n\n24 September 2024\n\n"
        "Mr. President, Excellencies,\n\nRuritania stands for peace.\n\nMr. President,\n\nThe strait is open."
    )
    body = [words for words, role in roles(text) if role == "body"]
    assert body == ["Ruritania stands for peace.", "The strait is open."]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The Ministry of Foreign Affairs of Ruritania has taken note of what\n"
        "the Chancellor of Graustark said yesterday in the parliament, and it\n"
        "calls on the authorities in Edelweiss to respect the treaty of 1911.\n"
    )
    assert len(find_blocks(text)) == 1


def test_lines_that_could_have_held_more_are_paragraphs_of_their_own() -> None:
    text = "The strait is open.\nThe border is quiet, and the trains run on time all year.\nAll is well."
    assert len(find_blocks(text)) == 3


@given(st.text(alphabet=st.sampled_from("ab .:|\n\r\t—“”A1"), max_size=200))
def test_blocks_are_ordered_disjoint_and_without_white_space_around(text: str) -> None:
    blocks = find_blocks(text)
    for block in blocks:
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        assert isinstance(block.role, Role)
    for one, other in pairwise(blocks):
        assert one.end <= other.start


def test_a_source_line_is_no_second_line_of_a_wrapped_title() -> None:
    text = "The ministry answered questions.\nStrelsau Gazette | 2025-03-04\n\nThe strait is open to all."
    assert [role for _, role in roles(text)] == ["title", "source line", "body"]


def test_a_title_repeated_with_a_number_and_a_date_is_the_title() -> None:
    text = "QA-7, 3 March 2025, Statement on the Strait\n\nThe strait is open to all."
    assert roles(text, "Statement on the Strait")[0][1] == "title"


def test_the_signature_of_a_letter_is_not_its_body() -> None:
    text = "Excellency,\n\nWe protest against the closure.\n\n(Signed) Hugo Zapt\n\nAmbassador\n\nEnvoy"
    assert [words for words, role in roles(text) if role == "body"] == ["We protest against the closure."]
