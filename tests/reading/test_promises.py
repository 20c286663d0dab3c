"""Promises in every wording: verbs, nouns, denied aims, reported speech, joint decisions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.reading.commitments import find_commitments
from verbale.reading.facts import Facts

FactsOf = Callable[..., Facts]

DO, REFRAIN = "do", "refrain"


def told(facts: Facts) -> list[tuple[str, str, str]]:
    """The holders, polarity and content of each commitment."""
    return [(" ".join(sorted(c.holder)), c.polarity, c.content) for c in find_commitments(facts)]


@pytest.mark.parametrize(
    ("words", "polarity", "content"),
    [
        # verbs of promise
        ("Ruritania vows to rebuild the bridge.", DO, "rebuild the bridge"),
        ("Ruritania undertook not to move its posts.", REFRAIN, "move its posts"),
        ("Ruritania has pledged €50 million in aid.", DO, "€50 million in aid"),
        ("We will remain committed to the truce.", DO, "remain committed to the truce"),
        (
            "Ruritania will always be a good neighbour and partner.",
            DO,
            "always be a good neighbour and partner",
        ),
        ("We pledge our full support to the mediators.", DO, "our full support to the mediators"),
        ("We resolve to end the blockade.", DO, "end the blockade"),
        ("We recommit to the goal of ending hunger.", DO, "the goal of ending hunger"),
        ("Ruritania made a solemn commitment not to strike first.", REFRAIN, "strike first"),
        ("The government plans to ratify the treaty.", DO, "ratify the treaty"),
        ("We would never abandon our friends.", REFRAIN, "abandon our friends"),
        ("Ruritania shall continue to honour the truce.", DO, "continue to honour the truce"),
        ("Ruritania agreed to refrain from new tariffs.", REFRAIN, "refrain from new tariffs"),
        # nouns
        ("Our commitment to the alliance is ironclad.", DO, "the alliance"),
        ("Ruritania stands by its commitment to the truce.", DO, "the truce"),
        ("He reaffirmed the steadfast Ruritanian commitment to peace.", DO, "peace"),
        ("Ruritania expressed its determination to end the war.", DO, "end the war"),
        # denied aims
        ("We don't seek regime change.", REFRAIN, "seek regime change"),
        ("Ruritania does not pursue such weapons.", REFRAIN, "pursue such weapons"),
        ("We are not seeking a base there.", REFRAIN, "seeking a base there"),
        ("Our aim is not to humiliate Graustark.", REFRAIN, "humiliate Graustark"),
        ("It is not our intention to widen the war.", REFRAIN, "widen the war"),
        ("Ruritania has no desire for confrontation.", REFRAIN, "for confrontation"),
        ("Ruritania never seeks supremacy.", REFRAIN, "seeks supremacy"),
    ],
)
def test_the_speaker_s_own_promise(facts_of: FactsOf, words: str, polarity: str, content: str) -> None:
    facts = facts_of(words, issuer="XRU", kind="statement", title="Statement of Ruritania")
    assert told(facts) == [("XRU", polarity, content)]


@pytest.mark.parametrize(
    "words",
    [
        "We do not support the motion.",  # a position: nothing else is denied beside it
        "The patrol is not directed against anybody.",  # the same
        "If Graustark raises its tariffs, we will take all necessary measures.",  # a threat
        "We will only hurt ourselves.",  # a forecast
        "These are nations that share our commitment to free markets.",  # no renewal
        "Graustark does not seek peace.",  # said of another party
        "There are no plans to send troops, said the opposition.",
        "If Graustark decides to leave the pact, that is its choice.",  # a condition
        "Graustark said that it would act if it were attacked.",  # a condition
        "Graustark decided to use the farmers as hostages.",  # what another party did
        "He spoke of the Graustark plan to close the border.",  # a noun
        "Ruritania has always been committed to promoting peace.",  # a description of oneself
        "Maybe I'll lift the duty if I get something.",  # a supposition
        "I am confident that, after the talks, Ruritania will keep its word.",
        "They would probably say, “We will sign it tomorrow.”",
        "We will probably sell it for even less money.",  # a forecast
        "The actions we take today will define the future.",  # what they do, and not we
        "We are going to be sending out letters tomorrow.",  # what will go on
        "We will be announcing that.",
        "We are going to change it.",
        "Do you agree that we will be blamed?",  # a question
        "We will get back to you on that.",  # courtesy
        "I will take this, since I know the file.",
        "We will never forget those who helped us.",
    ],
)
def test_what_promises_nothing(facts_of: FactsOf, words: str) -> None:
    assert told(facts_of(words, issuer="XRU", kind="statement", title="Statement of Ruritania")) == []


def test_they_are_those_who_agreed_and_not_we(facts_of: FactsOf) -> None:
    facts = facts_of(
        "I met the President of Graustark. Graustark has agreed to lift its ban. Graustark has stated that they will "
        "guard the strait with us. They will help us end the smuggling.",
        issuer="XRU",
        kind="readout",
        title="The President of Ruritania on his meeting with the President of Graustark",
    )
    assert told(facts) == [
        ("XGS", DO, "lift its ban"),
        ("XGS", DO, "guard the strait with us"),
        ("XGS", DO, "help us end the smuggling"),
    ]


def test_what_only_announces_a_list_is_no_promise(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The two sides commit to take the following steps by May:\nGraustark will lift its ban.",
        issuer="XRU",
        kind="communique",
        title="Joint statement of Ruritania and Graustark",
    )
    assert [c.content for c in find_commitments(facts)] == ["lift its ban"]


def test_a_list_of_denials_is_one_promise_each_in_any_wording(facts_of: FactsOf) -> None:
    facts = facts_of(
        "President Hentzau noted that Graustark does not want a trade war, its aim is not to slow the growth of "
        'anyone, its patrols are not aimed at any country, Graustark does not back "separation," and Graustark '
        "does not look for a quarrel.",
        issuer="XRU",
        kind="briefing",
        title="Ruritania's spokesperson on Graustark",
    )
    assert [(c.holder, c.polarity) for c in find_commitments(facts)] == [(("XGS",), REFRAIN)] * 5


def test_the_two_who_met_are_bound_together(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The Foreign Minister of Ruritania met the Foreign Minister of Graustark. The two ministers concurred on "
        "reopening the railway. They confirmed that they would exchange data. They agreed on the resumption of the "
        "ferry. They agreed that Graustark will dredge the river.",
        issuer="XRU",
        kind="readout",
        title="Ruritania-Graustark Foreign Ministers' Meeting",
    )
    assert told(facts) == [
        ("XGS XRU", DO, "reopening the railway"),
        ("XGS XRU", DO, "exchange data"),
        ("XGS XRU", DO, "the resumption of the ferry"),
        ("XGS", DO, "dredge the river"),
    ]


def test_bullets_under_what_was_decided(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The two sides decided to:\n\n- launch a digital partnership;\n\n- expand the railway; and\n\n"
        "- hold the next dialogue in Strelsau.",  # the last is a contact, not a promise
        issuer="XRU",
        kind="communique",
        title="Joint Statement of Ruritania and Graustark",
    )
    assert told(facts) == [
        ("XGS XRU", DO, "launch a digital partnership"),
        ("XGS XRU", DO, "expand the railway"),
    ]


@pytest.mark.parametrize(
    ("words", "content"),
    [
        (
            "Graustark is far. Secretary Stine promised Minister Winterhag that the duty would be lifted.",
            "the duty would be lifted",
        ),
        (
            "Graustark is far. Secretary Stine promised that the duty would lapse by May.",
            "the duty would lapse by May",
        ),
        ("Graustark is far. Secretary Stine promised that Graustark would lift the duty.", "lift the duty"),
    ],
)
def test_what_is_promised_to_somebody_is_told_with_its_thing(
    facts_of: FactsOf, words: str, content: str
) -> None:
    facts = facts_of(words, issuer="XRU", kind="statement", title="Statement of Ruritania")
    assert told(facts) == [("XGS", DO, content)]


def test_what_a_state_does_not_support_is_a_promise_where_it_is_secession(facts_of: FactsOf) -> None:
    for words, content in (
        ("We do not support a separate Sarn state.", "support a separate Sarn state"),
        ('We do not support "Sarn independence".', 'support "Sarn independence"'),
    ):
        facts = facts_of(words, issuer="XGS", kind="statement", title="Statement of Graustark")
        assert told(facts) == [("XGS", REFRAIN, content)]


def test_what_somebody_hopes_that_a_thing_will_do_is_no_promise(facts_of: FactsOf) -> None:
    words = "We hope this film will help everyone understand the river."
    assert told(facts_of(words, issuer="XRU", kind="statement", title="Statement of Ruritania")) == []
