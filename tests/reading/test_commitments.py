"""Commitments in the house styles of many ministries."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.commitments import find_commitments
from verbale.reading.facts import Facts, find_facts
from verbale.reading.model import Commitment, Reading
from verbale.statement import Document, Statement

FactsOf = Callable[..., Facts]

DO, REFRAIN = "do", "refrain"
DEV = Path(__file__).parents[2].parent / "shared" / "gold" / "dev"


def brief(facts: Facts) -> list[tuple[str, str, str]]:
    """The holders, polarity and content of each commitment."""
    return [(" ".join(c.holder), c.polarity, c.content) for c in find_commitments(facts)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will protect our citizens.", [("CHN", DO, "protect our citizens")]),
        ("China will never seek hegemony.", [("CHN", REFRAIN, "seek hegemony")]),
        ("We won't recognise the result.", [("CHN", REFRAIN, "recognise the result")]),
        ("We're going to put it right.", []),  # too light after "going to"
        ("If China decides to veto it, you will know why.", []),  # what is only supposed
        ("If asked, China will send doctors.", [("CHN", DO, "send doctors")]),  # the condition is another's
        ("China's meeting with the U.S. side will now take place in May.", []),  # meetings promise nothing
        ("China pledges to cut its emissions.", [("CHN", DO, "cut its emissions")]),
        ("China does not seek a trade war.", [("CHN", REFRAIN, "seek a trade war")]),
        ("China has no intention of joining the race.", [("CHN", REFRAIN, "joining the race")]),
        ("China is committed to opening up its market.", [("CHN", DO, "opening up its market")]),
        ("China remains committed to the treaty.", [("CHN", DO, "the treaty")]),
        ("China reaffirmed its commitment to the treaty.", [("CHN", DO, "the treaty")]),
        ("China supports the talks, and will host them.", [("CHN", DO, "host them")]),
        (
            "We will fulfil our pledges and actively contribute our part.",
            [("CHN", DO, "fulfil our pledges"), ("CHN", DO, "actively contribute our part")],
        ),
        ("The two sides will resume direct flights.", [("CHN USA", DO, "resume direct flights")]),
        ("The two sides agreed to resume direct flights.", [("CHN USA", DO, "resume direct flights")]),
    ],
)
def test_a_promise_is_read(facts_of: FactsOf, words: str, expected: list[tuple[str, str, str]]) -> None:
    facts = facts_of(
        f"Lin Jian: {words} This is about the U.S. and China.",
        issuer="CHN",
        kind="briefing",
        title="Spokesperson Lin Jian's press conference",
    )
    assert brief(facts) == expected
    assert all(commitment.by == ("CHN",) for commitment in find_commitments(facts))


@pytest.mark.parametrize(
    "words",
    [
        "We hope the U.S. will lift the ban.",  # a wish
        "We will continue to urge the U.S. to lift the ban.",  # a demand
        "The U.S. will hurt its own image.",  # a forecast of another party
        "Otherwise, China will make a resolute response.",  # a threat
        "We will never allow anyone to cross this line.",  # a line
        "China is committed to peace.",  # self-praise
        "We will see.",
        "We will not comment on this.",
        "This will bring peace.",
        "The ministers will hold talks in Beijing.",  # an engagement
        "China gave no undertaking to end the surcharge.",
        "The U.S. side's goal is not to compete but to win alone.",  # what one says of another's aims
    ],
)
def test_what_binds_nobody_is_none(facts_of: FactsOf, words: str) -> None:
    facts = facts_of(
        f"Lin Jian: {words}", issuer="CHN", kind="briefing", title="Spokesperson Lin Jian's press conference"
    )
    assert find_commitments(facts) == ()


def test_what_another_voice_promises_is_that_party_s(facts_of: FactsOf) -> None:
    facts = facts_of(
        "BEIJING (Xinhua) -- A senior official briefed the media. The official said that relations are stable. "
        "President Smith of the United States noted that the United States does not seek a trade war, its "
        "objective is not to slow the growth of anyone, its alliances are not directed at any country, the United "
        'States does not support "separation," and the United States does not seek a quarrel.',
        issuer="CHN",
        publisher="Xinhua",
        kind="briefing",
    )
    found = find_commitments(facts)
    assert [(c.holder, c.by, c.polarity) for c in found] == [(("USA",), ("USA",), REFRAIN)] * 5
    assert found[3].quote == 'the United States does not support "separation,"'


def test_they_are_the_others_where_a_person_speaks_of_himself(facts_of: FactsOf) -> None:
    facts = facts_of(
        "President Smith: China is happy that I am opening the strait. They have agreed not to send weapons there.",
        issuer="USA",
        kind="transcript",
    )
    assert [(c.holder, c.polarity) for c in find_commitments(facts)] == [(("CHN",), REFRAIN)]


def test_two_verbs_of_one_thing_are_one_promise(facts_of: FactsOf) -> None:
    facts = facts_of("China will continue to stand by and advocate for the treaty.", issuer="CHN")
    assert [c.content for c in find_commitments(facts)] == [
        "continue to stand by and advocate for the treaty"
    ]


def test_the_other_side_of_a_deal_is_told_by_the_speaker(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The two sides reached an agreement. China will suspend its export controls.",
        issuer="USA",
        kind="fact_sheet",
    )
    assert [(c.holder, c.by, c.content) for c in find_commitments(facts)] == [
        (("CHN",), ("USA",), "suspend its export controls")
    ]


def test_bullets_under_a_promise_are_promises(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The agreement includes Chinese commitments to:\n\n· Halt the flow of precursors.\n\n"
        "· Effectively end the ban.\n\nThe President is content.",
        issuer="USA",
        kind="fact_sheet",
    )
    assert brief(facts) == [
        ("CHN", DO, "Halt the flow of precursors"),
        ("CHN", DO, "Effectively end the ban"),
    ]


@pytest.mark.parametrize(
    ("text", "issuer", "expected"),
    [
        pytest.param(
            "Minister Sato stated that Japan would continue to provide humanitarian assistance.",
            "JPN",
            [("JPN", DO, "continue to provide humanitarian assistance")],
            id="a Japanese readout in reported speech",
        ),
        pytest.param(
            "Iran will never give up its rights, he added. Tehran has no intention of leaving the treaty, he noted.",
            "IRN",
            [("IRN", REFRAIN, "give up its rights"), ("IRN", REFRAIN, "leaving the treaty")],
            id="an Iranian report with attributions at the end",
        ),
        pytest.param(
            "The Russian Federation does not intend to take part. Russia will never be the first to deploy missiles.",
            "RUS",
            [("RUS", REFRAIN, "intend to take part"), ("RUS", REFRAIN, "be the first to deploy missiles")],
            id="a Russian comment",
        ),
        pytest.param(
            "We are committed to strengthening our sanctions and to supporting reconstruction.",
            "G7",
            [("G7", DO, "strengthening our sanctions"), ("G7", DO, "supporting reconstruction")],
            id="a communique in the first person",
        ),
        pytest.param(
            "The members of the Security Council reiterated their commitment to the unity of Sudan.",
            "UNSC",
            [("UNSC", DO, "the unity of Sudan")],
            id="a press statement of the Security Council",
        ),
    ],
)
def test_house_styles_are_read(
    facts_of: FactsOf, text: str, issuer: str, expected: list[tuple[str, str, str]]
) -> None:
    assert brief(facts_of(text, issuer=issuer, kind="statement")) == expected


def test_a_joint_statement_binds_all_that_issue_it(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The Ministers agreed that their teams should set up a joint fund. The Parties shall exchange data.",
        title="Joint Statement of Australia and Japan",
        issuer="AUS",
        kind="communique",
    )
    both = ("AUS", "JPN")
    assert [(c.holder, c.by, c.content) for c in find_commitments(facts)] == [
        (both, both, "set up a joint fund"),
        (both, both, "exchange data"),
    ]


WORDS = (
    "China will not stop and is committed to lifting it , rather than “ ” agreed that we shall . : · they \n"
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join))
def test_every_commitment_is_quoted_verbatim_and_lies_within_a_paragraph(text: str) -> None:
    for commitment in find_commitments(find_facts(Statement(text, Document(issuer="CHN")))):
        assert commitment.quote == text[commitment.start : commitment.end]
        assert commitment.content and commitment.content in commitment.quote
        assert "\n" not in commitment.quote


def test_the_promises_of_a_quoted_president_are_his_country_s() -> None:
    """Five promises that a briefing ascribes to the other side's president are all right."""
    path = DEV / "xinhua-2024-04-24-briefing.json"
    if not path.exists():
        pytest.skip("the gold statements are not at ../shared/gold")
    gold = Reading.from_dict(json.loads(path.read_text(encoding="utf-8")))
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    found = find_commitments(find_facts(Statement(text, gold.document)))
    wanted = [c for c in gold.of_type(Commitment) if c.polarity == REFRAIN and c.holder == ("USA",)]
    got = {(c.start, c.holder, c.by, c.polarity) for c in found}
    assert len(wanted) == 5
    assert {(c.start, c.holder, c.by, c.polarity) for c in wanted} <= got
