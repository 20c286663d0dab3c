"""Patterns are tried only where they can match, and found all the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.sieve import Expression, Sieve, alternatives, needs

NEEDS = [
    (r"\bsanctions?\b", {"sanction"}),  # the longest letters that no match is without
    (r"(?:tariff|dut(?:y|ies))\s(?:on|of)", {"tariff", "dut"}),  # one of several
    (r"Ban|DUTY", {"ban", "duty"}),  # in lower case
    (r"(?:the\s)?\w+", set()),  # what may be left out is not needed
    (r"(?=export)\w+", set()),  # what is only looked at is not asked for
    (r"[12]\d", {"1", "2"}),
    (r"[^a]\s", set()),
    (r"(?:é|ü)+", set()),
]


@pytest.mark.parametrize(("pattern", "letters"), NEEDS)
def test_what_a_pattern_needs(pattern: str, letters: set[str]) -> None:
    assert needs(pattern) == letters


PATTERNS = [
    *((pattern, 0) for pattern, _ in NEEDS),
    *((pattern, re.IGNORECASE) for pattern in (r"k[is]s", r"\bi(?:s|t)+\b", r"(?-i:K)i", r"[b-d]an{2,}")),
]


@given(
    st.text(alphabet="abikstTAKBS12 ıİſK\u212a\nexportarifu", max_size=30),
    st.integers(0, 5),
    st.integers(5, 30),
)
def test_every_match_is_found_as_without_a_sieve(text: str, start: int, end: int) -> None:
    sieve = Sieve((Expression(*pattern), number) for number, pattern in enumerate(PATTERNS))
    plain = [
        (match.span(), number)
        for number, pattern in enumerate(PATTERNS)
        for match in re.compile(*pattern).finditer(text, start, end)
    ]
    assert [(match.span(), number) for match, number in sieve.finditer(text, start, end)] == plain


@pytest.mark.parametrize(
    ("pattern", "branches"),
    [
        (r"ban|dut(?:y|ies)|[|)]x", ["ban", r"dut(?:y|ies)", "[|)]x"]),
        (r"\||[]|]|[^]|]", [r"\|", "[]|]", "[^]|]"]),
        (r"(?:a|b)\s", [r"(?:a|b)\s"]),  # not as a whole
        (r"(a)\1|b", [r"(a)\1|b"]),  # one side refers to a group
        (r"(?i)a|b", [r"(?i)a|b"]),  # flags hold for both
        ("", [""]),
    ],
)
def test_a_pattern_is_split_into_its_alternatives(pattern: str, branches: list[str]) -> None:
    assert alternatives(pattern) == branches


@given(st.text(alphabet="abikst12 [|]()\\", max_size=20), st.sampled_from(NEEDS), st.sampled_from(NEEDS))
def test_one_of_the_alternatives_matches_where_the_whole_does(
    text: str, one: tuple[str, set[str]], other: tuple[str, set[str]]
) -> None:
    whole = rf"{one[0]}|[|\\]b|{other[0]}"
    assert any(re.search(part, text) for part in alternatives(whole)) == bool(re.search(whole, text))
