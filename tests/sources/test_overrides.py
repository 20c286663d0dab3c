"""What a caller may say about a source."""

from __future__ import annotations

import pytest

from verbale.errors import VerbaleError
from verbale.sources import OverrideError, Overrides

DATES = ["2024-04-24", "2024-02-29", "2024-04", "2024", "2024-04~", "2024-21", "2024-04-24/2024-04-26",
         "2024-04-24T10:30:00Z"]  # fmt: skip
NO_DATES = ["2023-02-29", "2024-13", "2024-00-10", "24 April 2024", "2024-04-24/2024-04-25/2024-04-26", "0000-01",
            "2024-21-03", "yesterday"]  # fmt: skip


@pytest.mark.parametrize("date", DATES)
def test_a_date_is_iso_or_edtf(date: str) -> None:
    assert Overrides(published=date).published == date


@pytest.mark.parametrize("date", NO_DATES)
def test_anything_else_is_refused_with_what_is_allowed(date: str) -> None:
    with pytest.raises(OverrideError, match="2024-04-24"):
        Overrides(published=date)


@pytest.mark.parametrize("issuer", ["CHN", "USA", "G7", "XRU", "ASEAN"])
def test_an_issuer_is_a_code(issuer: str) -> None:
    assert Overrides(issuer=issuer).issuer == issuer


@pytest.mark.parametrize("issuer", ["China", "chn", "X", "C-1"])
def test_a_name_is_no_issuer(issuer: str) -> None:
    with pytest.raises(OverrideError, match="CHN"):
        Overrides(issuer=issuer)


def test_an_unknown_kind_names_the_known_ones() -> None:
    with pytest.raises(OverrideError, match="readout"):
        Overrides(kind="memo")


def test_the_error_is_one_of_verbales_and_a_value_error() -> None:
    assert issubclass(OverrideError, VerbaleError)
    assert issubclass(OverrideError, ValueError)
