"""Labels on real statements hold offsets; expanding them gives back the coding with the words of the text."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from verbale.evaluation.evaluate import load_reading
from verbale.reading.model import ACTS, ISSUES, RECORD_TYPES, not_verbatim

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "training" / "labels"
TEXT = "Preface.\n\nGraustark will return the Jewel of Zenda. Chancellor Merrik met Count Luzau in Edelweiss."
START = TEXT.index("Graustark")
HEAD = "On the Jewel\n\nChancellery | October 1, 1922\n\n"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("expand", LABELS / "expand.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


expand = _module()


def _span(words: str, field: str = "") -> dict[str, int]:
    at = TEXT.index(words)
    stem = f"{field}_" if field else ""
    return {f"{stem}start": at, f"{stem}end": at + len(words)}


@pytest.fixture
def label() -> dict[str, Any]:
    """A coding of all but the preface of an invented statement."""
    sentence = {"act": "commit", "also": [], "to": [], "issues": []}
    meeting = {"kind": "meeting", "parties": ["XGS"], "date": "", "status": "held"}
    return {
        "source": "invented.jsonl#g-1",
        "text_sha256": hashlib.sha256(TEXT[START:].encode()).hexdigest(),
        "start": START,
        "end": len(TEXT),
        "document": {
            "title": "On the Jewel",
            "publisher": "Chancellery",
            "issuer": "XGS",
            "published": "1922-10-01",
            "kind": "statement",
        },
        "sentences": [
            {
                **_span("Graustark will return the Jewel of Zenda."),
                "voice": [{"party": "XGS", **_span("Chancellor Merrik", "name")}],
                **sentence,
            }
        ],
        "engagements": [
            {
                **_span("Chancellor Merrik met Count Luzau"),
                **meeting,
                **_span("Edelweiss", "place"),
                "participants": [_span("Merrik"), _span("Luzau")],
                "also": [_span("met")],
            }
        ],
        "commitments": [
            {
                **_span("will return the Jewel of Zenda"),
                **_span("return the Jewel of Zenda", "content"),
                "holder": "XGS",
                "by": "XGS",
                "polarity": "do",
            }
        ],
    }


def test_every_span_gets_the_words_it_stands_for(label: dict[str, Any]) -> None:
    excerpt, coded = expand.expand(label, TEXT)
    assert excerpt == HEAD + TEXT[START:]
    sentence, commitment, meeting = coded["sentences"][0], coded["commitments"][0], coded["engagements"][0]
    assert (sentence["start"], sentence["quote"]) == (len(HEAD), "Graustark will return the Jewel of Zenda.")
    assert sentence["voice"] == [{"party": "XGS", "name": "Chancellor Merrik"}]
    assert commitment["content"] == "return the Jewel of Zenda"
    assert meeting["place"] == "Edelweiss"
    assert meeting["participants"] == ["Merrik", "Luzau"]
    assert meeting["also"][0]["quote"] == "met"


def test_an_expanded_part_is_a_folder_of_verbatim_readings(label: dict[str, Any], tmp_path: Path) -> None:
    labels, output = tmp_path / "labels", tmp_path / "out"
    labels.mkdir()
    (labels / "g.json").write_text(json.dumps(label))
    (tmp_path / "invented.jsonl").write_text(
        json.dumps({"id": "g-1", "title": "On the Jewel", "text": TEXT}) + "\n"
    )
    assert expand.write_part(labels, tmp_path, output) == 1
    text = (output / "g.txt").read_bytes().decode()
    assert not_verbatim(load_reading(output / "g.json"), text) == []


def test_an_excerpt_is_found_where_the_text_before_it_has_changed(label: dict[str, Any]) -> None:
    excerpt, coded = expand.expand(label, "A longer preface than that.\n\n" + TEXT[START:])
    assert excerpt == HEAD + TEXT[START:]
    assert coded["commitments"][0]["quote"] == "will return the Jewel of Zenda"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (TEXT.replace("Jewel", "Crown"), "one word of the excerpt differs"),
        (TEXT[:-5], "the excerpt is cut off"),
        ("", "there is no text"),
    ],
)
def test_another_text_is_refused_by_name(label: dict[str, Any], text: str, reason: str) -> None:
    with pytest.raises(expand.LabelError, match=r"invented.jsonl#g-1: its text is not the one"):
        expand.expand(label, text)


def test_a_title_that_the_label_lacks_is_the_collection_s(label: dict[str, Any], tmp_path: Path) -> None:
    label["document"]["title"] = ""
    (tmp_path / "g.json").write_text(json.dumps(label))
    (tmp_path / "invented.jsonl").write_text(json.dumps({"id": "g-1", "title": "The Jewel", "text": TEXT}))
    [(_, text, coded)] = expand.expand_all(tmp_path, tmp_path)
    assert text.startswith("The Jewel\n\nChancellery")
    assert coded["document"]["title"] == "The Jewel"


def test_an_unknown_statement_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "invented.jsonl").write_text(
        json.dumps({"id": "g-1", "title": "On the Jewel", "text": TEXT}) + "\n"
    )
    with pytest.raises(expand.LabelError, match=r"invented.jsonl#g-2: no statement has this id"):
        expand.source_text("invented.jsonl#g-2", tmp_path)


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(expand.LabelError, match="no labels there"):
        list(expand.expand_all(tmp_path, tmp_path))


@pytest.mark.parametrize(
    "path", sorted(LABELS.glob("*/*/*.json")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_a_label_holds_no_words_of_its_text(path: Path) -> None:
    label = json.loads(path.read_text(encoding="utf-8"))
    strings = [words for key in label if key != "document" for words in _strings(label[key])]
    assert [words for words in strings if len(words.split()) > 5] == []


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [words for part in value for words in _strings(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("part", expand.PARTS)
def test_the_labels_fit_the_collection(part: str) -> None:
    if not expand.CORPUS.exists():
        pytest.skip("the collection is not at ../shared/corpus")
    for name, text, coded in expand.expand_all(LABELS / part, expand.CORPUS):
        for sentence in coded["sentences"]:
            assert sentence["quote"] == sentence["quote"].strip(), name
            assert text[sentence["start"] : sentence["end"]] == sentence["quote"], name


@pytest.mark.parametrize("part", expand.PARTS)
def test_the_labels_keep_what_the_guide_rules_out(part: str) -> None:
    for path in sorted((LABELS / part).glob("*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        asked = [sentence for sentence in label["sentences"] if sentence["act"] == "ask"]
        assert {sentence["act"] for sentence in label["sentences"]} <= set(ACTS), path.stem
        assert {issue for sentence in label["sentences"] for issue in sentence["issues"]} <= set(ISSUES), (
            path.stem
        )
        assert all(not sentence["issues"] and not sentence["also"] for sentence in asked), path.stem
        records = [record for kind in RECORD_TYPES for record in label[kind.key]]
        assert not [record for record in records for question in asked if _overlap(record, question)], (
            path.stem
        )


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])
