"""Where sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.sentences import split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted", "reason"),
    [
        ("Peace holds. Trade grows.", ["Peace holds.", "Trade grows."], "the plain case"),
        ("The U.S. Senate met.", ["The U.S. Senate met."], "an initialism inside a name"),
        ("It was begun by the U.S. The other side answered.", 2, "an initialism that ends a sentence"),
        ("It was begun by the U.S. Graustark has answered.", 2, "a subject with its verb opens a sentence"),
        ("Mr. Rassendyll met Dr. Strakencz and Gen. Sapt.", 1, "titles never end a sentence"),
        ("MR. SAPT: We are ready.", 1, "a title in capitals is a title"),
        ("See Art. 5 and No. 12 of the treaty.", 1, "abbreviations before a number"),
        ("He asked for a yes or a no. No answer came.", 2, "a word that looks like an abbreviation"),
        ("The President, Rudolf J. Elphberg, arrived.", 1, "an initial in a name"),
        ("The President, Ş. Elphberg, arrived.", 1, "an initial of another alphabet"),
        ("We congratulate H. \u0415. Mr. Elphberg.", 1, "a title with a letter that only looks Latin"),
        ("“We agree.” The minister left.", 2, "a stop inside closing quotation marks"),
        ("He said “Stop!” and left.", 1, "lower case goes on after a quotation"),
        ("What is your comment? The border is closed.", 2, "a question mark"),
        ("It rose by 3.5 percent in Strelsau.", 1, "a decimal point"),
        ("We waited... Then they came.", 2, "dots that end a sentence"),
        ("We waited… and they came.", 1, "an ellipsis inside one"),
        ('It sold arms under the U.S. "Strait Relations Act" of 1979.', 1, "a name in quotation marks"),
        ("The Act (50 U.S.C. 1701 et seq.) (the Act) applies.", 1, "an abbreviation in brackets"),
        (
            "3. The Leaders underscored the importance of trade. They agreed to meet again in October.",
            2,
            "a numbered sentence is no heading",
        ),
        (
            "2. Ruritania condemns the attack. It broke the truce.",
            2,
            "a short numbered sentence is no heading",
        ),
        ("The Rt. Hon. Jane Roe spoke.", 1, "a style of address"),
        ("Q. Is the strait open? And since when?", ["Q. Is the strait open?", "And since when?"], "a label"),
        ("The talks will go on in Strelsau. /END/", 1, "the mark of the end is not said"),
        ("Mr. ZAPT. I thank the chair. We agree.", 2, "a label of a parliament's record"),
        ("Trains leave at 9 a.m. and 5 p.m. on weekdays.", 1, "times of day"),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, wanted: int | list[str], reason: str) -> None:
    found = split(text)
    assert (found if isinstance(wanted, list) else len(found)) == wanted, reason


@pytest.mark.parametrize("marker", ["1. ", "(a) ", "• ", "- ", "(iv) ", "12) "])
def test_a_list_marker_belongs_to_no_sentence(marker: str) -> None:
    assert split(f"{marker}The ferry will run daily.") == ["The ferry will run daily."]


def test_a_heading_that_opens_a_paragraph_is_no_sentence() -> None:
    text = "Second, keeping the strait open. Ruritania will station no ships there."
    assert split(text) == ["Ruritania will station no ships there."]


def test_an_ordinal_before_a_whole_sentence_is_part_of_it() -> None:
    text = "Second, we will keep the strait open. Ruritania will station no ships there."
    assert len(split(text)) == 2


@given(st.text(alphabet=st.sampled_from("abAB .!?…“”\"'()1U.S\n"), max_size=120))
def test_sentences_are_ordered_disjoint_and_trimmed(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    for start, end in spans:
        assert text[start:end].strip() == text[start:end] != ""
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
