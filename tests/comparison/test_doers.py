"""Whom a sentence is about, by its first words."""

from __future__ import annotations

import pytest

from verbale.comparison.doers import BOTH, doer_of
from verbale.reading.model import Sentence, Voice


@pytest.mark.parametrize(
    ("said", "doer"),
    [
        ("Ruritania will lift its countermeasures.", "XRU"),
        ("In response, Graustark will lift its duties.", "XGS"),
        ("The minister said that Graustark would lift its duties.", "XGS"),
        ("The two sides will lift their duties.", BOTH),
        ("Minister Tarnheim added that both sides would meet again.", BOTH),
        ("We will lift our duties.", "XRU"),
        ("The duties of Graustark are unlawful.", ""),
        ("A river can divide two countries or feed them.", ""),
    ],
)
def test_the_first_words_say_whom_it_is_about(said: str, doer: str) -> None:
    assert doer_of(Sentence(0, len(said), said, voice=(Voice("Ruritania", "XRU"),))) == doer


def test_who_speaks_stays_unknown_where_no_voice_is() -> None:
    assert not doer_of(Sentence(0, 24, "We will lift our duties."))
