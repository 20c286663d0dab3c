"""What a text takes word for word from earlier ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.comparison.reuse import Earlier, find_reuse, shared_runs

FORMULA = "a firm hand and an open door, which is how good neighbours deal with each other"
WORDS = st.lists(st.sampled_from("abc"), max_size=30)


def earlier(text: str, name: str = "S1", date: str = "2023-01-01") -> Earlier:
    return Earlier(name, date, "XGS", text)


def test_a_passage_is_quoted_on_both_sides_as_it_stands_there() -> None:
    text, before = f"Today as ever: {FORMULA}. No more.", f"We keep {FORMULA.upper()}!"
    (found,) = find_reuse(text, [earlier(before)])
    (source,) = found.sources
    assert found.span.quote == text[found.span.start : found.span.end] == FORMULA
    assert source.span.quote == before[source.span.start : source.span.end] == FORMULA.upper()
    assert found.words == len(FORMULA.split())


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (FORMULA.replace(",", " –"), "punctuation"),
        (FORMULA.replace(" ", "\n"), "line breaks"),
        (FORMULA.title(), "case"),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_what_counts_for_nothing(before: str, why: str) -> None:
    assert find_reuse(FORMULA, [earlier(before)]), why


def test_kinds_of_apostrophe_count_for_nothing() -> None:
    assert find_reuse("the Chancellor’s own house", [earlier("the Chancellor's own house")], 4)


def test_too_few_words_are_no_reuse() -> None:
    assert find_reuse("a firm hand and an open door", [earlier("a firm hand and an open door")], 8) == ()
    assert len(find_reuse("a firm hand and an open door", [earlier("a firm hand and an open door")], 7)) == 1


def test_sources_come_by_date_and_the_longest_passage_is_kept() -> None:
    part = " ".join(FORMULA.split()[:12])
    sources = [
        earlier(FORMULA, "S3", "2023-03-01"),
        earlier(FORMULA, "S2", "2023-02-01"),
        earlier(part, "S1", "2023-01-01"),
    ]
    (found,) = find_reuse(FORMULA, sources)
    assert [source.statement for source in found.sources] == ["S2", "S3"]


def test_a_passage_with_few_words_changed_is_one_and_says_what_was_changed() -> None:
    text = f"So it stays: {FORMULA.replace('open door', 'open gate')} of ours."
    (found,) = find_reuse(text, [earlier(FORMULA)])
    (source,) = found.sources
    assert found.span.quote == FORMULA.replace("open door", "open gate")
    assert source.span.quote == FORMULA
    assert found.words == source.words == len(FORMULA.split()) - 1
    assert [(text[slice(*here)], FORMULA[slice(*there)]) for here, there in source.differences] == [
        ("gate", "door")
    ]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (FORMULA.replace("is how", "is always how"), ("always", "")),
        (FORMULA.replace("good neighbours", "neighbours"), ("", "good")),
    ],
    ids=["put in", "left out"],
)
def test_words_put_in_or_left_out_are_differences_too(text: str, changed: tuple[str, str]) -> None:
    (found,) = find_reuse(text, [earlier(FORMULA)])
    ((here, there),) = found.sources[0].differences
    assert (text[slice(*here)], FORMULA[slice(*there)]) == changed


def test_runs_that_lie_far_apart_in_either_text_are_no_one_passage() -> None:
    one, two = FORMULA.split(", which ")
    filling = "and on the other hand "
    assert find_reuse(f"{one} {filling}{two}", [earlier(FORMULA)]) == ()
    assert find_reuse(FORMULA, [earlier(f"{one} {filling}{two}")]) == ()


def test_a_text_that_has_most_of_a_passage_is_named_with_what_it_has() -> None:
    most = " ".join(FORMULA.split()[:-2])
    (found,) = find_reuse(FORMULA, [earlier(FORMULA, "S2", "2023-02-01"), earlier(most, "S1")])
    assert [(source.statement, source.here.quote) for source in found.sources] == [
        ("S1", most),
        ("S2", FORMULA),
    ]


def test_a_passage_of_less_than_two_words_is_refused() -> None:
    with pytest.raises(ValueError, match="give 2 or more"):
        find_reuse("text", [], 1)


@given(WORDS, WORDS)
def test_runs_are_shared_maximal_and_the_same_from_either_side(one: list[str], other: list[str]) -> None:
    runs = shared_runs(one, other, 3)
    assert {(there, at, length) for at, there, length in shared_runs(other, one, 3)} == runs
    for at, there, length in runs:
        assert length >= 3
        assert one[at : at + length] == other[there : there + length]
        assert not (at and there and one[at - 1] == other[there - 1])
        assert one[at + length : at + length + 1] != other[there + length : there + length + 1] or (
            at + length == len(one) and there + length == len(other)
        )


@given(st.text("ab ,.’\n", max_size=60), st.text("ab ,.’\n", max_size=60))
def test_quotations_are_verbatim_in_order_and_none_lies_in_another(text: str, before: str) -> None:
    found = find_reuse(text, [earlier(before)], 2)
    spans = [(one.span.start, one.span.end) for one in found]
    assert spans == sorted(spans)
    assert [end for _, end in spans] == sorted({end for _, end in spans})
    for one in found:
        assert one.span.quote == text[one.span.start : one.span.end]
        for source in one.sources:
            assert source.span.quote == before[source.span.start : source.span.end]
            assert source.here.quote == text[source.here.start : source.here.end]
            assert one.span.start <= source.here.start < source.here.end <= one.span.end
