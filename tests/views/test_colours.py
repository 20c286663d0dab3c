"""The colours of the pages: every one that words are written in can be read on every ground that words stand on."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from verbale.reading.model import RECORD_TYPES

SHEET = resources.files("verbale.views").joinpath("templates", "reading.css").read_text(encoding="utf-8")
WRITTEN = ("ink", "quiet", "link", *(kind.key for kind in RECORD_TYPES))
GROUNDS = ("paper", "panel", "jumped")
LEAST = 4.5
"""The contrast that WCAG 2.2 asks of small letters (1.4.3)."""


def colours(block: int) -> dict[str, str]:
    """The colours by name that stand in the first (light) or the second (dark) list of the sheet."""
    return dict(re.findall(r"--(\w+): #(\w{6});", SHEET.split(":root {")[block].partition("}")[0]))


def luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("scheme", "block"), [("light", 1), ("dark", 2)])
@pytest.mark.parametrize("ground", GROUNDS)
def test_words_in_every_colour_can_be_read_on_every_ground(scheme: str, block: int, ground: str) -> None:
    named = colours(block)
    faint = {word: contrast(named[word], named[ground]) for word in WRITTEN}
    assert {word: ratio for word, ratio in faint.items() if ratio < LEAST} == {}, scheme


def test_black_and_white_are_as_far_apart_as_can_be() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
