"""Nothing that a text holds can steer a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.views.plain import one_line, without_controls


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("a\x1b[31mb\x1b[0mc", "abc"),  # colour
        ("a\x1b[2J\x1b[1;1Hb", "ab"),  # clears the screen
        ("a\x1b]0;owned\x07b", "ab"),  # names the window
        ("a\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),  # hyperlink
        ("a\x1bP1;2|data\x1b\\b", "ab"),  # device control
        ("a\x9b31mb", "ab"),  # colour in one character
        ("a\x1bcb", "ab"),  # resets the terminal
        ("a\x1b", "a"),  # a sequence that is cut off
        ("a\x1b]0;never ended", "a0;never ended"),  # its words stay, its power does not
        ("a\x07\x08b", "ab"),  # bell, backspace
        ("user\u202egnp.exe", "usergnp.exe"),  # reversed direction
        ("a\u2066b\u2069\u200fc\u061cd", "abcd"),
        ("a\rb", "a\nb"),  # a lone carriage return overwrites the line
        ("a\r\nb", "a\nb"),
        ("a\u2028b\x85c\x0cd", "a\nb\nc\nd"),
        ("a\tb\nc", "a\tb\nc"),
        ("naïve 习近平 é 👍🏽", "naïve 习近平 é 👍🏽"),
        ("x\U000e0041y", "xy"),  # invisible tag characters
    ],
)
def test_controls_are_left_out_and_words_stay(hostile: str, harmless: str) -> None:
    assert without_controls(hostile) == harmless


def test_one_line_has_single_spaces() -> None:
    assert one_line(" The \t visit\r\n of\u2028 May ") == " The visit of May "


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    left = {character for character in without_controls(text) if unicodedata.category(character) == "Cc"}
    assert left <= {"\n", "\t"}
    assert without_controls(without_controls(text)) == without_controls(text)
