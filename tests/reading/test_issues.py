"""What sentences are about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.language.lexicon import read_rows
from verbale.reading.facts import Facts
from verbale.reading.issues import find_issues
from verbale.reading.model import ISSUES
from verbale.reading.pipeline import read_statement
from verbale.statement import Document, Statement

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("sentence", "issue"),
    [
        ("Graustark has raised tariffs on Ruritanian timber again.", "trade_tariffs"),
        ("The Taiwan question is at the core of the core interests.", "taiwan"),
        (
            "Both navies held a joint military exercise near the strait with their allies.",
            "defence_alliances",
        ),
        ("Seven companies were added to the sanctions list.", "sanctions"),
        ("Students of both countries may study at any university.", "education_students"),
        ("The ceasefire in Gaza must hold.", "middle_east"),
        ("Artificial intelligence should serve all of humanity.", "artificial_intelligence"),
        ("The Sahel and the whole of Africa deserve support.", "africa"),
    ],
)
def test_a_sentence_is_about_what_its_words_say(facts_of: FactsOf, sentence: str, issue: str) -> None:
    (found,) = find_issues(facts_of(sentence, issuer="CHN"))
    assert issue in found


def test_an_answer_without_words_of_its_own_is_about_what_was_asked(facts_of: FactsOf) -> None:
    facts = facts_of(
        "Reuters: What of the new tariffs on soybeans and the trade talks?\n\nLin Jian: Our position is clear.",
        issuer="CHN",
    )
    asked, answered = find_issues(facts)
    assert asked == ()
    assert "trade_tariffs" in answered


def test_a_word_in_passing_is_not_what_the_sentences_around_are_about(facts_of: FactsOf) -> None:
    facts = facts_of(
        "I had a very good call on our trade deal. The call lasted an hour. There are no questions on rare earths. "
        "Our teams will meet shortly. It was almost all on trade. Nothing was discussed concerning Ukraine or Iran.",
        issuer="USA",
    )
    assert ["iran" in found for found in find_issues(facts)] == [False, False, False, False, False, True]


def test_a_sentence_about_nothing_in_the_list_has_no_issue(facts_of: FactsOf) -> None:
    assert find_issues(facts_of("Good afternoon, everyone.", issuer="CHN")) == ((),)


def test_every_issue_has_words_in_the_lexicon() -> None:
    rows = read_rows("issues.tsv", columns=3, package="verbale.reading")
    assert {row[0] for row in rows} == {*ISSUES, "-"}
    assert {row[2] for row in rows} == {"strong", "weak"}


def test_a_word_in_a_phrase_of_something_else_is_of_no_issue(facts_of: FactsOf) -> None:
    told = (
        "The islands are no bargaining chip. There is little space for dialogue. "
        "The investment climate is good. A wind farm is built."
    )
    wrong = {"export_controls_tech", "space", "climate_environment", "food_agriculture"}
    assert not wrong & {name for one in find_issues(facts_of(told)) for name in one}


def test_a_state_is_not_its_own_issue() -> None:
    own = Statement("Iran and Oman will build a port.", Document(issuer="IRN", kind="statement"))
    others = Statement("Iran and Oman will build a port.", Document(issuer="OMN", kind="statement"))
    assert "iran" not in read_statement(own).sentences[0].issues
    assert "iran" in read_statement(others).sentences[0].issues


def test_a_plain_report_of_a_contact_is_about_the_relationship() -> None:
    told = Statement(
        "The President of Ruritania paid an official visit to Graustark on 3 May 2024.",
        Document(issuer="XRU", kind="readout"),
    )
    assert read_statement(told).sentences[0].issues == ("bilateral_relations",)


@pytest.mark.parametrize(
    ("sentence", "sold"),
    [
        ("Graustark will sell coastal radar to the islands.", True),
        ("The delivery of twenty tanks was put off.", True),
        ("They spoke about missile deliveries.", True),
        ("It may deliver a missile to any point on the coast.", False),
        ("Missile delivery systems are shown in the museum.", False),
        ("The ministry provides radar images of the weather.", False),
        ("They spoke about the sale of cars and the supply of water.", False),
    ],
)
def test_what_is_sold_and_that_it_is_a_weapon_say_it_together(
    facts_of: FactsOf, sentence: str, sold: bool
) -> None:
    (found,) = find_issues(facts_of(sentence, issuer="XRU"))
    assert ("arms_sales" in found) is sold


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Graustark will sell radar to the islands. Ruritania firmly opposes this sale.", "arms_sales"),
        ("Graustark raised its tariffs again. Such decisions help nobody.", "trade_tariffs"),
        (
            "Reuters: Graustark is said to be selling radar to the islands.\n\n"
            "Lin Jian: We are concerned about these reports.",
            "arms_sales",
        ),
    ],
)
def test_this_sale_is_what_the_sentence_before_is_about(facts_of: FactsOf, text: str, issue: str) -> None:
    *_, last = find_issues(facts_of(text, issuer="XRU"))
    assert last == (issue,)


def test_what_points_back_to_nothing_near_has_no_issue(facts_of: FactsOf) -> None:
    text = "Graustark raised its tariffs again.\n\nThe weather was fine.\n\nThis visit was a pleasure."
    *_, last = find_issues(facts_of(text, issuer="XRU", kind="statement"))
    assert "trade_tariffs" not in last
