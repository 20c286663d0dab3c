"""References: which names are instruments, and which mentions are of one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.facts import Facts
from verbale.reading.instruments import find_instruments
from verbale.reading.model import Reference
from verbale.reading.references import find_references

FactsOf = Callable[..., Facts]


@pytest.fixture
def references(facts_of: FactsOf) -> Callable[[str], tuple[Reference, ...]]:
    return lambda text: find_references(facts_of(text, issuer="XRU", kind="statement"))


NAMED = [
    (
        "The ministry issued Announcement No. 46 of 2031.",
        "Announcement No. 46 of 2031",
        "an act by its number",
    ),
    (
        "We recall Article Two of the UN Charter.",
        "Article Two of the UN Charter",
        "an article with its instrument",
    ),
    (
        "Graustark must implement the Security Council resolutions on the Sarn Islands.",
        "Security Council resolutions on the Sarn Islands",
        "resolutions by their subject",
    ),
    (
        "We welcome the ceasefire agreement in Graustark.",
        "ceasefire agreement in Graustark",
        "a deal by its place",
    ),
    (
        "They signed a memorandum on student exchanges.",
        "memorandum on student exchanges",
        "a paper by its subject",
    ),
    ("We abide by the UN Charter.", "UN Charter", "a known name"),
    ("We abide by the UN Charter and International law.", "UN Charter", "what follows a known name"),
    ("We abide by the “one China” policy.", "“one China” policy", "quotation marks within a known name"),
    (
        "The sides recalled the three Ruritania-Graustark joint communiqués.",
        "three Ruritania-Graustark joint communiqués",
        "a known name with a word of its own",
    ),
    (
        "It breaches the Treaty on the Navigation of the Upper Isar.",
        "Treaty on the Navigation of the Upper Isar",
        "a name that opens with its noun",
    ),
    (
        "They signed the Ruritania-Graustark Fisheries Agreement.",
        "Ruritania-Graustark Fisheries Agreement",
        "a name that ends in its noun",
    ),
    (
        "They met under the Convention on Border Rivers (CBR).",
        "Convention on Border Rivers (CBR)",
        "the acronym belongs to it",
    ),
    (
        "It follows from the Strelsau Agreement with the Flavia administration.",
        "Strelsau Agreement",
        "a name is not cut within the other side's",
    ),
    (
        "The Forest Labour Convention, 1930, is in force.",
        "Forest Labour Convention, 1930",
        "so does its year",
    ),
    (
        "Graustark must respect Security Council resolution 9876 (2031).",
        "Security Council resolution 9876 (2031)",
        "a number",
    ),
    ("Two firms were listed pursuant to E.O. 13382.", "E.O. 13382", "an order by its number"),
    (
        "This follows from Section 301 of the Trade Act of 1974.",
        "Section 301 of the Trade Act of 1974",
        "a section with its act",
    ),
    (
        "We reject the award rendered by the Arbitral Tribunal on 12 July 2016.",
        "award rendered by the Arbitral Tribunal on 12 July 2016",
        "a ruling",
    ),
    (
        "We reject the award of the so-called Court of Arbitration.",
        "award of the so-called Court of Arbitration",
        "a ruling that is belittled",
    ),
    (
        "We uphold the consensus reached at the Strelsau summit.",
        "consensus reached at the Strelsau summit",
        "what a summit agreed",
    ),
    (
        "They extended the Ruritania-Graustark river transport agreement.",
        "Ruritania-Graustark river transport agreement",
        "a bilateral one in lower case",
    ),
    (
        "We welcome the white paper “Peace on the Upper Isar”.",
        "white paper “Peace on the Upper Isar”",
        "a title in quotation marks",
    ),
    ("We passed the Harbour Safety Ordinance.", "Harbour Safety Ordinance", "an ordinance is a law"),
    ("A Fisheries Bill was passed.", "Fisheries Bill", "a bill"),
    ("Ruritania left the Hentzau Treaty in 2023.", "Hentzau Treaty", "the year behind is no part of it"),
    ("A third of the SDGs is reached.", "SDGs", "known by letters"),
]


@pytest.mark.parametrize(("text", "instrument", "reason"), NAMED)
def test_an_instrument_is_found_under_its_name(
    references: Callable[[str], tuple[Reference, ...]], text: str, instrument: str, reason: str
) -> None:
    assert [reference.instrument for reference in references(text)] == [instrument], reason


NO_INSTRUMENT = [
    ("Graustark violates international law.", "law in general"),
    ("They must respect International Humanitarian Law (IHL).", "law in general, in capitals"),
    ("The North Atlantic Treaty Organization met.", "the word describes another name"),
    ("The Assistant Secretary of War for Industrial Base Policy spoke.", "an office"),
    ("The two sides reached important common understandings.", "no name"),
    ("It was reviewed by the Office of Harbour and Fisheries Policy.", "a body"),
    ("For purposes of this Ruritania Policy, we consider it.", "a state's policy in general"),
    ("We spoke at the 2026 NPT Review Conference.", "a conference"),
]


@pytest.mark.parametrize(("text", "reason"), NO_INSTRUMENT)
def test_what_names_no_instrument_is_left_out(
    references: Callable[[str], tuple[Reference, ...]], text: str, reason: str
) -> None:
    assert references(text) == (), reason


def test_two_instruments_joined_by_and_are_two(references: Callable[[str], tuple[Reference, ...]]) -> None:
    found = references("We stand by the Strelsau Consensus and the Hentzau Framework.")
    assert [reference.instrument for reference in found] == ["Strelsau Consensus", "Hentzau Framework"]


SAME = [
    ("We uphold the UN Charter. The Charter of the United Nations binds all.", "another known name"),
    (
        "They met under the Convention on Border Rivers (CBR). The CBR is in force.",
        "an acronym explained before",
    ),
    ("The Border Rivers Treaty is in force. We honour the Treaty.", "its noun alone"),
    ("Firms were listed under E.O. 13382. Executive Order 13382 is in force.", "the same number"),
]


@pytest.mark.parametrize(("text", "reason"), SAME)
def test_other_mentions_join_the_first(
    references: Callable[[str], tuple[Reference, ...]], text: str, reason: str
) -> None:
    (reference,) = references(text)
    assert len(reference.also) == 1, reason


def test_the_quotation_has_the_article_and_the_instrument_has_not(
    references: Callable[[str], tuple[Reference, ...]],
) -> None:
    (reference,) = references("We abide by the Strelsau Accord.")
    assert (reference.quote, reference.instrument) == ("the Strelsau Accord", "Strelsau Accord")


def test_a_quotation_mark_that_is_opened_in_a_name_is_closed_in_it(
    references: Callable[[str], tuple[Reference, ...]],
) -> None:
    (one,) = references("Ruritania follows a policy of “no first use” of nuclear weapons.")
    assert one.quote == "a policy of “no first use”"


def test_before_a_body_the_charter_is_its_own(facts_of: FactsOf) -> None:
    there = facts_of("We had hopes for the Charter.", issuer="XRU", title="Speech to the United Nations")
    elsewhere = facts_of("We had hopes for the Charter.", issuer="XRU", title="Speech in Strelsau")
    assert [[r.quote for r in find_references(facts)] for facts in (there, elsewhere)] == [
        ["the Charter"],
        [],
    ]


def test_a_question_gives_none(facts_of: FactsOf) -> None:
    text = "Reuters: Will you leave the Paris Agreement?\nSpokesperson: We have no comment."
    assert find_references(facts_of(text, issuer="XRU", kind="briefing")) == ()


@given(st.text(alphabet="The Treaty of Strelsau and (A)., “”301Section", max_size=80))
def test_instruments_lie_within_the_text_and_apart(text: str) -> None:
    found = find_instruments(text, 0, len(text))
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "They spoke of a code of conduct for the Strait of Vellmar.",
            ["a code of conduct for the Strait of Vellmar"],
        ),
        ("The code of conduct for the strait is signed.", ["The code of conduct for the strait"]),
        ("The Hofbau code of conduct is signed.", ["The Hofbau code of conduct"]),
        ("The code of conduct is signed.", []),
        ("They want a code of conduct on the basis of the Treaty of Zenda.", ["the Treaty of Zenda"]),
    ],
)
def test_a_code_of_conduct_is_named_by_what_it_is_for(facts_of: FactsOf, text: str, names: list[str]) -> None:
    assert [found.quote for found in find_references(facts_of(text))] == names
