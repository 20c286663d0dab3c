"""The front door: what ``import verbale`` gives, and how it tells a text from a name."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

import verbale
from verbale.sources import from_text

RURITANIA = Path(__file__).parents[1] / "examples" / "ruritania"
BRIEFING = RURITANIA / "briefing-before-visit.txt"
PROMISE = "Ruritania will open the border on 3 May 2024."


def test_a_text_is_read() -> None:
    reading = verbale.read(PROMISE)
    assert reading.document.source == ""
    assert [sentence.quote for sentence in reading.sentences] == [PROMISE]


@pytest.mark.parametrize("name", [BRIEFING, str(BRIEFING)], ids=["path", "string"])
def test_a_file_is_read(name: Path | str) -> None:
    reading = verbale.read(name)
    assert reading.document.source == str(BRIEFING)
    text = BRIEFING.read_bytes().decode("utf-8")
    assert len(reading.sentences) > 20
    assert verbale.not_verbatim(reading, text) == []


def test_a_reading_goes_to_json_and_back() -> None:
    reading = verbale.read(BRIEFING)
    assert verbale.Reading.from_dict(reading.to_dict()) == reading


def test_what_is_given_counts_for_more_than_what_the_text_says() -> None:
    given = {"issuer": "XGS", "published": "2024-01", "title": "T", "publisher": "P", "kind": "letter"}
    document = verbale.read(BRIEFING, **given).document
    assert {name: getattr(document, name) for name in given} == given


def test_a_statement_is_read_as_it_is() -> None:
    statement = verbale.load(BRIEFING)
    assert verbale.read(statement) == verbale.read(BRIEFING)
    assert verbale.read(statement, issuer="FRA").document.issuer == "FRA"


def test_offsets_refer_to_the_text_of_the_loaded_statement() -> None:
    statement = verbale.load(RURITANIA / "statement-on-trawler.html")
    reading = verbale.read(statement)
    assert reading.sentences
    assert verbale.not_verbatim(reading, statement.text) == []


@pytest.mark.parametrize("name", ["missing.txt", "Missing Statement.PDF", "no/such/page.html"])
def test_a_mistyped_name_is_no_text(name: str) -> None:
    with pytest.raises(verbale.SourceError, match="no such file"):
        verbale.read(name)


@pytest.mark.parametrize("missing", [Path("Ruritania will open the border."), Path("-")])
def test_a_path_object_is_a_name_whatever_it_looks_like(
    missing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(verbale.SourceError, match="no such file"):
        verbale.read(missing)


def test_a_folder_is_no_statement(tmp_path: Path) -> None:
    with pytest.raises(verbale.SourceError, match="folder"):
        verbale.read(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/page says that Ruritania will open the border.",  # has white space
        "https://example.org/\nRuritania will open the border.",
        f"{BRIEFING}\nis a file.",  # has a line break
        f"{'Ruritania will open the border. ' * 40}txt",  # too long for a name
        "Ruritania will open the border.\0",  # cannot be a name
        "-",
    ],
)
def test_what_is_no_name_and_no_address_is_a_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    assert verbale.load(text).text == text


def test_a_text_from_a_stranger_can_be_kept_from_being_a_name() -> None:
    assert from_text(str(BRIEFING)).text == str(BRIEFING)
    assert verbale.read(from_text(str(BRIEFING))).document.source == ""


def test_an_address_is_fetched_and_a_private_one_refused() -> None:
    with pytest.raises(verbale.FetchError, match="public"):
        verbale.read("http://127.0.0.1/page")


@pytest.mark.parametrize(
    ("given", "named"),
    [({"issuer": "France"}, "issuer"), ({"published": "yesterday"}, "published"), ({"kind": "memo"}, "kind")],
)
def test_metadata_that_is_none_is_refused(given: dict[str, str], named: str) -> None:
    with pytest.raises(verbale.VerbaleError, match=named):
        verbale.read(PROMISE, **given)
    with pytest.raises(ValueError, match=named):
        verbale.read(PROMISE, **given)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(verbale.SourceError, match="empty"):
        verbale.read(text)


def test_everything_promised_is_there() -> None:
    assert not {name for name in verbale.__all__ if not hasattr(verbale, name)}
    assert verbale.__version__[0].isdigit()


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'verbale' has no attribute 'absent'"):
        _ = verbale.absent
