"""In what two accounts of the same thing differ."""

from __future__ import annotations

import io

import pytest

import verbale
from verbale import Document, Engagement, Reading, Sentence, Statement
from verbale.comparison.readouts import Comparison, compare_readings
from verbale.views.compare import render_comparison, render_comparison_page

OPENING = "Foreign Minister Rudolf Tarnheim met Foreign Secretary Yvonne Calderane in Ganlook on 2 May 2023. "


def compared(ours: str, theirs: str) -> Comparison:
    a = Statement(OPENING + ours, Document(issuer="XRU", published="2023-05-02"))
    b = Statement(OPENING + theirs, Document(issuer="XGS", published="2023-05-02"))
    return compare_readings(verbale.read(a), verbale.read(b))


@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "sides"),
    [
        (
            "The two sides agreed to reopen the Zenda crossing.",
            "The two sides discussed the Zenda crossing.",
            "act",
            ("agree", "report"),
        ),
        (
            "Ruritania strongly condemns the sale of missiles to the Sarn Islands.",
            "Ruritania voiced concern over the sale of missiles to the Sarn Islands.",
            "strength",
            ("strongly condemn", "concern"),
        ),
        (
            "Minister Tarnheim said that the lighthouse of Vellmar will be repaired.",
            "Foreign Secretary Calderane of Graustark said that the lighthouse of Vellmar will be repaired.",
            "attribution",
            None,
        ),
        (
            "Ruritania will buy 30,000 tonnes of rye.",
            "Ruritania will buy 12,000 tonnes of rye.",
            "figures",
            ("30,000", "12,000"),
        ),
    ],
    ids=["agreed or discussed", "strength by the ladder", "whose words", "figures"],
)
def test_the_same_thing_told_differently(
    ours: str, theirs: str, kind: str, sides: tuple[str, str] | None
) -> None:
    pair = compared(ours, theirs).pairs[-1]
    found = {one.kind: (one.a, one.b) for one in pair.differences}
    assert pair.relation == "differs"
    assert kind in found
    assert sides in (None, found[kind])


def test_other_words_alone_make_no_other_story() -> None:
    mine = "Minister Tarnheim met Secretary Calderane in Ganlook."
    theirs = "Secretary Calderane met Minister Tarnheim in Ganlook, the old town."
    one, other = (Reading(Document(), (Sentence(0, len(text), text),)) for text in (mine, theirs))
    (pair,) = compare_readings(one, other).pairs
    assert {one.kind for one in pair.differences} == {"wording"}
    assert pair.relation == "same"


def test_a_commitment_that_one_side_alone_has() -> None:
    found = compared(
        "Graustark promised to withdraw its frigates by June.", "The weather in Ganlook was fine."
    )
    records = [one for one in found.records if one.type == "commitments"]
    assert [one.told for one in records] == ["only_a"]
    assert records[0].to_dict()["b"] is None


def test_an_engagement_on_another_day() -> None:
    text = "Minister Tarnheim met Secretary Calderane in Ganlook."
    one, other = (
        Reading(
            Document(),
            (Sentence(0, len(text), text),),
            (Engagement(start=0, end=len(text), quote=text, kind="meeting", date=day),),
        )
        for day in ("2023-05-02", "2023-05-04")
    )
    (record,) = compare_readings(one, other).records
    assert (record.type, record.told) == ("engagements", "differs")
    assert record.fields == (("date", "2023-05-02", "2023-05-04"),)


def test_topics_come_in_the_order_of_each() -> None:
    one, other = (
        Reading(Document(), tuple(Sentence(n, n + 1, "x", issues=(topic,)) for n, topic in enumerate(topics)))
        for topics in (("space", "health", "space"), ("health", "space"))
    )
    found = compare_readings(one, other)
    assert (found.topics_a, found.topics_b) == (("space", "health"), ("health", "space"))


def test_the_page_is_harmless_and_fetches_nothing() -> None:
    page = render_comparison_page(
        compared("<script>alert(1)</script> & more was said.", "Nothing was said."), lambda code: f"<{code}>"
    )
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;XRU&gt;" in page
    assert "default-src &#39;none&#39;" in page
    assert "http" not in page.replace("http-equiv", "")


def test_compare_takes_texts_statements_and_readings() -> None:
    text = OPENING + "They agreed to reopen the Zenda crossing."
    expected = verbale.compare(text, text).to_dict()
    assert verbale.compare(Statement(text), verbale.read(text)).to_dict() == expected
    assert expected.keys() == {"pairs", "only_a", "only_b", "records"}


def test_an_account_that_tells_more_differs_in_detail() -> None:
    ours = "The lighthouse of Vellmar will be repaired."
    theirs = (
        "The lighthouse of Vellmar, dark since the storm, will be repaired with a lamp of nine thousand candles, "
        "a new stair, a winch for the lifeboat, glass from Strelsau, a stove for the two keepers and their families, "
        "and a horn that fishermen hear at three leagues."
    )
    pair = compared(ours, theirs).pairs[-1]
    assert [one.kind for one in pair.differences] == ["detail"]
    assert pair.relation == "differs"


def test_two_meetings_are_told_apart_by_who_took_part() -> None:
    text = "The Prime Minister met the Chancellor, and I met Minister Tarnheim."
    spans = ((0, 37, ("Prime Minister Brandauer", "Chancellor Merrik")), (43, 66, ("Rudolf Tarnheim",)))
    met = [
        Engagement(start=start, end=end, quote=text[start:end], kind="meeting", participants=names)
        for start, end, names in spans
    ]
    sentence = Sentence(0, len(text), text)
    both, one = (Reading(Document(), (sentence,), tuple(records)) for records in (met, met[1:]))
    (record,) = compare_readings(both, one).records
    assert record.a == met[0]
    assert record.told == "only_a"


def test_what_neither_has_alone_is_said_to_be_nothing() -> None:
    shown = render_comparison(compared("", ""), lambda code: code, target=io.StringIO(), width=100)
    assert "ONLY ONE SAYS: nothing" in shown
    assert "XRU:" not in shown
