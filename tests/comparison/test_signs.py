"""The signs that two sentences tell of the same thing."""

from __future__ import annotations

import verbale
from verbale import Document, Statement
from verbale.comparison.passages import passages_of
from verbale.comparison.signs import table_of_signs

Signs = list[list[dict[str, float]]]


def signs_of(ours: str, theirs: str) -> Signs:
    """The signs of every pair of sentences of two accounts."""
    one, other = (
        verbale.read(Statement(text, Document(issuer=issuer, published="2024-04-02")))
        for text, issuer in ((ours, "XRU"), (theirs, "XGS"))
    )
    return table_of_signs(*passages_of(one, other))


def test_letters_see_a_word_in_another_form() -> None:
    """Stems do not meet where a suffix changes the stem: "invade" and "invasion", "high-speed" written in one."""
    found = signs_of(
        "Ruritania condemned the invasion. The lamp is new.",
        "He said they had invaded. Rye was sold.",
    )
    assert found[0][0]["words"] == 0
    assert found[0][0]["letters"] > max(found[0][1]["letters"], found[1][0]["letters"])


def test_letters_of_a_sentence_beside_itself_are_all_the_same() -> None:
    text = "Ruritania will buy 30,000 tonnes of rye. The lighthouse must be repaired."
    found = signs_of(text, text)
    assert round(found[0][0]["letters"], 9) == 1
    assert found[0][0]["letters_behind"] == 0
    assert found[0][0]["letters_before_a"] == found[0][0]["letters"] - found[0][1]["letters"]


def test_an_issue_that_one_sentence_alone_has_points_to_it() -> None:
    """Tariffs told of once on the other side point to it more surely than tariffs told of twice."""
    once = signs_on_issues(["trade_tariffs"], ["trade_tariffs", "taiwan"])
    twice = signs_on_issues(["trade_tariffs"], ["trade_tariffs", "trade_tariffs"])
    assert once[0][0]["seldom_told"] > twice[0][0]["seldom_told"] > 0
    assert once[0][1]["seldom_told"] == 0


def signs_on_issues(ours: list[str], theirs: list[str]) -> Signs:
    """The signs of sentences that have nothing but an issue each."""
    one, other = (
        verbale.Reading(
            Document(issuer=issuer),
            tuple(
                verbale.Sentence(at * 10, at * 10 + 9, "They met.", act="report", issues=(name,))
                for at, name in enumerate(issues)
            ),
        )
        for issuer, issues in (("XRU", ours), ("XGS", theirs))
    )
    return table_of_signs(*passages_of(one, other))


def test_a_sentence_of_many_issues_sums_up_what_others_take_up() -> None:
    found = signs_of(
        "They spoke about Ukraine, tariffs, human rights and terrorism.",
        "The tariffs must be lifted. The lamp is new.",
    )
    assert [signs["sums_up"] for signs in found[0]] == [1, 0]
