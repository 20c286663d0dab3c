"""One expression for many phrases: whole words, the longest first, in any typography."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.phrases import phrase_key, phrase_regex


@pytest.mark.parametrize(
    ("phrases", "text", "expected", "reason"),
    [
        (["ab", "ab cd"], "an ab cd", ["ab cd"], "the longest wins"),
        (["ab", "ab cd"], "an ab ce", ["ab"], "the shorter is left"),
        (["ab"], "cab abs ab", ["ab"], "whole words only"),
        (["A.B."], "by A.B. now", ["A.B."], "a full stop may end a phrase"),
        (["a'b c-d"], "a’b\nc–d", ["a’b\nc–d"], "typographic forms and a line end"),
        (["a b"], "a\n\nb", [], "not across paragraphs"),
    ],
)
def test_finds_phrases(phrases: list[str], text: str, expected: list[str], reason: str) -> None:
    found = [match[0] for match in phrase_regex(phrases).finditer(text)]
    assert found == expected, reason
    assert {phrase_key(written) for written in found} <= set(phrases)


@given(st.lists(st.text("ab .-'", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=8))
def test_finds_every_phrase_by_itself(phrases: list[str]) -> None:
    keys = [phrase_key(phrase) for phrase in phrases if re.fullmatch(r"\w.*", phrase)]
    if keys:
        pattern = phrase_regex(keys)
        assert all(pattern.fullmatch(key) for key in keys)
