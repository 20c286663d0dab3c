"""Demands in the house styles of many ministries."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verbale.evaluation.records import compare_records
from verbale.reading.demands import find_demands
from verbale.reading.facts import Facts, find_facts
from verbale.reading.model import Demand, Reading
from verbale.statement import Document, Statement

FactsOf = Callable[..., Facts]

DO, REFRAIN = "do", "refrain"
SEED = Path(__file__).parents[2].parent / "shared" / "gold" / "dev" / "xinhua-2024-04-24-briefing.json"


def brief(facts: Facts) -> list[tuple[str, str, str]]:
    """The addressees, polarity and content of each demand."""
    return [(" ".join(d.to), d.polarity, d.content) for d in find_demands(facts)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # urging, calling on, expecting
        ("We urge Japan to lift the ban.", [("JPN", DO, "lift the ban")]),
        ("We once again call on Japan to lift the ban.", [("JPN", DO, "lift the ban")]),
        ("We urge Japan once again to hand over the men.", [("JPN", DO, "hand over the men")]),
        ("We call once more for the men to be released.", [("OTHER", DO, "the men to be released")]),
        ("We urge Japan not to raise tariffs.", [("JPN", REFRAIN, "raise tariffs")]),
        ("China expects the U.S. side to do the same.", [("USA", DO, "do the same")]),
        ("We require the US side to stop the raids.", [("USA", REFRAIN, "stop the raids")]),
        ("It is hoped that Japan will lift the ban.", [("JPN", DO, "lift the ban")]),
        ("We demand that Japan immediately lift the ban.", [("JPN", DO, "immediately lift the ban")]),
        ("It is important for Japan to lift the ban.", [("JPN", DO, "lift the ban")]),
        ("It is vital that Japan lifts the ban.", [("JPN", DO, "lifts the ban")]),
        ("It is up to Japan to lift the ban.", [("JPN", DO, "lift the ban")]),
        ("We stressed the need for Japan to lift the ban.", [("JPN", DO, "lift the ban")]),
        ("Japan was urged to lift the ban.", [("JPN", DO, "lift the ban")]),
        ("We do not believe that Japan should rearm.", [("JPN", REFRAIN, "rearm")]),  # a denied wish
        (
            "We urge Japan to stop the raids at once and fully honour the treaty.",
            [("JPN", REFRAIN, "stop the raids at once"), ("JPN", DO, "fully honour the treaty")],
        ),
        (
            "We call on Japan to fully and effectively honour the treaty.",  # two adverbs of one verb
            [("JPN", DO, "fully and effectively honour the treaty")],
        ),
        ("We warn Japan against raising tariffs.", [("JPN", REFRAIN, "raising tariffs")]),
        # for nobody in particular
        ("We call for an immediate ceasefire.", [("OTHER", DO, "an immediate ceasefire")]),
        (
            "We demand the immediate release of all hostages.",
            [("OTHER", DO, "the immediate release of all hostages")],
        ),
        ("We call on all parties to exercise restraint.", [("OTHER", DO, "exercise restraint")]),
        # modal verbs
        ("Japan should lift the ban.", [("JPN", DO, "lift the ban")]),
        ("Japan must not raise tariffs.", [("JPN", REFRAIN, "raise tariffs")]),
        ("Japan needs to lift the ban.", [("JPN", DO, "lift the ban")]),
        ("If Japan wants talks, it should lift the ban.", [("JPN", DO, "lift the ban")]),
        ("Japan is a neighbour, and should act prudently.", [("JPN", DO, "act prudently")]),
        ("Japan must realize that it cannot raise tariffs.", [("JPN", REFRAIN, "raise tariffs")]),
        ("Japan has raised tariffs. They should be lifted.", []),  # "they" are the tariffs
        ("Japan has raised tariffs. The tariffs must be lifted.", [("JPN", DO, "be lifted")]),
    ],
)
def test_one_demand_is_read(facts_of: FactsOf, words: str, expected: list[tuple[str, str, str]]) -> None:
    facts = facts_of(
        f"Lin Jian: {words}", issuer="CHN", kind="briefing", title="Spokesperson Lin Jian's press conference"
    )
    assert brief(facts) == expected
    assert all(demand.by == ("CHN",) for demand in find_demands(facts))


@pytest.mark.parametrize(
    "words",
    [
        "China and the United States should work together.",  # the two sides jointly: no demand
        "The two sides should meet each other halfway.",
        "We should keep our word.",
        "Japan should have known better.",
        "If Japan should raise tariffs, trade will suffer.",
        "I will explain why Japan should worry.",
        "This is a line that must not be crossed.",
        "The talks should be conducive to peace.",
        "We asked why.",
        "The U.S. President saw Japan. It was important for him to stay at home.",
        "Peace is important for us.",
        "Japan may protest, but they cannot change the facts.",  # what is in vain
        "They come from Japan, and I must say, they come from Korea.",
        "We will ensure Japan cannot rebuild its arsenal.",
        "Wars in Japan continue to challenge the credibility of the Council to end conflicts.",
    ],
)
def test_what_asks_nothing_of_another_party_is_none(facts_of: FactsOf, words: str) -> None:
    facts = facts_of(
        f"Lin Jian: {words}", issuer="CHN", kind="briefing", title="Spokesperson Lin Jian on U.S. trade"
    )
    assert find_demands(facts) == ()


def test_each_thing_asked_is_one_demand(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The Foreign Ministry opposes this, and urges the U.S. side to abide by the treaty, stop arming rebels, "
        "and not to send wrong signals, so as to keep the peace.",
        issuer="CHN",
    )
    assert brief(facts) == [
        ("USA", DO, "abide by the treaty"),
        ("USA", REFRAIN, "stop arming rebels"),
        ("USA", REFRAIN, "send wrong signals"),
    ]


def test_each_item_of_a_list_is_one_demand_of_whom_its_introduction_names(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The ministry urges Japan to:\n\n· Withdraw its boats from the bay;\n\n· Publish the list; and\n\n"
        "· Stop the inspections.\n\nThe note also speaks of trade.",
        issuer="CHN",
    )
    assert brief(facts) == [
        ("JPN", DO, "Withdraw its boats from the bay"),
        ("JPN", DO, "Publish the list"),
        ("JPN", REFRAIN, "Stop the inspections"),
    ]


def test_a_list_of_plans_is_no_list_of_demands(facts_of: FactsOf) -> None:
    assert (
        brief(facts_of("The ministers plan to:\n\n· Visit Japan;\n\n· Open an office.", issuer="CHN")) == []
    )


def test_a_demand_alone_is_quoted_with_its_subject(facts_of: FactsOf) -> None:
    facts = facts_of("For its part, the U.S. side should lift the ban at once.", issuer="CHN")
    assert [demand.quote for demand in find_demands(facts)] == ["the U.S. side should lift the ban at once"]


def test_nothing_is_taken_from_a_question(facts_of: FactsOf) -> None:
    facts = facts_of("Reuters: The U.S. says China should act. Why?\n\nLin Jian: No comment.", issuer="CHN")
    assert find_demands(facts) == ()


@pytest.mark.parametrize(
    ("text", "issuer", "expected"),
    [
        pytest.param(
            "The Foreign Secretary urged Iran to return to talks and to release British nationals.",
            "GBR",
            [("IRN", DO, "return to talks"), ("IRN", DO, "release British nationals")],
            id="a British readout that never names the minister",
        ),
        pytest.param(
            "Minister Sato strongly urged Israel to halt the settlements and requested that China lift its import ban.",
            "JPN",
            [("ISR", REFRAIN, "halt the settlements"), ("CHN", DO, "lift its import ban")],
            id="a Japanese readout with two addressees",
        ),
        pytest.param(
            "We would urge the Iranian side to release the crew. Pakistan has to stop the raids.",
            "IND",
            [("IRN", DO, "release the crew"), ("PAK", REFRAIN, "stop the raids")],
            id="an Indian weekly briefing",
        ),
        pytest.param(
            "We insist that the UN Secretariat publish the list. Washington ought to think twice.",
            "RUS",
            [("UN", DO, "publish the list"), ("USA", DO, "think twice")],
            id="a Russian comment",
        ),
        pytest.param(
            "The United States must lift all sanctions, Araghchi said. He called on Europe's troika to avoid threats.",
            "IRN",
            [("USA", DO, "lift all sanctions"), ("OTHER", REFRAIN, "avoid threats")],
            id="an Iranian report with attributions at the end",
        ),
        pytest.param(
            "The EU urges Georgia's authorities to repeal the law. Russia must withdraw its troops.",
            "EU",
            [("GEO", DO, "repeal the law"), ("RUS", DO, "withdraw its troops")],
            id="a statement of the European Union",
        ),
        pytest.param(
            "The members of the Security Council called for a ceasefire and urged all States to cooperate. They "
            "demanded that the parties protect civilians.",
            "UNSC",
            [("OTHER", DO, "a ceasefire"), ("INTL", DO, "cooperate"), ("OTHER", DO, "protect civilians")],
            id="a press statement of the Security Council",
        ),
        pytest.param(
            "We, the Foreign Ministers of the G7, call on Russia to free all prisoners and return the children.",
            "G7",
            [("RUS", DO, "free all prisoners"), ("RUS", DO, "return the children")],
            id="a communique in the first person",
        ),
    ],
)
def test_house_styles_are_read(
    facts_of: FactsOf, text: str, issuer: str, expected: list[tuple[str, str, str]]
) -> None:
    facts = facts_of(text, issuer=issuer, kind="statement")
    assert brief(facts) == expected
    assert {demand.by for demand in find_demands(facts)} == {(issuer,)}


def test_a_joint_statement_demands_in_the_name_of_all(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The Ministers called on Russia to lift the blockade.",
        title="Joint Statement of Australia and Japan",
        issuer="AUS",
        kind="communique",
    )
    assert [(demand.by, demand.to) for demand in find_demands(facts)] == [(("AUS", "JPN"), ("RUS",))]


WORDS = "China urges the U.S. side to stop and should not lift it , rather than “ ” calls for trade . ; we they \n"


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join))
@example("China China China China calls for \n China")
def test_every_demand_is_quoted_verbatim_and_lies_within_a_paragraph(text: str) -> None:
    facts = find_facts(Statement(text, Document(issuer="CHN")))
    for demand in find_demands(facts):
        assert demand.quote == text[demand.start : demand.end]
        assert demand.content and demand.content in demand.quote
        # A sentence never leaves its paragraph, whose lines may be wrapped.
        assert any(one.start <= demand.start and demand.end <= one.end for one in facts.sentences)


def test_the_demands_of_a_careful_reading_are_found() -> None:
    """Most demands of a long briefing that was read by hand are found, and nothing much beside them."""
    if not SEED.exists():
        pytest.skip("the gold statements are not at ../shared/gold")
    gold = Reading.from_dict(json.loads(SEED.read_text(encoding="utf-8")))
    text = SEED.with_suffix(".txt").read_bytes().decode("utf-8")
    agreement = compare_records(
        gold.of_type(Demand), find_demands(find_facts(Statement(text, gold.document)))
    )
    assert agreement.found.f1 >= 0.85
    assert agreement.right.f1 >= 0.8


def test_what_is_called_for_to_some_end_is_one_demand(facts_of: FactsOf) -> None:
    words = "We call for an immediate stop to the shelling to prevent the fire from spreading and avoid escalation."
    (told,) = find_demands(facts_of(words, issuer="XRU", kind="statement"))
    assert told.quote == words.removesuffix(".")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Graustark burns. The hostages that are still in captivity must be released at once.", ["OTHER"]),
        ("We want Graustark to prevail.", []),
        ("We want peace in Graustark. But it must be a just peace.", []),
    ],
)
def test_what_is_asked_of_nobody_is_not_put_to_the_state_named_before(
    facts_of: FactsOf, words: str, expected: list[str]
) -> None:
    facts = facts_of(words, issuer="XRU", kind="speech")
    assert [to for to, _, _ in brief(facts)] == expected


def test_the_other_side_asks_of_the_issuer(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The Japanese side asked for the return of the boat.", issuer="CHN", kind="readout", title="A call"
    )
    assert [(demand.by, demand.to) for demand in find_demands(facts)] == [(("JPN",), ("CHN",))]


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania keeps the ban so that Japan cannot rebuild its fleet.",
        "Japan cannot become another battlefield.",
        "The world cannot keep hoping that Japan will withdraw its boats.",
        "Japan spoke first. For peace to last it must be built by all of society.",
        "The 1943 Declaration clearly stipulates that Japan shall return the islands.",
        "Article 5 of the treaty provides that Japan shall return the islands.",
    ],
)
def test_what_is_feared_told_or_no_longer_hoped_for_is_not_asked(facts_of: FactsOf, text: str) -> None:
    assert not find_demands(facts_of(text, issuer="XRU", kind="speech"))


def test_a_name_that_begins_like_a_number_is_whole(facts_of: FactsOf) -> None:
    facts = facts_of("First Nations’ knowledge must be protected.", issuer="AUS", kind="speech")
    assert [demand.quote for demand in find_demands(facts)] == ["First Nations’ knowledge must be protected"]


def test_what_is_important_is_so_to_who_speaks(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The U.S. and Japan held a drill. It’s more important for Japan to take lessons from history.",
        issuer="CHN",
        kind="transcript",
    )
    assert [(demand.by, demand.to) for demand in find_demands(facts)] == [(("CHN",), ("JPN",))]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("This week Japan urged Graustark to withdraw its boats.", "JPN"),
        ("Under the agreement Ruritania says that Graustark must withdraw its boats.", "XRU"),
        ("Ruritania signed the treaty and says that Graustark must withdraw its boats.", "XRU"),
    ],
)
def test_who_demands_is_who_is_said_to(facts_of: FactsOf, text: str, by: str) -> None:
    found = find_demands(facts_of(text, issuer="XRU", kind="statement"))
    assert [(demand.by, demand.to) for demand in found] == [((by,), ("XGS",))]
