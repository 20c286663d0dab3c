from __future__ import annotations

import pytest
from lxml import html

import verbale
from verbale.reading.tabulated import ROWS_SHOWN, table_html, words

HOSTILE = (
    'Mr. Vail: We demand that Graustark "<script>alert(1)</script>" lift the tariffs & the \u202equotas.'
)


def tables(source: str) -> list[html.HtmlElement]:
    return list(html.fromstring(f"<div>{source}</div>").iter("table"))


def test_a_reading_shows_its_sentences_and_its_records() -> None:
    reading = verbale.read("Lin Jian: We urge the U.S. side to lift the tariffs.", issuer="CHN")
    sentences, records = tables(reading._repr_html_())
    assert [cell.text_content() for cell in sentences.iter("td")][:3] == ["Lin Jian (CHN)", "demand", "USA"]
    assert "by: CHN; to: USA; content: lift the tariffs; polarity: do" in records.text_content()


def test_a_reading_of_nothing_says_so() -> None:
    assert "Sentences: none" in verbale.Reading()._repr_html_()


def test_tables_have_a_caption_and_heads_that_say_what_they_are_of() -> None:
    for table in tables(verbale.read(HOSTILE, issuer="XRU")._repr_html_()):
        assert [child.tag for child in table] == ["caption", "thead", "tbody"]
        assert {head.get("scope") for head in table.iter("th")} == {"col"}
        widths = {len(row) for row in table.iter("tr")}
        assert len(widths) == 1, "every row has a cell for each head"


def test_nothing_that_a_statement_says_is_taken_for_html() -> None:
    reading = verbale.read(HOSTILE, issuer="XRU", title="<img src=x onerror=alert(1)>", publisher="<b>")
    source = reading._repr_html_()
    assert not list(html.fromstring(f"<div>{source}</div>").iter("script", "img", "b"))
    assert "&lt;script&gt;" in source
    assert "\u202e" not in source


def test_a_long_table_is_cut_and_says_so() -> None:
    rows = [(str(number),) for number in range(ROWS_SHOWN + 7)]
    source = table_html("Numbers", ("number",), rows, len(rows))
    assert source.count("<tr>") == ROWS_SHOWN + 1
    assert source.endswith("<p>… and 7 more</p>")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        (("XRU", "XGS"), "XRU, XGS"),
        ({"by": ("XRU",), "count": None, "to": ()}, "by: XRU"),
        (3, "3"),
    ],
)
def test_values_are_told_in_words(value: object, told: str) -> None:
    assert words(value) == told
