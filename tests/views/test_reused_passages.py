"""Passages that stand in earlier statements, at a terminal."""

from __future__ import annotations

from verbale.comparison.reuse import Earlier, find_reuse
from verbale.views.reuse import render_reuse

FORMULA = "a firm hand and an open door, which is how good neighbours deal with each other"


def shown(text: str) -> str:
    return render_reuse(find_reuse(text, [Earlier("S1", "2023-01-01", "XGS", FORMULA)]))


def test_a_source_word_for_word_has_its_place() -> None:
    assert shown(FORMULA).endswith("2023-01-01  XGS  S1 [0-79]")


def test_a_source_that_was_changed_says_how_much_it_has_and_in_how_many_places_it_differs() -> None:
    changed = FORMULA.replace("open door", "open gate")
    assert shown(changed).endswith("S1 [0-79], 15 of these words; it differs in 1 place")
