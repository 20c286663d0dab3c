"""Set phrases: what is one, what is not, how variants stand together, how their use changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slice_samples import slice_of

from verbale.comparison.keyness import find_keys
from verbale.comparison.phrases import Phrase, find_phrases
from verbale.comparison.uses import find_phrase
from verbale.comparison.words import keys_of, words_of
from verbale.views.curve import curve
from verbale.views.phrases import render_curve, render_phrases
from verbale.views.sparkline import sparkline

FILLERS = (
    "The herring came late.", "Nobody counted barges.", "Rain fell on Zenda.", "Locks were painted green.",
    "A choir sang twice.", "Snow closed passes.", "Ferries ran empty.", "Clocks struck nine.",
)  # fmt: skip


def with_phrase(sentence: str, times: int = 5) -> list[str]:
    """Statements that have the sentence among others that are all different."""
    return [f"{FILLERS[at % len(FILLERS)]}\n{sentence.format(at)}" for at in range(times)]


def found(*texts: str) -> list[str]:
    return [phrase.text for phrase in find_phrases(slice_of(*texts), least=3)]


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("On day {} patient dialogue and mutual respect.", ["patient dialogue and mutual respect"]),
        # Articles and the like do not belong to a phrase at its edges …
        (
            "It is {} of the patient dialogue and mutual respect in it.",
            ["patient dialogue and mutual respect"],
        ),
        # … but what always opens it does.
        ("Talks {} on the basis of patient dialogue.", ["on the basis of patient dialogue"]),
        # A name is no phrase, nor is an office.
        ("Envoy {} met Foreign Minister Rudolf Tarnheim.", []),
        # What any text is full of is no phrase.
        ("We think {} that we are going to see a lot of it.", []),
        # What every order ends with is no phrase.
        ("Order {} is subject to appropriations hereby construed.", []),
    ],
)
def test_what_is_a_set_phrase(sentence: str, phrases: list[str]) -> None:
    assert found(*with_phrase(sentence)) == phrases


def test_a_phrase_is_whole() -> None:
    # "mutual respect" never stands by itself here, so it is only a part.
    assert found(*with_phrase("On day {} mutual respect and patient dialogue.")) == [
        "mutual respect and patient dialogue"
    ]


def test_a_shorter_phrase_stands_beside_the_longer_one_if_it_stands_alone_as_well() -> None:
    texts = with_phrase("On day {} respect for borders and patient dialogue.") + with_phrase(
        "On day {} respect for borders."
    )
    assert set(found(*texts)) == {"respect for borders and patient dialogue", "respect for borders"}


@pytest.mark.parametrize(
    "term",
    [
        "river surcharge",
        "river surcharge with Graustark",
        "rye and timber",
        "rye, timber",
        "Graustark's next harvest",
    ],
    ids=["words in a row", "and a name", "two joined", "two listed", "whose it is"],
)
def test_a_term_is_no_set_phrase(term: str) -> None:
    texts = [*with_phrase(f"On day {{}} {term}.", times=7), "They live in Graustark.", "It is Graustark's."]
    assert found(*texts) == []


def test_two_words_joined_are_a_set_phrase_where_one_takes_a_stance() -> None:
    assert found(*with_phrase("On day {} slander and rye.")) == ["slander and rye"]


def test_what_calls_for_attention_belongs_to_no_phrase() -> None:
    assert found(*with_phrase("{}. Look, mutual respect and patient dialogue.")) == [
        "mutual respect and patient dialogue"
    ]


def test_what_stands_in_few_statements_is_no_set_phrase() -> None:
    repeated = "\n".join(["Patient dialogue and mutual respect."] * 9)
    assert found(repeated, *FILLERS) == []


def test_a_question_of_the_press_is_not_the_issuers() -> None:
    texts = with_phrase("Envoy {} seeks mutual respect and patient dialogue.")
    assert find_phrases(slice_of(*texts, voice="PRESS"), least=3) == []


def test_the_name_of_who_speaks_is_passed_over() -> None:
    texts = [f"Liesel Oberhof: {filler.replace('.', '')} on day {at}." for at, filler in enumerate(FILLERS)]
    assert "oberhof" not in slice_of(*texts).vocabulary


def test_variants_are_one_phrase() -> None:
    old = with_phrase("The islands {} are an inseparable part of northern Ruritania.")
    new = with_phrase("The islands {} are an inalienable part of northern Ruritania.", 3)
    (phrase,) = find_phrases(slice_of(*old, *new), least=3)
    assert [(variant.text, variant.uses) for variant in phrase.variants] == [
        ("an inseparable part of northern Ruritania", 5),
        ("an inalienable part of northern Ruritania", 3),
    ]
    assert (phrase.statements, phrase.first.date, phrase.last.date) == (8, "2024-01-01", "2024-01-08")


def test_a_phrase_that_disappears_changes_on_the_day_from_which_it_is_gone() -> None:
    phrase = gone()
    (change,) = phrase.changes
    assert (change.date, change.with_before, change.before, change.with_after, change.after) == (
        "2024-01-13", 12, 12, 0, 12,
    )  # fmt: skip
    assert change.p < 0.001


def gone() -> Phrase:
    """Twelve statements with a phrase, then twelve without it."""
    texts = with_phrase("On day {} a firm hand and an open door.", 12)
    (phrase,) = find_phrases(slice_of(*texts, *(f"Nothing {at} new." for at in range(12))), least=3)
    return phrase


def test_an_even_use_does_not_change() -> None:
    texts = with_phrase("On day {} a firm hand and an open door.", 12)
    (phrase,) = find_phrases(slice_of(*texts), least=3)
    assert phrase.changes == ()


def test_months_count_statements_and_words_also_where_the_phrase_is_not_used() -> None:
    texts = ["A firm hand and an open door."] * 3
    text = slice_of(*texts, days=["2024-01-05", "2024-01-09", "2024-03-01"])
    phrase = find_phrase(text, "a firm hand and an open door")
    assert phrase is not None
    assert [(month.month, month.uses, month.words, month.statements) for month in phrase.months] == [
        ("2024-01", 2, 14, 2), ("2024-02", 0, 0, 0), ("2024-03", 1, 7, 1),
    ]  # fmt: skip
    assert phrase.months[0].per_10000_words == pytest.approx(10_000 / 7)


@pytest.mark.parametrize(
    ("asked", "text", "wordings"),
    [
        ("open door", "An open door. The OPEN DOOR!", ["open door", "OPEN DOOR"]),  # without case
        ("the open door", "An open door.", ["open door"]),  # without articles
        ("firm hand and open door", "A firm hand and a wide open door.", ["firm hand and a wide open door"]),
        ("firm hand and open door", "A firm hand and a closed door.", ["firm hand and a closed door"]),
        ("firm hand and open door", "A firm hand. An open door.", []),  # a stop parts them
        ("open door", "A closed door.", []),  # two words are too few for another one
    ],
)
def test_a_wording_is_found_with_its_variants(asked: str, text: str, wordings: list[str]) -> None:
    phrase = find_phrase(slice_of(text), asked)
    assert [phrase.use(place).quote for place in phrase.places] if phrase else wordings == []


WORDS = st.sampled_from(
    [
        "a",
        "the",
        "of",
        "open",
        "door",
        "firm",
        "hand",
        "Zenda",
        "“rye”",
        "win-win",
        "U.S.",
        "and,",
        "said:",
        "1,500",
        "–",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=25), min_size=1, max_size=8))
def test_every_quotation_is_verbatim_and_has_the_words_of_the_phrase(texts: list[list[str]]) -> None:
    written = [" ".join(words) for words in texts]
    for phrase in find_phrases(slice_of(*written), least=2):
        for formula in phrase.formulas:
            for start, end in zip(formula.starts, formula.ends, strict=True):
                use = phrase.use((int(start), int(end)))
                assert written[int(use.statement[1:])][use.start : use.end] == use.quote
                assert keys_of(words_of(use.quote)) == keys_of(formula.words)
        assert all(one[1] <= other[0] for one, other in zip(phrase.places, phrase.places[1:], strict=False))


def test_keyness_finds_what_one_side_says_and_not_what_both_say() -> None:
    here = slice_of(*(f"Barge {at} carries rye and patience." for at in range(40)))
    there = slice_of(*(f"Barge {at} carries salt and thunder." for at in range(40)), issuer="XGS")
    keys = {key.text: key for key in find_keys(here, there)}
    assert {"rye", "salt"} <= keys.keys()
    assert "barge" not in keys
    assert keys["rye"].log_ratio > 0 > keys["salt"].log_ratio
    assert (keys["rye"].here, keys["rye"].there, keys["rye"].statements) == (40, 0, 40)


def test_fewer_words_are_key_after_bonferroni_than_by_the_false_discovery_rate() -> None:
    here = slice_of(*("Rye, rye and barges." for _ in range(5)), *("Herring." for _ in range(3)))
    there = slice_of(*("Salt and barges." for _ in range(8)), *("Herring and salt." for _ in range(3)))
    corrected = {key.text for key in find_keys(here, there, level=0.05)}
    assert corrected <= {key.text for key in find_keys(here, there, correction="fdr", level=0.05)}


def test_a_phrase_is_shown_with_its_curve_and_its_change() -> None:
    shown = render_phrases([gone()])
    assert "1. a firm hand and an open door\n" in shown
    assert "12 of 24 statements, 2024-01-01 to 2024-01-12" in shown
    assert "changes on 2024-01-13: 12 of 12 statements before, 0 of 12 since" in " ".join(shown.split())
    assert "12 uses in 12 of 24 statements" in render_curve(gone())


def test_the_image_says_in_words_what_it_shows() -> None:
    from lxml import etree

    image = etree.fromstring(curve(gone()).encode())
    name = "{http://www.w3.org/2000/svg}"
    assert image.get("role") == "img"
    assert image.findtext(f"{name}title") == "a firm hand and an open door: uses per 10,000 words by month"
    assert "12 uses in 12 of 24 statements" in (image.findtext(f"{name}desc") or "")
    columns = image.findall(f"{name}rect")
    assert len(columns) == len(gone().months)
    assert all(column.findtext(f"{name}title") for column in columns)


def test_a_sparkline_is_as_high_as_its_greatest_value() -> None:
    assert sparkline([0, 1, 4, 8]) == "·▂▅█"
    assert sparkline([]) == ""
