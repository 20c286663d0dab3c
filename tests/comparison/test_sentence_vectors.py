"""How alike two sentences are in sense, whatever their words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.comparison.sentence_vectors import likenesses

TEXTS = st.lists(st.text(max_size=40), max_size=3)


def test_the_same_in_other_words_is_more_alike_than_another_thing_in_like_words() -> None:
    [[same, other]] = likenesses(
        ["Graustark will send more soldiers to the strait."],
        [
            "Additional troops are to be deployed to the waterway.",
            "Graustark will send more rye to the fair.",
        ],
    )
    assert same > other


def test_a_sentence_is_fully_like_itself_and_no_likeness_is_below_0() -> None:
    sentences = ["Rail fares were agreed.", "Ruritania firmly opposes the decree.", "Thank you."]
    table = likenesses(sentences, sentences)
    assert [table[number][number] for number in range(3)] == pytest.approx([1, 1, 1], abs=1e-3)
    assert all(0 <= value <= 1.001 for row in table for value in row)


@settings(deadline=None, max_examples=20)
@given(TEXTS, TEXTS)
def test_the_table_has_a_row_for_each_of_the_one_and_a_column_for_each_of_the_other(
    mine: list[str], theirs: list[str]
) -> None:
    assert [len(row) for row in likenesses(mine, theirs)] == [len(theirs)] * len(mine)
