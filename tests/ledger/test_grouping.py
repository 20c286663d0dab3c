"""Only what can be alike is compared, and that finds what comparing everything finds."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_samples import demand, said, statement

from verbale.ledger import grouping, joining
from verbale.ledger.grouping import Rule, group_by_wording
from verbale.ledger.joining import group_by_signs
from verbale.ledger.kinds import JUDGED
from verbale.ledger.mention import Mention, in_order, mentions_of
from verbale.ledger.wording import alike, leading, likeness, weight_of, wording_of

WORDS = [
    "agreement",
    "on",
    "joint",
    "trade",
    "and",
    "maritime",
    "consultation",
    "mechanism",
    "security",
    "framework",
    "dialogue",
    "border",
    "Tessen",
    "Zenda",
    "grain",
    "barges",
    "surcharge",
    "inspections",
    "2023",
    "12",
    "third",
    "working",
    "group",
    "between",
    "the",
    "parties",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
LONG = st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join)
RULES = st.builds(
    lambda least, names: Rule("same", lambda mention: mention.record.quote, least, names),
    st.sampled_from([0.45, 0.55, 0.8]),
    st.booleans(),
)


def mentions(texts: list[str]) -> list[Mention]:
    readings = (
        statement(
            "XRU",
            f"2024-01-{1 + number % 28:02}",
            (said(text, "XRU"),),
            (demand(text, "XRU", "XGS"),),
        )
        for number, text in enumerate(texts)
    )
    return in_order(
        mention
        for number, reading in enumerate(readings)
        for mention in mentions_of(f"S{number:03}", reading)
    )


def grouped(told: list[Mention], rule: Rule) -> list[list[str]]:
    return [[mention.id for mention in group.mentions] for group in group_by_wording(told, rule)]


def all_that_share_a_telling_word(self: grouping._Groups, one: grouping._Said) -> list[grouping._Known]:
    return [
        known
        for known in self.known
        if any(
            weight_of(term) >= grouping.TELLING
            for other in known.said
            for term in one.own.terms & other.own.terms
        )
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=14), RULES)
def test_wordings_are_grouped_as_if_each_was_compared_with_all(texts: list[str], rule: Rule) -> None:
    told = mentions(texts)
    with patch.object(grouping._Groups, "_like", all_that_share_a_telling_word):
        wanted = grouped(told, rule)
    assert grouped(told, rule) == wanted


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=14))
def test_all_pairs_that_are_alike_are_compared(texts: list[str]) -> None:
    units = [[JUDGED["demands"].said(mention)] for mention in mentions(texts)]
    wanted = {
        (one, other)
        for other in range(len(units))
        for one in range(other)
        if alike(units[one][0].own, units[other][0].own) >= joining.SHARE
        and any(
            weight_of(term) >= joining.TELLING for term in units[one][0].own.terms & units[other][0].own.terms
        )
    }
    assert set(joining._compared(units)) >= wanted


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.integers(0, 3)), max_size=14))
def test_what_one_statement_tells_in_other_words_need_not_be_compared(told: list[tuple[str, int]]) -> None:
    several = [
        replace(mention, statement=f"S{number}")
        for mention, (_, number) in zip(mentions([text for text, _ in told]), told, strict=True)
    ]
    rule = JUDGED["demands"]

    def ids() -> list[list[str]]:
        return [[mention.id for mention in group.mentions] for group in group_by_signs(several, rule)]

    sparing = ids()
    with patch.object(joining, "_least", lambda _, __: joining.SOME):
        assert ids() == sparing


@settings(max_examples=400, deadline=None)
@given(TEXTS, LONG, st.sampled_from([0.3, 0.36, 0.5, 0.52]))
def test_what_is_alike_has_one_of_the_rarest_words_of_each_in_common(
    one: str, other: str, least: float
) -> None:
    mine, theirs = wording_of(one), wording_of(other)
    if likeness(mine, theirs) >= least:
        assert set(leading(mine, least)) & set(leading(theirs, least))
