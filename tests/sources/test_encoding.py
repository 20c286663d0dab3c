"""Bytes to characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import SourceError
from verbale.sources.encoding import decode

CURLY = "Ruritania’s minister said: “We will not yield” – and left for Königsberg."


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_is_decoded_unchanged(text: str) -> None:
    assert decode(text.encode("utf-8"), "x") == text


def test_line_ends_are_kept() -> None:
    assert decode(b"one\r\ntwo\rthree\n", "x") == "one\r\ntwo\rthree\n"


def test_the_mark_of_utf_8_is_kept_so_that_offsets_stay_those_of_the_file() -> None:
    assert decode("Ruritania".encode("utf-8-sig"), "x") == "\ufeffRuritania"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_other_encodings_are_recognised(encoding: str) -> None:
    assert decode(CURLY.encode(encoding), "x") == CURLY


def test_the_declared_encoding_counts_where_the_bytes_are_not_utf_8() -> None:
    assert decode("Präsident Łukasz".encode("iso-8859-2"), "x", "iso-8859-2") == "Präsident Łukasz"


def test_an_unknown_declared_encoding_does_no_harm() -> None:
    assert decode(CURLY.encode("cp1252"), "x", "no-such-encoding") == CURLY


def test_cyrillic_in_a_legacy_encoding_is_not_taken_for_western() -> None:
    text = "Министры обсудили положение на границе и договорились продолжить переговоры осенью. " * 5
    assert decode(text.encode("cp1251"), "x") == text


def test_a_few_broken_bytes_in_utf_8_show_as_such() -> None:
    data = (CURLY * 5).encode() + b"\xe2\x80"
    assert decode(data, "x") == CURLY * 5 + "\ufffd"


def test_binary_data_is_refused() -> None:
    with pytest.raises(SourceError, match="binary"):
        decode(bytes(range(256)) * 20, "x")
