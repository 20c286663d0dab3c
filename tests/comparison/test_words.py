"""Words as set phrases are made of."""

from __future__ import annotations

import pytest

from verbale.comparison.words import keys_of, spans_of, weight_of_word, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("win-win cooperation", ["win-win", "cooperation"]),  # a hyphen joins
        ("China-U.S. relations", ["china-u.s.", "relations"]),  # stops of an abbreviation are its own
        ("Graustark’s harbours", ["graustark's", "harbours"]),  # one kind of apostrophe
        ("peace, trade, and rye", ["peace", "trade", "and", "rye"]),  # commas are passed over
        ("1,500 barges", ["1,500", "barges"]),  # but not within a number
    ],
)
def test_words_are_compared_without_case_commas_and_kinds_of_marks(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


@pytest.mark.parametrize(("word", "weight"), [("the", 0), ("7", 0), ("going", 1), ("barges", 2)])
def test_words_weigh_what_they_say(word: str, weight: int) -> None:
    assert weight_of_word(word) == weight


def test_variants_share_the_stems_of_their_words() -> None:
    assert keys_of(("firmly", "opposes", "the", "sale")) == keys_of(("firmly", "opposed", "sale"))


def test_every_word_stands_where_it_is_said_to() -> None:
    text = "A firm hand, and an open door: “so be it”."
    assert [text[start:end] for start, end in spans_of(text)] == [
        "A", "firm", "hand", "and", "an", "open", "door", ":", "so", "be", "it", ".",
    ]  # fmt: skip
